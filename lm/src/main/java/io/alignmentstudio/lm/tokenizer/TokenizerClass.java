package io.alignmentstudio.lm.tokenizer;

import java.util.Map;
import java.util.Optional;

/**
 * How transformers 5 makes a tokenizer of a {@code tokenizer.json}: as it is stored, or, for some
 * classes, anew from its vocabulary and merges only. Source: transformers, {@code
 * AutoTokenizer.from_pretrained} and the classes' constructors.
 *
 * @param prefixSpace whether a blank goes before a text
 * @param legacy whether it also goes behind each special token, of {@code LlamaTokenizer} only
 */
public record TokenizerClass(Kind kind, boolean prefixSpace, boolean legacy) {
  /** The file as it is. */
  public static final TokenizerClass STORED = new TokenizerClass(Kind.STORED, false, false);

  private static final String END = "<|endoftext|>";

  /** Classes of transformers. */
  public enum Kind {
    /** Every class that takes the file as it is. */
    STORED,
    /** {@code LlamaTokenizer}: SentencePiece's BPE. */
    LLAMA,
    /** {@code Qwen2Tokenizer}: byte-level BPE with single digits. */
    QWEN2,
    /** {@code GPT2Tokenizer}: byte-level BPE. */
    GPT2;

    /** Special tokens by name where a configuration does not speak of them. */
    public Map<String, String> defaults() {
      return switch (this) {
        case STORED -> Map.of();
        case LLAMA -> Map.of("unk_token", "<unk>", "bos_token", "<s>", "eos_token", "</s>");
        case QWEN2 -> Map.of("unk_token", END, "eos_token", END, "pad_token", END);
        case GPT2 -> Map.of("unk_token", END, "bos_token", END, "eos_token", END);
      };
    }

    /**
     * The class that transformers chooses: mostly the declared one, unless it knows the model's
     * family better.
     *
     * @param declared {@code tokenizer_class}
     * @param modelType {@code model_type} of the model; empty if unknown
     */
    public static Kind of(Optional<String> declared, String modelType) {
      return switch (modelType) {
        case "granite", "mistral" -> STORED;
        case "qwen2" -> QWEN2;
        case "qwen3" -> named(declared.orElse("Qwen2Tokenizer"));
        default -> named(declared.orElse(""));
      };
    }

    private static Kind named(String name) {
      return switch (name) {
        case "LlamaTokenizer", "LlamaTokenizerFast" -> LLAMA;
        case "Qwen2Tokenizer", "Qwen2TokenizerFast" -> QWEN2;
        case "GPT2Tokenizer", "GPT2TokenizerFast" -> GPT2;
        default -> STORED;
      };
    }
  }
}
