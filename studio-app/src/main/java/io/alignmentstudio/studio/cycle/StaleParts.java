package io.alignmentstudio.studio.cycle;

import io.alignmentstudio.domain.Example;
import io.alignmentstudio.framers.revision.ClauseChange;
import io.alignmentstudio.framers.revision.RevisionDiff;
import io.alignmentstudio.workspace.Workspace;
import io.alignmentstudio.workspace.json.Json;
import io.alignmentstudio.workspace.step.StepOutput;
import io.alignmentstudio.workspace.store.Split;
import io.alignmentstudio.workspace.store.StepAttempt;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a changed document makes stale in a workspace.
 *
 * @param trainingRows ids of the rows to train on that rest on a changed clause
 * @param heldOutRows ids of held-out rows that do
 * @param models weights and adapters: all of them once any clause changed, was inserted or
 *     repealed, as they were trained on the documents or on prompts with passages of them
 * @param audits runs of the audits that judged such models and searched such passages
 */
public record StaleParts(
    List<String> trainingRows, List<String> heldOutRows, List<String> models, List<String> audits) {
  public StaleParts {
    trainingRows = List.copyOf(trainingRows);
    heldOutRows = List.copyOf(heldOutRows);
    models = List.copyOf(models);
    audits = List.copyOf(audits);
  }

  /** What these changes make stale of the last framing, training and audit. */
  public static StaleParts of(Workspace workspace, List<RevisionDiff> diffs) {
    List<ClauseChange> changes = diffs.stream().flatMap(diff -> diff.changes().stream()).toList();
    Set<String> touched =
        changes.stream()
            .filter(ClauseChange::touchesContent)
            .flatMap(change -> change.before().stream())
            .map(clause -> clause.id())
            .collect(Collectors.toCollection(TreeSet::new));
    List<String> training = rows(workspace, Split.TRAINING, touched);
    List<String> heldOut = rows(workspace, Split.HELD_OUT, touched);
    if (changes.isEmpty()) {
      return new StaleParts(training, heldOut, List.of(), List.of());
    }
    // Continued training, the passages beside a prompt and the audit's search take all the text.
    List<String> models =
        Stream.of(BaseStep.NAME, InstructStep.SUPERVISED, InstructStep.PREFERENCES)
            .flatMap(step -> weights(workspace, step))
            .toList();
    List<String> audits =
        workspace.steps().lastFinished(AuditStep.NAME).map(StepAttempt::runId).stream().toList();
    return new StaleParts(training, heldOut, models, audits);
  }

  private static List<String> rows(Workspace workspace, Split split, Set<String> clauses) {
    return workspace.examples().all(split).stream()
        .filter(row -> !Collections.disjoint(row.provenance().clauseIds(), clauses))
        .map(Example::id)
        .toList();
  }

  private static Stream<String> weights(Workspace workspace, String step) {
    return workspace.steps().lastFinished(step).flatMap(StepAttempt::output).stream()
        .map(output -> Json.read(output, StepOutput.class).artifacts())
        .flatMap(made -> Stream.of(BaseStep.WEIGHTS, InstructStep.ADAPTER).map(made::get))
        .filter(Objects::nonNull);
  }

  /** Says it in lines for people, and below each count what is counted, by id. */
  public String describe() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "stale: %,d rows to train on, %,d held-out rows"
            .formatted(trainingRows.size(), heldOutRows.size()));
    list("stale rows to train on:", trainingRows, lines);
    list("stale held-out rows:", heldOutRows, lines);
    lines.add("stale models: " + (models.isEmpty() ? "none" : String.join(", ", models)));
    lines.add(
        "stale audits: " + (audits.isEmpty() ? "none" : "of run " + String.join(", ", audits)));
    return String.join(System.lineSeparator(), lines);
  }

  private static void list(String title, List<String> ids, List<String> lines) {
    if (!ids.isEmpty()) {
      lines.add(title);
      ids.forEach(id -> lines.add("  " + id));
    }
  }
}
