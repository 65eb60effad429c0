package io.alignmentstudio.lm.grounding;

import static java.util.Objects.requireNonNull;

import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Example.Instruction;
import io.alignmentstudio.domain.Example.Preference;
import io.alignmentstudio.domain.Example.Scenario;
import java.util.List;
import java.util.Optional;

/**
 * What a person wrote about clauses: a question, a situation or a request. A text like it is likely
 * to concern the same clauses, even where it shares no word with them.
 *
 * @param clauseIds the clauses that it rests on
 * @param quotes verbatim words of those clauses; empty where the clauses as a whole are meant
 * @param decision on a request; empty for questions and situations
 */
public record Precedent(
    String text, List<String> clauseIds, List<String> quotes, Optional<Decision> decision) {
  private static final int START = 40;

  /** What became of a request. */
  public enum Decision {
    ANSWERED,
    REFUSED
  }

  public Precedent {
    requireNonNull(text, "text is null");
    clauseIds = List.copyOf(clauseIds);
    quotes = List.copyOf(quotes);
    requireNonNull(decision, "decision is null");
  }

  /** A question or a situation. */
  public Precedent(String text, List<String> clauseIds, List<String> quotes) {
    this(text, clauseIds, quotes, Optional.empty());
  }

  /** The precedent that an example sets. */
  public static Precedent of(Example example) {
    return new Precedent(
        example.prompt(),
        example.provenance().clauseIds(),
        example.provenance().quotes(),
        decision(example));
  }

  private static Optional<Decision> decision(Example example) {
    return switch (example) {
      case Preference preference ->
          Optional.of(preference.bucket().allowed() ? Decision.ANSWERED : Decision.REFUSED);
      case Instruction _, Scenario _ -> Optional.empty();
    };
  }

  /** Whether it rests on a passage: the right clause, and the quoted words if there are any. */
  public boolean restsOn(Passage passage) {
    return clauseIds.contains(passage.clauseId())
        && (quotes.isEmpty() || quotes.stream().anyMatch(quote -> overlap(passage.text(), quote)));
  }

  private static boolean overlap(String text, String quote) {
    return quote.contains(text)
        || text.contains(quote.substring(0, Math.min(quote.length(), START)));
  }
}
