package io.alignmentstudio.lm.tokenizer;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.JsonErrors;
import io.alignmentstudio.domain.StudioException;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the studio itself wants to know of a {@code tokenizer.json}.
 *
 * @param wordPiece whether tokens are joined with spaces
 * @param byteLevel whether each character of a token stands for a byte
 * @param byteFallback whether runs of byte tokens are joined to characters
 */
record TokenizerFile(
    SortedMap<String, Integer> addedTokens,
    SortedMap<String, Integer> specialTokens,
    boolean wordPiece,
    boolean byteLevel,
    boolean byteFallback,
    Vocabulary vocabulary) {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  TokenizerFile {
    addedTokens = Collections.unmodifiableSortedMap(new TreeMap<>(addedTokens));
    specialTokens = Collections.unmodifiableSortedMap(new TreeMap<>(specialTokens));
  }

  static TokenizerFile parse(byte[] json, String origin) {
    SortedMap<String, Integer> added = new TreeMap<>();
    SortedMap<String, Integer> special = new TreeMap<>();
    JsonNode decoder = MAPPER.missingNode();
    Vocabulary vocabulary = Vocabulary.EMPTY;
    try (JsonParser parser = MAPPER.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new StudioException(ErrorCode.DATA, origin + ": expected a JSON object");
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String key = parser.currentName();
        parser.nextToken();
        switch (key) {
          case "added_tokens" -> {
            JsonNode tokens = parser.readValueAsTree();
            for (JsonNode token : tokens) {
              String content = token.path("content").asString("");
              added.put(content, token.path("id").asInt(-1));
              if (token.path("special").asBoolean(false)) {
                special.put(content, token.path("id").asInt(-1));
              }
            }
          }
          case "decoder" -> decoder = parser.readValueAsTree();
          case "model" -> vocabulary = Vocabulary.read(parser);
          default -> parser.skipChildren();
        }
      }
    } catch (JacksonException e) {
      throw new StudioException(
          ErrorCode.DATA, origin + ": not valid JSON: " + JsonErrors.describe(e), e);
    }
    return new TokenizerFile(
        added,
        special,
        uses(decoder, "WordPiece"),
        uses(decoder, "ByteLevel"),
        uses(decoder, "ByteFallback"),
        vocabulary);
  }

  /** Whether a decoder is of a type, or one in its sequence is. */
  private static boolean uses(JsonNode decoder, String type) {
    return decoder.path("type").asString("").equals(type)
        || decoder.path("decoders").valueStream().anyMatch(part -> uses(part, type));
  }
}
