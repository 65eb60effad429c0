package io.alignmentstudio.lm.training.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.alignmentstudio.lm.training.loss.Advantages.Scale;
import io.alignmentstudio.tensor.Engine;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Supplier;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every value and gradient that TRL 1.13.0 gave for the inputs below; computed in 64 bits. */
class GoldenTest {
  private static final Offset<Double> NEAR = within(1e-6);
  private static final double[] CHOSEN = {-12, -30.5};
  private static final double[] REJECTED = {-15, -28};
  private static final double[] CHOSEN_TOKENS = {10, 20};
  private static final double[] REJECTED_TOKENS = {12, 16};

  private static final JsonNode GOLDEN =
      JsonMapper.shared().readTree(Path.of("src/test/resources/golden_trl.json").toFile());

  /** What the file also holds: the versions, and merged adapters, which are not losses. */
  private static final Set<String> ELSEWHERE =
      Set.of("versions", "peft_cat", "peft_linear", "peft_svd");

  /** Entries checked by the tests of this class that are not named after a DPO loss. */
  private static final Set<String> HERE =
      Set.of(
          "kto_kl.2",
          "rm_center_None",
          "rm_center_0.01",
          "orpo",
          "simpo_b.1_g.5",
          "simpo_b2_g1",
          "grpo",
          "rloo",
          "adv_group",
          "adv_batch",
          "adv_none",
          "adv_gdpo");

  private static double[] values(Supplier<Tensor> work) {
    return Engine.call(
        () -> {
          try (Scope _ = Scope.open()) {
            return work.get().toDoubles();
          }
        });
  }

  private static double value(Supplier<Tensor> work) {
    return values(work)[0];
  }

  private static Tensor vector(double... values) {
    return Tensor.of(values, values.length);
  }

  private static double[] numbers(JsonNode node) {
    return node.valueStream().mapToDouble(JsonNode::asDouble).toArray();
  }

  private static PairLogProbabilities pairs() {
    return new PairLogProbabilities(
        vector(CHOSEN),
        vector(REJECTED),
        vector(-13, -31),
        vector(-14.5, -29),
        vector(CHOSEN_TOKENS),
        vector(REJECTED_TOKENS));
  }

  @Test
  void everyEntryIsChecked() {
    Set<String> names = new HashSet<>(ELSEWHERE);
    names.addAll(HERE);
    for (PreferenceLoss loss : PreferenceLoss.values()) {
      names.add("dpo_" + loss.key());
    }
    assertThat(GOLDEN.propertyNames()).containsExactlyInAnyOrderElementsOf(names);
  }

  @Test
  void preferenceLosses() {
    for (PreferenceLoss loss : PreferenceLoss.values()) {
      double smoothing =
          switch (loss) {
            case EXO_PAIR -> 1e-3;
            case ROBUST -> 0.1;
            case SIGMOID,
                HINGE,
                IPO,
                NCA_PAIR,
                BCO_PAIR,
                SPPO_HARD,
                AOT,
                AOT_UNPAIRED,
                APO_ZERO,
                APO_DOWN,
                DISCOPOP,
                SFT,
                SIGMOID_NORM ->
                0;
          };
      PreferenceSettings settings = PreferenceSettings.smoothed(loss, 0.1, smoothing);
      assertThat(value(() -> PreferenceLosses.loss(pairs(), settings)))
          .as(loss.key())
          .isCloseTo(GOLDEN.get("dpo_" + loss.key()).asDouble(), NEAR);
    }
  }

  @Test
  void singleAnswers() {
    UnpairedSettings settings = new UnpairedSettings(UnpairedLoss.KTO, 0.1, 1, 1);
    assertThat(
            value(
                () ->
                    UnpairedLosses.loss(
                        vector(1, 0.5, -0.5, 1),
                        Tensor.of(new boolean[] {true, true, false, false}, 4),
                        0.2,
                        settings)))
        .isCloseTo(GOLDEN.get("kto_kl.2").asDouble(), NEAR);
  }

  @Test
  void rewardModels() {
    for (String centring : List.of("None", "0.01")) {
      OptionalDouble coefficient =
          centring.equals("None")
              ? OptionalDouble.empty()
              : OptionalDouble.of(Double.parseDouble(centring));
      assertThat(
              value(
                  () ->
                      RewardLosses.pairwise(
                          vector(1.2, -0.3), vector(0.4, 0.1), Optional.empty(), coefficient)))
          .isCloseTo(GOLDEN.get("rm_center_" + centring).asDouble(), NEAR);
    }
  }

  private static Tensor meanChosen() {
    return vector(CHOSEN).divide(vector(CHOSEN_TOKENS));
  }

  private static Tensor meanRejected() {
    return vector(REJECTED).divide(vector(REJECTED_TOKENS));
  }

  @Test
  void oddsRatio() {
    // losses (of the other sign), rewards of both answers, mean log σ, mean log odds ratio
    JsonNode golden = GOLDEN.get("orpo");
    double[] losses =
        values(() -> MeanPreferenceLosses.oddsRatio(meanChosen(), meanRejected(), 0.1).negate());
    assertThat(losses).containsExactly(numbers(golden.get(0)), NEAR);
    assertThat(values(() -> meanChosen().multiply(0.1)))
        .containsExactly(numbers(golden.get(1)), NEAR);
    assertThat(values(() -> meanRejected().multiply(0.1)))
        .containsExactly(numbers(golden.get(2)), NEAR);
    assertThat((losses[0] + losses[1]) / 2 / 0.1).isCloseTo(golden.get(3).asDouble(), NEAR);
    assertThat(value(() -> MeanPreferenceLosses.logOddsRatio(meanChosen(), meanRejected()).mean()))
        .isCloseTo(golden.get(4).asDouble(), NEAR);
  }

