package io.alignmentstudio.studio.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.lm.TextEmbedder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredEmbeddingsTest {
  private static final List<String> MANY =
      IntStream.range(0, 50).mapToObj(number -> "text " + number).toList();

  @TempDir private Path folder;

  /** Counts what it is asked. */
  private static final class Counting implements TextEmbedder {
    private final List<String> asked = new ArrayList<>();

    @Override
    public List<float[]> embed(List<String> texts) {
      asked.addAll(texts);
      return texts.stream().map(text -> new float[] {text.hashCode() / 3f, 0.1f}).toList();
    }

    @Override
    public void close() {}
  }

  @Test
  void aLongListIsComputedOnceAndReadBackBitForBit() {
    Counting first = new Counting();
    List<float[]> made = new StoredEmbeddings(first, folder).embed(MANY);
    Counting second = new Counting();
    List<float[]> stored = new StoredEmbeddings(second, folder).embed(MANY);

    assertThat(first.asked).isEqualTo(MANY);
    assertThat(second.asked).isEmpty();
    assertThat(stored).containsExactly(made.toArray(float[][]::new));
  }

  @Test
  void anotherOrderIsAnotherList() {
    Counting embedder = new Counting();
    StoredEmbeddings stored = new StoredEmbeddings(embedder, folder);
    List<String> reversed = new ArrayList<>(MANY);
    Collections.reverse(reversed);

    List<float[]> _ = stored.embed(MANY);
    assertThat(stored.embed(reversed).getFirst()).isEqualTo(stored.embed(MANY).getLast());
    assertThat(embedder.asked).hasSize(2 * MANY.size());
  }

  @Test
  void aDamagedFileIsComputedAgainAndUnusedOnesGo() throws IOException {
    List<float[]> made = new StoredEmbeddings(new Counting(), folder).embed(MANY);
    Files.write(onlyFile(), new byte[7]);
    Files.writeString(folder.resolve("other"), "of a policy before");

    Counting embedder = new Counting();
    StoredEmbeddings stored = new StoredEmbeddings(embedder, folder);
    assertThat(stored.embed(MANY)).containsExactly(made.toArray(float[][]::new));
    stored.keepUsed();

    assertThat(embedder.asked).isEqualTo(MANY);
    assertThat(onlyFile()).isNotEmptyFile();
  }

  private Path onlyFile() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(1);
      return all.getFirst();
    }
  }
}
