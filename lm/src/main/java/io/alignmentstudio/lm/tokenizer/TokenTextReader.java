package io.alignmentstudio.lm.tokenizer;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads from a {@code tokenizer.json} what each token writes, as the decoders of the tokenizers
 * library join them: byte-level, SentencePiece's and WordPiece.
 */
final class TokenTextReader {
  private static final String WORD_MARK = "\u2581";
  private static final byte[] NONE = {};

  private final JsonNode root;
  private final Vocabulary vocabulary;
  private final boolean cleansUpSpaces;
  private final String origin;
  private final List<JsonNode> decoders = new ArrayList<>();
  private final List<byte[]> first = new ArrayList<>();
  private final List<byte[]> following = new ArrayList<>();

  private TokenTextReader(
      JsonNode root, Vocabulary vocabulary, boolean cleansUpSpaces, String origin) {
    this.root = root;
    this.vocabulary = vocabulary;
    this.cleansUpSpaces = cleansUpSpaces;
    this.origin = origin;
    collect(root.path("decoder"));
  }

  /**
   * Reads the texts.
   *
   * @param cleansUpSpaces whether decoded texts go through {@link TextTokenizer#cleanUp}
   */
  static TokenTexts read(
      byte[] json, Vocabulary vocabulary, boolean cleansUpSpaces, String origin) {
    JsonNode root = JsonMapper.shared().readTree(json);
    return new TokenTextReader(root, vocabulary, cleansUpSpaces, origin).texts();
  }

  private void collect(JsonNode decoder) {
    if (decoder.path("type").asString("").equals("Sequence")) {
      decoder.path("decoders").forEach(this::collect);
    } else {
      decoders.add(decoder);
    }
  }

  private Optional<JsonNode> decoder(String type) {
    return decoders.stream()
        .filter(decoder -> decoder.path("type").asString("").equals(type))
        .findFirst();
  }

  private TokenTexts texts() {
    Set<String> types = new HashSet<>();
    decoders.forEach(decoder -> types.add(decoder.path("type").asString("none")));
    SortedMap<Integer, String> tokens = tokens();
    if (cleansUpSpaces && !types.equals(Set.of("WordPiece"))) {
      throw new StudioException(
          ErrorCode.DATA,
          origin
              + ": answers within a constraint need clean_up_tokenization_spaces false, as it changes what tokens write together");
    }
    if (types.equals(Set.of("ByteLevel"))) {
      tokens.forEach((id, token) -> put(id, ByteLevel.bytes(token), ByteLevel.bytes(token)));
    } else if (types.equals(Set.of("WordPiece"))) {
      JsonNode decoder = decoder("WordPiece").orElseThrow();
      String prefix = decoder.path("prefix").asString("##");
      boolean cleans = cleansUpSpaces || decoder.path("cleanup").asBoolean(true);
      tokens.forEach((id, token) -> putWordPiece(id, token, prefix, cleans));
    } else if (Set.of("Metaspace", "Replace", "ByteFallback", "Fuse", "Strip").containsAll(types)
        && (types.contains("Metaspace") || replacesWordMark())) {
      boolean strips = stripsStart();
      boolean bytes = types.contains("ByteFallback");
      tokens.forEach((id, token) -> putPiece(id, token, strips, bytes));
    } else {
      throw new StudioException(
          ErrorCode.DATA,
          "%s: answers within a constraint need a byte-level, SentencePiece or WordPiece decoder, got %s"
              .formatted(origin, new TreeMap<>(Map.of("decoders", types))));
    }
    return new TokenTexts(first, following);
  }

  /** The vocabulary without added tokens, which are control signs or written apart. */
  private SortedMap<Integer, String> tokens() {
    SortedMap<Integer, String> tokens = new TreeMap<>();
    vocabulary.ids().forEach((token, id) -> tokens.put(id, token));
    root.path("added_tokens").forEach(token -> tokens.remove(token.path("id").asInt(-1)));
    tokens.remove(root.path("model").path("unk_id").asInt(-1));
    String unknown = root.path("model").path("unk_token").asString("");
    tokens.values().removeIf(token -> !unknown.isEmpty() && token.equals(unknown));
    return tokens;
  }

  private boolean replacesWordMark() {
    return decoder("Replace")
        .filter(
            replace ->
                replace.path("pattern").path("String").asString("").equals(WORD_MARK)
                    && replace.path("content").asString("").equals(" "))
        .isPresent();
  }

  private boolean stripsStart() {
    boolean metaspace =
        decoder("Metaspace")
            .filter(
                decoder ->
                    !decoder.path("prepend_scheme").asString("always").equals("never")
                        && decoder.path("add_prefix_space").asBoolean(true))
            .isPresent();
    Optional<JsonNode> strip = decoder("Strip");
    if (strip.isPresent()
        && (!strip.get().path("content").asString("").equals(" ")
            || strip.get().path("start").asInt(0) > 1
            || strip.get().path("stop").asInt(0) != 0)) {
      throw new StudioException(
          ErrorCode.DATA,
          "%s: answers within a constraint need a decoder that strips at most one space at the start, got %s"
              .formatted(origin, strip.get()));
    }
    return metaspace
        || strip.map(decoder -> decoder.path("start").asInt(0) == 1).orElse(Boolean.FALSE);
  }

  private void putPiece(int id, String token, boolean strips, boolean fallback) {
    if (fallback && token.matches("<0x[0-9A-Fa-f]{2}>")) {
      byte[] single = {(byte) Integer.parseInt(token.substring(3, 5), 16)};
      // A first byte that is a space is dropped like any other.
      put(id, strips && single[0] == ' ' ? NONE : single, single);
      return;
    }
    String text = token.replace(WORD_MARK, " ");
    String start = strips && text.startsWith(" ") ? text.substring(1) : text;
    put(id, utf8(start), utf8(text));
  }

  private void putWordPiece(int id, String token, String prefix, boolean cleans) {
    // The decoder changes spaces around an apostrophe by what follows it.
    if (token.contains("'")) {
      put(id, NONE, NONE);
    } else if (token.startsWith(prefix)) {
      put(id, NONE, utf8(token.substring(prefix.length())));
    } else {
      String apart = " " + token;
      put(id, utf8(token), utf8(cleans ? TextTokenizer.cleanUp(apart) : apart));
    }
  }

  private void put(int id, byte[] asFirst, byte[] asFollowing) {
    while (first.size() <= id) {
      first.add(NONE);
      following.add(NONE);
    }
    first.set(id, asFirst);
    following.set(id, asFollowing);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The printable characters that byte-level tokenizers write bytes with (GPT-2). */
  private static final class ByteLevel {
    private static final int[] BYTES = bytes();

    private ByteLevel() {}

    private static int[] bytes() {
      int[] bytes = new int[512];
      Arrays.fill(bytes, -1);
      int next = 256;
      for (int value = 0; value < 256; value++) {
        boolean printable =
            (value >= '!' && value <= '~')
                || (value >= 0xA1 && value <= 0xAC)
                || (value >= 0xAE && value <= 0xFF);
        bytes[printable ? value : next++] = value;
      }
      return bytes;
    }

    static byte[] bytes(String token) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      for (int at = 0; at < token.length(); at++) {
        char letter = token.charAt(at);
        if (letter >= BYTES.length || BYTES[letter] < 0) {
          return utf8(token);
        }
        out.write(BYTES[letter]);
      }
      return out.toByteArray();
    }
  }
}
