package io.alignmentstudio.studio.command;

import static io.alignmentstudio.studio.command.TinyTraining.LLAMA;
import static io.alignmentstudio.studio.command.TinyTraining.figures;
import static io.alignmentstudio.studio.command.TinyTraining.json;
import static io.alignmentstudio.studio.command.TinyTraining.run;
import static io.alignmentstudio.studio.command.TinyTraining.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.alignmentstudio.lm.ChatModel;
import io.alignmentstudio.lm.ChatRequest;
import io.alignmentstudio.lm.Message;
import io.alignmentstudio.lm.Sampling;
import io.alignmentstudio.lm.adapter.RewardModel;
import io.alignmentstudio.lm.generation.LocalModel;
import io.alignmentstudio.lm.training.TokenRow;
import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each objective from a file of rows to a result that is loaded again. */
class TrainCommandTest {
  private static final String REWARDS =
      """
      sampling: {answers: 4, max-tokens: 6, iterations: 2}
      batch: {rows: 3}
      steps: 4
      rewards:
        - {name: early, matches: '[a-d]'}
        - {name: clean, lacks: 'h', weight: 0.5}
        - {name: short, length: 1}
        - {name: right, equal: answer, weight: 2}
        - {name: json, json: true}
      """;

  @TempDir private Path folder;

  private Path done(String objective, Path data, String... more) {
    Path out = folder.resolve("out-" + objective);
    CommandLineRun run = run(objective, data, out, more);
    assertThat(run.code()).as(run.error()).isZero();
    assertThat(run.out()).contains("model ", "trains ", "steps ", "Written: ");
    return out;
  }

  private static void requireAnswers(Path model, Optional<Path> adapter) {
    try (LocalModel local = LocalModel.folder(model, DataType.FLOAT32);
        ChatModel chat = local.chat("trained", adapter)) {
      ChatRequest request = new ChatRequest(List.of(Message.user("abc")), Sampling.greedy(4));
      assertThat(chat.chat(request).text()).isNotNull();
    }
  }

  private static void requireFalls(List<Double> losses) {
    assertThat(losses).hasSizeGreaterThan(2);
    assertThat(losses.getLast()).isLessThan(losses.getFirst());
  }

  @Test
  void demonstrationsBecomeAnAdapterAndTheRunSaysThatItIsDone() throws IOException {
    Path data = TinyTraining.demonstrations(folder, 24);
    String[] more = {"--set", "learning-rate=0.02", "--set", "epochs=6"};
    Path out = done("sft", data, more);
    requireFalls(figures(out, "loss"));
    requireAnswers(LLAMA, Optional.of(out));
    assertThat(out.resolve("settings.yaml")).content().contains("rank: 16", "learning-rate: 0.02");
    assertThat(TinyTraining.record(out).path("state").asString("")).isEqualTo("FINISHED");
    assertThat(out.resolve("state")).doesNotExist();

    byte[] before = Files.readAllBytes(out.resolve("adapter_model.safetensors"));
    CommandLineRun again = run("sft", data, out, more);
    assertThat(again.code()).isZero();
    assertThat(again.out()).contains("Finished before, nothing to do: ").doesNotContain("steps");
    assertThat(out.resolve("adapter_model.safetensors")).hasBinaryContent(before);
  }

  @Test
  void theResolvedSettingsRepeatTheRun() throws IOException {
    Path data = TinyTraining.demonstrations(folder, 12);
    Path out = done("sft", data, "--set", "lora.dropout=0.2", "--set", "lora.b-rate=4");
    Path other = folder.resolve("again");
    CommandLineRun again =
        CommandLineRun.of(
            "train",
            "sft",
            "--model",
            LLAMA.toString(),
            "--data",
            data.toString(),
            "--settings",
            out.resolve("settings.yaml").toString(),
            "--out",
            other.toString());
    assertThat(again.code()).as(again.error()).isZero();
    assertThat(other.resolve("adapter_model.safetensors"))
        .hasSameBinaryContentAs(out.resolve("adapter_model.safetensors"));
  }

