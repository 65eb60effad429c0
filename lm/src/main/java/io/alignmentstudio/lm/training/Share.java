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
   * A batch that this process has a part in.
   *
   * @param places of the batch's rows in the run's data
   * @param own positions in the batch of the rows of this process, of which there may be none
   * @param number of the batch in its step, from 0
   * @param group the processes that share the batch
   */
  record Piece(List<Integer> places, List<Integer> own, int number, ProcessGroup group) {
    <R> Portion<R> of(List<R> rows) {
      return new Portion<>(places.stream().map(rows::get).toList(), places, own, group);
    }

    List<Integer> ownPlaces() {
      return own.stream().map(places::get).toList();
    }
  }

  /**
   * This process's pieces of a step, at least one. Of batches that are shared, every process has
   * the same pieces in the same order.
   */
  static List<Piece> of(List<List<Integer>> batches, ProcessGroup group) {
    List<Piece> pieces = new ArrayList<>();
    boolean whole = batches.size() >= group.size();
    for (int number = 0; number < batches.size(); number++) {
      List<Integer> batch = batches.get(number);
      if (!whole) {
        pieces.add(new Piece(batch, every(batch, group), number, group));
      } else if (number % group.size() == group.rank()) {
        pieces.add(new Piece(batch, all(batch), number, ProcessGroup.single()));
      }
    }
    return pieces;
  }

  private static List<Integer> all(List<Integer> batch) {
    return IntStream.range(0, batch.size()).boxed().toList();
  }

  private static List<Integer> every(List<Integer> batch, ProcessGroup group) {
    return IntStream.range(0, batch.size())
        .filter(at -> at % group.size() == group.rank())
        .boxed()
        .toList();
  }
}
