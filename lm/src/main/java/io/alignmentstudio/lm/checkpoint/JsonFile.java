package io.alignmentstudio.lm.checkpoint;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.JsonErrors;
import io.alignmentstudio.domain.StudioException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON files that come with models: no duplicate keys, no endless files, no endless depth.
 */
public final class JsonFile {
  private static final long LARGEST = 64L << 20;

  // Bounds the memory: a short text can hold very many values.
  private static final long MOST_TOKENS = 8_000_000;
  private static final int DEEPEST = 200;

  // Python writes NaN and Infinity, which JSON does not know.
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxTokenCount(MOST_TOKENS)
                          .maxNestingDepth(DEEPEST)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonFile() {}

  /**
   * Reads an object.
   *
   * @throws StudioException NO_INPUT if the file is missing, DATA if it is no JSON object
   */
  public static JsonNode read(Path file) {
    try {
      long size = Files.size(file);
      if (size > LARGEST) {
        throw new StudioException(
            ErrorCode.DATA,
            "%s: %d bytes, more than the %d that such a file may have"
                .formatted(file, size, LARGEST));
      }
      return parse(Files.readAllBytes(file), file.toString());
    } catch (NoSuchFileException e) {
      throw new StudioException(ErrorCode.NO_INPUT, file + " does not exist", e);
    } catch (IOException e) {
      throw new StudioException(ErrorCode.IO, "cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Reads an object from memory.
   *
   * @throws StudioException DATA if it is no JSON object
   */
  public static JsonNode parse(byte[] json, String origin) {
    try {
      JsonNode node = MAPPER.readTree(json);
      if (!node.isObject()) {
        throw new StudioException(
            ErrorCode.DATA,
            "%s: expected a JSON object, got %s".formatted(origin, node.getNodeType()));
      }
      return node;
    } catch (JacksonException e) {
      // A broken limit has no place.
      String place =
          Optional.ofNullable(e.getLocation())
              .map(at -> " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr()))
              .orElse("");
      throw new StudioException(
          ErrorCode.DATA,
          "%s: not valid JSON: %s%s".formatted(origin, JsonErrors.describe(e), place),
          e);
    }
  }
}
