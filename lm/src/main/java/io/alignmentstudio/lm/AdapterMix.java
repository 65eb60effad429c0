package io.alignmentstudio.lm;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Weights over a model's adapters for one request: the base's weights change by Σ wᵢ sᵢ Bᵢ Aᵢ.
 *
 * @param weights by adapter name, at least 0; adapters that are not named have no part
 */
public record AdapterMix(SortedMap<String, Double> weights) {
  public AdapterMix {
    SortedMap<String, Double> parts = new TreeMap<>();
    weights.forEach(
        (name, weight) -> {
          if (!(weight >= 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException(
                "the weight of adapter %s must be at least 0, got %s".formatted(name, weight));
          }
          if (weight > 0) {
            parts.put(name, weight);
          }
        });
    weights = Collections.unmodifiableSortedMap(parts);
  }

  public static AdapterMix of(Map<String, Double> weights) {
    return new AdapterMix(new TreeMap<>(weights));
  }

  /** One adapter as it was trained. */
  public static AdapterMix only(String name) {
    return of(Map.of(name, 1.0));
  }

  /** No adapter: the base alone. */
  public static AdapterMix base() {
    return of(Map.of());
  }
}
