package io.alignmentstudio.lm.export;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what a GGUF file holds, written from its specification and not from the writer. */
final class GgufReader {
  private final ByteBuffer bytes;
  final Map<String, Object> metadata = new LinkedHashMap<>();
  final Map<String, Entry> tensors = new LinkedHashMap<>();
  private int dataStart;

  /** One tensor; sizes with the innermost first. */
  record Entry(List<Long> sizes, int type, long offset) {}

  GgufReader(Path file) throws IOException {
    bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.getInt() != 0x46554747 || bytes.getInt() != 3) {
      throw new IOException("no GGUF file of version 3");
    }
    long tensorCount = bytes.getLong();
    long valueCount = bytes.getLong();
    for (long at = 0; at < valueCount; at++) {
      String key = text();
      metadata.put(key, value(bytes.getInt()));
    }
    for (long at = 0; at < tensorCount; at++) {
      String name = text();
      int dimensions = bytes.getInt();
      List<Long> sizes = new ArrayList<>();
      for (int dimension = 0; dimension < dimensions; dimension++) {
        sizes.add(bytes.getLong());
      }
      tensors.put(name, new Entry(sizes, bytes.getInt(), bytes.getLong()));
    }
    dataStart = (bytes.position() + 31) / 32 * 32;
  }

  /** Elements as floats, from 32 or 16 bits or blocks of 8 bits. */
  float[] values(String name) {
    Entry entry = tensors.get(name);
    int count = Math.toIntExact(entry.sizes().stream().reduce(1L, (a, b) -> a * b));
    int start = Math.toIntExact(dataStart + entry.offset());
    float[] values = new float[count];
    for (int at = 0; at < count; at++) {
      values[at] =
          switch (entry.type()) {
            case 0 -> bytes.getFloat(start + 4 * at);
            case 1 -> Float.float16ToFloat(bytes.getShort(start + 2 * at));
            case 8 -> {
              int block = start + at / 32 * 34;
              yield Float.float16ToFloat(bytes.getShort(block)) * bytes.get(block + 2 + at % 32);
            }
            default -> throw new IllegalStateException("type " + entry.type());
          };
    }
    return values;
  }

  private String text() {
    byte[] text = new byte[Math.toIntExact(bytes.getLong())];
    bytes.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  private Object value(int type) {
    return switch (type) {
      case 4, 5 -> bytes.getInt();
      case 6 -> bytes.getFloat();
      case 7 -> bytes.get() == 1;
      case 8 -> text();
      case 9 -> {
        int elementType = bytes.getInt();
        List<Object> list = new ArrayList<>();
        for (long left = bytes.getLong(); left > 0; left--) {
          list.add(value(elementType));
        }
        yield Collections.unmodifiableList(list);
      }
      default -> throw new IllegalStateException("type " + type);
    };
  }
}
