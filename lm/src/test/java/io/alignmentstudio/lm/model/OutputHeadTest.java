package io.alignmentstudio.lm.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.alignmentstudio.tensor.Engine;
import io.alignmentstudio.tensor.Functions;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OutputHeadTest {
  private static final int COUNT = 600;
  private static final int WIDTH = 12;
  private static final int VOCABULARY = 40;

  private final Random random = new Random(4);

  private float[] normal(int count) {
    float[] values = new float[count];
    for (int at = 0; at < count; at++) {
      values[at] = (float) random.nextGaussian();
    }
    return values;
  }

  @Test
  void valuesAndGradientsAreThoseOfTheWholeVocabulary() {
    Engine.run(
        () -> {
          try (Scope _ = Scope.open()) {
            Tensor weight = Tensor.of(normal(VOCABULARY * WIDTH), VOCABULARY, WIDTH);
            Tensor bias = Tensor.of(normal(VOCABULARY), VOCABULARY);
            float[] states = normal(COUNT * WIDTH);
            Tensor weights = Tensor.of(normal(COUNT), COUNT);
            Tensor targets = Tensor.of(random.longs(COUNT, 0, VOCABULARY).toArray(), COUNT);

            Tensor whole = Tensor.of(states, COUNT, WIDTH).requireGradient();
            Tensor logits = Functions.linear(whole, weight, Optional.of(bias)).multiply(0.5);
            Tensor expected = Functions.crossEntropy(logits, targets).negate();
            expected.multiply(weights).sum().backward();

            Tensor chunked = Tensor.of(states, COUNT, WIDTH).requireGradient();
            Tensor values =
                new OutputHead(weight, Optional.of(bias), 0.5)
                    .targetLogProbabilities(chunked, targets);
            values.multiply(weights).sum().backward();

            assertThat(values.toFloats()).containsExactly(expected.toFloats(), offset(1e-5f));
            assertThat(chunked.gradient().toFloats())
                .containsExactly(whole.gradient().toFloats(), offset(1e-5f));
          }
        });
  }

  @Test
  void withoutGradientsTheValuesAreTheSame() {
    Engine.run(
        () -> {
          try (Scope _ = Scope.open()) {
            OutputHead head =
                new OutputHead(
                    Tensor.of(normal(VOCABULARY * WIDTH), VOCABULARY, WIDTH), Optional.empty(), 1);
            Tensor states = Tensor.of(normal(COUNT * WIDTH), COUNT, WIDTH);
            Tensor targets = Tensor.of(random.longs(COUNT, 0, VOCABULARY).toArray(), COUNT);

            float[] plain = head.targetLogProbabilities(states, targets).toFloats();
            float[] learning =
                head.targetLogProbabilities(states.copy().requireGradient(), targets).toFloats();

            assertThat(plain).containsExactly(learning, offset(1e-5f));
          }
        });
  }
}
