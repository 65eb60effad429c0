package io.alignmentstudio.lm.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.lm.model.Dropout;
import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Engine;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.util.Collections;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class AdamWTest {
  private static final Offset<Float> NEAR = Offset.offset(1e-6f);

  @Test
  void theFirstStepIsTheRateTimesEachTensorsFactor() {
    float[] values = afterOneStep(List.of(1.0, 4.0), 0);

    // Adam's first step has the length of the learning rate, whatever the gradient.
    assertThat(values[0]).isCloseTo(1 - 0.01f, NEAR);
    assertThat(values[2]).isCloseTo(1 - 0.04f, NEAR);
  }

  @Test
  void decayFollowsTheFactorsToo() {
    float[] values = afterOneStep(List.of(1.0, 4.0), 0.5);

    assertThat(values[0]).isCloseTo(1 - 0.01f * 0.5f - 0.01f, NEAR);
    assertThat(values[2]).isCloseTo(1 - 0.04f * 0.5f - 0.04f, NEAR);
    assertThat(afterOneStep(List.of(1.0, 1.0), 0.5)[2]).isCloseTo(values[0], NEAR);
  }

  private static float[] afterOneStep(List<Double> rates, double decay) {
    return Engine.call(
        () -> {
          TrainableParameters parameters;
          try (Scope _ = Scope.withoutGradients()) {
            Tensor ones = Tensor.zeros(DataType.FLOAT32, 2).add(1);
            parameters = new TrainableParameters(List.of(ones, ones), rates);
          }
          try (AdamW optimizer = new AdamW(parameters, decay)) {
            try (Scope _ = Scope.withoutGradients()) {
              parameters.gradients().copyFrom(Tensor.of(new float[] {3, 3, 3, 3}, 4));
            }
            optimizer.step(1, 0.01, 100);
            return parameters.values().toFloats();
          } finally {
            parameters.close();
          }
        });
  }

  @Test
  void biasesAndNormsDoNotDecay() {
    List<String> names =
        List.of(
            "model.layers.0.input_layernorm.weight",
            "model.layers.0.self_attn.q_proj.weight",
            "model.layers.0.self_attn.q_proj.bias",
            "model.layers.0.self_attn.q_norm.weight",
            "model.normalised.weight",
            "model.norm.weight",
            "embeddings.LayerNorm.weight",
            "lm_head.weight");
    for (double rate : List.of(1.0, 2.0)) {
      float[] values =
          Engine.call(
              () -> {
                TrainableParameters parameters;
                try (Scope _ = Scope.withoutGradients()) {
                  Tensor one = Tensor.zeros(DataType.FLOAT32, 1).add(1);
                  parameters =
                      new TrainableParameters(
                          Collections.nCopies(names.size(), one),
                          names,
                          Collections.nCopies(names.size(), rate),
                          new Dropout(0),
                          WeightDecay::reaches,
                          "");
                }
                try (AdamW optimizer = new AdamW(parameters, 0.5)) {
                  optimizer.step(1, 0.01, 100);
                  return parameters.values().toFloats();
                } finally {
                  parameters.close();
                }
              });
      float less = (float) (1 - 0.01 * 0.5 * rate);
      assertThat(values).containsExactly(new float[] {1, less, 1, 1, less, 1, 1, less}, NEAR);
    }
  }
}
