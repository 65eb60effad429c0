package io.alignmentstudio.lm.training.policy;

import io.alignmentstudio.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Rollouts of different lengths as tensors, filled up with 0 on the right. */
final class Padding {
  private Padding() {}

  /** A value of each token: [rows, width]. */
  static Tensor of(List<Rollout> rollouts, Function<Rollout, float[]> values, int width) {
    float[] padded = new float[rollouts.size() * width];
    for (int row = 0; row < rollouts.size(); row++) {
      float[] content = values.apply(rollouts.get(row));
      System.arraycopy(content, 0, padded, row * width, content.length);
    }
    return Tensor.of(padded, rollouts.size(), width);
  }

  /** 1 where a token counts: [rows, width]. */
  static Tensor mask(List<Rollout> rollouts, int width) {
    return of(
        rollouts,
        rollout -> {
          float[] ones = new float[rollout.counts() ? rollout.row().answerTokens() : 0];
          Arrays.fill(ones, 1);
          return ones;
        },
        width);
  }

  /** [rows]. */
  static Tensor advantages(List<Rollout> rollouts) {
    float[] values = new float[rollouts.size()];
    for (int row = 0; row < values.length; row++) {
      values[row] = (float) rollouts.get(row).advantage();
    }
    return Tensor.of(values, values.length);
  }
}
