package io.alignmentstudio.lm.export;

import io.alignmentstudio.lm.adapter.AdapterFiles;
import io.alignmentstudio.lm.adapter.LoraAdapter;
import io.alignmentstudio.lm.generation.LocalModel;
import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.lm.model.TokenBatch;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs exported models, and holds what PEFT computed (conformance/adapters.py). */
final class ExportedModel {
  static final Path BASE = Path.of("src/test/resources/tiny-llama");
  static final Path ADAPTERS = Path.of("src/test/resources/adapters");
  static final JsonNode REFERENCE =
      new JsonMapper().readTree(ADAPTERS.resolve("reference.json").toFile());

  private ExportedModel() {}

  /** Log-probabilities at the last positions of the reference's tokens, one after the other. */
  static float[] run(Path folder, Optional<Path> adapter, int positions) {
    int[] tokens =
        StreamSupport.stream(REFERENCE.path("tokens").spliterator(), false)
            .mapToInt(JsonNode::asInt)
            .toArray();
    try (LocalModel model = LocalModel.folder(folder, DataType.FLOAT32)) {
      return Engine.call(
          () -> {
            if (adapter.isEmpty()) {
              return run(model.weights(), tokens, positions);
            }
            try (LoraAdapter update = AdapterFiles.read(adapter.get())) {
              update.attach(model.weights());
              float[] changed = run(model.weights(), tokens, positions);
              LoraAdapter.detach(model.weights());
              return changed;
            }
          });
    }
  }

  private static float[] run(LanguageModel model, int[] tokens, int positions) {
    try (Scope _ = Scope.withoutGradients()) {
      TokenBatch batch = TokenBatch.of(List.of(tokens), new int[] {1}, model.computeType());
      Tensor last =
          Tensor.of(
              LongStream.range(tokens.length - positions, tokens.length).toArray(), positions);
      return model.logProbabilities(model.run(batch, Optional.empty()), last).toFloats();
    }
  }

  /** What PEFT computed for an adapter, as log-probabilities. */
  static double[] expected(String name) {
    return StreamSupport.stream(REFERENCE.path("logits").path(name).spliterator(), false)
        .flatMapToDouble(row -> Arrays.stream(logSoftmax(row)))
        .toArray();
  }

  private static double[] logSoftmax(JsonNode row) {
    double[] logits =
        StreamSupport.stream(row.spliterator(), false).mapToDouble(JsonNode::asDouble).toArray();
    double highest = Arrays.stream(logits).max().orElseThrow();
    double total = Arrays.stream(logits).map(value -> Math.exp(value - highest)).sum();
    return Arrays.stream(logits).map(value -> value - highest - Math.log(total)).toArray();
  }

  static double largestDifference(float[] got, double[] expected) {
    double largest = 0;
    for (int at = 0; at < expected.length; at++) {
      largest = Math.max(largest, Math.abs(got[at] - expected[at]));
    }
    return largest;
  }
}
