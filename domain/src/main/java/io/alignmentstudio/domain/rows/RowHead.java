package io.alignmentstudio.domain.rows;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What every row has.
 *
 * @param id unique in its file; field {@code id}
 * @param policy id of the regulation; field {@code policy}
 * @param clauseQuotes verbatim words of the clauses that the row rests on, possibly of several
 *     regulations; field {@code clause_quote}, a string or a list of strings
 * @param clauseIds the same clauses by id; field {@code clause_ids}, or resolved by {@link
 *     ClauseQuotes}
 * @param contrastGroup rows that tell one story with one fact changed share it; field {@code
 *     contrast_group}
 * @param stratum where the row comes from, for separate figures, such as {@code held-out-norm};
 *     field {@code stratum}
 * @param normId the norm that a generated row realises; field {@code norm_id}
 * @param source file and line
 */
public record RowHead(
    String id,
    String policy,
    List<String> clauseQuotes,
    List<String> clauseIds,
    Optional<String> contrastGroup,
    Optional<String> stratum,
    Optional<String> normId,
    RowSource source) {
  public RowHead {
    requireText(id, "id");
    requireText(policy, "policy");
    clauseQuotes = List.copyOf(clauseQuotes);
    clauseIds = List.copyOf(clauseIds);
    requireNonNull(contrastGroup, "contrastGroup is null");
    requireNonNull(stratum, "stratum is null");
    requireNonNull(normId, "normId is null");
    requireNonNull(source, "source is null");
  }

  /** A row that names nothing but its clauses. */
  public static RowHead of(String id, String policy, List<String> clauseQuotes) {
    return new RowHead(
        id,
        policy,
        clauseQuotes,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        RowSource.GENERATED);
  }

  public RowHead withClauseIds(List<String> ids) {
    return new RowHead(id, policy, clauseQuotes, ids, contrastGroup, stratum, normId, source);
  }

  public RowHead withContrastGroup(String group) {
    return new RowHead(
        id, policy, clauseQuotes, clauseIds, Optional.of(group), stratum, normId, source);
  }

  public RowHead withStratum(String name) {
    return new RowHead(
        id, policy, clauseQuotes, clauseIds, contrastGroup, Optional.of(name), normId, source);
  }

  static void requireText(String value, String name) {
    requireNonNull(value, name + " is null");
    if (value.isBlank()) {
      throw new IllegalArgumentException(name + " is blank");
    }
  }
}
