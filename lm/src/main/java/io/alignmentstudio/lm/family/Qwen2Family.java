package io.alignmentstudio.lm.family;

import java.util.OptionalInt;

/** Qwen2 and Qwen2.5 (arXiv:2407.10671): Llama with biased queries, keys and values. */
final class Qwen2Family implements Family {
  private static final int CONTEXT = 32_768;

  @Override
  public String architecture() {
    return "Qwen2ForCausalLM";
  }

  @Override
  public String modelType() {
    return "qwen2";
  }

  @Override
  public Defaults defaults() {
    return new Defaults(
        CONTEXT, OptionalInt.of(32), OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
  }

  @Override
  public DecoderTraits traits(ConfigFields fields, int layers, int headSize) {
    return new DecoderTraits(
        new DecoderTraits.Biases(true, false, false),
        false,
        DecoderTraits.Multipliers.plain(headSize),
        QwenWindow.read(fields, layers));
  }
}
