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
 * @param generator "template", "seed", "feedback" or the teacher's name
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
}
