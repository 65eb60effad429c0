package io.alignmentstudio.lm.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.alignmentstudio.lm.Sampling;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares with what transformers' processors keep (conformance/logits_processors.py). */
class LogitsProcessorsTest {
  private static final Path REFERENCE = Path.of("src/test/resources/logits-processors.json");

  @Test
  void probabilitiesEqualTransformers() {
    for (JsonNode row : new JsonMapper().readTree(REFERENCE.toFile())) {
      JsonNode settings = row.get("case");
      float[] scores = floats(row.get("scores"));
      BitSet seen = new BitSet();
      row.get("seen").forEach(token -> seen.set(token.asInt()));
      Sampling sampling =
          new Sampling(
              1,
              settings.path("temperature").asDouble(1),
              settings.path("topK").asInt(0),
              settings.path("topP").asDouble(1),
              settings.path("minP").asDouble(0),
              settings.path("repetitionPenalty").asDouble(1),
              List.of(),
              0);
      LogitsProcessors.repetitionPenalty(scores, seen, sampling.repetitionPenalty());
      LogitsProcessors.warp(scores, sampling);
      double[] got = LogitsProcessors.mass(scores);
      double total = Arrays.stream(got).sum();
      float[] expected = floats(row.get("probabilities"));
      if (row.get("equalScores").asBoolean() && settings.has("topP")) {
        // Which of several equal scores go is up to the sort: their number is not.
        Arrays.sort(got);
        Arrays.sort(expected);
      }
      for (int token = 0; token < expected.length; token++) {
        assertThat(got[token] / total)
            .as("token %d of %s", token, settings)
            .isCloseTo(expected[token], within(1e-6));
      }
    }
  }

  private static float[] floats(JsonNode array) {
    double[] values =
        StreamSupport.stream(array.spliterator(), false).mapToDouble(JsonNode::asDouble).toArray();
    float[] floats = new float[values.length];
    for (int at = 0; at < floats.length; at++) {
      floats[at] = (float) values[at];
    }
    return floats;
  }
}
