package io.alignmentstudio.studio.cycle;

import io.alignmentstudio.domain.Example;
import io.alignmentstudio.framers.revision.ClauseChange;
import io.alignmentstudio.framers.revision.RevisionDiff;
import io.alignmentstudio.workspace.Workspace;
import io.alignmentstudio.workspace.json.Json;
import io.alignmentstudio.workspace.step.StepOutput;
import io.alignmentstudio.workspace.store.Split;
import io.alignmentstudio.workspace.store.StepAttempt;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a changed document makes stale in a workspace.
 *
 * @param trainingRows ids of the rows to train on that rest on a changed clause
 * @param heldOutRows ids of held-out rows that do
 * @param models artifacts that were trained on stale rows, or on the changed text itself
 * @param audits runs of the audits that asked stale rows or judged stale models
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
    Set<String> touched =
        diffs.stream()
            .flatMap(diff -> diff.changes().stream())
            .filter(ClauseChange::touchesContent)
            .flatMap(change -> change.before().stream())
            .map(clause -> clause.id())
            .collect(Collectors.toCollection(TreeSet::new));
    boolean text =
        diffs.stream()
            .flatMap(diff -> diff.changes().stream())
            .anyMatch(ClauseChange::touchesContent);
    List<String> training = rows(workspace, Split.TRAINING, touched);
    List<String> heldOut = rows(workspace, Split.HELD_OUT, touched);
    List<String> models =
        Stream.concat(
                text ? artifacts(workspace, BaseStep.NAME) : Stream.empty(),
                training.isEmpty()
                    ? Stream.empty()
                    : Stream.of(InstructStep.SUPERVISED, InstructStep.PREFERENCES)
                        .flatMap(step -> artifacts(workspace, step)))
            .toList();
    boolean audited = !models.isEmpty() || !heldOut.isEmpty();
    List<String> audits =
        audited
            ? workspace.steps().lastFinished(AuditStep.NAME).map(StepAttempt::runId).stream()
                .toList()
            : List.of();
    return new StaleParts(training, heldOut, models, audits);
  }

  private static List<String> rows(Workspace workspace, Split split, Set<String> clauses) {
    return workspace.examples().all(split).stream()
        .filter(row -> !Collections.disjoint(row.provenance().clauseIds(), clauses))
        .map(Example::id)
        .toList();
  }

  private static Stream<String> artifacts(Workspace workspace, String step) {
    return workspace.steps().lastFinished(step).flatMap(StepAttempt::output).stream()
        .map(output -> Json.read(output, StepOutput.class))
        .flatMap(output -> output.artifacts().values().stream())
        .sorted();
  }

  /** Says it in lines for people; ids of rows on demand only. */
  public String describe() {
    return String.join(
        System.lineSeparator(),
        "stale: %,d rows to train on, %,d held-out rows"
            .formatted(trainingRows.size(), heldOutRows.size()),
        "stale models: " + (models.isEmpty() ? "none" : String.join(", ", models)),
        "stale audits: " + (audits.isEmpty() ? "none" : "of run " + String.join(", ", audits)));
  }
}
