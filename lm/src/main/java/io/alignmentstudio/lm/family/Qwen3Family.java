package io.alignmentstudio.lm.family;

import java.util.OptionalInt;

/** Qwen3 dense (arXiv:2505.09388): Llama with normalised queries and keys. */
final class Qwen3Family implements Family {
  private static final int CONTEXT = 32_768;

  @Override
  public String architecture() {
    return "Qwen3ForCausalLM";
  }

  @Override
  public String modelType() {
    return "qwen3";
  }

  @Override
  public Defaults defaults() {
    return new Defaults(
        CONTEXT, OptionalInt.of(32), OptionalInt.of(128), OptionalInt.empty(), OptionalInt.empty());
  }

  @Override
  public DecoderTraits traits(ConfigFields fields, int layers, int headSize) {
    boolean attention = fields.flag("attention_bias", false);
    return new DecoderTraits(
        new DecoderTraits.Biases(attention, attention, false),
        true,
        DecoderTraits.Multipliers.plain(headSize),
        QwenWindow.read(fields, layers));
  }
}
