package io.alignmentstudio.lm.training;

import io.alignmentstudio.tensor.ProcessGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What one process learns of a step: whole batches where there is one for each process, else every
 * n-th row of each batch.
 */
final class Share {
  private Share() {}

  /**
   * A batch of this process.
   *
   * @param number of the batch in its step, from 0
   * @param counted false if it stands in for a share that is empty: its figures are needed, its
   *     gradients are not
   */
  record Piece(List<Integer> rows, int number, boolean counted) {}

  /** This process's batches of a step, at least one. */
  static List<Piece> of(List<List<Integer>> batches, ProcessGroup group) {
    List<Piece> pieces = new ArrayList<>();
    boolean whole = batches.size() >= group.size();
    for (int number = 0; number < batches.size(); number++) {
      List<Integer> batch = batches.get(number);
      List<Integer> rows = whole ? batch : every(batch, group);
      if (!rows.isEmpty() && (!whole || number % group.size() == group.rank())) {
        pieces.add(new Piece(rows, number, true));
      }
    }
    if (pieces.isEmpty()) {
      pieces.add(new Piece(batches.getFirst().subList(0, 1), 0, false));
    }
    return pieces;
  }

  private static List<Integer> every(List<Integer> batch, ProcessGroup group) {
    return IntStream.range(0, batch.size())
        .filter(at -> at % group.size() == group.rank())
        .mapToObj(batch::get)
        .toList();
  }
}
