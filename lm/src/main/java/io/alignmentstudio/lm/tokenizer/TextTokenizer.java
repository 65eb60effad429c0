package io.alignmentstudio.lm.tokenizer;

import static java.util.Objects.requireNonNull;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.function.Supplier;

/**
 * A tokenizer in the Hugging Face format, run by its reference implementation. Nothing is ever cut
 * or padded, whatever the file asks for. Safe for use by several threads.
 */
public final class TextTokenizer implements AutoCloseable {
  private static final String MINI_LM = "/all-minilm-l6-v2-tokenizer.json";

  static {
    // Otherwise the library reports its use on some clouds, and downloads a build for the GPU.
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("RUST_FLAVOR", "cpu");
  }

  private final HuggingFaceTokenizer tokenizer;
  private final TokenizerFile file;
  private final Supplier<TokenTexts> texts;

  private TextTokenizer(
      HuggingFaceTokenizer tokenizer, TokenizerFile file, Supplier<TokenTexts> texts) {
    this.tokenizer = tokenizer;
    this.file = file;
    this.texts = texts;
  }

  /**
   * Opens a {@code tokenizer.json}.
   *
   * @throws StudioException NO_INPUT if it is missing, DATA if it is no tokenizer
   */
  public static TextTokenizer open(Path file) {
    try {
      return open(Files.readAllBytes(file), file.toString());
    } catch (NoSuchFileException e) {
      throw new StudioException(ErrorCode.NO_INPUT, file + " does not exist", e);
    } catch (IOException e) {
      throw new StudioException(ErrorCode.IO, "cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /** Opens the WordPiece tokenizer of all-MiniLM-L6-v2 that its Maven artifact carries. */
  public static TextTokenizer miniLm() {
    try (InputStream in = TextTokenizer.class.getResourceAsStream(MINI_LM)) {
      requireNonNull(in, "the class path lacks " + MINI_LM);
      return open(in.readAllBytes(), "the class path's " + MINI_LM);
    } catch (IOException e) {
      throw new StudioException(ErrorCode.IO, "cannot read the class path's " + MINI_LM, e);
    }
  }

  private static TextTokenizer open(byte[] json, String origin) {
    TokenizerFile file = TokenizerFile.parse(json, origin);
    try {
      return new TextTokenizer(
          HuggingFaceTokenizer.newInstance(
              new ByteArrayInputStream(json),
              Map.of("truncation", "false", "padding", "false", "addSpecialTokens", "false")),
          file,
          () -> TokenTextReader.read(json, origin));
    } catch (IOException | RuntimeException e) {
      throw new StudioException(
          ErrorCode.DATA, origin + ": not a usable tokenizer: " + e.getMessage(), e);
    }
  }

  /**
   * Splits a text into tokens, all of them.
   *
   * @param addSpecialTokens whether to add what the tokenizer puts around a text, such as a start
   *     token; false for rendered chat templates, which bring their own
   * @throws StudioException DATA if the text is not valid Unicode
   */
  public int[] encode(String text, boolean addSpecialTokens) {
    requireUnicode(text);
    return Arrays.stream(tokenizer.encode(text, addSpecialTokens, false).getIds())
        .mapToInt(Math::toIntExact)
        .toArray();
  }

  /**
   * Joins tokens to a text. WordPiece tokens are joined as transformers does with {@code
   * clean_up_tokenization_spaces}, as they do not know where spaces were.
   */
  public String decode(int[] tokens, boolean skipSpecialTokens) {
    if (tokens.length == 0) {
      return "";
    }
    String text =
        tokenizer.decode(Arrays.stream(tokens).asLongStream().toArray(), skipSpecialTokens);
    return file.wordPiece() ? cleanUp(text) : text;
  }

  /** Starts decoding tokens that come one at a time; special tokens are left out. */
  public StreamDecoder streamDecoder() {
    return new StreamDecoder(this);
  }

  /** Id of a token that was added to the vocabulary, such as {@code [SEP]}. */
  public OptionalInt addedToken(String content) {
    Integer id = file.addedTokens().get(content);
    return id == null ? OptionalInt.empty() : OptionalInt.of(id);
  }

  /** Special tokens by their text; they are control signs, never part of an answer. */
  public SortedMap<String, Integer> specialTokens() {
    return file.specialTokens();
  }

  /**
   * What each token writes; read anew at each call.
   *
   * @throws StudioException DATA if the tokenizer joins tokens in a way that is not supported
   */
  public TokenTexts tokenTexts() {
    return texts.get();
  }

  @Override
  public void close() {
    tokenizer.close();
  }

  /** Whether decoding removes spaces between tokens, so that a word may still change. */
  boolean removesSpaces() {
    return file.wordPiece();
  }

  /** The same replacements in the same order as transformers' clean_up_tokenization. */
  static String cleanUp(String text) {
    return text.replace(" .", ".")
        .replace(" ?", "?")
        .replace(" !", "!")
        .replace(" ,", ",")
        .replace(" ' ", "'")
        .replace(" n't", "n't")
        .replace(" 'm", "'m")
        .replace(" 's", "'s")
        .replace(" 've", "'ve")
        .replace(" 're", "'re");
  }

  private static void requireUnicode(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        throw new StudioException(
            ErrorCode.DATA,
            "the text has half a character (U+%04X) at position %d; save it as valid UTF-8"
                .formatted((int) c, i));
      }
    }
  }
}
