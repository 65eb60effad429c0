package io.alignmentstudio.workspace.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactStoreTest {
  @TempDir Path root;
  private ArtifactStore store;

  @BeforeEach
  void store() {
    store = new ArtifactStore(root.resolve("artifacts"));
  }

  @Test
  void equalContentIsOneArtifact() throws IOException {
    Artifact first = put("weights");
    Artifact second = put("weights");

    assertThat(second).isEqualTo(first);
    assertThat(store.find(first.reference())).contains(first);
    assertThat(entries()).isEqualTo(1);
    assertThat(put("others").hash()).isNotEqualTo(first.hash());
  }

  @Test
  void hashDependsOnNamesAndNotOnlyOnBytes() {
    Artifact one = store.put("adapter", folder -> Files.writeString(folder.resolve("a"), "x"));
    Artifact two = store.put("adapter", folder -> Files.writeString(folder.resolve("b"), "x"));

    assertThat(one.hash()).isNotEqualTo(two.hash());
  }

  @Test
  void changedMissingAndAddedFilesAreNoticed() throws IOException {
    Artifact artifact = put("weights");
    Path added = Files.writeString(artifact.folder().resolve("added"), "");
    assertThat(store.verify(artifact)).isFalse();

    Files.delete(added);
    assertThat(store.verify(artifact)).isTrue();
    Files.delete(artifact.folder().resolve("sub/file"));
    assertThat(store.verify(artifact)).isFalse();
    assertThat(store.find(artifact.reference())).isEmpty();
    assertThat(put("weights")).isEqualTo(artifact);
    assertThat(store.verify(artifact)).isTrue();
  }

  @Test
  void fullDiskIsExplainedAndEarlierArtifactsStay() throws IOException {
    Path full = Path.of("/dev/full");
    assumeThat(Files.isWritable(full)).as("needs the Linux device /dev/full").isTrue();
    Artifact earlier = put("weights");

    StudioException error =
        catchThrowableOfType(
            StudioException.class,
            () ->
                store.put(
                    "adapter",
                    folder -> {
                      Files.writeString(folder.resolve("half"), "half");
                      try (var out = Files.newOutputStream(full)) {
                        out.write(1);
                      }
                    }));

    assertThat(error.code()).isEqualTo(ErrorCode.CANNOT_CREATE);
    assertThat(error)
        .hasMessageContaining("cannot write the adapter")
        .hasMessageContaining("No space left")
        .hasMessageContaining("earlier results are intact");
    assertThat(store.verify(earlier)).isTrue();
    assertThat(entries()).isEqualTo(1);
  }

  @Test
  void failedWriterLeavesNothing() throws IOException {
    put("weights");

    assertThatThrownBy(
            () ->
                store.put(
                    "adapter",
                    folder -> {
                      Files.writeString(folder.resolve("half"), "half");
                      throw new IllegalStateException("defect");
                    }))
        .hasMessage("defect");
    assertThat(entries()).isEqualTo(1);
  }

  @Test
  void unfinishedArtifactsOfKilledProcessesAreRemoved() throws IOException {
    Artifact artifact = put("weights");
    Files.createDirectories(root.resolve("artifacts/.unfinished-1/sub"));

    store.removeUnfinished();

    assertThat(entries()).isEqualTo(1);
    assertThat(store.verify(artifact)).isTrue();
  }

  @Test
  void fileIsReplacedWholeOrNotAtAll() throws IOException {
    Path file = root.resolve("report.json");
    AtomicFile.write(file, "old");
    AtomicFile.write(file, "new");
    assertThat(file).hasContent("new");

    Path blocked = root.resolve("blocked");
    Files.createDirectories(blocked.resolve("in the way"));
    assertThatThrownBy(() -> AtomicFile.write(blocked, "x"))
        .isInstanceOfSatisfying(
            StudioException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANNOT_CREATE));
    assertThat(blocked.resolve("in the way")).exists();
  }

  private Artifact put(String content) {
    return store.put(
        "adapter",
        folder -> {
          Files.createDirectories(folder.resolve("sub"));
          Files.writeString(folder.resolve("sub/file"), content);
        });
  }

  private long entries() throws IOException {
    try (Stream<Path> entries = Files.list(root.resolve("artifacts"))) {
      return entries.count();
    }
  }
}
