package io.alignmentstudio.studio.command;

import static io.alignmentstudio.studio.command.TinyTraining.json;
import static io.alignmentstudio.studio.command.TinyTraining.run;
import static io.alignmentstudio.studio.command.TinyTraining.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.lm.generation.LocalModel;
import io.alignmentstudio.tensor.DataType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad rows, settings and models: all problems at once, with lines, before the first step. */
class TrainBadInputTest {
  @TempDir private Path folder;

  private Path file(String... lines) throws IOException {
    return Files.write(folder.resolve("rows.jsonl"), List.of(lines));
  }

  private void refuses(ErrorCode code, CommandLineRun run, String... parts) {
    assertThat(run.code()).as(run.error()).isEqualTo(code.exitCode());
    assertThat(run.error()).contains(parts).doesNotContain("\tat ");
    assertThat(folder.resolve("out/run.json")).doesNotExist();
  }

  private CommandLineRun train(String objective, Path data, String... more) {
    return run(objective, data, folder.resolve("out"), more);
  }

  @Test
  void badRowsAreToldAllAtOnceWithTheirLines() throws IOException {
    Path data =
        file(
            "{\"prompt\": \"a\", \"completion\": \"b\"}",
            "",
            "{\"prompt\": \"a\"}",
            "{\"prompt\": \"a\", \"completion\": 3}",
            "{\"prompt\": \"a\", \"completion\": [{\"role\": \"assistant\", \"content\": \"b\"}]}",
            "not json",
            "{\"messages\": [{\"role\": \"robot\", \"content\": \"b\"}]}",
            "{\"messages\": [{\"role\": \"assistant\", \"content\": null}]}",
            "{\"messages\": [{\"role\": \"user\", \"content\": \"b\", \"tool_calls\": [1]}]}",
            "{\"text\": \"\"}");
    refuses(
        ErrorCode.DATA,
        train("sft", data),
        "rows.jsonl cannot be trained on",
        "line 3: needs messages, or prompt and completion, or text",
        "line 4: completion must be text or a list of messages, got 3",
        "line 5: prompt and completion must both be text or both be lists of messages",
        "line 6: is no JSON object in one line",
        "line 7: messages[0].role must be system, user or assistant, got \"robot\"",
        "line 8: messages[0].content must be text, got null",
        "line 9: messages[0] has tool_calls",
        "line 10: text is empty");
  }

  @Test
  void manyBadRowsAreCounted() throws IOException {
    Path data = TinyTraining.rows(folder.resolve("many.jsonl"), 50, row -> "{}");
    refuses(ErrorCode.DATA, train("kto", data), "line 20: needs prompt", "and 30 more");
  }

  @Test
  void labelsAreTrueOrFalseAndNotMixedWithPairs() throws IOException {
    refuses(
        ErrorCode.DATA,
        train("kto", file("{\"prompt\": \"a\", \"completion\": \"b\", \"label\": \"yes\"}")),
        "line 1: label must be true or false, got \"yes\"");
    refuses(
        ErrorCode.DATA,
        train(
            "reward",
            file(
                "{\"prompt\": \"a\", \"completion\": \"b\", \"label\": true}",
                "{\"prompt\": \"a\", \"chosen\": \"b\", \"rejected\": \"c\"}")),
        "line 2: has a pair, but line 1 a label");
  }

  @Test
  void answersWithoutACommonPromptAreForRewardModelsOnly() throws IOException {
    refuses(
        ErrorCode.DATA,
        train("dpo", file(json("chosen", "abc", "rejected", "xyz"))),
        "line 1: chosen and rejected must begin alike");
    CommandLineRun reward =
        run(
            "reward",
            file(json("chosen", "abc", "rejected", "xyz"), json("chosen", "b", "rejected", "c")),
            folder.resolve("reward"));
    assertThat(reward.code()).as(reward.error()).isZero();
  }

  @Test
  void aCommonPromptEndsBeforeACharacterOfTwoUnitsThatDiffers() throws IOException {
    CommandLineRun run =
        train(
            "dpo",
            file(json("chosen", "Which face? 😀 is right", "rejected", "Which face? 😁 is wrong")));
    assertThat(run.code()).as(run.error()).isZero();
  }

