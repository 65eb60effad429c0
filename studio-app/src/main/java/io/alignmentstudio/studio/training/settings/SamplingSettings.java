package io.alignmentstudio.studio.training.settings;

import io.alignmentstudio.lm.Sampling;
import io.alignmentstudio.lm.training.policy.RolloutSettings;
import io.alignmentstudio.workspace.config.Limits;
import io.alignmentstudio.workspace.config.Setting;
import java.util.List;

/** How answers are drawn for grpo and rloo, and used. */
public record SamplingSettings(
    @Setting(value = "Answers to each prompt.", byDefault = "8") int answers,
    @Setting(value = "Most tokens of an answer.", byDefault = "256") int maxTokens,
    @Setting(value = "What logits are divided by, above 0.", byDefault = "1") double temperature,
    @Setting(value = "Tokens that are drawn from; 0 draws from all.", byDefault = "0") int topK,
    @Setting(value = "Probability mass that is drawn from.", byDefault = "1") double topP,
    @Setting(
            value = "Least probability of a token as a share of the likeliest one's.",
            byDefault = "0")
        double minP,
    @Setting(value = "Divides the scores of tokens that occurred.", byDefault = "1")
        double repetitionPenalty,
    @Setting(value = "Texts that end an answer.", byDefault = "[]") List<String> stops,
    @Setting(value = "Steps of the optimiser on the same answers.", byDefault = "1") int iterations,
    @Setting(value = "Answers that go through the model at a time.", byDefault = "8")
        int microbatch,
    @Setting(
            value = "Whether answers that were cut at max-tokens are left out of the loss.",
            byDefault = "false")
        boolean maskUnended) {
  public SamplingSettings {
    stops = List.copyOf(stops);
    new Limits()
        .between("answers", answers, 2, 10_000)
        .between("max-tokens", maxTokens, 1, 1_000_000)
        .above("temperature", temperature, 0)
        .atLeast("top-k", topK, 0)
        .require(topP > 0 && topP <= 1, "top-p", "must be above 0 and at most 1, got " + topP)
        .between("min-p", minP, 0, 1)
        .above("repetition-penalty", repetitionPenalty, 0)
        .require(
            stops.stream().noneMatch(String::isEmpty), "stops", "must not hold an empty text")
        .between("iterations", iterations, 1, 1_000)
        .between("microbatch", microbatch, 1, 100_000)
        .check();
  }

  /** How answers are drawn. */
  public Sampling sampling() {
    return new Sampling(maxTokens, temperature, topK, topP, minP, repetitionPenalty, stops, 0);
  }

  /** How answers are used. */
  public RolloutSettings rollouts(long seed) {
    return new RolloutSettings(answers, iterations, microbatch, maskUnended, seed);
  }
}
