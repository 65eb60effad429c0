package io.alignmentstudio.lm.training.policy;

import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.lm.training.AnswerPositions;
import io.alignmentstudio.lm.training.Portion;
import io.alignmentstudio.lm.training.Reference;
import io.alignmentstudio.lm.training.TokenRow;
import io.alignmentstudio.lm.training.loss.Advantages;
import io.alignmentstudio.lm.training.loss.Rewards;
import io.alignmentstudio.tensor.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

/** Samples answers to prompts, has them scored, and compares them. */
final class Rollouts {
  private final LanguageModel model;
  private final Reference reference;
  private final Sampler sampler;
  private final List<RewardFunction> functions;
  private final List<Double> weights;
  private final PolicyMethod method;
  private final RolloutSettings settings;

  /** What was sampled, in groups, and figures of it. */
  record Batch(List<Rollout> rollouts, Map<String, Double> figures) {
    /** Tokens that count. */
    double tokens() {
      return rollouts.stream()
          .filter(Rollout::counts)
          .mapToDouble(rollout -> rollout.row().answerTokens())
          .sum();
    }
  }

  Rollouts(
      LanguageModel model,
      Reference reference,
      Sampler sampler,
      Map<RewardFunction, Double> rewards,
      PolicyMethod method,
      RolloutSettings settings) {
    this.model = model;
    this.reference = reference;
    this.sampler = sampler;
    functions = List.copyOf(rewards.keySet());
    weights = functions.stream().map(rewards::get).toList();
    this.method = method;
    this.settings = settings;
  }

  /** The reference and what answers are rewarded for. */
  @Override
  public String toString() {
    return "%s, rewards %s with weights %s"
        .formatted(
            reference.identity(), functions.stream().map(RewardFunction::name).toList(), weights);
  }

  /**
   * Samples answers to this process's prompts of a batch, and compares them with all of the batch.
   *
   * @param portion whose places, with the seed and the step, decide what is drawn
   * @param step counted once for all steps that learn from the same answers
   */
  Batch sample(Portion<Prompt> portion, long step) {
    if (portion.own().isEmpty()) {
      Rewards none = new Rewards(List.of(), weights, settings.answers());
      double[] _ = advantages(none, List.of(), List.of(), portion);
      return new Batch(List.of(), Map.of());
    }
    List<Prompt> repeated = new ArrayList<>();
    for (Prompt prompt : portion.rows()) {
      repeated.addAll(Collections.nCopies(settings.answers(), prompt));
    }
    List<Long> seeds = new ArrayList<>();
    for (int place : portion.ownPlaces()) {
      SplittableRandom random =
          new SplittableRandom((settings.seed() * 1_000_003 + step) * 1_000_003 + place);
      for (int answer = 0; answer < settings.answers(); answer++) {
        seeds.add(random.nextLong());
      }
    }
    List<Sampler.Sampled> sampled =
        sampler.sample(repeated.stream().map(Prompt::tokens).toList(), seeds);
    List<TokenRow> rows = new ArrayList<>();
    for (int at = 0; at < repeated.size(); at++) {
      rows.add(joined(repeated.get(at).tokens(), sampled.get(at).tokens()));
    }
    Map<String, Double> figures = new HashMap<>();
    Rewards rewards = rewards(repeated, sampled, figures);
    boolean needsOld = settings.iterations() > 1 || method instanceof PolicyMethod.LeaveOneOut;
    List<float[]> old = needsOld ? logProbabilities(rows) : nothing(rows);
    List<float[]> held =
        method.beta() == 0 ? nothing(rows) : reference.with(() -> logProbabilities(rows));
    double[] advantages = advantages(rewards, old, held, portion);
    List<Rollout> rollouts = new ArrayList<>();
    for (int at = 0; at < rows.size(); at++) {
      boolean counts = sampled.get(at).ended() || !settings.maskUnended();
      rollouts.add(new Rollout(rows.get(at), counts, advantages[at], old.get(at), held.get(at)));
    }
    figures.put(
        "completions/mean_length",
        rows.stream().mapToInt(TokenRow::answerTokens).average().orElse(0));
    figures.put(
        "completions/clipped_ratio",
        sampled.stream().mapToInt(answer -> answer.ended() ? 0 : 1).average().orElse(0));
    return new Batch(List.copyOf(rollouts), figures);
  }

