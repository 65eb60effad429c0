package io.alignmentstudio.domain.rows;

import java.util.List;

/** One line of a seed or suite file. */
public sealed interface Row permits QuestionRow, ScenarioRow, RequestRow, PreferenceRow {
  RowHead head();

  /** Copies the row with these clauses. */
  Row withClauseIds(List<String> ids);

  default String id() {
    return head().id();
  }

  default String policy() {
    return head().policy();
  }

  default List<String> clauseQuotes() {
    return head().clauseQuotes();
  }

  default List<String> clauseIds() {
    return head().clauseIds();
  }

  /** Rows with the same group rise and fall together: the contrast group, or else the row alone. */
  default String group() {
    return head().contrastGroup().orElse(head().id());
  }
}