  private Path conversations() throws IOException {
    return TinyTraining.rows(
        folder.resolve("chat.jsonl"),
        8,
        row ->
            "{\"messages\": [{\"role\": \"user\", \"content\": \"%s\"}, {\"role\": \"assistant\","
                    .formatted(text(row, 6))
                + " \"content\": \"%s\"}, {\"role\": \"user\", \"content\": \"%s\"},"
                    .formatted(text(row + 50, 5), text(row + 90, 5))
                + " {\"role\": \"assistant\", \"content\": \"%s\"}]}".formatted(text(row + 70, 4)));
  }

  /** A copy of the tiny model with another template, for which its context is too short. */
  private Path modelWith(String template) throws IOException {
    Path model = Files.createDirectories(folder.resolve("model"));
    try (Stream<Path> files = Files.list(LLAMA)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, model.resolve(file.getFileName()));
      }
    }
    Files.writeString(model.resolve("chat_template.jinja"), template);
    Path config = model.resolve("config.json");
    String text = Files.readString(config);
    assertThat(text).contains("\"max_position_embeddings\": 128");
    Files.writeString(config, text.replace("_embeddings\": 128", "_embeddings\": 256"));
    return model;
  }

  @Test
  void conversationsOfSeveralTurnsAreWrittenByTheTrainingVariantOfAPublishedTemplate()
      throws IOException {
    JsonNode families =
        JsonMapper.shared()
            .readTree(TinyTraining.ENGINE.resolve("training-templates.json").toFile());
    String published =
        families
            .valueStream()
            .filter(family -> family.path("name").asString().equals("qwen3"))
            .findFirst()
            .orElseThrow()
            .path("template")
            .asString();
    List<String> arguments =
        TinyTraining.arguments("sft", conversations(), folder.resolve("out"), "--estimate");
    arguments.set(arguments.indexOf(LLAMA.toString()), modelWith(published).toString());
    CommandLineRun run = CommandLineRun.of(arguments.toArray(String[]::new));
    assertThat(run.code()).as(run.error()).isZero();
    assertThat(run.out())
        .contains("8 conversations written by TRL's training variant of the Qwen3 template");
  }

  @Test
  void conversationsAreLearntByTurnsOrWhole() throws IOException {
    Path data = conversations();
    Path answers = done("sft", data);
    Path all = folder.resolve("everything");
    assertThat(run("sft", data, all, "--set", "learn=everything").code()).isZero();
    assertThat(figures(all, "loss").getFirst())
        .isNotCloseTo(figures(answers, "loss").getFirst(), within(1e-3));
  }

  @Test
  void newerLossesOfTrlReachTheEngine() throws IOException {
    Path sft = TinyTraining.demonstrations(folder, 12);
    double plain = figures(done("sft", sft), "loss").getFirst();
    Path dft = folder.resolve("dft");
    assertThat(run("sft", sft, dft, "--set", "sft.loss=dft").code()).isZero();
    assertThat(figures(dft, "loss").getFirst()).isLessThan(plain / 2);

    Path pairs = TinyTraining.pairs(folder, 12);
    Path weighted = folder.resolve("weighted");
    CommandLineRun run =
        run(
            "dpo",
            pairs,
            weighted,
            "--set",
            "dpo.tail-weight=0.5",
            "--set",
            "dpo.by-confidence=true");
    assertThat(run.code()).as(run.error()).isZero();
    // Log 2, weighted by what the untrained model thinks of random letters.
    assertThat(figures(weighted, "loss").getFirst()).isBetween(1e-6, 0.65);

    Path moving = folder.resolve("moving");
    CommandLineRun full =
        run(
            "dpo",
            pairs,
            moving,
            "--set",
            "method=full",
            "--set",
            "dpo.sync-every=1",
            "--set",
            "dpo.sync-share=1",
            "--set",
            "epochs=3",
            "--set",
            "learning-rate=0.01");
    assertThat(full.code()).as(full.error()).isZero();
    // The reference is the model before each step.
    assertThat(figures(moving, "loss")).allMatch(loss -> Math.abs(loss - Math.log(2)) < 1e-4);
  }

  @Test
  void textsAreLearntInPieces() throws IOException {
    Path data =
        TinyTraining.rows(
            folder.resolve("texts.jsonl"), 4, row -> json("text", text(row, 90 + row)));
    Path out =
        done(
            "pretrain",
            data,
            "--set",
            "max-length=32",
            "--set",
            "learning-rate=0.02",
            "--set",
            "epochs=4");
    requireFalls(figures(out, "loss"));
    requireAnswers(LLAMA, Optional.of(out));
    // 90 letters and an end: three pieces of 31 new tokens each, and all tokens but the first.
    assertThat(TinyTraining.record(out).path("result").path("tokens").asLong())
        .isGreaterThan(4 * 4 * 90);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dpo", "orpo", "simpo"})
  void pairsBecomeAnAdapter(String objective) throws IOException {
    Path data = TinyTraining.pairs(folder, 16);
    Path out = done(objective, data, "--set", "learning-rate=0.02", "--set", "epochs=6");
    requireFalls(figures(out, "loss"));
    assertThat(figures(out, "accuracy")).isNotEmpty();
    requireAnswers(LLAMA, Optional.of(out));
  }

  @Test
  void otherLossesAreSetByTheirNames() throws IOException {
    Path data = TinyTraining.pairs(folder, 8);
    Path out =
        done(
            "dpo",
            data,
            "--set",
            "dpo.losses=[ipo, sft]",
            "--set",
            "dpo.weights=[1, 0.5]",
            "--set",
            "dpo.beta=0.2");
    // A fresh adapter moves nothing: ipo is (1 / 2β)², and half the chosen answers' loss joins it.
    assertThat(figures(out, "loss").getFirst()).isGreaterThan(6.25);
    Path hinge = folder.resolve("hinge");
    CommandLineRun run =
        run("simpo", data, hinge, "--set", "simpo.loss=hinge", "--set", "simpo.chosen-weight=1");
    assertThat(run.code()).as(run.error()).isZero();
  }

  @Test
  void anAdapterIsContinuedAndIsTheReference() throws IOException {
    Path first =
        done("sft", TinyTraining.demonstrations(folder, 16), "--set", "learning-rate=0.05");
    Path out = done("kto", TinyTraining.labelled(folder, 16), "--adapter", first.toString());
    // Against the adapter that it starts from, nothing has moved yet.
    assertThat(figures(out, "loss").getFirst()).isCloseTo(0.5, within(1e-4));
    assertThat(figures(out, "kl").getFirst()).isZero();
    requireAnswers(LLAMA, Optional.of(out));
  }

  @Test
  void rewardModelsLearnFromPairsAndFromLabels() throws IOException {
    String[] longer = {"--set", "learning-rate=0.02", "--set", "epochs=6"};
    Path pairs = done("reward", TinyTraining.pairs(folder, 16), longer);
    requireFalls(figures(pairs, "loss"));
    Path labels = folder.resolve("labels");
    assertThat(run("reward", TinyTraining.labelled(folder, 16), labels, longer).code()).isZero();
    requireFalls(figures(labels, "loss"));
    try (LocalModel model = LocalModel.folder(LLAMA, DataType.FLOAT32)) {
      for (Path each : List.of(pairs, labels)) {
        double[] rewards =
            Engine.call(
                () -> {
                  try (RewardModel reward = RewardModel.read(model.weights(), each)) {
                    return reward.rewards(List.of(new TokenRow(new int[] {1, 70, 71, 2}, 2, 1)));
                  }
                });
        assertThat(rewards).hasSize(1);
      }
    }
    assertThat(pairs.resolve("adapter_config.json")).content().contains("SEQ_CLS", "score");
  }

  @ParameterizedTest
  @ValueSource(strings = {"grpo", "rloo"})
  void rewardsOfSampledAnswersHaveTheirNames(String objective) throws IOException {
    Path settings = Files.writeString(folder.resolve("rewards.yaml"), REWARDS);
    Path reward = done("reward", TinyTraining.pairs(folder, 8));
    Files.writeString(
        settings, "  - {name: score, model: %s}\n".formatted(reward), StandardOpenOption.APPEND);
    Path out = done(objective, TinyTraining.prompts(folder, 6), "--settings", settings.toString());
    assertThat(figures(out, "reward")).hasSize(4);
    for (String name : List.of("early", "clean", "short", "right", "json", "score")) {
      assertThat(figures(out, "rewards/" + name)).as(name).hasSize(4);
    }
    requireAnswers(LLAMA, Optional.of(out));
  }

  @Test
  void aRewardModelReadsAnswersBeyondTheContextAsInTrl() throws IOException {
    Path reward = done("reward", TinyTraining.pairs(folder, 4), "--set", "steps=1");
    int room;
    try (LocalModel model = LocalModel.folder(LLAMA, DataType.FLOAT32)) {
      room = model.contextLength() - model.format().plainPrompt("abcdef").length;
    }
    Path prompts = TinyTraining.rows(folder.resolve("p.jsonl"), 1, _ -> json("prompt", "abcdef"));
    Path out =
        done(
            "grpo",
            prompts,
            "--set",
            "rewards=[{name: score, model: %s}]".formatted(reward),
            "--set",
            "sampling.max-tokens=" + room,
            "--set",
            "steps=1");
    // Bytes that are no letters take three tokens each when their text is read again.
    assertThat(figures(out, "rewards/score")).hasSize(1);
  }

  @Test
  void everyWeightIsTrainedAndTheModelIsLoadedAgain() throws IOException {
    Path data = TinyTraining.demonstrations(folder, 16);
    Path out =
        done(
            "sft",
            data,
            "--set",
            "method=full",
            "--set",
            "learning-rate=0.01",
            "--set",
            "epochs=4");
    requireFalls(figures(out, "loss"));
    requireAnswers(out, Optional.empty());
    Path next = folder.resolve("next");
    CommandLineRun run =
        CommandLineRun.of(
            "train",
            "sft",
            "--model",
            out.toString(),
            "--data",
            data.toString(),
            "--out",
            next.toString(),
            "--set",
            "compute=float32");
    assertThat(run.code()).as(run.error()).isZero();
    assertThat(figures(next, "loss").getFirst()).isLessThan(figures(out, "loss").getFirst());
  }

  @Test
  void aBaseInFourBitsLearnsToo() throws IOException {
    Path out = done("sft", TinyTraining.demonstrations(folder, 16), "--set", "method=qlora");
    requireAnswers(LLAMA, Optional.of(out));
  }

  @Test
  void theEmbeddedModelLearns() throws IOException {
    Path data = TinyTraining.demonstrations(folder, 8);
    Path out = folder.resolve("embedded");
    CommandLineRun run =
        CommandLineRun.of(
            "train",
            "sft",
            "--model",
            "embedded",
            "--data",
            data.toString(),
            "--out",
            out.toString(),
            "--set",
            "lora.rank=2");
    assertThat(run.code()).as(run.error()).isZero();
    assertThat(run.out()).contains("expected ");
    assertThat(out.resolve("adapter_config.json")).exists();
  }

  @Test
  void measuredRowsKeepTheBestValuesAndEndTheRunEarly() throws IOException {
    Path data = TinyTraining.demonstrations(folder, 16);
    Path other =
        TinyTraining.rows(
            folder.resolve("other.jsonl"),
            4,
            row -> json("prompt", text(row + 500, 6), "completion", text(row + 600, 8)));
    Path out =
        done(
            "sft",
            data,
            "--eval-data",
            other.toString(),
            "--set",
            "evaluation.every-steps=1",
            "--set",
            "evaluation.patience=2",
            "--set",
            "learning-rate=0.5",
            "--set",
            "epochs=30");
    List<Double> measured = figures(out, "evaluation_loss");
    assertThat(measured.size()).isBetween(3, 40);
    double lowest = measured.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    assertThat(TinyTraining.record(out).path("result").path("lowest_evaluation_loss").asDouble())
        .isEqualTo(lowest);
    assertThat(measured.subList(measured.size() - 2, measured.size()))
        .allMatch(loss -> loss > lowest);
  }

  @Test
  void anEstimateWritesNothing() throws IOException {
    Path data = TinyTraining.demonstrations(folder, 16);
    CommandLineRun run =
        CommandLineRun.of(
            "train",
            "sft",
            "--model",
            LLAMA.toString(),
            "--data",
            data.toString(),
            "--estimate",
            "--json");
    assertThat(run.code()).as(run.error()).isZero();
    assertThat(run.out()).contains("\"minutes\"", "\"peak_memory_bytes\"", "\"steps\" : 2");
    assertThat(run.error()).contains("model ");
  }

  @Test
  void theHelpHasEveryKey() {
    CommandLineRun help = CommandLineRun.of("train", "--help");
    assertThat(help.code()).isZero();
    assertThat(help.out())
        .contains("lora.rank (16)", "rewards[].matches", "dpo.losses ([sigmoid])");
  }
}