  @Test
  void longRowsAreAnErrorUnlessTheSettingsSayOtherwise() throws IOException {
    Path data =
        file(
            json("prompt", "abc", "completion", "de"),
            json("prompt", "abc", "completion", text(1, 40)),
            json("prompt", text(2, 30), "completion", "de"));
    refuses(
        ErrorCode.DATA,
        train("sft", data, "--set", "max-length=20"),
        "line 2: has 44 tokens, but at most 20 are allowed",
        "line 3: has 33 tokens",
        "too-long");
    CommandLineRun cut =
        run("sft", data, folder.resolve("cut"), "--set", "max-length=20", "--set", "too-long=cut");
    assertThat(cut.code()).as(cut.error()).isZero();
    assertThat(cut.out())
        .contains(
            "2 rows cut at 20 tokens (too-long: cut): lines 2, 3",
            "1 row left out, longer than 20 tokens: line 3",
            "data      2 rows");
    CommandLineRun left =
        run(
            "sft",
            data,
            folder.resolve("left"),
            "--set",
            "max-length=20",
            "--set",
            "too-long=leave-out");
    assertThat(left.out()).contains("2 rows left out", "data      1 rows");
  }

  @Test
  void badSettingsAreToldAllAtOnceWithTheNearestKey() throws IOException {
    Path settings =
        Files.writeString(
            folder.resolve("train.yaml"),
            """
            metod: lora
            learning-rate: fast
            lora:
              rank: 0
              targets: [q_proj]
              target-pattern: '.*'
            batch: {rows: 4, tokens: 100}
            dpo: {losses: [exo_pair]}
            rewards:
              - {name: a, matches: '('}
              - {name: b}
            """);
    refuses(
        ErrorCode.CONFIG,
        train(
            "dpo",
            TinyTraining.pairs(folder, 4),
            "--settings",
            settings.toString(),
            "--set",
            "lora.rnak=3",
            "--set",
            "warm-up"),
        "--set: \"warm-up\" is no key=value",
        "--set: lora.rnak is no known key; did you mean \"rank\"?",
        "line 1: metod is no known key; did you mean \"method\"?",
        "line 2: learning-rate must be a number",
        "line 4: lora.rank must be from 1 to 4096",
        "line 6: lora.target-pattern is given beside targets",
        "line 7: batch.tokens is given beside rows",
        "line 8: dpo.losses[0] must be one of",
        "did you mean exo-pair?",
        "rewards[0].matches",
        "is no regular expression",
        "rewards[1].name \"b\" must have exactly one of");
  }

  @Test
  void whatDoesNotGoTogetherIsRefused() throws IOException {
    refuses(
        ErrorCode.CONFIG,
        train(
            "dpo",
            TinyTraining.pairs(folder, 4),
            "--adapter",
            folder.toString(),
            "--set",
            "kto.beta=0.2",
            "--set",
            "lora.rank=4",
            "--set",
            "learn=everything",
            "--set",
            "evaluation.patience=2"),
        "kto is set, but has no meaning for dpo",
        "lora is set, but --adapter has its own shape",
        "learn is set, but has no meaning for dpo",
        "evaluation is set, but there is no --eval-data");
    refuses(
        ErrorCode.CONFIG,
        train("dpo", TinyTraining.pairs(folder, 4), "--set", "lora.dropout=0.1"),
        "lora.dropout is set, but dpo learns without dropout");
    refuses(
        ErrorCode.CONFIG,
        train("dpo", TinyTraining.pairs(folder, 4), "--set", "dpo.sync-every=8"),
        "dpo.sync-every is set, but moves the reference of whole weights only");
    refuses(
        ErrorCode.CONFIG,
        train(
            "dpo",
            TinyTraining.pairs(folder, 4),
            "--set",
            "dpo.losses=[sigmoid, sft]",
            "--set",
            "dpo.by-confidence=true",
            "--set",
            "dpo.tail-weight=2"),
        "dpo.by-confidence needs losses of each pair",
        "dpo.tail-weight must be from 0 to 1");
    refuses(
        ErrorCode.CONFIG,
        train("grpo", TinyTraining.prompts(folder, 4)),
        "rewards is empty; name at least one");
    refuses(
        ErrorCode.CONFIG,
        train("reward", TinyTraining.pairs(folder, 4), "--set", "method=full"),
        "a reward model is an adapter with a head");
  }

