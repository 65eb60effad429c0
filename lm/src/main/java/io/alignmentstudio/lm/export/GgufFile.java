package io.alignmentstudio.lm.export;

import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.checkpoint.AtomicFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Writes GGUF files, version 3, little-endian. Source: ggml, "docs/gguf.md". */
final class GgufFile {
  private static final byte[] MAGIC = "GGUF".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 3;
  private static final int ALIGNMENT = 32;

  private final ByteArrayOutputStream head = new ByteArrayOutputStream();

  private GgufFile() {}

  /** A value of the metadata. */
  sealed interface Value {}

  record Unsigned(int value) implements Value {}

  record Real(double value) implements Value {}

  record Flag(boolean value) implements Value {}

  record Text(String value) implements Value {}

  record Texts(List<String> values) implements Value {}

  record Integers(List<Integer> values) implements Value {}

  record Reals(List<Float> values) implements Value {}

  /**
   * Writes a file.
   *
   * @throws StudioException CANNOT_CREATE if it cannot be written
   */
  static void write(Path file, SequencedMap<String, Value> metadata, List<GgufTensor> tensors) {
    byte[] head = new GgufFile().head(metadata, tensors);
    AtomicFile.write(
        file,
        channel -> {
          AtomicFile.writeAll(channel, ByteBuffer.wrap(head));
          pad(channel);
          for (GgufTensor tensor : tensors) {
            tensor.writeTo(channel);
            pad(channel);
          }
        });
  }

  private byte[] head(SequencedMap<String, Value> metadata, List<GgufTensor> tensors) {
    head.writeBytes(MAGIC);
    putInt(VERSION);
    putLong(tensors.size());
    putLong(metadata.size());
    for (Map.Entry<String, Value> entry : metadata.entrySet()) {
      putText(entry.getKey());
      putValue(entry.getValue());
    }
    long offset = 0;
    for (GgufTensor tensor : tensors) {
      putText(tensor.name());
      putInt(tensor.shape().size());
      tensor.shape().reversed().forEach(this::putLong);
      putInt(tensor.type().code());
      putLong(offset);
      offset += Math.ceilDiv(tensor.size(), ALIGNMENT) * ALIGNMENT;
    }
    return head.toByteArray();
  }

  private void putValue(Value value) {
    switch (value) {
      case Unsigned(int number) -> {
        putInt(Code.UNSIGNED);
        putInt(number);
      }
      case Real(double number) -> {
        putInt(Code.REAL);
        putReal((float) number);
      }
      case Flag(boolean set) -> {
        putInt(Code.FLAG);
        head.write(set ? 1 : 0);
      }
      case Text(String text) -> {
        putInt(Code.TEXT);
        putText(text);
      }
      case Texts(List<String> texts) -> {
        putList(Code.TEXT, texts.size());
        texts.forEach(this::putText);
      }
      case Integers(List<Integer> numbers) -> {
        putList(Code.INTEGER, numbers.size());
        numbers.forEach(this::putInt);
      }
      case Reals(List<Float> numbers) -> {
        putList(Code.REAL, numbers.size());
        numbers.forEach(this::putReal);
      }
    }
  }

  /** Codes of the types of values. */
  private static final class Code {
    static final int UNSIGNED = 4;
    static final int INTEGER = 5;
    static final int REAL = 6;
    static final int FLAG = 7;
    static final int TEXT = 8;
    static final int LIST = 9;
  }

  private void putList(int elementCode, int size) {
    putInt(Code.LIST);
    putInt(elementCode);
    putLong(size);
  }

  private void putText(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    putLong(bytes.length);
    head.writeBytes(bytes);
  }

  private void putReal(float number) {
    putInt(Float.floatToRawIntBits(number));
  }

  private void putInt(int number) {
    head.writeBytes(little(Integer.BYTES).putInt(number).array());
  }

  private void putLong(long number) {
    head.writeBytes(little(Long.BYTES).putLong(number).array());
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void pad(FileChannel channel) throws IOException {
    long over = channel.position() % ALIGNMENT;
    if (over > 0) {
      AtomicFile.writeAll(channel, ByteBuffer.allocate((int) (ALIGNMENT - over)));
    }
  }
}
