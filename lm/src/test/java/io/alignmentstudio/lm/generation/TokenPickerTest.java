package io.alignmentstudio.lm.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.lm.Sampling;
import io.alignmentstudio.tensor.Engine;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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

  private static List<Integer> picked(Sampling sampling, int noRepeatRun) {
    return Engine.call(
        () -> {
          TokenPicker picker = new TokenPicker(new int[0], sampling, noRepeatRun, Optional.empty());
          List<Integer> tokens = new ArrayList<>();
          for (int step = 0; step < 5; step++) {
            try (Scope _ = Scope.withoutGradients()) {
              tokens.add(TokenPicker.pick(Tensor.of(ALWAYS_ONE, 1, 4), List.of(picker))[0]);
            }
          }
          return tokens;
        });
  }
}
