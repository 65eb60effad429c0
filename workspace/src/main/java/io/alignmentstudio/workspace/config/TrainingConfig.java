package io.alignmentstudio.workspace.config;

/** How the model is trained. */
public record TrainingConfig(
    @Setting(value = "Seed of every random choice while training.", byDefault = "1") long seed,
    @Setting(value = "Threads of libtorch; 0 takes every core.", byDefault = "0") int threads,
    @Setting("Continued training on the raw policy text; gives the unaligned model when embedded.")
        PretrainingConfig pretraining,
    @Setting("Supervised tuning on prompts with answers.") SftConfig sft,
    @Setting("Direct preference optimisation on better and worse answers.") DpoConfig dpo) {
  public TrainingConfig {
    new Limits().between("threads", threads, 0, 4096).check();
  }
}
