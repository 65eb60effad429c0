package io.alignmentstudio.lm.family;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Mistral (arXiv:2310.06825): Llama with a sliding window in every layer, or none if it is null.
 */
final class MistralFamily implements Family {
  private static final int WINDOW = 4096;
  private static final int CONTEXT = 131_072;

  @Override
  public String architecture() {
    return "MistralForCausalLM";
  }

  @Override
  public String modelType() {
    return "mistral";
  }

  @Override
  public Defaults defaults() {
    return new Defaults(
        CONTEXT, OptionalInt.of(8), OptionalInt.empty(), OptionalInt.of(1), OptionalInt.of(2));
  }

  @Override
  public DecoderTraits traits(ConfigFields fields, int layers, int headSize) {
    OptionalInt window = fields.positiveOr("sliding_window", WINDOW);
    Optional<Set<Integer>> sliding = SlidingWindow.layers(fields, layers);
    if (sliding.isPresent() && sliding.get().size() != (window.isPresent() ? layers : 0)) {
      fields
          .problems()
          .add(
              "config.json: layer_types gives some layers another window than sliding_window %s;"
                  + " this family has one for all, as transformers runs it",
              fields.shown("sliding_window"));
    }
    return new DecoderTraits(
        DecoderTraits.Biases.NONE,
        false,
        DecoderTraits.Multipliers.plain(headSize),
        window.isPresent()
            ? Optional.of(SlidingWindow.from(0, layers, window.getAsInt()))
            : Optional.empty());
  }
}