  @Test
  void contrastive() {
    assertThat(
            values(
                () ->
                    MeanPreferenceLosses.contrastive(
                        meanChosen(), meanRejected(), ContrastiveSettings.simpo(0.1, 0.5))))
        .containsExactly(numbers(GOLDEN.get("simpo_b.1_g.5")), NEAR);
    assertThat(
            values(
                () ->
                    MeanPreferenceLosses.contrastive(
                        meanChosen(), meanRejected(), ContrastiveSettings.simpo(2, 1))))
        .containsExactly(numbers(GOLDEN.get("simpo_b2_g1")), NEAR);
  }

  @Test
  void policyLossesAndTheirGradients() {
    for (String name : GOLDEN.get("grpo").propertyNames()) {
      JsonNode golden = GOLDEN.get("grpo").get(name);
      double[][] result = policy(name);
      assertThat(result[0][0]).as(name).isCloseTo(golden.get(0).asDouble(), NEAR);
      List<Double> gradients = new ArrayList<>();
      golden.get(1).forEach(row -> row.forEach(item -> gradients.add(item.asDouble())));
      assertThat(result[1])
          .as(name)
          .containsExactly(gradients.stream().mapToDouble(Double::doubleValue).toArray(), NEAR);
    }
  }

  /** Value and gradient of a case, whose name holds its settings. */
  private static double[][] policy(String name) {
    List<String> parts = List.of(name.split("\\|"));
    PolicySettings settings =
        PolicySettings.of(
            switch (parts.getFirst()) {
              case "gspo" -> PolicyLoss.GRPO;
              default -> PolicyLoss.named(parts.getFirst());
            },
            8);
    if (Set.of("gspo", "luspo").contains(parts.getFirst())) {
      settings = settings.withImportance(PolicySettings.Importance.SEQUENCE);
    }
    for (String part : parts) {
      settings =
          switch (part) {
            case "eps_high.28" -> settings.withClip(0.2, 0.28, OptionalDouble.empty());
            case "cap5" -> settings.withClip(0.2, 5, OptionalDouble.empty());
            case "delta4" -> settings.withClip(0.2, 0.2, OptionalDouble.of(4));
            case "beta0.04", "beta.04" -> settings.withDivergence(0.04, parts.contains("bias1"));
            default -> settings;
          };
    }
    PolicySettings chosen = settings;
    return Engine.call(
        () -> {
          try (Scope _ = Scope.open()) {
            Tensor policy = matrix(-1, -0.5, -2, -0.7, -1.1, 0).requireGradient();
            Tensor old =
                switch (parts.get(1)) {
                  case "old1" -> matrix(-1.1, -0.6, -1.5, -0.9, -0.8, 0);
                  case "old2" -> matrix(-1.3, -0.6, -1.5, -0.9, -0.8, 0);
                  case "delta4" -> matrix(-1.3, -0.6, -1.5, -2.9, -0.8, 0);
                  default -> policy.detach();
                };
            Tensor storage = matrix(0, 0, 0, 0, 0, 0);
            policy.gradientInto(storage);
            PolicyBatch batch =
                new PolicyBatch(
                    policy,
                    old,
                    Optional.of(matrix(-1.05, -0.55, -1.7, -0.8, -1, 0)),
                    matrix(1, 1, 1, 1, 1, 0),
                    vector(1, -1));
            Tensor loss = PolicyLosses.loss(batch, chosen, batch.alone());
            loss.backward();
            return new double[][] {loss.toDoubles(), storage.toDoubles()};
          }
        });
  }

  private static Tensor matrix(double... values) {
    return Tensor.of(values, 2, 3);
  }

  @Test
  void leaveOneOutPolicyLoss() {
    assertThat(
            value(
                () ->
                    PolicyLosses.leaveOneOut(
                        vector(-3.5, -1.8), vector(-3.2, -1.7), vector(1, -1), 0.2, 0.2, 2)))
        .isCloseTo(GOLDEN.get("rloo").asDouble(), NEAR);
  }

  private static Rewards rewards() {
    double[][] rows = {{1, .2}, {0, .9}, {1, .5}, {0, .1}, {1, 1}, {1, .8}, {0, .7}, {1, .9}};
    List<List<OptionalDouble>> all = new ArrayList<>();
    for (double[] row : rows) {
      all.add(List.of(OptionalDouble.of(row[0]), OptionalDouble.of(row[1])));
    }
    return new Rewards(all, List.of(1.0, 0.5), 4);
  }

  @Test
  void advantages() {
    for (Scale scale : Scale.values()) {
      assertThat(Advantages.ofSums(rewards(), scale))
          .containsExactly(numbers(GOLDEN.get("adv_" + scale.key())), NEAR);
    }
    assertThat(Advantages.ofNormalised(rewards()))
        .containsExactly(numbers(GOLDEN.get("adv_gdpo")), NEAR);
    // Computed by the formula, not by TRL.
    assertThat(Advantages.leaveOneOut(rewards().sums(), 4, false))
        .containsExactly(
            new double[] {.5166667, -.35, .7166667, -.8833333, .4333333, .3, -1.1, .3666667}, NEAR);
  }
}
