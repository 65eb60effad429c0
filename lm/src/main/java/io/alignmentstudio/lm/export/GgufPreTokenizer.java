package io.alignmentstudio.lm.export;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * How llama.cpp splits text before it merges: it knows published tokenizers by name, so that a
 * {@code tokenizer.json} is matched by its rules. Source: llama.cpp, "src/llama-vocab.cpp".
 *
 * @param model {@code gpt2} or {@code llama}
 * @param name {@code tokenizer.ggml.pre}
 * @param spacePrefix whether a space goes before a text, of {@code llama} only
 */
record GgufPreTokenizer(String model, String name, boolean spacePrefix) {
  private static final String WORDS_AND_DIGITS =
      "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|%s| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";
  private static final String CASES =
      "[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]*[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]+%1$s|[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]+[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]*%1$s|%2$s| ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";
  private static final String THREE_DIGITS = WORDS_AND_DIGITS.formatted("\\p{N}{1,3}");

  /** Rules of the splits, joined, to names. */
  private static final Map<String, String> NAMES =
      Map.of(
          "gpt2",
          "gpt-2",
          "digits gpt2",
          "smollm",
          THREE_DIGITS,
          "smaug-bpe",
          WORDS_AND_DIGITS.formatted("\\p{N}"),
          "qwen2",
          CASES.formatted("", "\\p{N}"),
          "tekken",
          CASES.formatted("(?i:'s|'t|'re|'ve|'m|'ll|'d)?", "\\p{N}{1,3}"),
          "gpt-4o");

  /** Names whose tokenizers in llama.cpp take a word that is a token as it is. */
  private static final String WHOLE_WORDS = "llama-bpe";

  boolean sentencePiece() {
    return model.equals("llama");
  }

  /**
   * Recognises a tokenizer.
   *
   * @throws StudioException DATA if llama.cpp has none that splits alike
   */
  static GgufPreTokenizer of(JsonNode tokenizer, Path file) {
    JsonNode splitter = tokenizer.path("pre_tokenizer");
    if (tokenizer.path("model").path("byte_fallback").asBoolean(false)) {
      return sentencePiece(tokenizer.path("normalizer"), splitter, file);
    }
    List<String> rules = new ArrayList<>();
    collect(splitter, rules, file);
    String name = NAMES.get(String.join(" ", rules));
    boolean wholeWords = tokenizer.path("model").path("ignore_merges").asBoolean(false);
    if ("smaug-bpe".equals(name) && wholeWords) {
      name = WHOLE_WORDS;
    } else if (name == null || (wholeWords && !name.equals("tekken"))) {
      throw unknown(file, splitter);
    }
    return new GgufPreTokenizer("gpt2", name, false);
  }

  private static void collect(JsonNode splitter, List<String> rules, Path file) {
    switch (splitter.path("type").asString("")) {
      case "Sequence" -> {
        for (JsonNode part : splitter.path("pretokenizers")) {
          collect(part, rules, file);
        }
      }
      case "Split" -> rules.add(splitter.path("pattern").path("Regex").asString(""));
      case "Digits" -> {
        if (!splitter.path("individual_digits").asBoolean(false)) {
          throw unknown(file, splitter);
        }
        rules.add("digits");
      }
      case "ByteLevel" -> {
        if (splitter.path("add_prefix_space").asBoolean(false)) {
          throw unknown(file, splitter);
        }
        if (splitter.path("use_regex").asBoolean(true)) {
          rules.add("gpt2");
        }
      }
      default -> throw unknown(file, splitter);
    }
  }

  /** SentencePiece writes spaces as ▁, before the text too unless told otherwise. */
  private static GgufPreTokenizer sentencePiece(JsonNode normalizer, JsonNode splitter, Path file) {
    boolean prefix = normalizer.toString().contains("\"Prepend\"");
    if (splitter.path("type").asString("").equals("Metaspace")) {
      prefix = !splitter.path("prepend_scheme").asString("always").equals("never");
    } else if (!normalizer.toString().contains("▁")) {
      throw unknown(file, splitter);
    }
    return new GgufPreTokenizer("llama", "default", prefix);
  }

  private static StudioException unknown(Path file, JsonNode splitter) {
    return new StudioException(
        ErrorCode.DATA,
        "%s: llama.cpp has no tokenizer that splits text by %s; export --to merged instead"
            .formatted(file, splitter));
  }
}
