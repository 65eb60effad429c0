package io.alignmentstudio.studio.cycle;

import io.alignmentstudio.instructors.Demonstration;
import io.alignmentstudio.instructors.PreferencePair;
import io.alignmentstudio.instructors.PreferenceTuning;
import io.alignmentstudio.instructors.SupervisedTuning;
import io.alignmentstudio.instructors.TrainingData;
import io.alignmentstudio.lm.adapter.LoraSettings;
import io.alignmentstudio.lm.generation.LocalModel;
import io.alignmentstudio.lm.training.TrainingCheckpoint;
import io.alignmentstudio.lm.training.TrainingSettings;
import io.alignmentstudio.studio.training.TrainingProgress;
import io.alignmentstudio.workspace.Workspace;
import io.alignmentstudio.workspace.artifact.Artifact;
import io.alignmentstudio.workspace.config.DpoConfig;
import io.alignmentstudio.workspace.config.LoraConfig;
import io.alignmentstudio.workspace.config.SftConfig;
import io.alignmentstudio.workspace.config.TrainingConfig;
import io.alignmentstudio.workspace.step.Step;
import io.alignmentstudio.workspace.step.StepContext;
import io.alignmentstudio.workspace.step.StepOutput;
import io.alignmentstudio.workspace.step.StepResult;
import io.alignmentstudio.workspace.store.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Instils the behaviour: supervised tuning, then preference tuning, as two PEFT folders. */
final class InstructStep {
  static final String ADAPTER = "adapter";

  /** Value: identity of the original model that the adapter belongs to. */
  static final String MODEL = "model";

  /** Value: the artifact with the continued weights under the adapter; empty for the original. */
  static final String WEIGHTS = "weights";

  /** Value: hash of the rows that were trained on. */
  static final String EXAMPLES = "examples";

  static final String SUPERVISED = "sft";
  static final String PREFERENCES = "dpo";
  private static final String VERSION = "9";
  private static final double WARM_UP = 0.05;
  private static final double MAXIMUM_NORM = 1;

  private final Workspace workspace;
  private final Grounding grounding;
  private final StepResult base;
  private Optional<TrainingData> data = Optional.empty();

  InstructStep(Workspace workspace, Grounding grounding, StepResult base) {
    this.workspace = workspace;
    this.grounding = grounding;
    this.base = base;
  }

  /** Supervised tuning. */
  Step supervised() {
    TrainingConfig training = workspace.config().training();
    Map<String, String> inputs = new TreeMap<>(Models.context(workspace));
    inputs.put("version", VERSION);
    inputs.put("base", base.fingerprint());
    inputs.put("examples", workspace.examples().hash(Split.TRAINING));
    inputs.put("passages", grounding.fingerprint());
    inputs.put("settings", training.sft().toString());
    inputs.put("seed", Long.toString(training.seed()));
    inputs.put("threads", Integer.toString(Threads.of(training)));
    return Step.ofArtifacts(SUPERVISED, inputs, this::tune);
  }

  /** Preference tuning of the supervised adapter. */
  Step preferences(StepResult supervised) {
    TrainingConfig training = workspace.config().training();
    return Step.ofArtifacts(
        PREFERENCES,
        Map.of(
            "version", VERSION,
            "sft", supervised.fingerprint(),
            "settings", training.dpo().toString()),
        context -> prefer(context, supervised.artifact(ADAPTER)));
  }

