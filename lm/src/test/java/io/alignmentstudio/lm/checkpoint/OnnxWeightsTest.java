package io.alignmentstudio.lm.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alignmentstudio.domain.StudioException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class OnnxWeightsTest {
  @Test
  void miniLmHasEveryWeightOfABertEncoder() {
    SortedMap<String, List<Long>> expected = new TreeMap<>();
    expected.put("embeddings.word_embeddings.weight", List.of(30522L, 384L));
    expected.put("embeddings.position_embeddings.weight", List.of(512L, 384L));
    expected.put("embeddings.token_type_embeddings.weight", List.of(2L, 384L));
    putNorm(expected, "embeddings.LayerNorm");
    for (int layer = 0; layer < 6; layer++) {
      String prefix = "encoder.layer." + layer + ".";
      for (String name : List.of("self.query", "self.key", "self.value", "output.dense")) {
        putLinear(expected, prefix + "attention." + name, 384, 384);
      }
      putLinear(expected, prefix + "intermediate.dense", 1536, 384);
      putLinear(expected, prefix + "output.dense", 384, 1536);
      putNorm(expected, prefix + "attention.output.LayerNorm");
      putNorm(expected, prefix + "output.LayerNorm");
    }
    try (OnnxWeights weights = OnnxWeights.miniLm()) {
      weights.check(expected);
      assertThat(weights.names()).containsExactlyElementsOf(expected.keySet());
      // The whole encoder has 22,713,216; its pooler of 147,840 is not in the file.
      assertThat(weights.parameterCount()).isEqualTo(22_565_376);
    }
  }

  /** Reference values: the onnx package of Python, transposed with NumPy. */
  @Test
  void linearWeightsAreTransposedBack() {
    try (OnnxWeights weights = OnnxWeights.miniLm()) {
      float[] wide = weights.get("encoder.layer.0.intermediate.dense.weight").toFloats();
      assertThat(wide[1535 * 384 + 383]).isEqualTo(-0.039883118f);
      assertThat(wide[1535 * 384]).isEqualTo(-0.04609661f);
      float[] narrow = weights.get("encoder.layer.5.output.dense.weight").toFloats();
      assertThat(narrow[3 * 1536 + 1200]).isEqualTo(0.01507583f);
    }
  }

  @Test
  void truncatedFileIsRefused() throws IOException {
    byte[] start;
    try (InputStream in = OnnxWeights.class.getResourceAsStream("/all-minilm-l6-v2.onnx")) {
      start = in.readNBytes(1_000_000);
    }
    assertThatThrownBy(() -> OnnxWeights.read(new ByteArrayInputStream(start), "part.onnx"))
        .isInstanceOf(StudioException.class)
        .hasMessageContaining("part.onnx")
        .hasMessageContaining("ends in the middle of a tensor");
  }

  @Test
  void otherFilesAreRefused() {
    for (byte[] bytes : List.of(new byte[0], new byte[100], "not a model".getBytes(UTF_8))) {
      assertThatThrownBy(() -> OnnxWeights.read(new ByteArrayInputStream(bytes), "other"))
          .isInstanceOf(StudioException.class)
          .hasMessageContaining("other: not a readable ONNX file");
    }
  }

  private static void putLinear(
      Map<String, List<Long>> shapes, String name, long outputs, long inputs) {
    shapes.put(name + ".weight", List.of(outputs, inputs));
    shapes.put(name + ".bias", List.of(outputs));
  }

  private static void putNorm(Map<String, List<Long>> shapes, String name) {
    shapes.put(name + ".weight", List.of(384L));
    shapes.put(name + ".bias", List.of(384L));
  }
}
