package io.alignmentstudio.lm.tokenizer;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How transformers 5 makes a tokenizer of a {@code tokenizer.json}: as it is stored, or, for some
 * classes, anew from its vocabulary and merges only. Source: transformers, {@code
 * AutoTokenizer.from_pretrained} and the classes' constructors.
 *
 * @param prefixSpace whether a blank goes before a text
 * @param legacy whether it also goes behind each special token, of {@code LlamaTokenizer} only
 * @param unknownToken text of the token for what cannot be written, of {@code CodeLlamaTokenizer}
 *     only
 */
public record TokenizerClass(Kind kind, boolean prefixSpace, boolean legacy, String unknownToken) {
  /** The file as it is. */
  public static final TokenizerClass STORED = new TokenizerClass(Kind.STORED, false, false, "");

  private static final String END = "<|endoftext|>";
  private static final Map<String, String> SENTENCE_PIECE =
      Map.of("unk_token", "<unk>", "bos_token", "<s>", "eos_token", "</s>");
  private static final Map<String, String> INFILLING = infilling();

  /**
   * The other classes that transformers 5.18 maps models to and that build a tokenizer of their
   * own; it takes {@code tokenizer.json} as it is for a class that it does not know.
   */
  private static final Set<String> UNSUPPORTED =
      Set.of(
          "AlbertTokenizer",
          "BartTokenizer",
          "BarthezTokenizer",
          "BartphoTokenizer",
          "BertJapaneseTokenizer",
          "BertTokenizer",
          "BertweetTokenizer",
          "BigBirdTokenizer",
          "BioGptTokenizer",
          "BlenderbotSmallTokenizer",
          "BlenderbotTokenizer",
          "ByT5Tokenizer",
          "CLIPTokenizer",
          "CTRLTokenizer",
          "CamembertTokenizer",
          "CanineTokenizer",
          "ClvpTokenizer",
          "CohereTokenizer",
          "CpmAntTokenizer",
          "CpmTokenizer",
          "DPRQuestionEncoderTokenizer",
          "DebertaTokenizer",
          "DebertaV2Tokenizer",
          "DiaTokenizer",
          "EsmTokenizer",
          "EsmcTokenizer",
          "FSMTTokenizer",
          "FlaubertTokenizer",
          "FunnelTokenizer",
          "GPTNeoXJapaneseTokenizer",
          "GPTNeoXTokenizer",
          "GemmaTokenizer",
          "HerbertTokenizer",
          "LEDTokenizer",
          "LasrTokenizer",
          "LayoutLMv2Tokenizer",
          "LayoutLMv3Tokenizer",
          "LayoutXLMTokenizer",
          "LukeTokenizer",
          "LxmertTokenizer",
          "MBart50Tokenizer",
          "MBartTokenizer",
          "MPNetTokenizer",
          "MarkupLMTokenizer",
          "MgpstrTokenizer",
          "MobileBertTokenizer",
          "MvpTokenizer",
          "MyT5Tokenizer",
          "NllbTokenizer",
          "NougatTokenizer",
          "OpenAIGPTTokenizer",
          "PLBartTokenizer",
          "PegasusTokenizer",
          "PerceiverTokenizer",
          "PhobertTokenizer",
          "ProphetNetTokenizer",
          "Qwen3_5Tokenizer",
          "ReformerTokenizer",
          "RemBertTokenizer",
          "RoCBertTokenizer",
          "RoFormerTokenizer",
          "RobertaTokenizer",
          "SeamlessM4TTokenizer",
          "Siglip2Tokenizer",
          "SplinterTokenizer",
          "T5Tokenizer",
          "TapasTokenizer",
          "UdopTokenizer",
          "VideoPrismTokenizer",
          "VitsTokenizer",
          "Wav2Vec2CTCTokenizer",
          "Wav2Vec2PhonemeCTCTokenizer",
          "WhisperTokenizer",
          "XGLMTokenizer",
          "XLMRobertaTokenizer",
          "XLMTokenizer",
          "XLNetTokenizer");

  private static Map<String, String> infilling() {
    Map<String, String> tokens = new LinkedHashMap<>(SENTENCE_PIECE);
    tokens.put("prefix_token", "▁<PRE>");
    tokens.put("middle_token", "▁<MID>");
    tokens.put("suffix_token", "▁<SUF>");
    tokens.put("eot_token", "▁<EOT>");
    tokens.put("fill_token", "<FILL_ME>");
    return Collections.unmodifiableMap(tokens);
  }

  /** Classes of transformers. */
  public enum Kind {
    /** Every class that takes the file as it is. */
    STORED,
    /** {@code LlamaTokenizer}: SentencePiece's BPE. */
    LLAMA,
    /** {@code CodeLlamaTokenizer}: the same with tokens to fill gaps in code. */
    CODE_LLAMA,
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
        case LLAMA -> SENTENCE_PIECE;
        case CODE_LLAMA -> INFILLING;
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
     * @throws StudioException DATA if that class builds a tokenizer in a way that is not supported
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

    /** Whether it has SentencePiece's blanks. */
    public boolean sentencePiece() {
      return this == LLAMA || this == CODE_LLAMA;
    }

    private static Kind named(String name) {
      String plain = name.endsWith("Fast") ? name.substring(0, name.length() - 4) : name;
      if (UNSUPPORTED.contains(plain)) {
        throw new StudioException(
            ErrorCode.DATA,
            "tokenizer_config.json: tokenizer_class is %s, for which transformers 5 builds a tokenizer that differs from tokenizer.json, which is not supported; set it to PreTrainedTokenizerFast if the model was trained with tokenizer.json as it is"
                .formatted(name));
      }
      return switch (plain) {
        case "LlamaTokenizer" -> LLAMA;
        case "CodeLlamaTokenizer" -> CODE_LLAMA;
        case "Qwen2Tokenizer" -> QWEN2;
        case "GPT2Tokenizer" -> GPT2;
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
    if (kind.sentencePiece() && file.byteLevel()) {
      throw new StudioException(
          ErrorCode.DATA,
          "%s: the vocabulary is of byte-level BPE, but the tokenizer_class beside it is LlamaTokenizer or CodeLlamaTokenizer, with which transformers 5 reads it as SentencePiece's and loses all blanks; set tokenizer_class to PreTrainedTokenizerFast in tokenizer_config.json, which takes tokenizer.json as it is"
              .formatted(origin));
    }
  }
}
