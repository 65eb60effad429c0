package io.alignmentstudio.lm.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.alignmentstudio.lm.training.loss.Divergence;
import io.alignmentstudio.lm.training.loss.PolicyBatch;
import io.alignmentstudio.lm.training.loss.PolicyLoss;
import io.alignmentstudio.lm.training.loss.PolicyLosses;
import io.alignmentstudio.lm.training.loss.PolicySettings;
import io.alignmentstudio.lm.training.loss.PreferenceLoss;
import io.alignmentstudio.lm.training.loss.PreferenceLosses;
import io.alignmentstudio.lm.training.loss.PreferenceSettings;
import io.alignmentstudio.tensor.Engine;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Losses against TRL's own code on random logits (conformance/losses.py), in 64 bits. */
class TrlLossesTest {
  private static final JsonNode TRL =
      JsonMapper.shared().readTree(Path.of("src/test/resources/trl-losses.json").toFile());
  private static final long ROWS = TRL.path("shape").get(0).asLong();
  private static final long TOKENS = TRL.path("shape").get(1).asLong();
  private static final long VOCABULARY = TRL.path("shape").get(2).asLong();
  private static final Offset<Double> NEAR = within(1e-6);

  private static double[] numbers(JsonNode given) {
    return given.valueStream().mapToDouble(JsonNode::asDouble).toArray();
  }

