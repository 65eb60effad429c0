package io.alignmentstudio.lm.family;

import java.util.Optional;
import java.util.OptionalInt;

/** Granite 3 dense: Llama with four constant factors, after maximal update (arXiv:2203.03466). */
final class GraniteFamily implements Family {
  @Override
  public String architecture() {
    return "GraniteForCausalLM";
  }

  @Override
  public String modelType() {
    return "granite";
  }

  @Override
  public Defaults defaults() {
    return new Defaults(
        2048, OptionalInt.empty(), OptionalInt.empty(), OptionalInt.of(1), OptionalInt.of(2));
  }

  @Override
  public DecoderTraits traits(ConfigFields fields, int layers, int headSize) {
    double logitsDivisor = fields.number("logits_scaling", 1);
    if (logitsDivisor == 0) {
      fields.problems().add("config.json: logits_scaling is 0, expected another number");
    }
    return new DecoderTraits(
        DecoderTraits.Biases.read(fields),
        false,
        new DecoderTraits.Multipliers(
            fields.number("embedding_multiplier", 1),
            fields.number("attention_multiplier", 1),
            fields.number("residual_multiplier", 1),
            1 / logitsDivisor),
        Optional.empty());
  }
}
