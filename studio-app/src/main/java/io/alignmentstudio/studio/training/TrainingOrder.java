package io.alignmentstudio.studio.training;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.studio.training.settings.DpoSettings;
import io.alignmentstudio.studio.training.settings.EvaluationSettings;
import io.alignmentstudio.studio.training.settings.GrpoSettings;
import io.alignmentstudio.studio.training.settings.KtoSettings;
import io.alignmentstudio.studio.training.settings.Learn;
import io.alignmentstudio.studio.training.settings.LoraKeys;
import io.alignmentstudio.studio.training.settings.Method;
import io.alignmentstudio.studio.training.settings.OrpoSettings;
import io.alignmentstudio.studio.training.settings.RewardSettings;
import io.alignmentstudio.studio.training.settings.RlooSettings;
import io.alignmentstudio.studio.training.settings.SamplingSettings;
import io.alignmentstudio.studio.training.settings.SftSettings;
import io.alignmentstudio.studio.training.settings.SimpoSettings;
import io.alignmentstudio.studio.training.settings.TooLong;
import io.alignmentstudio.studio.training.settings.TrainSettings;
import io.alignmentstudio.workspace.config.ModelConfig;
import io.alignmentstudio.workspace.config.SettingsFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be trained.
 *
 * @param model {@code embedded}, a folder, or an {@code hf:} name
 * @param adapter PEFT folder that training starts from; empty for a fresh one
 * @param evaluation rows that are measured, not learnt
 */