  @Test
  void aRewardThatComparesWithAMissingColumnIsRefused() throws IOException {
    refuses(
        ErrorCode.DATA,
        train(
            "rloo",
            TinyTraining.prompts(folder, 4),
            "--set",
            "rewards=[{name: right, equal: solution}]",
            "--set",
            "sampling.max-tokens=4"),
        "reward right compares with the column solution, which 4 rows lack, the first in line 1");
  }

  @Test
  void theEndThatARewardModelReadsBehindAnAnswerNeedsRoomBeforeTheFirstStep() throws IOException {
    int prompt;
    int context;
    try (LocalModel model = LocalModel.embedded(Optional.empty(), DataType.FLOAT32)) {
      context = model.contextLength();
      prompt = model.format().plainPrompt("gifts").length;
    }
    refuses(
        ErrorCode.DATA,
        CommandLineRun.of(
            "train",
            "grpo",
            "--model",
            "embedded",
            "--data",
            file(json("prompt", "gifts")).toString(),
            "--estimate",
            "--set",
            "rewards=[{name: score, model: nowhere}]",
            "--set",
            "sampling.max-tokens=" + (context - prompt)),
        "line 1: the prompt has %d tokens and sampling.max-tokens is %d, behind which a reward model reads 1 more, but at most %d are allowed together"
            .formatted(prompt, context - prompt, context));
  }

  @Test
  void aModelThatDoesNotFitIntoMemoryIsRefusedBeforeItsWeightsAreRead() throws IOException {
    refuses(
        ErrorCode.CONFIG,
        CommandLineRun.of(
            "train",
            "sft",
            "--model",
            TinyTraining.larger(folder.resolve("large")).toString(),
            "--data",
            TinyTraining.demonstrations(folder, 4).toString(),
            "--estimate",
            "--set",
            "compute=bfloat16"),
        "weights take 2199.02 GB in BFLOAT16",
        "can be had");
  }

  @Test
  void wrongModelsAndFilesAreNamed() throws IOException {
    Path data = TinyTraining.demonstrations(folder, 4);
    String out = folder.resolve("out").toString();
    refuses(
        ErrorCode.NO_INPUT,
        CommandLineRun.of(
            "train", "sft", "--model", "no-such", "--data", data.toString(), "--out", out),
        "no-such is not a folder");
    refuses(
        ErrorCode.NO_INPUT,
        CommandLineRun.of(
            "train", "sft", "--model", "hf:no/such", "--data", data.toString(), "--out", out),
        "is not in the model cache");
    refuses(ErrorCode.NO_INPUT, train("sft", folder.resolve("no.jsonl")), "no.jsonl is no file");
    refuses(
        ErrorCode.NO_INPUT,
        train("sft", data, "--adapter", folder.resolve("none").toString()),
        "none is no folder");
    refuses(
        ErrorCode.CONFIG,
        CommandLineRun.of(
            "train",
            "orpo",
            "--model",
            "embedded",
            "--out",
            out,
            "--data",
            TinyTraining.pairs(folder, 4).toString()),
        "orpo also learns the prompts");
    refuses(ErrorCode.USAGE, CommandLineRun.of("train", "ppo", "--model", "embedded"), "ppo");
  }

  @Test
  void aLossThatIsNoNumberNamesItsLines() throws IOException {
    CommandLineRun run =
        train(
            "sft",
            TinyTraining.demonstrations(folder, 8),
            "--set",
            "learning-rate=1e30",
            "--set",
            "epochs=20",
            "--set",
            "batch.rows=2");
    assertThat(run.code()).isEqualTo(ErrorCode.DATA.exitCode());
    assertThat(run.error())
        .contains("of step ", "NaN", "The rows stand in these lines of ", "lower learning rate")
        .doesNotContain("please report");
  }
}
