package io.alignmentstudio.lm.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.alignmentstudio.lm.adapter.WholeWeights;
import io.alignmentstudio.lm.generation.LocalModel;
import io.alignmentstudio.lm.training.loss.PreferenceLoss;
import io.alignmentstudio.lm.training.loss.PreferenceSettings;
import io.alignmentstudio.tensor.Engine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** TRL's losses with a reference that follows the model; see conformance/moving_reference.py. */
class MovingReferenceTest {
  private static final JsonNode TRL =
      JsonMapper.shared().readTree(Path.of("src/test/resources/moving-reference.json").toFile());
  private static final int PAIRS = 4;

  @TempDir private Path folder;

  private static TokenRow row(JsonNode row) {
    return new TokenRow(
        row.path("tokens").valueStream().mapToInt(JsonNode::asInt).toArray(),
        row.path("prompt").asInt(),
        1);
  }

  /** The pairs of the first two steps, which the others repeat. */
  private static List<PreferenceRow> pairs() {
    List<PreferenceRow> pairs = new ArrayList<>();
    for (int step = 0; step < 2; step++) {
      JsonNode rows = TRL.path("steps").get(step).path("rows");
      for (int pair = 0; pair < PAIRS; pair++) {
        pairs.add(new PreferenceRow(row(rows.get(pair)), row(rows.get(PAIRS + pair)), 0, 0));
      }
    }
    return pairs;
  }

  private static void train(Optional<TrainingCheckpoint> checkpoint, TinyRun.Losses losses) {
    int steps = TRL.path("steps").size();
    TrainingSettings settings =
        new TrainingSettings(
            1,
            TRL.path("rate").asDouble(),
            0,
            0,
            1,
            new Batching.Rows(PAIRS, false),
            1,
            Schedule.LINEAR,
            1,
            OptionalLong.of(steps));
    try (LocalModel local = TinyRun.model()) {
      Engine.run(
          () -> {
            try (WholeWeights weights = WholeWeights.of(local.weights(), _ -> true)) {
              weights.attach();
              try (MovingReference reference =
                  new MovingReference(
                      weights.parameters(),
                      TRL.path("every").asInt(),
                      TRL.path("share").asDouble())) {
                Trainer.train(
                    pairs(),
                    new PreferenceObjective(
                        local.weights(),
                        PreferenceSettings.of(PreferenceLoss.SIGMOID, TRL.path("beta").asDouble()),
                        Optional.of(reference)),
                    weights.parameters(),
                    settings,
                    checkpoint,
                    losses);
              }
            }
          });
    }
  }

  @Test
  void theReferenceFollowsAsInTrl() {
    TinyRun.Losses losses = new TinyRun.Losses();
    train(Optional.empty(), losses);
    assertThat(losses.losses()).hasSize(TRL.path("steps").size());
    for (int step = 0; step < losses.losses().size(); step++) {
      assertThat(losses.losses().get(step))
          .as("step %d", step + 1)
          .isCloseTo(TRL.path("steps").get(step).path("loss").asDouble(), withinPercentage(0.1));
    }
  }

  @Test
  void aKilledRunGoesOnWithTheReferenceThatItHad() {
    TinyRun.Losses whole = new TinyRun.Losses();
    train(Optional.empty(), whole);
    Optional<TrainingCheckpoint> checkpoint =
        Optional.of(new TrainingCheckpoint(folder.resolve("state"), Duration.ZERO));
    assertThatThrownBy(() -> train(checkpoint, TinyRun.Losses.stoppingAfter(7)))
        .hasMessageContaining("stopped");
    TinyRun.Losses rest = new TinyRun.Losses();
    train(checkpoint, rest);
    int left = rest.losses().size();
    assertThat(left).isBetween(5, 6);
    assertThat(rest.losses())
        .isEqualTo(whole.losses().subList(whole.losses().size() - left, whole.losses().size()));
  }
}
