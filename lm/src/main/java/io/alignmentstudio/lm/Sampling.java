package io.alignmentstudio.lm;

/**
 * How answers are drawn.
 *
 * @param maximumTokens longest answer; a longer one ends with {@link FinishReason#LENGTH}
 * @param temperature 0 takes the most probable token each time
 * @param topP probability mass that is drawn from; 1 draws from everything
 * @param seed of the random numbers; unused at temperature 0
 */
public record Sampling(int maximumTokens, double temperature, double topP, long seed) {
  public Sampling {
    if (maximumTokens < 1) {
      throw new IllegalArgumentException("maximumTokens must be at least 1, got " + maximumTokens);
    }
    if (!(temperature >= 0) || Double.isInfinite(temperature)) {
      throw new IllegalArgumentException("temperature must be at least 0, got " + temperature);
    }
    if (!(topP > 0 && topP <= 1)) {
      throw new IllegalArgumentException("topP must be above 0 and at most 1, got " + topP);
    }
  }

  public static Sampling greedy(int maximumTokens) {
    return new Sampling(maximumTokens, 0, 1, 0);
  }
}
