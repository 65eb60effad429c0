package io.alignmentstudio.lm.checkpoint;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/**
 * One memory-mapped safetensors file, validated before any tensor is handed out. Source:
 * huggingface/safetensors, "Format".
 */
public final class Safetensors implements WeightSource {
  private static final ValueLayout.OfLong LENGTH =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final Path file;
  private final Arena arena;
  private final MemorySegment data;
  private final SafetensorsHeader header;

  private Safetensors(Path file, Arena arena, MemorySegment data, SafetensorsHeader header) {
    this.file = file;
    this.arena = arena;
    this.data = data;
    this.header = header;
  }

  /**
   * Opens one file, or, given {@code model.safetensors.index.json}, all the files that it names.
   *
   * @throws StudioException NO_INPUT if a file is missing, DATA with everything that is wrong with
   *     a file
   */
  public static WeightSource open(Path path) {
    return path.toString().endsWith(".json") ? ShardedSafetensors.openIndex(path) : openFile(path);
  }

  static Safetensors openFile(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new StudioException(
          ErrorCode.NO_INPUT, file + " is not a file; the checkpoint is incomplete, get it again");
    }
    Arena arena = Arena.ofShared();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      MemorySegment whole = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
      long headerLength = headerLength(whole, file);
      byte[] json = whole.asSlice(Long.BYTES, headerLength).toArray(ValueLayout.JAVA_BYTE);
      MemorySegment data = whole.asSlice(Long.BYTES + headerLength);
      return new Safetensors(
          file, arena, data, SafetensorsHeader.parse(json, data.byteSize(), file.toString()));
    } catch (IOException e) {
      arena.close();
      throw new StudioException(ErrorCode.IO, "cannot read " + file + ": " + e.getMessage(), e);
    } catch (RuntimeException e) {
      arena.close();
      throw e;
    }
  }

  @Override
  public String origin() {
    return file.toString();
  }

  @Override
  public SortedSet<String> names() {
    return Collections.unmodifiableSortedSet(header.entries().navigableKeySet());
  }

  @Override
  public Optional<StoredTensor> find(String name) {
    return Optional.ofNullable(header.entries().get(name)).map(this::tensor);
  }

  /** Free text that the writer of the file left in it. */
  public Map<String, String> metadata() {
    return Collections.unmodifiableMap(header.metadata());
  }

  @Override
  public void close() {
    if (arena.scope().isAlive()) {
      arena.close();
    }
  }

  private StoredTensor tensor(SafetensorsHeader.Entry entry) {
    MemorySegment bytes = data.asSlice(entry.begin(), entry.end() - entry.begin());
    return new StoredTensor(entry.name(), entry.type(), entry.shape(), bytes);
  }

  private static long headerLength(MemorySegment whole, Path file) {
    if (whole.byteSize() < Long.BYTES) {
      throw new StudioException(
          ErrorCode.DATA,
          "%s: not a safetensors file: %d bytes, expected at least %d; get it again"
              .formatted(file, whole.byteSize(), Long.BYTES));
    }
    long length = whole.get(LENGTH, 0);
    long room = whole.byteSize() - Long.BYTES;
    if (length < 0 || length > SafetensorsHeader.LONGEST || length > room) {
      throw new StudioException(
          ErrorCode.DATA,
          "%s: claims a header of %s bytes, but the file has %d more bytes and the format allows %d; it is truncated or no safetensors file, get it again"
              .formatted(file, Long.toUnsignedString(length), room, SafetensorsHeader.LONGEST));
    }
    return length;
  }
}
