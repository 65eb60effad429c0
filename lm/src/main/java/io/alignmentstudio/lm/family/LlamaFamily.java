package io.alignmentstudio.lm.family;

import java.util.Optional;
import java.util.OptionalInt;

/** Llama 1 to 3 (arXiv:2302.13971, arXiv:2407.21783), SmolLM2 and others of the same form. */
final class LlamaFamily implements Family {
  @Override
  public String architecture() {
    return "LlamaForCausalLM";
  }

  @Override
  public String modelType() {
    return "llama";
  }

  @Override
  public Defaults defaults() {
    return new Defaults(
        2048, OptionalInt.empty(), OptionalInt.empty(), OptionalInt.of(1), OptionalInt.of(2));
  }

  @Override
  public DecoderTraits traits(ConfigFields fields, int layers, int headSize) {
    return new DecoderTraits(
        DecoderTraits.Biases.read(fields),
        false,
        DecoderTraits.Multipliers.plain(headSize),
        Optional.empty());
  }
}
