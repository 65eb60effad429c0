package io.alignmentstudio.lm.model;

import io.alignmentstudio.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Each row's weights over the adapters of a stack. Used on the engine's thread. */
public final class RowMixes {
  private final List<float[]> weights;
  private final boolean uniform;
  private Optional<Tensor> current = Optional.empty();

  /**
   * @param weights for each row its weights, one for each adapter; at least one row
   */
  public RowMixes(List<float[]> weights) {
    this.weights = List.copyOf(weights);
    uniform = weights.stream().allMatch(row -> Arrays.equals(row, weights.getFirst()));
  }

  /** Whether all rows have the same mix. */
  public boolean uniform() {
    return uniform;
  }

  /** Says which rows the next runs are of; valid as long as the surrounding scope. */
  public void select(int[] rows) {
    int[] chosen = uniform ? new int[] {0} : rows;
    int adapters = weights.getFirst().length;
    float[] values = new float[chosen.length * adapters];
    for (int at = 0; at < chosen.length; at++) {
      System.arraycopy(weights.get(chosen[at]), 0, values, at * adapters, adapters);
    }
    current = Optional.of(Tensor.of(values, chosen.length, adapters));
  }

  /** [rows, adapters]; [1, adapters] if all rows have the same. */
  Tensor current() {
    return current.orElseThrow(() -> new IllegalStateException("no rows are selected"));
  }
}
