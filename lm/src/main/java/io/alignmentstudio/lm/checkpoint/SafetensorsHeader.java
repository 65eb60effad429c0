package io.alignmentstudio.lm.checkpoint;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.domain.StudioException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The JSON header of a safetensors file: where each tensor stands in the data that follows it.
 *
 * @param metadata free text of the writer
 */
record SafetensorsHeader(NavigableMap<String, Entry> entries, Map<String, String> metadata) {
  /** Longest header in bytes that the format allows. */
  static final long LONGEST = 100_000_000;

  private static final JsonFactory JSON = new JsonFactory();

  /** One tensor; {@code begin} and {@code end} are bytes from the start of the data. */
  record Entry(String name, StoredType type, List<Long> shape, long begin, long end) {}

  /**
   * Reads and validates a header.
   *
   * @param dataLength bytes that follow the header
   * @throws StudioException DATA with everything that is wrong
   */
  static SafetensorsHeader parse(byte[] json, long dataLength, String origin) {
    Problems problems = new Problems();
    Problems types = new Problems();
    NavigableMap<String, Entry> entries = new TreeMap<>();
    Map<String, String> metadata = new TreeMap<>();
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
      require(parser.nextToken() == JsonToken.START_OBJECT, "it does not start with {");
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        parser.nextToken();
        if (name.equals("__metadata__")) {
          readMetadata(parser, metadata);
        } else {
          Optional<Entry> entry = readEntry(parser, name, types);
          if (entry.isPresent() && entries.put(name, entry.get()) != null) {
            problems.add("tensor %s stands in the header twice", name);
          }
        }
      }
      require(parser.nextToken() == null, "text follows its end");
    } catch (JacksonException | IllegalArgumentException e) {
      throw new StudioException(
          ErrorCode.DATA,
          "%s: the header is not a safetensors header: %s; get the file again"
              .formatted(origin, e.getMessage()),
          e);
    }
    types.throwIfAny(
        ErrorCode.DATA,
        origin
            + ": holds weights in a type that is not read; get the model in BF16, F16 or F32, or"
            + " convert it (transformers: dequantize, then save_pretrained)");
    entries.values().forEach(entry -> checkSize(entry, dataLength, problems));
    checkLayout(entries.values(), dataLength, problems);
    problems.throwIfAny(
        ErrorCode.DATA,
        origin
            + ": the header contradicts the file of "
            + dataLength
            + " data bytes; get it again");
    return new SafetensorsHeader(entries, metadata);
  }

  private static void readMetadata(JsonParser parser, Map<String, String> metadata) {
    require(parser.currentToken() == JsonToken.START_OBJECT, "__metadata__ is not an object");
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      require(parser.nextToken() == JsonToken.VALUE_STRING, "__metadata__ " + key + " is not text");
      metadata.put(key, parser.getString());
    }
  }

  private static Optional<Entry> readEntry(JsonParser parser, String name, Problems problems) {
    require(
        parser.currentToken() == JsonToken.START_OBJECT, "tensor " + name + " is not an object");
    String type = "";
    List<Long> shape = List.of();
    List<Long> offsets = List.of();
    boolean shaped = false;
    Set<String> seen = new HashSet<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      JsonToken value = parser.nextToken();
      require(seen.add(key), "tensor " + name + " has two of " + key);
      switch (key) {
        case "dtype" -> {
          require(value == JsonToken.VALUE_STRING, "dtype of tensor " + name + " is not text");
          type = parser.getString();
        }
        case "shape" -> {
          shape = readNumbers(parser, "shape of tensor " + name);
          shaped = true;
        }
        case "data_offsets" -> offsets = readNumbers(parser, "data_offsets of tensor " + name);
        default ->
            throw new IllegalArgumentException("tensor " + name + " has an unknown key " + key);
      }
    }
    require(shaped, "tensor " + name + " has no shape");
    require(
        offsets.size() == 2, "tensor " + name + " has data_offsets " + offsets + ", expected two");
    Optional<StoredType> known = dataType(type);
    if (known.isEmpty()) {
      problems.add(
          "tensor %s has dtype %s, which is not supported%s",
          name, type, type.startsWith("F8_") ? " (8-bit floating point)" : "");
      return Optional.empty();
    }
    return Optional.of(
        new Entry(name, known.get(), List.copyOf(shape), offsets.get(0), offsets.get(1)));
  }

  private static List<Long> readNumbers(JsonParser parser, String what) {
    require(parser.currentToken() == JsonToken.START_ARRAY, what + " is not a list");
    List<Long> numbers = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      require(
          parser.currentToken() == JsonToken.VALUE_NUMBER_INT,
          what + " holds " + parser.getString() + ", expected whole numbers");
      long number = parser.getLongValue();
      require(number >= 0, what + " holds " + number);
      numbers.add(number);
    }
    return numbers;
  }

  private static Optional<StoredType> dataType(String name) {
    return Arrays.stream(StoredType.values()).filter(type -> type.name().equals(name)).findFirst();
  }

  private static void checkSize(Entry entry, long dataLength, Problems problems) {
    if (entry.begin() > entry.end() || entry.end() > dataLength) {
      problems.add(
          "tensor %s claims bytes %d to %d, but the data ends at %d",
          entry.name(), entry.begin(), entry.end(), dataLength);
      return;
    }
    BigInteger expected = BigInteger.valueOf(entry.type().bytes());
    for (long size : entry.shape()) {
      expected = expected.multiply(BigInteger.valueOf(size));
    }
    if (!expected.equals(BigInteger.valueOf(entry.end() - entry.begin()))) {
      problems.add(
          "tensor %s: %s of shape %s takes %d bytes, got %d",
          entry.name(), entry.type(), entry.shape(), expected, entry.end() - entry.begin());
    }
  }

  /** The format wants every byte of the data to belong to exactly one tensor. */
  private static void checkLayout(Collection<Entry> entries, long dataLength, Problems problems) {
    List<Entry> inOrder =
        entries.stream()
            .sorted(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end))
            .toList();
    long position = 0;
    String previous = "the header";
    for (Entry entry : inOrder) {
      if (entry.begin() < position) {
        problems.add(
            "tensor %s starts at byte %d, inside %s, which ends at %d",
            entry.name(), entry.begin(), previous, position);
      } else if (entry.begin() > position) {
        problems.add(
            "tensor %s starts at byte %d, but %s ends at %d",
            entry.name(), entry.begin(), previous, position);
      }
      position = Math.max(position, entry.end());
      previous = "tensor " + entry.name();
    }
    if (position < dataLength) {
      problems.add(
          "%d bytes follow %s, which ends at %d", dataLength - position, previous, position);
    }
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
