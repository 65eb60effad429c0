package io.alignmentstudio.studio.training.settings;

import io.alignmentstudio.lm.training.Schedule;
import io.alignmentstudio.lm.training.TrainingSettings;
import io.alignmentstudio.workspace.config.Limits;
import io.alignmentstudio.workspace.config.Setting;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Everything that a settings file of {@code studio train} says. */
public record TrainSettings(
    @Setting(
            value =
                "What is trained: lora (an adapter), qlora (an adapter of a base held in 4 bits) or full"
                    + " (every weight).",
            byDefault = "lora")
        Method method,
    @Setting(
            value =
                "Type that matrix products compute in: auto (what the processor multiplies"
                    + " faster), float32 or bfloat16.",
            byDefault = "auto")
        Compute compute,
    @Setting(value = "Threads of libtorch; 0 takes every core.", byDefault = "0") int threads,
    @Setting(value = "Seed of everything that is drawn.", byDefault = "42") long seed,
    @Setting(
            "Peak learning rate. When absent: 2e-4 for pretrain and sft, 1e-4 for reward, 1e-5 for the"
                + " others; a tenth of that where method is full.")
        Optional<Double> learningRate,
    @Setting(
            value =
                "How the rate falls after the warm-up: linear, cosine, constant, or linear-above-zero,"
                    + " whose first and last step learn too.",
            byDefault = "linear")
        Schedule schedule,
    @Setting(
            value = "Below 1 the share of the steps in which the rate rises, from 1 their number.",
            byDefault = "0")
        double warmUp,
    @Setting(value = "Passes over the rows.", byDefault = "1") int epochs,
    @Setting("Steps of the optimiser, over as many passes as they take; epochs is not read then.")
        Optional<Integer> steps,
    @Setting("How rows become steps.") BatchSettings batch,
    @Setting(value = "Decay of the weights, but not of biases and norms.", byDefault = "0")
        double weightDecay,
    @Setting(value = "Longer gradients are shortened to it.", byDefault = "1") double clip,
    @Setting(
            "Most tokens of a row, prompt and answer together; of pretrain, of a piece of a text. When"
                + " absent, what the model reads.")
        Optional<Integer> maxLength,
    @Setting(
            value =
                "What happens to longer rows: error, leave-out (counted and said) or cut (at the end, as"
                    + " TRL does; counted and said).",
            byDefault = "error")
        TooLong tooLong,
    @Setting(
            value =
                "What sft learns: answers (of messages, every assistant's turn; of prompt and completion,"
                    + " the completion) or everything. A text without roles is always learnt whole.",
            byDefault = "answers")
        Learn learn,
    @Setting("Shape of a fresh adapter. Not with --adapter, which has its own.")
        Optional<LoraKeys> lora,
    @Setting("Measuring by the rows of --eval-data.") Optional<EvaluationSettings> evaluation,
    @Setting("Saving the state of the run.") CheckpointSettings checkpoint,
    @Setting(
            value =
                "Whether the model's files are measured before they are read, and a few batches are"
                    + " tried before the first step, to refuse a run that memory does not suffice"
                    + " for. Without it, too large a model is only said.",
            byDefault = "true")
        boolean checkMemory,
    @Setting("For sft.") Optional<SftSettings> sft,
    @Setting("For reward.") Optional<RewardSettings> reward,
    @Setting("For dpo.") Optional<DpoSettings> dpo,
    @Setting("For kto.") Optional<KtoSettings> kto,
    @Setting("For orpo.") Optional<OrpoSettings> orpo,
    @Setting("For simpo.") Optional<SimpoSettings> simpo,
    @Setting("For grpo.") Optional<GrpoSettings> grpo,
    @Setting("For rloo.") Optional<RlooSettings> rloo,
    @Setting("For grpo and rloo: drawing answers.") Optional<SamplingSettings> sampling,
    @Setting(value = "For grpo and rloo: what answers are rewarded for.", byDefault = "[]")
        List<RewardEntry> rewards) {
  public TrainSettings {
    rewards = List.copyOf(rewards);
    Limits limits =
        new Limits()
            .between("threads", threads, 0, 4096)
            .require(
                warmUp >= 0 && (warmUp < 1 || warmUp == Math.rint(warmUp)),
                "warm-up",
                "must be a share from 0 to below 1 or a whole number of steps, got " + warmUp)
            .between("epochs", epochs, 1, 10_000)
            .between("weight-decay", weightDecay, 0, 1_000)
            .above("clip", clip, 0)
            .unique("rewards", "reward", rewards.stream().map(RewardEntry::name).toList());
    learningRate.ifPresent(rate -> limits.above("learning-rate", rate, 0));
    steps.ifPresent(count -> limits.atLeast("steps", count, 1));
    maxLength.ifPresent(tokens -> limits.atLeast("max-length", tokens, 2));
    limits.check();
  }

  /** How the run goes, with the rate where none is given. */
  public TrainingSettings training(double usualRate) {
    return new TrainingSettings(
        epochs,
        learningRate.orElse(method == Method.FULL ? usualRate / 10 : usualRate),
        warmUp,
        weightDecay,
        clip,
        batch.batching(),
        seed,
        schedule,
        batch.accumulation(),
        steps.map(count -> OptionalLong.of(count)).orElse(OptionalLong.empty()));
  }
}
