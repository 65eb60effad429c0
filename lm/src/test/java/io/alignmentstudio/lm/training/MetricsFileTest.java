package io.alignmentstudio.lm.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MetricsFileTest {
  @TempDir Path folder;

  private static StepReport report(long step) {
    return new StepReport(
        step,
        9,
        new StepMetrics(1.5, Map.of("accuracy", 0.25)),
        1e-3,
        2.5,
        64,
        Duration.ofMillis(1500),
        Duration.ofSeconds(30));
  }

  @Test
  void aResumedRunDropsTheLinesThatItRepeatsAndTheOneThatWasCutOff() throws Exception {
    Path file = folder.resolve("metrics.jsonl");
    TinyRun.Losses heard = new TinyRun.Losses();
    MetricsFile metrics = new MetricsFile(file, heard);
    metrics.started(9, 0);
    metrics.reported(report(1));
    metrics.reported(report(2));
    metrics.evaluated(2, new StepMetrics(1.25, Map.of()), true);
    metrics.reported(report(3));
    Files.writeString(file, "{\"step\":4,\"lo", StandardOpenOption.APPEND);

    metrics.started(9, 2);
    metrics.reported(report(3));

    List<JsonNode> lines =
        Files.readAllLines(file).stream().map(JsonMapper.shared()::readTree).toList();
    assertThat(lines.stream().map(line -> line.get("step").asInt())).containsExactly(1, 2, 2, 3);
    assertThat(lines.get(0).get("gradient_norm").asDouble()).isEqualTo(2.5);
    assertThat(lines.get(0).get("remaining_seconds").asDouble()).isEqualTo(30);
    assertThat(lines.get(0).get("accuracy").asDouble()).isEqualTo(0.25);
    assertThat(lines.get(2).get("evaluation_loss").asDouble()).isEqualTo(1.25);
    assertThat(heard.losses()).hasSize(4);
    assertThat(heard.evaluations()).containsExactly(1.25);
  }
}