  private StepOutput tune(StepContext context) {
    SftConfig sft = workspace.config().training().sft();
    TrainingProgress progress =
        new TrainingProgress(
            "instruct: supervised tuning",
            Optional.of(context.scratch().resolve(TrainingProgress.LOG)),
            context.progress(),
            workspace.clock());
    Path output = context.scratch().resolve("adapter");
    try (LocalModel model = Models.unaligned(workspace, BaseStep.weights(base))) {
      List<Demonstration> all = data().demonstrations();
      List<Demonstration> demonstrations =
          sft.rows()
              .map(most -> data().demonstrations(most, workspace.config().training().seed()))
              .orElse(all);
      List<String> tooLong =
          SupervisedTuning.run(
              model,
              demonstrations,
              lora(),
              new TrainingSettings(
                  sft.epochs(),
                  sft.learningRate(),
                  WARM_UP,
                  0,
                  MAXIMUM_NORM,
                  sft.batchTokens(),
                  workspace.config().training().seed()),
              checkpoint(context),
              output,
              progress);
      int rows = Math.toIntExact(demonstrations.stream().map(Demonstration::id).distinct().count());
      int left = all.size() - demonstrations.size();
      String unit =
          "rows in %,d demonstrations".formatted(demonstrations.size())
              + (left == 0
                  ? ""
                  : " (training.sft.rows leaves out %,d of %,d)".formatted(left, all.size()));
      return finished(progress, output, rows, unit, tooLong);
    }
  }

  private StepOutput prefer(StepContext context, Artifact start) {
    DpoConfig dpo = workspace.config().training().dpo();
    TrainingProgress progress =
        new TrainingProgress(
            "instruct: preference tuning",
            Optional.of(context.scratch().resolve(TrainingProgress.LOG)),
            context.progress(),
            workspace.clock());
    Path output = context.scratch().resolve("adapter");
    try (LocalModel model = Models.unaligned(workspace, BaseStep.weights(base))) {
      List<PreferencePair> pairs = data().pairs(dpo.pairs(), workspace.config().training().seed());
      List<String> tooLong =
          PreferenceTuning.run(
              model,
              start.folder(),
              pairs,
              dpo.beta(),
              dpo.chosenWeight(),
              lora(),
              new TrainingSettings(
                  dpo.epochs(),
                  dpo.learningRate(),
                  WARM_UP,
                  0,
                  MAXIMUM_NORM,
                  workspace.config().training().sft().batchTokens() * 2,
                  workspace.config().training().seed()),
              checkpoint(context),
              output,
              progress);
      String unit = "of %,d pairs".formatted(data().pairs().size());
      return finished(progress, output, pairs.size(), unit, tooLong);
    }
  }

  /** Grounded once for both tunings. */
  private TrainingData data() {
    TrainingData grounded =
        data.orElseGet(
            () ->
                TrainingData.of(
                    workspace.examples().all(Split.TRAINING),
                    workspace.norms().all(),
                    grounding.passages(),
                    grounding.index(),
                    workspace.config().audit().passages(),
                    workspace.config().training().seed()));
    data = Optional.of(grounded);
    return grounded;
  }

  private LoraSettings lora() {
    LoraConfig lora = workspace.config().training().sft().lora();
    return new LoraSettings(lora.rank(), lora.alpha(), lora.targets(), lora.rateRatio());
  }

  private static TrainingCheckpoint checkpoint(StepContext context) {
    return new TrainingCheckpoint(
        context.scratch().resolve("checkpoint.safetensors"), BaseStep.CHECKPOINT_INTERVAL);
  }

  private StepOutput finished(
      TrainingProgress progress, Path output, int rows, String unit, List<String> tooLong) {
    Artifact adapter = workspace.artifacts().put(ADAPTER, folder -> moveFiles(output, folder));
    String summary =
        "%,d %s, %s%s"
            .formatted(
                rows - tooLong.size(),
                unit,
                progress.summary(),
                tooLong.isEmpty()
                    ? ""
                    : "; %d left out, longer than the model's context: %s"
                        .formatted(tooLong.size(), String.join(", ", tooLong)));
    return StepOutput.of(summary)
        .with(ADAPTER, adapter)
        .with(MODEL, Models.fingerprint(workspace))
        .with(
            WEIGHTS,
            Optional.ofNullable(base.artifacts().get(BaseStep.WEIGHTS))
                .map(Artifact::reference)
                .orElse(""))
        .with(EXAMPLES, workspace.examples().hash(Split.TRAINING))
        .with("log", progress.finish(workspace.artifacts()))
        .with("loss", Double.toString(progress.loss()));
  }

  private static void moveFiles(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.sorted().toList()) {
        Files.move(file, to.resolve(file.getFileName()));
      }
    }
  }
}
