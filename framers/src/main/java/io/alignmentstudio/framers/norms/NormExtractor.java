package io.alignmentstudio.framers.norms;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.framers.norms.lists.ClauseLists;
import java.util.List;

/**
 * Finds the norms of a clause by grammar alone.
 *
 * <p>The result depends on the clause, its lists and the addressees only. Safe for several threads.
 */
public final class NormExtractor {
  private final ClauseReader reader;

  public NormExtractor() {
    this(Addressees.DEFAULT);
  }

  /** Reads every clause alone. */
  public NormExtractor(Addressees addressees) {
    this(addressees, ClauseLists.NONE);
  }

  /** Reads the conditions that a list gives together with the list's first item. */
  public NormExtractor(Addressees addressees, ClauseLists lists) {
    this.reader = new ClauseReader(addressees.voices(), lists);
  }

  /** The norms of a clause, in the order of its sentences. */
  public List<Norm> extract(Clause clause) {
    return analyse(clause).norms();
  }

  /** The norms of a clause, and what was left out and why. */
  public NormExtraction analyse(Clause clause) {
    return reader.analyse(clause);
  }
}
