package io.alignmentstudio.lm.family;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Layers whose tokens see only the nearest ones (arXiv:2004.05150).
 *
 * @param tokens most tokens that one sees, itself included
 * @param layers indices of the layers that look through it
 */
public record SlidingWindow(int tokens, Set<Integer> layers) {
  private static final String SLIDING = "sliding_attention";
  private static final Set<String> KNOWN = Set.of(SLIDING, "full_attention");

  public SlidingWindow {
    layers = Set.copyOf(layers);
  }

  /** The same window in every layer from {@code first} on. */
  static SlidingWindow from(int first, int layers, int tokens) {
    return new SlidingWindow(
        tokens, IntStream.range(first, layers).boxed().collect(Collectors.toSet()));
  }

  /** Reads the layers that {@code layer_types} names; empty if the field is missing. */
  static Optional<Set<Integer>> layers(ConfigFields fields, int layers) {
    List<String> types = fields.texts("layer_types");
    if (types.isEmpty()) {
      return Optional.empty();
    }
    if (types.size() != layers) {
      fields
          .problems()
          .add(
              "config.json: layer_types names %d layers, num_hidden_layers is %d",
              types.size(), layers);
    }
    List<String> unknown = types.stream().filter(type -> !KNOWN.contains(type)).distinct().toList();
    if (!unknown.isEmpty()) {
      fields
          .problems()
          .add(
              "config.json: layer_types %s is not supported; supported are full_attention and %s",
              unknown, SLIDING);
    }
    return Optional.of(
        IntStream.range(0, types.size())
            .filter(layer -> types.get(layer).equals(SLIDING))
            .boxed()
            .collect(Collectors.toSet()));
  }
}