  private static TokenRow joined(int[] prompt, int[] answer) {
    int[] tokens = Arrays.copyOf(prompt, prompt.length + answer.length);
    System.arraycopy(answer, 0, tokens, prompt.length, answer.length);
    return new TokenRow(tokens, prompt.length, 1);
  }

  private static List<float[]> nothing(List<TokenRow> rows) {
    return Collections.nCopies(rows.size(), new float[0]);
  }

  private Rewards rewards(
      List<Prompt> prompts, List<Sampler.Sampled> sampled, Map<String, Double> figures) {
    List<RewardFunction.Completion> completions = new ArrayList<>();
    for (int at = 0; at < prompts.size(); at++) {
      Prompt prompt = prompts.get(at);
      completions.add(
          new RewardFunction.Completion(prompt.text(), sampled.get(at).text(), prompt.fields()));
    }
    List<List<OptionalDouble>> rows = new ArrayList<>();
    completions.forEach(_ -> rows.add(new ArrayList<>()));
    for (RewardFunction function : functions) {
      // A reward that runs the same weights may take the policy's adapter off; this puts it back.
      List<OptionalDouble> scores = reference.with(() -> function.score(completions));
      if (scores.size() != completions.size()) {
        throw new IllegalStateException(
            "reward %s gave %d scores for %d answers"
                .formatted(function.name(), scores.size(), completions.size()));
      }
      for (int at = 0; at < scores.size(); at++) {
        rows.get(at).add(scores.get(at));
      }
      figures.put(
          "rewards/" + function.name(),
          scores.stream()
              .filter(OptionalDouble::isPresent)
              .mapToDouble(OptionalDouble::getAsDouble)
              .average()
              .orElse(Double.NaN));
    }
    Rewards rewards = new Rewards(rows, weights, settings.answers());
    figures.put("frac_reward_zero_std", rewards.groupsAlike());
    figures.put(
        "reward",
        DoubleStream.of(rewards.sums())
            .filter(value -> !Double.isNaN(value))
            .average()
            .orElse(Double.NaN));
    return rewards;
  }

  /** Of this process's answers, compared within the whole batch. */
  private double[] advantages(
      Rewards rewards, List<float[]> old, List<float[]> held, Portion<Prompt> portion) {
    SharedAnswers shared = new SharedAnswers(portion, settings.answers());
    return switch (method) {
      case PolicyMethod.GroupRelative group -> {
        Rewards all = shared.all(rewards);
        yield shared.own(
            group.normaliseFirst()
                ? Advantages.ofNormalised(all)
                : Advantages.ofSums(all, group.scale()));
      }
      case PolicyMethod.LeaveOneOut others -> {
        double[] values = shared.all(values(rewards, others, old, held), 1);
        yield shared.own(Advantages.leaveOneOut(values, rewards.group(), others.normalise()));
      }
    };
  }

  private static double[] values(
      Rewards rewards, PolicyMethod.LeaveOneOut others, List<float[]> old, List<float[]> held) {
    double[] values = rewards.sums();
    for (int at = 0; at < values.length; at++) {
      double value = values[at];
      if (others.bounds().isPresent()) {
        PolicyMethod.LeaveOneOut.Bounds bounds = others.bounds().get();
        // NaN stays NaN.
        value = Math.min(Math.max(value, bounds.lowest()), bounds.highest());
      }
      if (others.beta() != 0) {
        value -= others.beta() * (sum(old.get(at)) - sum(held.get(at)));
      }
      values[at] = value;
    }
    return values;
  }

  static double sum(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum;
  }

  private List<float[]> logProbabilities(List<TokenRow> rows) {
    List<float[]> result = new ArrayList<>();
    for (int start = 0; start < rows.size(); start += settings.microbatch()) {
      List<TokenRow> part =
          rows.subList(start, Math.min(start + settings.microbatch(), rows.size()));
      try (Scope _ = Scope.withoutGradients()) {
        float[] values =
            AnswerPositions.of(model, part, sampler.temperature()).logProbabilities().toFloats();
        int from = 0;
        for (TokenRow row : part) {
          result.add(Arrays.copyOfRange(values, from, from + row.answerTokens()));
          from += row.answerTokens();
        }
      }
    }
    return result;
  }
}
