package io.alignmentstudio.lm.family;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The sliding window of the Qwen families: off unless switched on, then in the upper layers. */
final class QwenWindow {
  private static final int TOKENS = 4096;
  private static final int FULL_LAYERS = 28;

  private QwenWindow() {}

  static Optional<SlidingWindow> read(ConfigFields fields, int layers) {
    Optional<Set<Integer>> named = SlidingWindow.layers(fields, layers);
    OptionalInt tokens =
        fields.flag("use_sliding_window", false)
            ? fields.positiveOr("sliding_window", TOKENS)
            : OptionalInt.empty();
    if (tokens.isEmpty()) {
      if (named.isPresent() && !named.get().isEmpty()) {
        fields
            .problems()
            .add(
                "config.json: layer_types names sliding_attention, but use_sliding_window is %s and"
                    + " sliding_window is %s; switch it on or name full_attention",
                fields.shown("use_sliding_window"), fields.shown("sliding_window"));
      }
      return Optional.empty();
    }
    if (named.isPresent()) {
      return Optional.of(new SlidingWindow(tokens.getAsInt(), named.get()));
    }
    double first = fields.number("max_window_layers", FULL_LAYERS);
    return Optional.of(SlidingWindow.from((int) Math.max(0, first), layers, tokens.getAsInt()));
  }
}
