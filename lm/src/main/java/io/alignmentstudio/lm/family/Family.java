package io.alignmentstudio.lm.family;

import java.util.OptionalInt;

/**
 * A decoder family of Hugging Face transformers: its names, the values of its fields that a {@code
 * config.json} leaves out, and what sets it apart from Llama.
 */
public interface Family {
  /** The class that transformers loads it with, such as {@code LlamaForCausalLM}. */
  String architecture();

  /** Its {@code model_type}, such as {@code llama}. */
  String modelType();

  Defaults defaults();

  /**
   * Reads the fields that only some families have.
   *
   * @param layers number of layers
   * @param headSize width of an attention head
   */
  DecoderTraits traits(ConfigFields fields, int layers, int headSize);

  /**
   * Values of absent fields, from the configuration classes of transformers 5.18.
   *
   * @param contextLength {@code max_position_embeddings}
   * @param keyValueHeads {@code num_key_value_heads}; empty stands for as many as query heads
   * @param headSize {@code head_dim}; empty stands for the hidden size by the heads
   * @param startToken {@code bos_token_id}
   * @param endToken {@code eos_token_id}
   */
  record Defaults(
      int contextLength,
      OptionalInt keyValueHeads,
      OptionalInt headSize,
      OptionalInt startToken,
      OptionalInt endToken) {}
}
