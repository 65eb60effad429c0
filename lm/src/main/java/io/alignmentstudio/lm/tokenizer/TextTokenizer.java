package io.alignmentstudio.lm.tokenizer;

import static java.util.Objects.requireNonNull;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
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
  private final boolean cleansUpSpaces;
  private final Supplier<TokenTexts> texts;

  private TextTokenizer(
      HuggingFaceTokenizer tokenizer,
      TokenizerFile file,
      boolean cleansUpSpaces,
      Supplier<TokenTexts> texts) {
    this.tokenizer = tokenizer;
    this.file = file;
    this.cleansUpSpaces = cleansUpSpaces;
    this.texts = texts;
  }

  /**
   * Opens a {@code tokenizer.json} that no configuration says more about.
   *
   * @throws StudioException NO_INPUT if it is missing, DATA if it is no tokenizer
   */
  public static TextTokenizer open(Path file) {
    return open(file, TokenizerOptions.plain(false));
  }

  /**
   * Opens a {@code tokenizer.json} as transformers does with the configuration beside it.
   *
   * @throws StudioException NO_INPUT if it is missing, DATA if it is no tokenizer
   */
  public static TextTokenizer open(Path file, TokenizerOptions options) {
    return open(bytes(file), file.toString(), options);
  }

  /**
   * A {@code tokenizer.json} with all that transformers makes of it and the configuration beside
   * it.
   *
   * @throws StudioException NO_INPUT if it is missing, DATA if it is no tokenizer
   */
  public static byte[] effectiveJson(Path file, TokenizerOptions options) {
    byte[] given = bytes(file);
    return effective(given, TokenizerFile.parse(given, file.toString()), file.toString(), options);
  }

  private static byte[] effective(
      byte[] given, TokenizerFile base, String origin, TokenizerOptions options) {
    options.tokenizerClass().requireFitting(base, origin);
    return AddedTokens.with(given, base, options);
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
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
      return open(in.readAllBytes(), "the class path's " + MINI_LM, TokenizerOptions.plain(true));
    } catch (IOException e) {
      throw new StudioException(ErrorCode.IO, "cannot read the class path's " + MINI_LM, e);
    }
  }

  private static TextTokenizer open(byte[] given, String origin, TokenizerOptions options) {
    TokenizerFile base = TokenizerFile.parse(given, origin);
    byte[] json = effective(given, base, origin, options);
    TokenizerFile file = json == given ? base : TokenizerFile.parse(json, origin);
    boolean cleansUpSpaces = options.cleansUpSpaces() && !file.vocabulary().bytePairs();
    try {
      return new TextTokenizer(
          HuggingFaceTokenizer.newInstance(
              new ByteArrayInputStream(json),
              Map.of("truncation", "false", "padding", "false", "addSpecialTokens", "false")),
          file,
          cleansUpSpaces,
          () -> TokenTextReader.read(json, file.vocabulary(), cleansUpSpaces, origin));
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
   * Splits a text into tokens and tells where each stands, without what the tokenizer puts around a
   * text.
   *
   * @throws StudioException DATA if the text is not valid Unicode
   */
  public TokenSpans spans(String text) {
    requireUnicode(text);
    Encoding encoding = tokenizer.encode(text, false, false);
    CharSpan[] spans = encoding.getCharTokenSpans();
    int[] charOf = charsOfCharacters(text);
    int[] starts = new int[spans.length];
    int[] ends = new int[spans.length];
    for (int i = 0; i < spans.length; i++) {
      // The library has no place for a token that stands for nothing in the text.
      starts[i] = spans[i] == null ? 0 : charOf[spans[i].getStart()];
      ends[i] = spans[i] == null ? 0 : charOf[spans[i].getEnd()];
    }
    return new TokenSpans(
        Arrays.stream(encoding.getIds()).mapToInt(Math::toIntExact).toArray(), starts, ends);
  }

  /** Where each character starts, in chars, and where the text ends. */
  private static int[] charsOfCharacters(String text) {
    int[] chars = new int[text.codePointCount(0, text.length()) + 1];
    for (int i = 1; i < chars.length; i++) {
      chars[i] = text.offsetByCodePoints(chars[i - 1], 1);
    }
    return chars;
  }

  /**
   * Joins tokens to a text, with {@code clean_up_tokenization_spaces} where the configuration asks
   * for it.
   */
  public String decode(int[] tokens, boolean skipSpecialTokens) {
    if (tokens.length == 0) {
      return "";
    }
    String text =
        tokenizer.decode(Arrays.stream(tokens).asLongStream().toArray(), skipSpecialTokens);
    return cleansUpSpaces ? cleanUp(text) : text;
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
    return file.wordPiece() || cleansUpSpaces;
  }

  /**
   * Whether a token is a byte that its neighbours decide about, or one that is left out and so does
   * not part them.
   */
  boolean mayJoinBytes(int token) {
    return file.byteFallback()
        && (file.vocabulary().byteTokens().get(token) || file.specialTokens().containsValue(token));
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
