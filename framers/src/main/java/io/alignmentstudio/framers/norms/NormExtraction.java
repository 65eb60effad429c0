package io.alignmentstudio.framers.norms;

import io.alignmentstudio.domain.Norm;
import java.util.List;

/** The norms of a clause, and the sentences that look like norms but could not be used. */
public record NormExtraction(List<Norm> norms, List<Dropped> dropped) {
  public NormExtraction {
    norms = List.copyOf(norms);
    dropped = List.copyOf(dropped);
  }

  /**
   * A sentence that was not used.
   *
   * @param reason short and the same for all sentences of a kind, to be counted
   */
  public record Dropped(String reason, String sentence) {}
}
