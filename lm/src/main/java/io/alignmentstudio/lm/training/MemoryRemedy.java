package io.alignmentstudio.lm.training;

/** What to do where memory is short. */
final class MemoryRemedy {
  static final String TEXT =
      "Lower batchTokens (training.sft.batch-tokens in studio.yaml, which preferences take twice; batch.tokens or batch.rows of studio train) and raise accumulation by as much (batch.accumulation of studio train), shorten the longest rows, lower the adapter's rank (training.sft.lora.rank; lora.rank of studio train), quantise the base to 4 bits (method: qlora of studio train), or train a smaller model";

  private MemoryRemedy() {}
}
