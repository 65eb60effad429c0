package io.alignmentstudio.lm.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Engine;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
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
}
