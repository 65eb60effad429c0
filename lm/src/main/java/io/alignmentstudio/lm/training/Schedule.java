package io.alignmentstudio.lm.training;

/**
 * How the learning rate rises and falls over a run. All but the first are those of transformers
 * 5.18 ({@code optimization.py}), whose step k counts from 0.
 */
public enum Schedule {
  /** Linear up and down, never 0: the first step already learns, the last still does. */
  LINEAR_ABOVE_ZERO,
  /** Linear up from 0, then linear down to 0: {@code get_linear_schedule_with_warmup}. */
  LINEAR,
  /** Linear up from 0, then half a cosine down: {@code get_cosine_schedule_with_warmup}. */
  COSINE,
  /** Linear up from 0, then level: {@code get_constant_schedule_with_warmup}. */
  CONSTANT;

  /**
   * The share of the highest rate that a step takes.
   *
   * @param step counted from 1
   * @param warmUp below 1 a share of the steps, from 1 a number of steps
   */
  double factor(long step, long total, double warmUp) {
    if (this == LINEAR_ABOVE_ZERO) {
      double warm = Math.max(1, warmUp < 1 ? warmUp * total : warmUp);
      double rising = Math.min(1, step / warm);
      double falling = Math.min(1, (total - step + 1) / Math.max(1, total - warm));
      return Math.min(rising, falling);
    }
    long warm = (long) (warmUp < 1 ? Math.ceil(warmUp * total) : warmUp);
    long done = step - 1;
    if (done < warm) {
      return (double) done / Math.max(1, warm);
    }
    double left = Math.max(0, (double) (total - done) / Math.max(1, total - warm));
    return switch (this) {
      case LINEAR_ABOVE_ZERO, CONSTANT -> 1;
      case LINEAR -> left;
      case COSINE -> Math.max(0, 0.5 * (1 + Math.cos(Math.PI * (1 - left))));
    };
  }
}
