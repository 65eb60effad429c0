package io.alignmentstudio.lm.training;

import java.util.Map;

/**
 * Figures of one step.
 *
 * @param loss mean loss of the batch
 * @param figures others by name, such as {@code accuracy}
 */
public record StepMetrics(double loss, Map<String, Double> figures) {
  public StepMetrics {
    figures = Map.copyOf(figures);
  }
}
