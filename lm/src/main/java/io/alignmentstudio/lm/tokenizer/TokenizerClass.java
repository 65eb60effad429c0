package io.alignmentstudio.lm.tokenizer;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

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

    /**
     * Models whose declared class is wrong, and whose file transformers takes as it is. Source:
     * {@code MODEL_IDS_TO_TOKENIZERS_BACKEND} of transformers, those of the families here.
     */
    private static final Pattern DECLARED_WRONGLY =
        Pattern.compile("deepseek-ai/deepseek-(?:r1-distill-llama|coder)-.*");

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
     * @param repository {@code owner/name} of the model on the hub, if it comes from there
     */
    public static Kind of(
        Optional<String> declared, String modelType, Optional<String> repository) {
      if (isDeclaredWrongly(repository)) {
        return STORED;
      }
      return switch (modelType) {
        case "granite", "mistral" -> STORED;
        case "qwen2" -> QWEN2;
        case "qwen3" -> named(declared.orElse("Qwen2Tokenizer"));
        default -> named(declared.orElse(""));
      };
    }

    /**
     * Whether transformers knows of a model on the hub that its file is right and its class is not.
     */
    public static boolean isDeclaredWrongly(Optional<String> repository) {
      return repository
          .filter(name -> DECLARED_WRONGLY.matcher(name.toLowerCase(Locale.ROOT)).matches())
          .isPresent();
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

  /**
   * Refuses a vocabulary that the class cannot read: its texts would come back without blanks.
   *
   * @throws StudioException DATA if a SentencePiece class has a byte-level vocabulary
   */
  void requireFitting(TokenizerFile file, String origin) {
    if (kind == Kind.LLAMA && file.byteLevel()) {
      throw new StudioException(
          ErrorCode.DATA,
          "%s: the vocabulary is of byte-level BPE, but the tokenizer_class beside it is LlamaTokenizer, with which transformers 5 reads it as SentencePiece's and loses all blanks; set tokenizer_class to PreTrainedTokenizerFast in tokenizer_config.json, which takes tokenizer.json as it is"
              .formatted(origin));
    }
  }
}
