package io.alignmentstudio.lm.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alignmentstudio.domain.StudioException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HubCacheTest {
  private static final Path HOME = Path.of("/home/ada");

  @TempDir Path folder;

  @Test
  void theEnvironmentNamesTheCache() {
    assertThat(HubCache.of(Map.of("HF_HUB_CACHE", "/a", "HF_HOME", "/b"), HOME))
        .isEqualTo(new HubCache(Path.of("/a")));
    assertThat(HubCache.of(Map.of("HF_HOME", "~/b", "XDG_CACHE_HOME", "/c"), HOME))
        .isEqualTo(new HubCache(Path.of("/home/ada/b/hub")));
    assertThat(HubCache.of(Map.of("XDG_CACHE_HOME", "/c"), HOME))
        .isEqualTo(new HubCache(Path.of("/c/huggingface/hub")));
    assertThat(HubCache.of(Map.of("HF_HUB_CACHE", ""), HOME))
        .isEqualTo(new HubCache(Path.of("/home/ada/.cache/huggingface/hub")));
  }

  @Test
  void branchesTagsAndCommitsAreFound() throws IOException {
    Path model = folder.resolve("models--acme--tiny");
    Path snapshot = model.resolve("snapshots").resolve(FakeHub.COMMIT);
    Files.createDirectories(snapshot);
    Files.createDirectories(model.resolve("refs/pr"));
    Files.writeString(model.resolve("refs/main"), FakeHub.COMMIT);
    Files.writeString(model.resolve("refs/pr/1"), FakeHub.COMMIT + "\n");
    HubCache cache = new HubCache(folder);
    assertThat(cache.resolve("hf:acme/tiny", HOME)).isEqualTo(snapshot);
    assertThat(cache.resolve("hf:acme/tiny@pr/1", HOME)).isEqualTo(snapshot);
    assertThat(cache.resolve("hf:acme/tiny@" + FakeHub.COMMIT, HOME)).isEqualTo(snapshot);
    assertThat(cache.resolve("models/mine", HOME)).isEqualTo(HOME.resolve("models/mine"));
    assertThat(cache.find(HubName.parse("acme/tiny@v2"))).isEmpty();
  }

  @Test
  void whatIsMissingIsToldWithTheRemedy() {
    assertThatThrownBy(() -> new HubCache(folder).resolve("hf:acme/tiny@v2", HOME))
        .isInstanceOf(StudioException.class)
        .hasMessageContaining("hf:acme/tiny@v2 is not in the model cache " + folder)
        .hasMessageContaining("studio model download hf:acme/tiny@v2");
  }

  @Test
  void aDamagedReferenceIsRefused() throws IOException {
    Path refs = folder.resolve("models--acme--tiny/refs");
    Files.createDirectories(refs);
    Files.writeString(refs.resolve("main"), "../../../elsewhere");
    assertThatThrownBy(() -> new HubCache(folder).find(HubName.parse("hf:acme/tiny")))
        .isInstanceOf(StudioException.class)
        .hasMessageContaining("holds no commit");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"hf:", "hf:a/b/c", "hf:../b", "hf:a/b@../x", "hf:a/b@", "hf:a--b/c", "hf:a/-b"})
  void malformedNamesAreRefused(String name) {
    assertThatThrownBy(() -> HubName.parse(name))
        .isInstanceOf(StudioException.class)
        .hasMessageContaining("is no name of a model");
  }
}
