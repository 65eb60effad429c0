package io.alignmentstudio.auditors.audit;

import static java.util.Objects.requireNonNull;

import io.alignmentstudio.domain.rows.PreferenceRow;
import io.alignmentstudio.domain.rows.QuestionRow;
import io.alignmentstudio.domain.rows.RequestRow;
import io.alignmentstudio.domain.rows.Row;
import io.alignmentstudio.domain.rows.ScenarioRow;
import io.alignmentstudio.lm.grounding.Ground;
import io.alignmentstudio.lm.grounding.Passage;
import java.util.List;
import java.util.Optional;

/**
 * One row of the suite with what both sides made of it.
 *
 * @param ground of the answers in the prompt, the same for both sides
 * @param retrieved whether a clause of the row was among them; empty if the row names no clause
 */
public record AuditItem(
    ItemKind kind,
    String stratum,
    Row row,
    Ground ground,
    Optional<Boolean> retrieved,
    Outcome unaligned,
    Outcome aligned) {
  public AuditItem {
    requireNonNull(kind, "kind is null");
    requireNonNull(ground, "ground is null");
    requireNonNull(retrieved, "retrieved is null");
  }

  /** The passages of the policy in the prompt. */
  public List<Passage> passages() {
    return ground.passages();
  }

  public Outcome outcome(Side side) {
    return switch (side) {
      case UNALIGNED -> unaligned;
      case ALIGNED -> aligned;
    };
  }

  public boolean answeredByBoth() {
    return unaligned.status() == ItemStatus.DONE && aligned.status() == ItemStatus.DONE;
  }

  /** What was asked, without the policy around it. */
  public String asked() {
    return asked(row);
  }

  /** Items of one cluster rise and fall together. */
  public String cluster() {
    return stratum + "/" + row.policy() + "/" + row.group();
  }

  static String asked(Row row) {
    return switch (row) {
      case QuestionRow question -> question.question();
      case ScenarioRow scenario -> scenario.scenario();
      case RequestRow request -> request.prompt();
      case PreferenceRow preference -> preference.prompt();
    };
  }
}
