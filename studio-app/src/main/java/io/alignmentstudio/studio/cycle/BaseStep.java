package io.alignmentstudio.studio.cycle;

import io.alignmentstudio.instructors.ContinuedTraining;
import io.alignmentstudio.lm.generation.LocalModel;
import io.alignmentstudio.lm.training.TrainingCheckpoint;
import io.alignmentstudio.lm.training.TrainingSettings;
import io.alignmentstudio.studio.training.TrainingProgress;
import io.alignmentstudio.workspace.Workspace;
import io.alignmentstudio.workspace.artifact.Artifact;
import io.alignmentstudio.workspace.config.PretrainingConfig;
import io.alignmentstudio.workspace.config.TrainingConfig;
import io.alignmentstudio.workspace.step.Step;
import io.alignmentstudio.workspace.step.StepContext;
import io.alignmentstudio.workspace.step.StepOutput;
import io.alignmentstudio.workspace.step.StepResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the unaligned model: the embedded model after continued training on the raw policy text. A
 * model that the user brings is unaligned as it is.
 */
final class BaseStep {
  static final String NAME = "base";
  static final String WEIGHTS = "weights";
  static final String FILE = "model.safetensors";
  private static final String VERSION = "1";
  private static final int BATCH_TOKENS = 1024;
  private static final double WARM_UP = 0.1;
  private static final double WEIGHT_DECAY = 0.01;
  private static final double MAXIMUM_NORM = 1;
  static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(20);

  private final Workspace workspace;

  BaseStep(Workspace workspace) {
    this.workspace = workspace;
  }

  Step step() {
    TrainingConfig training = workspace.config().training();
    if (!continues(workspace)) {
      return Step.ofArtifacts(
          NAME,
          Map.of("version", VERSION, "model", Models.fingerprint(workspace)),
          this::checkAsItIs);
    }
    return Step.ofArtifacts(
        NAME,
        Map.of(
            "version", VERSION,
            "model", Models.fingerprint(workspace),
            "documents", workspace.documents().hash(),
            "pretraining", training.pretraining().toString(),
            "seed", Long.toString(training.seed()),
            "threads", Integer.toString(Threads.of(training))),
        this::train);
  }

  static boolean continues(Workspace workspace) {
    return workspace.config().model().embedded()
        && workspace.config().training().pretraining().epochs() > 0;
  }

  /** The weights of the unaligned model, where they are not those of the original. */
  static Optional<Path> weights(StepResult result) {
    return Optional.ofNullable(result.artifacts().get(WEIGHTS))
        .map(Artifact::folder)
        .map(folder -> folder.resolve(FILE));
  }

  private StepOutput checkAsItIs(StepContext context) {
    context.progress().start("base: loading the model", 0, "models");
    try (LocalModel model = Models.original(workspace)) {
      String summary =
          "%s as it is (%s, context %,d tokens)"
              .formatted(model.base(), model.weights().family(), model.contextLength());
      context.progress().done(summary);
      return StepOutput.of(summary).with(InstructStep.MODEL, Models.fingerprint(workspace));
    }
  }

  private StepOutput train(StepContext context) throws Exception {
    TrainingConfig training = workspace.config().training();
    PretrainingConfig pretraining = training.pretraining();
    TrainingProgress progress =
        new TrainingProgress(
            "base: continued training",
            Optional.of(context.scratch().resolve(TrainingProgress.LOG)),
            context.progress(),
            workspace.clock());
    Path output = context.scratch().resolve(FILE);
    try (LocalModel model = Models.original(workspace)) {
      ContinuedTraining.run(
          model,
          workspace.documents().all().stream().map(PolicyText::of).toList(),
          new TrainingSettings(
              pretraining.epochs(),
              pretraining.learningRate(),
              WARM_UP,
              WEIGHT_DECAY,
              MAXIMUM_NORM,
              BATCH_TOKENS,
              training.seed()),
          new TrainingCheckpoint(
              context.scratch().resolve("checkpoint.safetensors"), CHECKPOINT_INTERVAL),
          output,
          progress);
    }
    Artifact weights =
        workspace
            .artifacts()
            .put(
                "base",
                folder -> {
                  Files.move(output, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
                });
    return StepOutput.of(progress.summary())
        .with(WEIGHTS, weights)
        .with(InstructStep.MODEL, Models.fingerprint(workspace))
        .with("log", progress.finish(workspace.artifacts()))
        .with("loss", Double.toString(progress.loss()));
  }
}
