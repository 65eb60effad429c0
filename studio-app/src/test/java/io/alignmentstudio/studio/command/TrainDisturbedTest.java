package io.alignmentstudio.studio.command;

import static io.alignmentstudio.studio.command.TinyTraining.arguments;
import static io.alignmentstudio.studio.command.TinyTraining.figures;
import static io.alignmentstudio.studio.command.TinyTraining.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.alignmentstudio.domain.ErrorCode;
import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of {@code studio train} that are killed, changed, or shared among processes. */
class TrainDisturbedTest {
  private static final String WEIGHTS = "adapter_model.safetensors";

  @TempDir private Path folder;

  private static String[] keys(String... keys) {
    return TinyTraining.set(keys).toArray(String[]::new);
  }

  /** Kills a run at the quarter of its steps that its progress tells first. */
  private static void killOnTheWay(List<String> arguments) throws Exception {
    Process run = ChildStudio.start(Main.class, arguments);
    StringBuilder output = new StringBuilder();
    try (BufferedReader lines = run.inputReader()) {
      String line;
      while ((line = lines.readLine()) != null) {
        output.append(line).append('\n');
        if (line.contains(" % ") && run.isAlive()) {
          new ProcessBuilder("kill", "-KILL", Long.toString(run.pid())).start().waitFor();
        }
      }
    }
    assertThat(run.waitFor()).as(output.toString()).isEqualTo(137);
  }

  @Test
  void aKilledRunGoesOnToTheSameBytes() throws Exception {
    Path data = TinyTraining.demonstrations(folder, 40);
    String[] more = keys("epochs=60", "checkpoint.every-seconds=0", "lora.dropout=0.1");
    Path whole = folder.resolve("whole");
    assertThat(run("sft", data, whole, more).code()).isZero();
    Path killed = folder.resolve("killed");
    killOnTheWay(arguments("sft", data, killed, more));
    assertThat(killed.resolve("state/checkpoint.safetensors")).exists();
    assertThat(killed.resolve(WEIGHTS)).doesNotExist();

    CommandLineRun resumed = run("sft", data, killed, more);
    assertThat(resumed.code()).as(resumed.error()).isZero();
    assertThat(resumed.error()).contains("resumed after step ");
    assertThat(killed.resolve(WEIGHTS)).hasSameBinaryContentAs(whole.resolve(WEIGHTS));
    assertThat(figures(killed, "loss")).isEqualTo(figures(whole, "loss"));
  }

  @Test
  void aChangedCommandIsRefusedWithWhatDiffers() throws Exception {
    Path data = TinyTraining.pairs(folder, 12);
    Path out = folder.resolve("out");
    assertThat(run("dpo", data, out).code()).isZero();

    CommandLineRun settings = run("dpo", data, out, keys("lora.rank=8", "dpo.beta=0.3"));
    assertThat(settings.code()).isEqualTo(ErrorCode.CONFIG.exitCode());
    assertThat(settings.error())
        .contains(
            "holds another run",
            "setting lora.rank: the run has 16, this command 8",
            "setting dpo.beta: the run has 0.1, this command 0.3")
        .doesNotContain("setting seed");

    CommandLineRun objective = run("orpo", data, out);
    assertThat(objective.error()).contains("objective: the run has dpo, this command orpo");

    CommandLineRun rows = run("dpo", TinyTraining.pairs(folder, 11), out);
    assertThat(rows.error()).contains("data: the run has ").doesNotContain("setting");
  }

  @Test
  void aFolderWithOtherFilesIsLeftAlone() throws Exception {
    Path out = Files.createDirectories(folder.resolve("out"));
    Files.writeString(out.resolve("thesis.txt"), "mine");
    CommandLineRun refused = run("sft", TinyTraining.demonstrations(folder, 8), out);
    assertThat(refused.code()).isEqualTo(ErrorCode.CANNOT_CREATE.exitCode());
    assertThat(refused.error()).contains("has files already");
    assertThat(out).isDirectoryContaining(file -> file.endsWith("thesis.txt"));
    assertThat(out.resolve("run.json")).doesNotExist();
  }

  private record Ranks(List<Process> processes, List<String> outputs) {}

  private Ranks twoRanks(List<String> arguments) throws Exception {
    return twoRanks(arguments, arguments);
  }

  private Ranks twoRanks(List<String> first, List<String> second) throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    List<Process> processes = new ArrayList<>();
    for (int rank = 0; rank < 2; rank++) {
      Map<String, String> environment =
          Map.of(
              "RANK",
              Integer.toString(rank),
              "WORLD_SIZE",
              "2",
              "MASTER_ADDR",
              "127.0.0.1",
              "MASTER_PORT",
              Integer.toString(port));
      processes.add(ChildStudio.start(environment, Main.class, rank == 0 ? first : second));
    }
    List<String> outputs = new ArrayList<>();
    for (Process process : processes) {
      outputs.add(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
      process.waitFor();
    }
    return new Ranks(processes, outputs);
  }

  private Path requireLossesOfOne(String objective, Path data, String... more) throws Exception {
    Path alone = folder.resolve("alone-" + objective);
    CommandLineRun one = run(objective, data, alone, more);
    assertThat(one.code()).as(one.error()).isZero();
    Path shared = folder.resolve("shared-" + objective);
    Ranks two = twoRanks(arguments(objective, data, shared, more));
    for (int rank = 0; rank < 2; rank++) {
      assertThat(two.processes().get(rank).exitValue()).as(two.outputs().get(rank)).isZero();
    }
    assertThat(two.outputs().getFirst()).contains("by 2 processes", "Written: ");
    assertThat(two.outputs().getLast()).doesNotContain("Written: ");
    requireSame(shared, alone, "loss");
    return shared;
  }

