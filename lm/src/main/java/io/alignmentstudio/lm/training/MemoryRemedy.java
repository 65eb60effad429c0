package io.alignmentstudio.lm.training;

/** What to do where memory is short. */
final class MemoryRemedy {
  static final String TEXT =
      "Lower batchTokens (training.sft.batch-tokens in studio.yaml, which preferences take twice) and raise accumulation by as much (in Java), shorten the longest rows, lower the adapter's rank (training.sft.lora.rank), quantise the base to 4 bits (in Java), or train a smaller model (model.base)";

  private MemoryRemedy() {}
}
