package io.alignmentstudio.domain;

import static io.alignmentstudio.domain.Checks.requireText;
import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * Where an example comes from.
 *
 * @param normId the norm that it realises; empty for seeds that name none
 * @param clauseIds the clauses that it rests on; empty only where the policy is silent
 * @param quotes verbatim words of those clauses
 * @param generator "template", "quotation", "seed", "feedback" or the teacher's name
 * @param source what the generator used: frame name and version, seed file and line
 */
public record Provenance(
    Optional<String> normId,
    List<String> clauseIds,
    List<String> quotes,
    String generator,
    String source) {
  /** Generators' names that stand for people. */
  public static final List<String> PEOPLE = List.of("seed", "feedback");

  /** Generator's name of rows that quote a norm and bend no word of it. */
  public static final String QUOTATION = "quotation";

  /** Stands in the source of such a row before the reason. */
  public static final String BRIEFLY = ", told briefly: ";

  public Provenance {
    requireNonNull(normId, "normId is null");
    clauseIds = List.copyOf(clauseIds);
    quotes = List.copyOf(quotes);
    requireText(generator, "generator");
    requireText(source, "source");
  }

  /** Whether a person wrote it. */
  public boolean handWritten() {
    return PEOPLE.contains(generator);
  }

  /** Why the row only quotes its norm; empty for every other row. */
  public Optional<String> toldBrieflyBecause() {
    int at = source.indexOf(BRIEFLY);
    return generator.equals(QUOTATION) && at >= 0
        ? Optional.of(source.substring(at + BRIEFLY.length()))
        : Optional.empty();
  }
}
