package io.alignmentstudio.lm.grounding;

import static java.util.Objects.requireNonNull;

import io.alignmentstudio.domain.Example;
import java.util.List;

/**
 * What a person wrote about clauses: a question, a situation or a request. A text like it is likely
 * to concern the same clauses, even where it shares no word with them.
 *
 * @param clauseIds the clauses that it rests on
 * @param quotes verbatim words of those clauses; empty where the clauses as a whole are meant
 */
public record Precedent(String text, List<String> clauseIds, List<String> quotes) {
  private static final int START = 40;

  public Precedent {
    requireNonNull(text, "text is null");
    clauseIds = List.copyOf(clauseIds);
    quotes = List.copyOf(quotes);
  }

  /** The precedent that an example sets. */
  public static Precedent of(Example example) {
    return new Precedent(
        example.prompt(), example.provenance().clauseIds(), example.provenance().quotes());
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
