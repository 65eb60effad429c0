package io.alignmentstudio.studio.command;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.training.TrainingEstimate;
import io.alignmentstudio.studio.training.TrainingGoal;
import io.alignmentstudio.studio.training.TrainingOrder;
import io.alignmentstudio.studio.training.TrainingResult;
import io.alignmentstudio.studio.training.TrainingSession;
import io.alignmentstudio.studio.training.settings.TrainSettings;
import io.alignmentstudio.tensor.Ranks;
import io.alignmentstudio.workspace.config.SettingsFile;
import io.alignmentstudio.workspace.json.Json;
import io.alignmentstudio.workspace.progress.TerminalProgress;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trains a model on a file of rows, without a workspace. */
@Command(
    name = "train",
    description = {
      "Train a model on JSON lines in the formats of TRL's datasets; needs no workspace.",
      "A killed run goes on by the same command. docs/train.md tells more."
    },
    mixinStandardHelpOptions = true,
    modelTransformer = TrainHelp.class)
final class TrainCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "OBJECTIVE",
      description = "pretrain, sft, reward, dpo, kto, orpo, simpo, grpo or rloo.")
  private TrainingGoal goal;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "MODEL",
      description = "Folder of a Hugging Face model, hf:owner/name from the cache, or embedded.")
  private String model;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "FILE",
      description = "Rows to learn, one JSON object a line.")
  private Path data;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "New folder for the adapter or model; or that of the run to go on with.")
  private Path out;

  @Option(
      names = "--adapter",
      paramLabel = "DIR",
      description = "PEFT folder to start from, which is the reference too; else a fresh adapter.")
  private Path adapter;

  @Option(
      names = "--eval-data",
      paramLabel = "FILE",
      description = "Rows that are measured, not learnt; the best values are kept.")
  private Path evaluation;

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description = "YAML with any of the keys below.")
  private Path settings;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "One key, before that of the file; may be repeated.")
  private List<String> overrides = List.of();

  @Option(
      names = "--estimate",
      description = "Print tokens, memory and minutes of the run, and end.")
  private boolean estimate;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    if (out == null && !estimate) {
      throw new StudioException(
          ErrorCode.USAGE, "name the folder of the result with --out, or ask for --estimate");
    }
    TrainingOrder order =
        new TrainingOrder(
            goal,
            model,
            data,
            Optional.ofNullable(adapter),
            Optional.ofNullable(evaluation),
            SettingsFile.read(TrainSettings.class, Optional.ofNullable(settings), overrides));
    Ranks ranks = Ranks.of(System.getenv());
    Consumer<String> say = json ? System.err::println : System.out::println;
    TrainingSession session =
        new TrainingSession(order, ranks, TerminalProgress.standard(), say);
    Interruption.advice("the same command goes on where this one ended");
    if (estimate) {
      estimate(session.estimate());
    } else {
      TrainingResult result = session.train(out);
      if (ranks.rank() == 0) {
        tell(result);
      }
    }
    return 0;
  }

  private void estimate(TrainingEstimate expected) {
    if (json) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("steps", expected.steps());
      fields.put("tokens", expected.tokens());
      fields.put("padded_tokens", expected.paddedTokens());
      fields.put("trained_values", expected.trainable());
      fields.put("minutes", expected.duration().toMillis() / 60_000.0);
      fields.put("peak_memory_bytes", expected.peakMemory());
      fields.put("available_memory_bytes", expected.availableMemory());
      fields.put("fits", expected.fits());
      System.out.print(Json.writeIndented(fields));
    } else {
      System.out.println("expected  " + expected);
    }
  }

  private void tell(TrainingResult result) {
    if (json) {
      Map<String, Object> fields = new LinkedHashMap<>(result.figures());
      fields.put("finished_before", result.before());
      fields.put("out", out.toString());
      System.out.print(Json.writeIndented(fields));
    } else {
      System.out.println(
          (result.before() ? "Finished before, nothing to do: " : "Written: ")
              + out.toAbsolutePath().normalize());
    }
  }
}
