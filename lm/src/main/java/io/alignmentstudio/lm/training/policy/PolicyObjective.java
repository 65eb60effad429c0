package io.alignmentstudio.lm.training.policy;

import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.lm.training.AnswerPositions;
import io.alignmentstudio.lm.training.Objective;
import io.alignmentstudio.lm.training.Portion;
import io.alignmentstudio.lm.training.Reference;
import io.alignmentstudio.lm.training.StepMetrics;
import io.alignmentstudio.lm.training.TokenRow;
import io.alignmentstudio.lm.training.loss.PolicyBatch;
import io.alignmentstudio.lm.training.loss.PolicyLosses;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Learning from rewards of sampled answers, as {@code GRPOTrainer} and {@code RLOOTrainer} of TRL
 * 1.13.0 do. Every prompt of a batch gets a group of answers; the batch is learnt from in {@link
 * RolloutSettings#iterations} consecutive steps, each over all its answers, microbatch by
 * microbatch; checkpoints are written between such groups of steps. What is drawn for a prompt
 * follows from the seed, the step and the prompt's place in the data, not from its batch.
 * Advantages compare with the whole batch, also where several processes share it. Dropout of the
 * trained adapter is off, or ratios would compare different networks; TRL leaves it on.
 */
public final class PolicyObjective implements Objective<Prompt> {
  private final LanguageModel model;
  private final Sampler sampler;
  private final PolicyMethod method;
  private final RolloutSettings settings;
  private final Rollouts rollouts;

  /** Answers that will be learnt from again, by the places of their prompts. */
  private final Map<List<Integer>, Rollouts.Batch> kept = new HashMap<>();

  private Optional<Rollouts.Batch> ready = Optional.empty();

  /**
   * Makes an objective.
   *
   * @param reference that puts the policy back on the model after rewards and references ran
   * @param rewards functions with their weights, in order; at least one
   */
  public PolicyObjective(
      LanguageModel model,
      Reference reference,
      Sampler sampler,
      Map<RewardFunction, Double> rewards,
      PolicyMethod method,
      RolloutSettings settings) {
    if (rewards.isEmpty()) {
      throw new IllegalArgumentException("learning from rewards needs at least one function");
    }
    if (!(sampler.temperature() > 0)) {
      throw new IllegalArgumentException(
          "answers must be drawn at a temperature above 0, got " + sampler.temperature());
    }
    this.model = model;
    this.sampler = sampler;
    this.method = method;
    this.settings = settings;
    rollouts = new Rollouts(model, reference, sampler, rewards, method, settings);
  }

  /** Number of steps that each batch is used for. */
  @Override
  public int repeats() {
    return settings.iterations();
  }

  @Override
  public boolean dropsInputs() {
    return false;
  }

  @Override
  public Optional<LanguageModel> model() {
    return Optional.of(model);
  }

  @Override
  public String settings() {
    return "%s, %s, %s, %s".formatted(method, settings, sampler, rollouts);
  }

  @Override
  public int length(Prompt row) {
    return row.tokens().length + sampler.longestAnswer();
  }

  @Override
  public int tokens(Prompt row) {
    return settings.answers() * (row.tokens().length + sampler.longestAnswer());
  }

  /**
   * {@inheritDoc} Samples, or takes the answers of the steps before on the same batch.
   *
   * @return tokens that count where the loss is a mean over the window's tokens, else prompts
   */
  @Override
  public double prepare(Portion<Prompt> portion, long step) {
    long group = step == 0 ? 0 : (step - 1) / settings.iterations() + 1;
    boolean first = step == 0 || (step - 1) % settings.iterations() == 0;
    List<Integer> places = portion.ownPlaces();
    Rollouts.Batch batch =
        Optional.ofNullable(first ? null : kept.get(places))
            .orElseGet(() -> rollouts.sample(portion, group));
    if (step > 0 && step % settings.iterations() == 0) {
      kept.remove(places);
    } else if (step > 0) {
      kept.put(places, batch);
    }
    ready = portion.own().isEmpty() ? Optional.empty() : Optional.of(batch);
    return switch (method) {
      case PolicyMethod.GroupRelative relative ->
          switch (relative.loss().loss()) {
            case DAPO, CISPO, VESPO -> batch.tokens();
            case GRPO, BNPO, DR_GRPO, SAPO, LUSPO -> weight(portion.rows());
          };
      case PolicyMethod.LeaveOneOut _ -> weight(portion.rows());
    };
  }

  @Override
  public StepMetrics backward(List<Prompt> rows, long step) {
    Rollouts.Batch batch = ready.orElseGet(() -> rollouts.sample(Portion.whole(rows), 0));
    ready = Optional.empty();
    List<Rollout> all = batch.rollouts();
    PolicyBatch.Window window = new PolicyBatch.Window(all.size(), batch.tokens());
    double loss = 0;
    for (int start = 0; start < all.size(); start += settings.microbatch()) {
      List<Rollout> part = all.subList(start, Math.min(start + settings.microbatch(), all.size()));
      try (Scope _ = Scope.open()) {
        Tensor value = loss(part, window);
        value.backward();
        loss += value.item();
      }
    }
    return new StepMetrics(loss, batch.figures());
  }

  private Tensor loss(List<Rollout> part, PolicyBatch.Window window) {
    List<TokenRow> rows = part.stream().map(Rollout::row).toList();
    Tensor policy = AnswerPositions.of(model, rows, sampler.temperature()).padded(rows);
    int width = Math.toIntExact(policy.size(1));
    Tensor mask = Padding.mask(part, width);
    Tensor advantages = Padding.advantages(part);
    return switch (method) {
      case PolicyMethod.GroupRelative group ->
          PolicyLosses.loss(
              new PolicyBatch(
                  policy,
                  settings.iterations() == 1
                      ? policy.detach()
                      : Padding.of(part, Rollout::old, width),
                  group.beta() == 0
                      ? Optional.empty()
                      : Optional.of(Padding.of(part, Rollout::reference, width)),
                  mask,
                  advantages),
              group.loss(),
              window);
      case PolicyMethod.LeaveOneOut others ->
          PolicyLosses.leaveOneOut(
              policy.multiply(mask).sum(1),
              Padding.of(part, Rollout::old, width).multiply(mask).sum(1),
              advantages,
              others.clipLow(),
              others.clipHigh(),
              window.rows());
    };
  }
}
