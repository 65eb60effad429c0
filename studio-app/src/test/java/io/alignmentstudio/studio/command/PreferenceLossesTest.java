package io.alignmentstudio.studio.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A few steps through the command have the losses of TRL's preference trainers on the same rows:
 * conformance/preferences.py made them.
 */
class PreferenceLossesTest {
  private static final JsonNode REFERENCE =
      JsonMapper.shared().readTree(TinyTraining.ENGINE.resolve("preferences/losses.json").toFile());

  @TempDir private Path folder;

  private record Case(String name, JsonNode values) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() {
    return REFERENCE
        .get("cases")
        .valueStream()
        .map(values -> new Case(values.get("name").stringValue(), values));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void stepsLoseWhatTheReferenceLoses(Case each) throws IOException {
    Path data = folder.resolve("rows.jsonl");
    Files.write(
        data,
        REFERENCE
            .get("data")
            .get(each.values().get("rows").stringValue())
            .valueStream()
            .map(JsonNode::toString)
            .toList());
    Path settings = folder.resolve("settings.yaml");
    Files.writeString(settings, each.values().get("settings").toString());
    List<String> more =
        new ArrayList<>(
            List.of(
                "--settings",
                settings.toString(),
                "--adapter",
                TinyTraining.ENGINE.resolve("curves/adapter").toString()));
    more.addAll(
        TinyTraining.set(
            "batch.rows=" + REFERENCE.get("batch").asInt(),
            "batch.shuffled=false",
            "steps=" + REFERENCE.get("steps").asInt(),
            "learning-rate=" + REFERENCE.get("rate").asString()));
    Path out = folder.resolve("out");
    CommandLineRun run =
        TinyTraining.run(
            each.values().get("objective").stringValue(), data, out, more.toArray(String[]::new));
    assertThat(run.code()).as(run.error()).isZero();
    List<Double> losses = TinyTraining.figures(out, "loss");
    List<Double> expected =
        each.values().get("losses").valueStream().map(JsonNode::asDouble).toList();
    assertThat(losses).hasSameSizeAs(expected);
    for (int step = 0; step < losses.size(); step++) {
      double loss = expected.get(step);
      assertThat(losses.get(step))
          .as("step %d", step + 1)
          .isCloseTo(loss, within(1e-5 * Math.max(1, loss)));
    }
  }
}
