package io.alignmentstudio.lm;

import java.util.List;

/**
 * How answers are drawn. The settings mean what they mean in transformers and apply in its order:
 * repetition penalty, temperature, top-k, top-p, min-p; at temperature 0 only the penalty.
 *
 * @param maximumTokens longest answer; a longer one ends with {@link FinishReason#LENGTH}
 * @param temperature 0 takes the most probable token each time
 * @param topK number of most probable tokens that are drawn from; 0 draws from all
 * @param topP probability mass that is drawn from; 1 draws from everything
 * @param minP least probability of a token as a share of the likeliest token's; 0 draws from all
 * @param repetitionPenalty divides the scores of tokens that prompt or answer hold already (Keskar
 *     et al., arXiv:1909.05858); 1 changes nothing
 * @param stops texts that end the answer; the first that occurs is not part of it
 * @param seed of the random numbers, the same whatever else is in the batch; unused at temperature
 *     0
 */
public record Sampling(
    int maximumTokens,
    double temperature,
    int topK,
    double topP,
    double minP,
    double repetitionPenalty,
    List<String> stops,
    long seed) {
  public Sampling {
    require(maximumTokens >= 1, "maximumTokens must be at least 1", maximumTokens);
    require(
        temperature >= 0 && Double.isFinite(temperature),
        "temperature must be at least 0",
        temperature);
    require(topK >= 0, "topK must be at least 0", topK);
    require(topP > 0 && topP <= 1, "topP must be above 0 and at most 1", topP);
    require(minP >= 0 && minP <= 1, "minP must be at least 0 and at most 1", minP);
    require(
        repetitionPenalty > 0 && Double.isFinite(repetitionPenalty),
        "repetitionPenalty must be above 0",
        repetitionPenalty);
    stops = List.copyOf(stops);
    require(stops.stream().noneMatch(String::isEmpty), "no stop text may be empty", stops);
  }

  /** Plain sampling from the most probable mass. */
  public Sampling(int maximumTokens, double temperature, double topP, long seed) {
    this(maximumTokens, temperature, 0, topP, 0, 1, List.of(), seed);
  }

  public static Sampling greedy(int maximumTokens) {
    return new Sampling(maximumTokens, 0, 1, 0);
  }

  /** The same, ended by these texts. */
  public Sampling withStops(List<String> texts) {
    return new Sampling(
        maximumTokens, temperature, topK, topP, minP, repetitionPenalty, texts, seed);
  }

  /** The same, drawn by another seed. */
  public Sampling withSeed(long other) {
    return new Sampling(
        maximumTokens, temperature, topK, topP, minP, repetitionPenalty, stops, other);
  }

  private static void require(boolean valid, String rule, Object got) {
    if (!valid) {
      throw new IllegalArgumentException(rule + ", got " + got);
    }
  }
}
