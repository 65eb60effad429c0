package io.alignmentstudio.studio.cycle;

import io.alignmentstudio.domain.Hash;
import io.alignmentstudio.lm.TextEmbedder;
import io.alignmentstudio.lm.model.ComputeType;
import io.alignmentstudio.workspace.artifact.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Keeps the vectors of long lists of texts in a folder, one file a list, so that a policy is read
 * once and not at each start. A list is known by its texts and the type that is computed in; what
 * is read back is what was computed, bit for bit.
 */
final class StoredEmbeddings implements TextEmbedder {
  private static final String VERSION = "all-MiniLM-L6-v2 1";

  /** Shorter lists are computed faster than they are looked up. */
  private static final int FEWEST = 32;

  private final TextEmbedder embedder;
  private final Path folder;
  private final Set<Path> used = new HashSet<>();

  /**
   * @param embedder closed with this
   * @param folder made when the first list is kept
   */
  StoredEmbeddings(TextEmbedder embedder, Path folder) {
    this.embedder = embedder;
    this.folder = folder;
  }

  @Override
  public List<float[]> embed(List<String> texts) {
    if (texts.size() < FEWEST) {
      return embedder.embed(texts);
    }
    String list = Hash.of(texts.toArray(String[]::new));
    Path file = folder.resolve(Hash.of(VERSION, ComputeType.fastest().toString(), list));
    used.add(file);
    try {
      List<float[]> stored = read(file, texts.size());
      if (!stored.isEmpty()) {
        return stored;
      }
    } catch (NoSuchFileException _) {
      // The first time, or another process deleted it.
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
    List<float[]> made = embedder.embed(texts);
    AtomicFile.write(file, bytes(made));
    return made;
  }

  /** Deletes the lists that were not asked for. */
  void keepUsed() {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        // Another process may be writing a list, or deleting the same one.
        if (!used.contains(file) && !file.getFileName().toString().startsWith(".")) {
          boolean _ = Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot clear " + folder, e);
    }
  }

  private static byte[] bytes(List<float[]> vectors) {
    int width = vectors.getFirst().length;
    ByteBuffer buffer =
        ByteBuffer.allocate(vectors.size() * width * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    FloatBuffer floats = buffer.asFloatBuffer();
    vectors.forEach(floats::put);
    return buffer.array();
  }

  /** Vectors of a file; none if it does not hold as many. */
  private static List<float[]> read(Path file, int count) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    int values = buffer.remaining() / Float.BYTES;
    if (values == 0 || values % count != 0) {
      return List.of();
    }
    List<float[]> vectors = new ArrayList<>();
    for (int row = 0; row < count; row++) {
      float[] vector = new float[values / count];
      buffer.asFloatBuffer().get(row * vector.length, vector);
      vectors.add(vector);
    }
    return vectors;
  }

  @Override
  public void close() {
    embedder.close();
  }
}
