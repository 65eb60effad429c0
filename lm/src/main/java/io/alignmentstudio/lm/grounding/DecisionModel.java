package io.alignmentstudio.lm.grounding;

import io.alignmentstudio.lm.training.Objective;
import io.alignmentstudio.lm.training.StepMetrics;
import io.alignmentstudio.lm.training.TrainableParameters;
import io.alignmentstudio.lm.training.Trainer;
import io.alignmentstudio.lm.training.TrainingSettings;
import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Engine;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells from its sentence embedding how people would decide a request: a logistic regression over
 * decided ones. Each of five parts of them is told by the other four, so that a decided request is
 * never told by itself; others are told by all. The same cases give the same answers.
 */
final class DecisionModel {
  /** Fewer cases of either decision teach their own words. */
  static final int FEWEST = 50;

  private static final int PARTS = 5;
  private static final TrainingSettings SETTINGS =
      new TrainingSettings(20, 0.2, 0, 0, Double.MAX_VALUE, 128, 1);

  /**
   * A decided request.
   *
   * @param text decides the part, so that repeated ones are in one
   */
  @SuppressWarnings("ArrayRecordComponent") // never handed out
  record Case(String text, float[] vector, boolean answered) {
    int part() {
      return Math.floorMod(text.hashCode(), PARTS);
    }
  }

  /** Weights of each part's others, then of all; the last of each is the constant. */
  private final List<float[]> weights;

  private DecisionModel(List<float[]> weights) {
    this.weights = weights;
  }

  /**
   * Learns from decided requests.
   *
   * @return empty for fewer than {@link #FEWEST} cases of either decision
   */
  static Optional<DecisionModel> learn(List<Case> cases) {
    long answered = cases.stream().filter(Case::answered).count();
    if (Math.min(answered, cases.size() - answered) < FEWEST) {
      return Optional.empty();
    }
    return Optional.of(
        Engine.call(
            () -> {
              List<float[]> weights = new ArrayList<>();
              for (int part = 0; part < PARTS; part++) {
                int left = part;
                weights.add(fit(cases.stream().filter(each -> each.part() != left).toList()));
              }
              weights.add(fit(cases));
              return new DecisionModel(weights);
            }));
  }

  private static float[] fit(List<Case> cases) {
    try (Scope _ = Scope.open()) {
      Tensor zero = Tensor.zeros(DataType.FLOAT32, cases.getFirst().vector().length + 1, 1);
      try (TrainableParameters weights = new TrainableParameters(List.of(zero))) {
        Trainer.train(
            cases, new Logistic(weights), weights, SETTINGS, Optional.empty(), Projection.QUIET);
        return weights.views().getFirst().toFloats();
      }
    }
  }

  private record Logistic(TrainableParameters weights) implements Objective<Case> {
    @Override
    public int tokens(Case each) {
      return 1;
    }

    @Override
    public StepMetrics backward(List<Case> batch, long step) {
      int width = batch.getFirst().vector().length + 1;
      float[] values = new float[batch.size() * width];
      for (int row = 0; row < batch.size(); row++) {
        // A refused case is turned round: its score shall be low.
        int sign = batch.get(row).answered() ? 1 : -1;
        float[] vector = batch.get(row).vector();
        for (int at = 0; at < vector.length; at++) {
          values[row * width + at] = sign * vector[at];
        }
        values[row * width + width - 1] = sign;
      }
      Tensor loss =
          Tensor.of(values, batch.size(), width)
              .matmul(weights.views().getFirst()) // [cases, 1]
              .logSigmoid()
              .mean()
              .negate();
      loss.backward();
      return new StepMetrics(loss.item(), Map.of());
    }
  }

  /**
   * The leaning of a request.
   *
   * @param decided whether it is one of the cases
   */
  Leaning leaning(String text, float[] vector, boolean decided) {
    float[] learnt = weights.get(decided ? new Case(text, vector, true).part() : PARTS);
    double score = learnt[vector.length];
    for (int at = 0; at < vector.length; at++) {
      score += (double) learnt[at] * vector[at];
    }
    return Leaning.of(1 / (1 + Math.exp(-score)));
  }
}
