package io.alignmentstudio.lm.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.checkpoint.ModelFolder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubDownloadTest {
  private static final HubName NAME = HubName.parse("hf:acme/tiny");
  private static final String WEIGHTS = "these are the weights of a model";

  @TempDir Path folder;
  private FakeHub hub;

  @BeforeEach
  void startHub() throws IOException {
    hub =
        new FakeHub()
            .with("config.json", "{}")
            .with("additional_chat_templates/tools.jinja", "{{ tools }}")
            .with("model.safetensors", WEIGHTS)
            .with("pytorch_model.bin", "pickled")
            .with("onnx/model.onnx", "large");
  }

  @AfterEach
  void stopHub() {
    hub.close();
  }

  @Test
  void downloadLooksAsHuggingFacesToolsLeaveIt() throws IOException {
    Path snapshot = download(Optional.empty());
    Path model = folder.resolve("models--acme--tiny");
    assertThat(snapshot).isEqualTo(model.resolve("snapshots").resolve(FakeHub.COMMIT));
    assertThat(model.resolve("refs/main")).hasContent(FakeHub.COMMIT);
    Path weights = snapshot.resolve("model.safetensors");
    assertThat(weights).isSymbolicLink().hasContent(WEIGHTS);
    assertThat(Files.readSymbolicLink(weights))
        .isEqualTo(Path.of("../../blobs", FakeHub.sha256(WEIGHTS.getBytes(UTF_8))));
    assertThat(Files.readSymbolicLink(snapshot.resolve("config.json")))
        .isEqualTo(Path.of("../../blobs", FakeHub.gitHash("{}".getBytes(UTF_8))));
    assertThat(snapshot.resolve("additional_chat_templates/tools.jinja")).hasContent("{{ tools }}");
    assertThat(snapshot.resolve("pytorch_model.bin")).doesNotExist();
    assertThat(snapshot.resolve("onnx")).doesNotExist();
    assertThat(new HubCache(folder).snapshot(NAME)).isEqualTo(snapshot);
    assertThat(ModelFolder.repository(snapshot.toString())).contains("acme/tiny");
  }

  @Test
  void whatIsHereIsNotFetchedAgain() {
    download(Optional.empty());
    download(Optional.empty());
    assertThat(hub.requests()).filteredOn(each -> each.startsWith("GET /store")).hasSize(1);
  }

  @Test
  void brokenConnectionsAreContinued() {
    hub.breakingAfter(10);
    List<String> heard = new ArrayList<>();
    new HubDownload(new HubCache(folder), new HubSettings(hub.address(), Optional.empty()))
        .download(
            NAME,
            new DownloadListener() {
              @Override
              public void start(String file, long done, long total) {
                heard.add(file + " " + done + "/" + total);
              }

              @Override
              public void advance(long bytes) {}

              @Override
              public void done(String file) {
                heard.add(file + " done");
              }
            });
    assertThat(hub.requests())
        .filteredOn(each -> each.startsWith("GET /store"))
        .containsExactly(
            "GET /store/model.safetensors",
            "GET /store/model.safetensors bytes=10-",
            "GET /store/model.safetensors bytes=20-",
            "GET /store/model.safetensors bytes=30-");
    assertThat(heard).contains("model.safetensors 0/32", "model.safetensors done");
  }

  @Test
  void anEarlierDownloadIsContinued() throws IOException {
    Path part =
        folder
            .resolve("models--acme--tiny/blobs")
            .resolve(FakeHub.sha256(WEIGHTS.getBytes(UTF_8)) + ".incomplete");
    Files.createDirectories(part.getParent());
    Files.writeString(part, WEIGHTS.substring(0, 12));
    assertThat(download(Optional.empty()).resolve("model.safetensors")).hasContent(WEIGHTS);
    assertThat(hub.requests()).contains("GET /store/model.safetensors bytes=12-");
  }

  @Test
  void aWrongChecksumIsRefusedAndNothingIsLeft() {
    hub.sendingDamagedWeights();
    assertThatThrownBy(() -> download(Optional.empty()))
        .isInstanceOf(StudioException.class)
        .hasMessageContaining("model.safetensors has not the checksum");
    assertThat(new HubCache(folder).find(NAME)).isEmpty();
    assertThat(folder.resolve("models--acme--tiny/blobs"))
        .isDirectoryNotContaining("glob:**.incomplete");
  }

  @Test
  void gatedModelsNeedTheToken() {
    hub.requiring("secret");
    assertThatThrownBy(() -> download(Optional.empty()))
        .isInstanceOf(StudioException.class)
        .hasMessageContaining("set HF_TOKEN");
    assertThat(download(Optional.of("secret")).resolve("config.json")).hasContent("{}");
    assertThat(new HubSettings(hub.address(), Optional.of("secret")).toString())
        .doesNotContain("secret");
  }

  @Test
  void unknownModelsAndUnreachableHubsAreExplained() {
    assertThatThrownBy(
            () -> downloader(Optional.empty()).download(HubName.parse("hf:acme/none"), silent()))
        .hasMessageContaining("no such model, revision or file");
    hub.close();
    assertThatThrownBy(() -> download(Optional.empty()))
        .hasMessageContaining("cannot be reached")
        .hasMessageContaining("HF_ENDPOINT");
  }

  @Test
  void filesOutsideOfTheFolderAreRefused() {
    hub.with("../../config.json", "{}");
    assertThatThrownBy(() -> download(Optional.empty())).hasMessageContaining("outside");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void settingsComeFromTheEnvironment() {
    HubSettings settings =
        HubSettings.of(
            Map.of("HF_ENDPOINT", "https://mirror.example/", "HF_TOKEN", "secret"), folder);
    assertThat(settings)
        .isEqualTo(new HubSettings(URI.create("https://mirror.example"), Optional.of("secret")));
    assertThatThrownBy(() -> HubSettings.of(Map.of("HF_HUB_OFFLINE", "1"), folder))
        .hasMessageContaining("HF_HUB_OFFLINE is set");
    assertThatThrownBy(() -> HubSettings.of(Map.of("HF_ENDPOINT", "mirror"), folder))
        .hasMessageContaining("HF_ENDPOINT");
  }

  private HubDownload downloader(Optional<String> token) {
    return new HubDownload(new HubCache(folder), new HubSettings(hub.address(), token));
  }

  private Path download(Optional<String> token) {
    return downloader(token).download(NAME, silent());
  }

  private static DownloadListener silent() {
    return DownloadListener.silent();
  }
}
