package io.alignmentstudio.framers.curation;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.rows.ClauseQuotes;
import java.util.List;
import java.util.Map;

/** Whether clauses say what rows quote. */
public final class Quotes {
  private Quotes() {}

  /** Whether the clause says these words, as the quotes of seeds are looked up. */
  public static boolean standIn(Clause clause, String quote) {
    return ClauseQuotes.standIn(List.of(clause), quote);
  }

  /** Whether the clauses of a row are all there and say every word that it quotes. */
  public static boolean allStand(Example row, Map<String, Clause> clauses) {
    List<String> ids = row.provenance().clauseIds();
    if (!clauses.keySet().containsAll(ids)) {
      return false;
    }
    List<Clause> own = ids.stream().map(clauses::get).toList();
    return row.provenance().quotes().stream().allMatch(quote -> ClauseQuotes.standIn(own, quote));
  }
}
