package io.alignmentstudio.studio.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.alignmentstudio.lm.checkpoint.ModelFolder;
import io.alignmentstudio.lm.tokenizer.TextTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * 30 steps through the command have the losses of TRL's trainers: conformance/curves.py made them.
 */
class TrainCurvesTest {
  private static final JsonNode CURVES =
      JsonMapper.shared().readTree(TinyTraining.ENGINE.resolve("curves/curves.json").toFile());

  @TempDir private Path folder;

  /** The texts of the first ten steps, after which the data repeat. */
  private List<String> rows(String name, TextTokenizer tokenizer) {
    List<String> rows = new ArrayList<>();
    for (int step = 0; step < 10; step++) {
      JsonNode sequences = CURVES.get(name).get(step).get("rows");
      int rowsOfStep = name.equals("dpo") ? sequences.size() / 2 : sequences.size();
      for (int row = 0; row < rowsOfStep; row++) {
        String prompt = part(sequences.get(row), true, tokenizer);
        String answer = part(sequences.get(row), false, tokenizer);
        rows.add(
            name.equals("dpo")
                ? TinyTraining.json(
                    "prompt", prompt,
                    "chosen", answer,
                    "rejected", part(sequences.get(rowsOfStep + row), false, tokenizer))
                : TinyTraining.json("prompt", prompt, "completion", answer));
      }
    }
    return rows;
  }

  private static String part(JsonNode row, boolean prompt, TextTokenizer tokenizer) {
    int[] tokens = row.get("tokens").valueStream().mapToInt(JsonNode::asInt).toArray();
    int border = row.get("prompt").asInt();
    return tokenizer.decode(
        prompt
            ? Arrays.copyOf(tokens, border)
            : Arrays.copyOfRange(tokens, border, tokens.length - 1),
        false);
  }

  private void requireSame(String name) throws IOException {
    Path data = folder.resolve(name + ".jsonl");
    try (TextTokenizer tokenizer = ModelFolder.open(TinyTraining.LLAMA).openTokenizer()) {
      Files.write(data, rows(name, tokenizer));
    }
    Path out = folder.resolve(name);
    List<String> more =
        new ArrayList<>(
            List.of("--adapter", TinyTraining.ENGINE.resolve("curves/adapter").toString()));
    more.addAll(
        TinyTraining.set(
            "batch.rows=4",
            "batch.shuffled=false",
            "epochs=3",
            "learning-rate=" + CURVES.get("rates").get(name).asString()));
    CommandLineRun run = TinyTraining.run(name, data, out, more.toArray(String[]::new));
    assertThat(run.code()).as(run.error()).isZero();
    List<Double> losses = TinyTraining.figures(out, "loss");
    assertThat(losses).hasSize(30);
    for (int step = 0; step < losses.size(); step++) {
      assertThat(losses.get(step))
          .as("%s, step %d", name, step + 1)
          .isCloseTo(CURVES.get(name).get(step).get("loss").asDouble(), withinPercentage(0.1));
    }
  }

  @Test
  void supervisedTuningFollowsTheReference() throws IOException {
    requireSame("sft");
  }

  @Test
  void preferenceTuningFollowsTheReference() throws IOException {
    requireSame("dpo");
  }
}
