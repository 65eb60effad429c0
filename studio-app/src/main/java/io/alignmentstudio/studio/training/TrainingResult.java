package io.alignmentstudio.studio.training;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a run ended.
 *
 * @param before whether an earlier command had finished it
 * @param figures such as steps and loss; none where it had been finished
 */
public record TrainingResult(boolean before, Map<String, Object> figures) {
  public TrainingResult {
    figures = Collections.unmodifiableMap(new TreeMap<>(figures));
  }
}
