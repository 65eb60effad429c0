package io.alignmentstudio.studio.web;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.framers.conflicts.ConflictSearch;
import io.alignmentstudio.lm.ChatModel;
import io.alignmentstudio.lm.grounding.PassageIndex;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the web studio and the endpoint serve. Called by many threads at once; asked again on every
 * request, so that a finished run shows without a restart.
 */
public interface StudioBackend {
  /** The base model; empty before the first run. The server never closes it. */
  Optional<ChatModel> unaligned();

  /** The base model with its adapters; empty before {@code studio instruct}. */
  Optional<ChatModel> aligned();

  PassageIndex passages();

  /** Most passages that a prompt is grounded in: as many as training and audit used. */
  int passageLimit();

  Optional<Clause> clause(String id);

  /** The policy documents in the order of {@code studio.yaml}; empty before {@code frame}. */
  List<PolicyDocument> documents();

  /** The norms that rest on a clause. */
  List<Norm> norms(String clauseId);

  /**
   * Norms that cannot both be followed; empty before {@code frame}. The search may take seconds.
   */
  Optional<ConflictSearch.Found> conflicts();

  /**
   * How the documents differ from those of the last framing; empty before {@code frame}.
   *
   * @throws io.alignmentstudio.domain.StudioException if a document cannot be read any more
   */
  Optional<PolicyChanges> changes();

  /** The last audit's report, one HTML file; empty before {@code studio audit}. */
  Optional<Path> latestReport();

  FeedbackSink feedback();

  String workspaceName();

  /** What every page tells the user, such as that the model is for demonstration only. */
  List<String> notices();
}
