package io.alignmentstudio.domain.rows;

import static io.alignmentstudio.domain.rows.RowHead.requireText;
import static java.util.Objects.requireNonNull;

import io.alignmentstudio.domain.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * A situation with its verdict: one line of {@code scenarios.jsonl}.
 *
 * @param missingFact the fact that would decide; present exactly when the label is ambiguous; field
 *     {@code missing_fact}
 */
public record ScenarioRow(
    RowHead head, String scenario, Verdict label, Optional<String> missingFact) implements Row {
  public ScenarioRow {
    requireNonNull(head, "head is null");
    requireText(scenario, "scenario");
    requireNonNull(label, "label is null");
    if (missingFact.isPresent() != (label == Verdict.AMBIGUOUS)) {
      throw new IllegalArgumentException(
          "scenario "
              + head.id()
              + ": a missing fact belongs to ambiguous scenarios, and only to them");
    }
  }

  @Override
  public ScenarioRow withClauseIds(List<String> ids) {
    return new ScenarioRow(head.withClauseIds(ids), scenario, label, missingFact);
  }
}
