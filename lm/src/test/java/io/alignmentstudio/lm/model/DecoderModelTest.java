package io.alignmentstudio.lm.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.adapter.AdapterFiles;
import io.alignmentstudio.lm.adapter.LoraAdapter;
import io.alignmentstudio.lm.generation.LocalModel;
import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Engine;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares with what transformers and PEFT computed (conformance/tiny_llama.py). */
class DecoderModelTest {
  private static final Path FOLDER = Path.of("src/test/resources/tiny-llama");

  private final JsonNode reference =
      new JsonMapper().readTree(FOLDER.resolve("reference.json").toFile());

  private int[] tokens() {
    return StreamSupport.stream(reference.get("tokens").spliterator(), false)
        .mapToInt(JsonNode::asInt)
        .toArray();
  }

  private double[] logProbabilities(String name) {
    double[] all =
        StreamSupport.stream(reference.get(name).spliterator(), false)
            .flatMapToDouble(DecoderModelTest::logSoftmax)
            .toArray();
    return all;
  }

  private static java.util.stream.DoubleStream logSoftmax(JsonNode row) {
    double[] logits =
        StreamSupport.stream(row.spliterator(), false).mapToDouble(JsonNode::asDouble).toArray();
    double highest = Arrays.stream(logits).max().orElseThrow();
    double total = Arrays.stream(logits).map(value -> Math.exp(value - highest)).sum();
    return Arrays.stream(logits).map(value -> value - highest - Math.log(total));
  }

  private static float[] run(LanguageModel model, List<int[]> rows) {
    try (Scope _ = Scope.withoutGradients()) {
      int[] prefixes = rows.stream().mapToInt(row -> 1).toArray();
      TokenBatch batch = TokenBatch.of(rows, prefixes, model.computeType());
      States states = model.run(batch, Optional.empty());
      int count = Math.toIntExact(batch.ids().elements());
      return model
          .logProbabilities(states, Tensor.of(LongStream.range(0, count).toArray(), count))
          .toFloats();
    }
  }

  private static void assertClose(float[] got, double[] expected, double tolerance) {
    for (int at = 0; at < expected.length; at++) {
      assertThat((double) got[at]).as("element %d", at).isCloseTo(expected[at], within(tolerance));
    }
  }

  @Test
  void aTokenBeyondTheVocabularyIsNamed() {
    try (LocalModel local = LocalModel.folder(FOLDER, DataType.FLOAT32)) {
      assertThatThrownBy(
              () -> Engine.call(() -> run(local.weights(), List.of(new int[] {1, 5, 259}))))
          .isInstanceOf(StudioException.class)
          .hasMessageContaining(
              "has the id 259, but the model has embeddings for the ids 0 to 258");
      assertThatThrownBy(() -> Engine.call(() -> target(local.weights(), 300)))
          .isInstanceOf(StudioException.class)
          .hasMessageContaining("token 300 is not among the 259 tokens");
    }
  }

  private static float[] target(LanguageModel model, long token) {
    try (Scope _ = Scope.withoutGradients()) {
      TokenBatch batch =
          TokenBatch.of(List.of(new int[] {1, 5}), new int[] {1}, model.computeType());
      States states = model.run(batch, Optional.empty());
      return model
          .targetLogProbabilities(
              states, Tensor.of(new long[] {1}, 1), Tensor.of(new long[] {token}, 1))
          .toFloats();
    }
  }

  @Test
  void logProbabilitiesEqualTransformers() {
    try (LocalModel model = LocalModel.folder(FOLDER, DataType.FLOAT32)) {
      float[] got = Engine.call(() -> run(model.weights(), List.of(tokens())));
      assertClose(got, logProbabilities("logits"), 1e-4);
    }
  }

  @Test
  void paddingDoesNotChangeARow() {
    try (LocalModel model = LocalModel.folder(FOLDER, DataType.FLOAT32)) {
      int[] longer = new int[tokens().length + 5];
      Arrays.fill(longer, 9);
      float[] got = Engine.call(() -> run(model.weights(), List.of(longer, tokens())));
      int vocabulary = Math.toIntExact(model.weights().vocabularySize());
      float[] second =
          Arrays.copyOfRange(
              got,
              longer.length * vocabulary,
              longer.length * vocabulary + tokens().length * vocabulary);
      assertClose(second, logProbabilities("logits"), 1e-4);
    }
  }

  @Test
  void anAdapterFromPeftGivesPeftsResult() {
    try (LocalModel model = LocalModel.folder(FOLDER, DataType.FLOAT32)) {
      float[] got =
          Engine.call(
              () -> {
                try (LoraAdapter adapter = AdapterFiles.read(FOLDER.resolve("adapter"))) {
                  adapter.attach(model.weights());
                  return run(model.weights(), List.of(tokens()));
                }
              });
      assertClose(got, logProbabilities("adapterLogits"), 1e-4);
    }
  }

  @Test
  void bfloat16StaysNear() {
    try (LocalModel model = LocalModel.folder(FOLDER, DataType.BFLOAT16)) {
      float[] got = Engine.call(() -> run(model.weights(), List.of(tokens())));
      assertClose(got, logProbabilities("logits"), 0.25);
    }
  }
}