  /** The sequences, with where their answers begin. */
  private static List<TokenRow> rows() {
    List<TokenRow> rows = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      JsonNode answer = TRL.path("answers").get(row);
      int[] ids = TRL.path("ids").get(row).valueStream().mapToInt(JsonNode::asInt).toArray();
      rows.add(new TokenRow(Arrays.copyOf(ids, answer.get(1).asInt()), answer.get(0).asInt(), 1));
    }
    return rows;
  }

  /** What a model that says these logits thinks of the answers: [rows, tokens, vocabulary]. */
  private record Spoken(AnswerPositions answers, Tensor collisions) {
    static Spoken of(Tensor logits, List<TokenRow> rows) {
      List<Long> positions = new ArrayList<>();
      List<Long> targets = new ArrayList<>();
      List<Integer> rowOf = new ArrayList<>();
      for (int row = 0; row < rows.size(); row++) {
        for (int at = rows.get(row).promptLength(); at < rows.get(row).tokens().length; at++) {
          positions.add(row * TOKENS + at - 1);
          targets.add((long) rows.get(row).tokens()[at]);
          rowOf.add(row);
        }
      }
      int count = rowOf.size();
      Tensor spoken =
          logits
              .view(ROWS * TOKENS, VOCABULARY)
              .indexSelect(0, Tensor.of(longs(positions), count))
              .logSoftmax(-1); // [predictions, vocabulary]
      return new Spoken(
          new AnswerPositions(
              spoken.gather(1, Tensor.of(longs(targets), count).unsqueeze(1)).squeeze(1),
              rowOf.stream().mapToInt(Integer::intValue).toArray()),
          AnswerPositions.collisions(spoken.detach()));
    }

    private static long[] longs(List<Long> values) {
      return values.stream().mapToLong(Long::longValue).toArray();
    }
  }

  private static Tensor logits(String name) {
    return Tensor.of(numbers(TRL.path(name)), ROWS, TOKENS, VOCABULARY);
  }

  /** Compares a loss of some values, and its gradient, with TRL's. */
  private static void requireTrls(
      JsonNode expected, Tensor values, double[] direction, Function<Tensor, Tensor> loss) {
    Tensor leaf = values.requireGradient();
    Tensor got = loss.apply(leaf);
    got.backward();
    double[] gradient = leaf.gradient().toDoubles();
    double norm =
        Math.sqrt(
            IntStream.range(0, gradient.length)
                .mapToDouble(at -> gradient[at] * gradient[at])
                .sum());
    double slope =
        IntStream.range(0, gradient.length).mapToDouble(at -> gradient[at] * direction[at]).sum();
    assertThat(got.item())
        .as("loss of %s", expected)
        .isCloseTo(expected.path("loss").asDouble(), NEAR);
    assertThat(norm)
        .as("gradient of %s", expected)
        .isCloseTo(expected.path("norm").asDouble(), NEAR);
    assertThat(slope)
        .as("gradient of %s", expected)
        .isCloseTo(expected.path("slope").asDouble(), NEAR);
  }

  private static Stream<JsonNode> dpo() {
    return TRL.path("dpo").valueStream();
  }

  private static PreferenceSettings settings(JsonNode given) {
    List<PreferenceSettings.Weighted> losses =
        IntStream.range(0, given.path("losses").size())
            .mapToObj(
                at ->
                    new PreferenceSettings.Weighted(
                        PreferenceLoss.named(given.path("losses").get(at).asString()),
                        given.path("weights").get(at).asDouble()))
            .toList();
    return new PreferenceSettings(
        losses,
        0.3,
        0.1,
        new Divergence.ReverseKullbackLeibler(),
        0.05,
        given.path("ld_alpha").asDouble(1),
        given.path("use_weighting").asBoolean());
  }

  /** Pairs with what the reference thinks of them, as the run has it before the first step. */
  private static List<PreferenceRow> pairs(List<TokenRow> rows, PreferenceSettings settings) {
    int count = rows.size() / 2;
    List<PreferenceRow> pairs = new ArrayList<>();
    for (int pair = 0; pair < count; pair++) {
      pairs.add(new PreferenceRow(rows.get(pair), rows.get(count + pair), 0, 0));
    }
    double[] held =
        AnswerSums.of(
                Spoken.of(logits("reference"), rows).answers(),
                PreferenceObjective.sharedLengths(pairs),
                settings.tailWeight())
            .toDoubles();
    for (int pair = 0; pair < count; pair++) {
      pairs.set(
          pair,
          new PreferenceRow(
              rows.get(pair), rows.get(count + pair), held[pair], held[count + pair]));
    }
    return pairs;
  }

  @ParameterizedTest
  @MethodSource("dpo")
  void preferencesAreWeighedAsInTrl(JsonNode expected) {
    Engine.run(
        () -> {
          try (Scope _ = Scope.open()) {
            List<TokenRow> rows = rows();
            PreferenceSettings settings = settings(expected);
            requireTrls(
                expected,
                logits("policy"),
                numbers(TRL.path("reference")),
                values -> {
                  Spoken spoken = Spoken.of(values, rows);
                  return PreferenceLosses.loss(
                      PreferenceObjective.pairs(
                          pairs(rows, settings),
                          spoken.answers(),
                          settings.byConfidence()
                              ? Optional.of(spoken.collisions())
                              : Optional.empty(),
                          settings),
                      settings);
                });
          }
        });
  }

  @Test
  void unlikelyTokensPullLessByDft() {
    Engine.run(
        () -> {
          try (Scope _ = Scope.open()) {
            List<TokenRow> rows = rows();
            requireTrls(
                TRL.path("dft"),
                logits("policy"),
                numbers(TRL.path("reference")),
                values ->
                    NextTokenObjective.loss(
                        Spoken.of(values, rows).answers(), rows, NextTokenObjective.Loss.DFT));
          }
        });
  }

  private static Stream<JsonNode> vespo() {
    return TRL.path("vespo").valueStream();
  }

  @ParameterizedTest
  @MethodSource("vespo")
  void answersCountByTheirDriftInVespo(JsonNode expected) {
    PolicySettings.DriftWeights drift =
        new PolicySettings.DriftWeights(
            expected.path("vespo_k_pos").asDouble(),
            expected.path("vespo_lambda_pos").asDouble(),
            expected.path("vespo_k_neg").asDouble(),
            expected.path("vespo_lambda_neg").asDouble());
    PolicySettings settings =
        new PolicySettings(
            PolicyLoss.VESPO,
            PolicySettings.Importance.TOKEN,
            0.2,
            0.2,
            OptionalDouble.empty(),
            expected.path("beta").asDouble(),
            true,
            6,
            1,
            1.05,
            drift);
    Engine.run(
        () -> {
          try (Scope _ = Scope.open()) {
            requireTrls(
                expected,
                matrix(expected, "policy"),
                numbers(expected.path("reference")),
                policy -> {
                  PolicyBatch batch =
                      new PolicyBatch(
                          policy,
                          matrix(expected, "old"),
                          Optional.of(matrix(expected, "reference")),
                          matrix(expected, "mask"),
                          Tensor.of(numbers(expected.path("advantages")), 4));
                  return PolicyLosses.loss(batch, settings, batch.alone());
                });
          }
        });
  }

  private static Tensor matrix(JsonNode given, String name) {
    return Tensor.of(numbers(given.path(name)), 4, 6);
  }
}