public record TrainingOrder(
    TrainingGoal goal,
    String model,
    Path data,
    Optional<Path> adapter,
    Optional<Path> evaluation,
    TrainSettings settings) {
  /**
   * Checks what the settings say against the goal.
   *
   * @throws StudioException CONFIG with everything that does not go together
   */
  public TrainingOrder {
    Problems problems = new Problems();
    groups(settings)
        .forEach(
            (group, given) -> {
              if (given && !belongs(group, goal)) {
                problems.add(
                    "%s is set, but has no meaning for %s; leave it out", group, name(goal));
              }
            });
    if (adapter.isPresent() && settings.lora().isPresent()) {
      problems.add("lora is set, but --adapter has its own shape; leave one of them out");
    }
    if (settings.learn() != Learn.ANSWERS && goal != TrainingGoal.SFT) {
      problems.add("learn is set, but has no meaning for %s; leave it out", name(goal));
    }
    if (settings.tooLong() != TooLong.ERROR && goal == TrainingGoal.PRETRAIN) {
      problems.add("too-long is set, but pretrain takes longer texts in pieces; leave it out");
    }
    boolean drops = goal == TrainingGoal.SFT || goal == TrainingGoal.PRETRAIN;
    if (!drops && settings.lora().filter(lora -> lora.dropout() > 0).isPresent()) {
      problems.add("lora.dropout is set, but %s learns without dropout; leave it out", name(goal));
    }
    if (settings.method() != Method.FULL
        && settings.dpo().flatMap(DpoSettings::syncEvery).isPresent()) {
      problems.add(
          "dpo.sync-every is set, but moves the reference of whole weights only, as in TRL; use method"
              + " full or leave it out");
    }
    if (settings.method() == Method.FULL) {
      requireNoAdapter(goal, model, adapter, settings, problems);
    }
    if (goal.samples()) {
      requireSampling(settings, evaluation, problems);
    }
    if (settings.evaluation().isPresent() && evaluation.isEmpty()) {
      problems.add("evaluation is set, but there is no --eval-data; name its file");
    }
    problems.throwIfAny(ErrorCode.CONFIG, "These settings do not go together");
  }

  private static void requireNoAdapter(
      TrainingGoal goal,
      String model,
      Optional<Path> adapter,
      TrainSettings settings,
      Problems problems) {
    if (goal == TrainingGoal.REWARD) {
      problems.add("method is full, but a reward model is an adapter with a head; use lora");
    }
    if (model.equals(ModelConfig.EMBEDDED)) {
      problems.add(
          "method is full, but the embedded model can be saved as an adapter only; use lora");
    }
    if (adapter.isPresent() || settings.lora().isPresent()) {
      problems.add("method is full, which has no adapter; leave out --adapter and lora");
    }
  }

  private static void requireSampling(
      TrainSettings settings, Optional<Path> evaluation, Problems problems) {
    if (settings.rewards().isEmpty()) {
      problems.add("rewards is empty; name at least one thing that answers are rewarded for");
    }
    if (evaluation.isPresent()) {
      problems.add(
          "--eval-data has no meaning here, as the loss of sampled answers measures nothing; see the"
              + " rewards in metrics.jsonl");
    }
    if (settings.tooLong() == TooLong.CUT) {
      problems.add("too-long is cut, but prompts are never cut; use leave-out or error");
    }
    int iterations = settings.sampling().map(SamplingSettings::iterations).orElse(1);
    if (settings.steps().isPresent() && settings.steps().get() % iterations != 0) {
      problems.add(
          "steps is %d; it must be a multiple of sampling.iterations, %d",
          settings.steps().get(), iterations);
    }
  }

  /** Groups that are for some goals only, and whether they are given. */
  private static Map<String, Boolean> groups(TrainSettings settings) {
    Map<String, Boolean> groups = new LinkedHashMap<>();
    groups.put("sft", settings.sft().isPresent());
    groups.put("reward", settings.reward().isPresent());
    groups.put("dpo", settings.dpo().isPresent());
    groups.put("kto", settings.kto().isPresent());
    groups.put("orpo", settings.orpo().isPresent());
    groups.put("simpo", settings.simpo().isPresent());
    groups.put("grpo", settings.grpo().isPresent());
    groups.put("rloo", settings.rloo().isPresent());
    groups.put("sampling", settings.sampling().isPresent());
    groups.put("rewards", !settings.rewards().isEmpty());
    return groups;
  }

  private static boolean belongs(String group, TrainingGoal goal) {
    return group.equals(name(goal))
        || (goal.samples() && (group.equals("sampling") || group.equals("rewards")));
  }

  static String name(TrainingGoal goal) {
    return goal.name().toLowerCase(Locale.ROOT);
  }

  /** Name of the goal on the command line. */
  String goalName() {
    return name(goal);
  }

  /** The settings with every group that counts, for people to read. */
  TrainSettings resolved() {
    TrainSettings given = settings;
    return new TrainSettings(
        given.method(),
        given.compute(),
        given.threads(),
        given.seed(),
        Optional.of(given.training(goal.usualRate()).learningRate()),
        given.schedule(),
        given.warmUp(),
        given.epochs(),
        given.steps(),
        given.batch(),
        given.weightDecay(),
        given.clip(),
        given.maxLength(),
        given.tooLong(),
        given.learn(),
        adapter.isPresent() || given.method() == Method.FULL
            ? Optional.empty()
            : Optional.of(lora()),
        evaluation.map(_ -> evaluationSettings()),
        given.checkpoint(),
        given.checkMemory(),
        only(TrainingGoal.SFT, given.sft(), SftSettings.class),
        only(TrainingGoal.REWARD, given.reward(), RewardSettings.class),
        only(TrainingGoal.DPO, given.dpo(), DpoSettings.class),
        only(TrainingGoal.KTO, given.kto(), KtoSettings.class),
        only(TrainingGoal.ORPO, given.orpo(), OrpoSettings.class),
        only(TrainingGoal.SIMPO, given.simpo(), SimpoSettings.class),
        only(TrainingGoal.GRPO, given.grpo(), GrpoSettings.class),
        only(TrainingGoal.RLOO, given.rloo(), RlooSettings.class),
        goal.samples() ? Optional.of(sampling()) : Optional.empty(),
        given.rewards());
  }

  private <R extends Record> Optional<R> only(TrainingGoal of, Optional<R> given, Class<R> type) {
    return goal == of ? Optional.of(orUsual(given, type)) : Optional.empty();
  }

  static <R extends Record> R orUsual(Optional<R> given, Class<R> type) {
    return given.orElseGet(() -> SettingsFile.defaults(type));
  }

  LoraKeys lora() {
    return orUsual(settings.lora(), LoraKeys.class);
  }

  EvaluationSettings evaluationSettings() {
    return orUsual(settings.evaluation(), EvaluationSettings.class);
  }

  SamplingSettings sampling() {
    return orUsual(settings.sampling(), SamplingSettings.class);
  }
}
