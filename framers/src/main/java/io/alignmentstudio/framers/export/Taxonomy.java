package io.alignmentstudio.framers.export;

import static java.util.Objects.requireNonNull;

import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.domain.Regulation;
import java.util.List;
import java.util.Optional;

/**
 * What an InstructLab knowledge file says beside its questions.
 *
 * @param author field {@code created_by}
 * @param repository address of the Git repository that holds the documents
 * @param commit of that repository
 */
public record Taxonomy(
    String author,
    Regulation regulation,
    List<PolicyDocument> documents,
    Optional<String> repository,
    Optional<String> commit) {
  public Taxonomy {
    requireNonNull(author, "author is null");
    requireNonNull(regulation, "regulation is null");
    documents = List.copyOf(documents);
    requireNonNull(repository, "repository is null");
    requireNonNull(commit, "commit is null");
  }
}
