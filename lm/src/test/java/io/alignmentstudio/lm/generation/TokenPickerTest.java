package io.alignmentstudio.lm.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.Sampling;
import io.alignmentstudio.tensor.Engine;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenPickerTest {
  private static final float[] ALWAYS_ONE = {-3, -0.1f, -4, -2};

  @Test
  void greedyDecodingTakesTheLikeliestThatRepeatsNoRun() {
    assertThat(picked(Sampling.greedy(9), 2)).containsExactly(1, 1, 3, 1, 0);
  }

  @Test
  void samplingDrawsNoBannedToken() {
    List<Integer> tokens = picked(new Sampling(9, 0.01, 1, 5), 2);

    assertThat(tokens).containsExactly(1, 1, 3, 1, 0);
  }

  @Test
  void withoutABanTheLikeliestComesAgain() {
    assertThat(picked(Sampling.greedy(9), 0)).containsOnly(1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-300, 1e-50, 1e-40, 1e-30})
  void aTinyTemperatureIsGreedy(double temperature) {
    assertThat(picked(new Sampling(9, temperature, 2, 0.5, 0.1, 1, List.of(), 5), 2))
        .containsExactly(1, 1, 3, 1, 0);
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
  void scoresThatAreNoNumbersAreAnError(float wrong) {
    for (double temperature : new double[] {0, 1e-40, 1}) {
      Sampling sampling = new Sampling(9, temperature, 0, 0.9, 0.05, 1.1, List.of(), 5);
      for (Sampling settings : List.of(sampling, Sampling.greedy(9))) {
        assertThatThrownBy(() -> picked(settings, 2, -1, wrong, 0, 2))
            .isInstanceOf(StudioException.class)
            .hasMessageContaining("the answer to the test")
            .hasMessageContaining(Float.toString(wrong));
      }
    }
  }

  @Test
  void scoresWithoutAnyThatCanBePickedAreAnError() {
    float never = Float.NEGATIVE_INFINITY;
    assertThatThrownBy(() -> picked(Sampling.greedy(9), 2, never, never, never, never))
        .isInstanceOf(StudioException.class)
        .hasMessageContaining("-Infinity");
    assertThat(picked(Sampling.greedy(9), 0, never, never, 3, never)).containsOnly(2);
  }

  @Test
  void aPenaltyThatMakesScoresInfiniteIsAnError() {
    Sampling sampling = new Sampling(9, 1, 0, 1, 0, 1e-40, List.of(), 5);
    assertThatThrownBy(() -> picked(sampling, 0, 1, 9, 2, 3))
        .isInstanceOf(StudioException.class)
        .hasMessageContaining("repetition penalty of 1.0E-40");
  }

  private static List<Integer> picked(Sampling sampling, int noRepeatRun) {
    return picked(sampling, noRepeatRun, ALWAYS_ONE);
  }

  private static List<Integer> picked(Sampling sampling, int noRepeatRun, float... scores) {
    return Engine.call(
        () -> {
          TokenPicker picker =
              new TokenPicker("the test", new int[0], sampling, noRepeatRun, Optional.empty());
          List<Integer> tokens = new ArrayList<>();
          for (int step = 0; step < 5; step++) {
            try (Scope _ = Scope.withoutGradients()) {
              tokens.add(TokenPicker.pick(Tensor.of(scores, 1, 4), List.of(picker))[0]);
            }
          }
          return tokens;
        });
  }
}
