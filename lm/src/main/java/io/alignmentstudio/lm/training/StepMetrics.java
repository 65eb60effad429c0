package io.alignmentstudio.lm.training;

import java.util.Map;
import java.util.TreeMap;

/**
 * Figures of one step.
 *
 * @param loss mean loss of the batch
 * @param figures others by name, such as {@code accuracy}. An objective has the same names for
 *     every batch, so that processes can add theirs up; NaN stands for a figure that nothing of a
 *     batch tells
 */
public record StepMetrics(double loss, Map<String, Double> figures) {
  public StepMetrics {
    figures = Map.copyOf(figures);
  }

  /** The same without figures that nothing told. */
  StepMetrics known() {
    Map<String, Double> known = new TreeMap<>(figures);
    known.values().removeIf(value -> value.isNaN());
    return new StepMetrics(loss, known);
  }
}
