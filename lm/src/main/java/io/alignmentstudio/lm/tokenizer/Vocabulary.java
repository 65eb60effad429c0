package io.alignmentstudio.lm.tokenizer;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The tokens that a tokenizer has learnt, without the added ones.
 *
 * @param type BPE, WordPiece, Unigram or WordLevel
 * @param byteTokens ids of tokens such as {@code <0xE2>}
 */
record Vocabulary(String type, Map<String, Integer> ids, BitSet byteTokens) {
  static final Vocabulary EMPTY = new Vocabulary("", Map.of(), new BitSet());
  private static final Pattern BYTE = Pattern.compile("<0x[0-9A-F]{2}>");

  /** Reads the object where the parser stands. */
  static Vocabulary read(JsonParser parser) {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return EMPTY;
    }
    String type = "";
    Map<String, Integer> ids = new HashMap<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = parser.currentName();
      JsonToken value = parser.nextToken();
      if (key.equals("type") && value == JsonToken.VALUE_STRING) {
        type = parser.getString();
      } else if (key.equals("vocab") && value == JsonToken.START_OBJECT) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
          ids.put(parser.currentName(), parser.nextIntValue(-1));
        }
      } else if (key.equals("vocab") && value == JsonToken.START_ARRAY) {
        readPairs(parser, ids);
      } else {
        parser.skipChildren();
      }
    }
    BitSet bytes = new BitSet();
    ids.forEach(
        (token, id) -> {
          if (id >= 0 && BYTE.matcher(token).matches()) {
            bytes.set(id);
          }
        });
    return new Vocabulary(type, Map.copyOf(ids), bytes);
  }

  /** Pairs of a token and its score; the place of a pair is the token's id. */
  private static void readPairs(JsonParser parser, Map<String, Integer> ids) {
    int id = 0;
    while (parser.nextToken() == JsonToken.START_ARRAY) {
      if (parser.nextToken() == JsonToken.VALUE_STRING) {
        ids.putIfAbsent(parser.getString(), id);
      }
      while (parser.currentToken() != JsonToken.END_ARRAY && parser.currentToken() != null) {
        parser.nextToken();
        parser.skipChildren();
      }
      id++;
    }
  }

  OptionalInt id(String token) {
    Integer id = ids.get(token);
    return id == null ? OptionalInt.empty() : OptionalInt.of(id);
  }

  boolean bytePairs() {
    return type.equals("BPE");
  }
}
