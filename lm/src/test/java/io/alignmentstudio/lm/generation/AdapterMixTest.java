package io.alignmentstudio.lm.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.AdapterMix;
import io.alignmentstudio.lm.ChatModel;
import io.alignmentstudio.lm.ChatRequest;
import io.alignmentstudio.lm.ChatResponse;
import io.alignmentstudio.lm.Message;
import io.alignmentstudio.lm.Sampling;
import io.alignmentstudio.lm.ScoreRequest;
import io.alignmentstudio.lm.adapter.AdapterFiles;
import io.alignmentstudio.lm.adapter.LoraAdapter;
import io.alignmentstudio.lm.adapter.LoraSettings;
import io.alignmentstudio.lm.model.RowMixes;
import io.alignmentstudio.lm.model.States;
import io.alignmentstudio.lm.model.TokenBatch;
import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Engine;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares mixes with PEFT's {@code cat} (conformance/adapter_mix.py). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdapterMixTest {
  private static final Path FOLDER = Path.of("src/test/resources/adapter-mix");
  private static final Map<String, Path> ADAPTERS =
      Map.of("law", FOLDER.resolve("law"), "style", FOLDER.resolve("style"));

  private final JsonNode reference =
      new JsonMapper().readTree(FOLDER.resolve("reference.json").toFile());
  private LocalModel model;

  @BeforeAll
  void load() {
    model = LocalModel.folder(Path.of("src/test/resources/tiny-llama"), DataType.FLOAT32);
  }

  @AfterAll
  void close() {
    model.close();
  }

  private List<AdapterMix> mixes() {
    return stream(reference.get("mixes"))
        .map(
            row -> {
              Map<String, Double> weights = new HashMap<>();
              row.get("mix")
                  .properties()
                  .forEach(entry -> weights.put(entry.getKey(), entry.getValue().asDouble()));
              return AdapterMix.of(weights);
            })
        .toList();
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  @Test
  void eachRowOfABatchEqualsPeftsMix() {
    List<AdapterMix> mixes = mixes();
    int[] tokens = stream(reference.get("tokens")).mapToInt(JsonNode::asInt).toArray();
    float[] got = Engine.call(() -> logits(mixes, tokens));
    int at = 0;
    for (JsonNode row : reference.get("mixes")) {
      for (JsonNode position : row.get("logits")) {
        for (JsonNode expected : position) {
          assertThat((double) got[at++])
              .as("mix %s", row.get("mix"))
              .isCloseTo(expected.asDouble(), within(1e-5));
        }
      }
    }
  }

  private float[] logits(List<AdapterMix> mixes, int[] tokens) {
    Map<String, LoraAdapter> loaded = new HashMap<>();
    ADAPTERS.forEach((name, folder) -> loaded.put(name, AdapterFiles.read(folder)));
    try (AdapterSet set = new AdapterSet(model.weights(), loaded, AdapterMix.base());
        Scope _ = Scope.withoutGradients()) {
      RowMixes rows = set.attach(mixes).orElseThrow();
      rows.select(new int[] {0, 1, 2, 3, 4});
      List<int[]> batch = mixes.stream().map(mix -> tokens).toList();
      States states =
          model
              .weights()
              .run(
                  TokenBatch.of(batch, new int[] {1, 1, 1, 1, 1}, DataType.FLOAT32),
                  Optional.empty());
      int count = mixes.size() * tokens.length;
      return model
          .weights()
          .logits(states, Tensor.of(LongStream.range(0, count).toArray(), count))
          .toFloats();
    } finally {
      LoraAdapter.detach(model.weights());
    }
  }

  private static List<Message> question(String text) {
    return List.of(
        Message.system("Policy: gifts are refused, whoever offers them."), Message.user(text));
  }

  @Test
  void aBatchOfMixesAnswersLikeSingleRequests() {
    try (ChatModel chat = model.chat("mixed", ADAPTERS, AdapterMix.base())) {
      List<ChatRequest> requests = new ArrayList<>();
      for (AdapterMix mix : mixes()) {
        for (String text : List.of("May I?", "May she take it?", "May I?")) {
          requests.add(new ChatRequest(question(text), Sampling.greedy(12)).by(mix));
        }
      }
      List<ChatResponse> together = chat.chat(requests, count -> {});
      assertThat(together).isEqualTo(requests.stream().map(chat::chat).toList());
    }
  }

  @Test
  void scoresOfMixesDoNotDependOnTheirCompany() {
    try (ChatModel chat = model.chat("mixed", ADAPTERS, AdapterMix.base())) {
      List<ScoreRequest> requests =
          mixes().stream()
              .map(mix -> new ScoreRequest(question("May I?"), List.of("yes", "no")).by(mix))
              .toList();
      List<List<Double>> together = scoredTogetherAsAlone(chat, requests, 1e-5);
      assertThat(together.get(0)).isNotEqualTo(together.get(4));
    }
  }

  private static List<List<Double>> scoredTogetherAsAlone(
      ChatModel chat, List<ScoreRequest> requests, double tolerance) {
    List<List<Double>> together = chat.score(requests, count -> {});
    for (int at = 0; at < requests.size(); at++) {
      List<Double> alone = chat.score(List.of(requests.get(at)), count -> {}).getFirst();
      assertThat(together.get(at).get(0)).isCloseTo(alone.get(0), within(tolerance));
      assertThat(together.get(at).get(1)).isCloseTo(alone.get(1), within(tolerance));
    }
    return together;
  }

  @Test
  void soDoThoseOfTheEmbeddedModel(@TempDir Path folder) {
    Map<String, Path> adapters = Map.of("a", folder.resolve("a"), "b", folder.resolve("b"));
    try (LocalModel embedded = LocalModel.embedded(Optional.empty(), DataType.FLOAT32)) {
      adapters.forEach((name, path) -> Engine.run(() -> writeRandom(embedded, path)));
      try (ChatModel chat = embedded.chat("mixed", adapters, AdapterMix.base())) {
        List<ScoreRequest> requests =
            Stream.of(Map.<String, Double>of(), Map.of("a", 1.0), Map.of("a", 0.5, "b", 2.0))
                .map(AdapterMix::of)
                .map(mix -> new ScoreRequest(question("May I?"), List.of("yes", "not so")).by(mix))
                .toList();
        List<List<Double>> together = scoredTogetherAsAlone(chat, requests, 1e-4);
        assertThat(together).doesNotHaveDuplicates();
      }
    }
  }

  private static void writeRandom(LocalModel model, Path folder) {
    LoraSettings settings = new LoraSettings(2, 2, List.of(LoraSettings.ALL_LINEAR));
    Random random = new Random(folder.getFileName().toString().hashCode());
    try (LoraAdapter adapter = LoraAdapter.fresh(model.weights(), settings, 1);
        Scope _ = Scope.withoutGradients()) {
      for (Tensor view : adapter.parameters().views()) {
        float[] values = new float[Math.toIntExact(view.elements())];
        for (int at = 0; at < values.length; at++) {
          values[at] = (random.nextFloat() - 0.5f) / 5;
        }
        view.copyFrom(Tensor.of(values, view.shape()));
      }
      AdapterFiles.write(adapter, settings, model.weights(), model.base(), folder);
    }
  }

  private static Map<String, Path> adaptersOfTheHeadToo() {
    Map<String, Path> all = new HashMap<>(ADAPTERS);
    all.put("head", Path.of("src/test/resources/adapters/head"));
    all.put("saved", Path.of("src/test/resources/adapters/saved_head"));
    return all;
  }

  @Test
  void soDoThoseOfAdaptersThatUpdateTheHeadOrReplaceWeights() {
    try (ChatModel chat = model.chat("mixed", adaptersOfTheHeadToo(), AdapterMix.base())) {
      List<ScoreRequest> requests =
          Stream.of(
                  Map.<String, Double>of(),
                  Map.of("law", 1.0),
                  Map.of("head", 1.0),
                  Map.of("head", 0.5, "law", 0.7),
                  Map.of("saved", 1.0),
                  Map.of("head", 0.9999999))
              .map(AdapterMix::of)
              .map(mix -> new ScoreRequest(question("May I?"), List.of("yes", "not so")).by(mix))
              .toList();
      List<List<Double>> together = scoredTogetherAsAlone(chat, requests, 1e-5);
      // Stacked or attached as it is, an adapter of the head gives the same.
      assertThat(together.get(5).get(1)).isCloseTo(together.get(2).get(1), within(1e-4));
      assertThat(together.get(2).get(1)).isNotCloseTo(together.get(0).get(1), within(1e-3));
      assertThat(together.get(4).get(1)).isNotCloseTo(together.get(0).get(1), within(1e-3));
    }
  }

  @Test
  void anAdapterThatReplacesWeightsIsNotMixed() {
    try (ChatModel chat = model.chat("mixed", adaptersOfTheHeadToo(), AdapterMix.base())) {
      for (Map<String, Double> weights :
          List.of(Map.of("saved", 0.5), Map.of("saved", 1.0, "law", 1.0))) {
        ChatRequest request =
            new ChatRequest(question("May I?"), Sampling.greedy(1)).by(AdapterMix.of(weights));
        assertThatThrownBy(() -> chat.chat(request))
            .isInstanceOf(StudioException.class)
            .hasMessageContaining("modules_to_save")
            .hasMessageContaining("saved");
      }
    }
  }

  @Test
  void anAdapterThatIsNotLoadedIsNamed() {
    try (ChatModel chat = model.chat("mixed", ADAPTERS, AdapterMix.base())) {
      ChatRequest request =
          new ChatRequest(question("May I?"), Sampling.greedy(1))
              .by(AdapterMix.of(Map.of("tone", 1.0)));
      assertThatThrownBy(() -> chat.chat(request))
          .isInstanceOf(StudioException.class)
          .hasMessageContaining("tone")
          .hasMessageContaining("[law, style]");
    }
    assertThatThrownBy(() -> AdapterMix.of(Map.of("law", -0.1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-0.1");
  }
}
