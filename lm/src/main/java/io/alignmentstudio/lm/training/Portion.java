package io.alignmentstudio.lm.training;

import io.alignmentstudio.tensor.ProcessGroup;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One process's rows of a batch.
 *
 * @param batch all its rows
 * @param places of the rows of the batch in the run's data
 * @param own positions in the batch of the rows of this process; empty where other processes have
 *     all
 * @param group the processes that share the batch, each of which prepares its own portion at the
 *     same time; this process alone where it has the whole batch
 * @param <R> a row
 */
public record Portion<R>(
    List<R> batch, List<Integer> places, List<Integer> own, ProcessGroup group) {
  public Portion {
    batch = List.copyOf(batch);
    places = List.copyOf(places);
    own = List.copyOf(own);
    if (places.size() != batch.size()) {
      throw new IllegalArgumentException(
          "%d places of %d rows".formatted(places.size(), batch.size()));
    }
  }

  /** A batch of this process alone, of rows that stand in no data. */
  public static <R> Portion<R> whole(List<R> batch) {
    List<Integer> all = IntStream.range(0, batch.size()).boxed().toList();
    return new Portion<>(batch, all, all, ProcessGroup.single());
  }

  /** The rows of this process. */
  public List<R> rows() {
    return own.stream().map(batch::get).toList();
  }

  /** Where the rows of this process stand in the run's data. */
  public List<Integer> ownPlaces() {
    return own.stream().map(places::get).toList();
  }
}