  private static void requireSame(Path run, Path other, String figure) throws Exception {
    List<Double> expected = figures(other, figure);
    List<Double> got = figures(run, figure);
    assertThat(got).isNotEmpty().hasSameSizeAs(expected);
    for (int step = 0; step < got.size(); step++) {
      assertThat(got.get(step))
          .as("%s of step %d", figure, step + 1)
          .isCloseTo(expected.get(step), within(2e-4));
    }
  }

  @Test
  void twoProcessesHaveTheLossesOfOneAndBothKnowThatTheyAreDone() throws Exception {
    Path data = TinyTraining.demonstrations(folder, 20);
    String[] more = keys("learning-rate=0.01", "epochs=3");
    Path shared = requireLossesOfOne("sft", data, more);
    Ranks again = twoRanks(arguments("sft", data, shared, more));
    assertThat(again.processes().getLast().exitValue()).isZero();
    assertThat(again.outputs().getFirst()).contains("Finished before");
  }

  @Test
  void twoProcessesShareTheReferenceOfPairs() throws Exception {
    Path shared =
        requireLossesOfOne(
            "dpo", TinyTraining.pairs(folder, 36), keys("learning-rate=0.01", "batch.rows=6"));
    assertThat(shared.resolve(WEIGHTS)).exists();
  }

  @Test
  void twoProcessesEstimateOneDivergenceOfABatch() throws Exception {
    // Labels take turns, so each process has one kind; the last batches are smaller on one process.
    String[] more = keys("learning-rate=0.02", "batch.rows=7", "epochs=3", "kto.beta=0.5");
    Path shared = requireLossesOfOne("kto", TinyTraining.labelled(folder, 22), more);
    Path alone = folder.resolve("alone-kto");
    assertThat(figures(alone, "kl")).anyMatch(kl -> kl > 0.05);
    requireSame(shared, alone, "kl");
    requireSame(shared, alone, "kl/cut");
  }

  @Test
  void aProcessWithoutARowWaitsForTheOthersDivergence() throws Exception {
    Path shared =
        requireLossesOfOne(
            "kto", TinyTraining.labelled(folder, 5), keys("learning-rate=0.02", "batch.rows=1"));
    requireSame(shared, folder.resolve("alone-kto"), "kl");
  }

  @Test
  void twoProcessesScaleRewardsByTheWholeBatch() throws Exception {
    String[] more =
        keys(
            "learning-rate=0.02",
            "batch.rows=3",
            "grpo.scale=batch",
            "grpo.loss=grpo",
            "sampling.answers=4",
            "sampling.max-tokens=8",
            "sampling.iterations=2",
            "rewards=[{name: brief, length: 2}, {name: early, matches: '[a-m]'}]");
    Path shared = requireLossesOfOne("grpo", TinyTraining.prompts(folder, 6), more);
    Path alone = folder.resolve("alone-grpo");
    requireSame(shared, alone, "gradient_norm");
    requireSame(shared, alone, "reward");
  }

  @Test
  void processesWithOtherDataOrSettingsAreRefusedBeforeTheyShareAnything() throws Exception {
    Path out = folder.resolve("out");
    Path other = Files.createDirectories(folder.resolve("other"));
    Path evaluation = TinyTraining.pairs(Files.createDirectories(folder.resolve("measured")), 3);
    // The reference's values are shared among processes: there, other numbers of rows would meet.
    Ranks dpo =
        twoRanks(
            arguments("dpo", TinyTraining.pairs(folder, 20), out),
            arguments(
                "dpo",
                TinyTraining.pairs(other, 36),
                out,
                "--eval-data",
                evaluation.toString(),
                "--set",
                "dpo.beta=0.3"));
    Ranks kto =
        twoRanks(
            arguments("kto", TinyTraining.labelled(folder, 20), out),
            arguments("kto", TinyTraining.labelled(other, 21), out));
    for (int rank = 0; rank < 2; rank++) {
      assertThat(dpo.outputs().get(rank))
          .contains(
              "The processes would not train the same",
              "data: rank 0 has ",
              "evaluation data: rank 0 has none, rank 1 ",
              "setting dpo.beta: rank 0 has 0.1, rank 1 0.3");
      assertThat(dpo.processes().get(rank).exitValue()).isEqualTo(ErrorCode.CONFIG.exitCode());
      assertThat(kto.outputs().get(rank)).contains("data: rank 0 has ");
      assertThat(kto.processes().get(rank).exitValue()).isEqualTo(ErrorCode.CONFIG.exitCode());
    }
    assertThat(out).doesNotExist();
  }

  @Test
  void whatTheFirstProcessRefusesEndsTheOthers() throws Exception {
    Path out = Files.createDirectories(folder.resolve("full"));
    Files.writeString(out.resolve("thesis.txt"), "mine");
    Ranks ranks = twoRanks(arguments("sft", TinyTraining.demonstrations(folder, 8), out));
    assertThat(ranks.outputs().getFirst()).contains("has files already");
    assertThat(ranks.outputs().getLast()).contains("Rank 0 cannot use its --out");
    assertThat(ranks.processes().getLast().exitValue()).isEqualTo(ErrorCode.CONFIG.exitCode());
  }
}
