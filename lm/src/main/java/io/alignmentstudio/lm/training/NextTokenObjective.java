package io.alignmentstudio.lm.training;

import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Cross entropy of the answer tokens, in nats per weighted token. */
public final class NextTokenObjective implements Objective<TokenRow> {
  private final LanguageModel model;

  public NextTokenObjective(LanguageModel model) {
    this.model = model;
  }

  @Override
  public Optional<LanguageModel> model() {
    return Optional.of(model);
  }

  @Override
  public int tokens(TokenRow row) {
    return row.tokens().length;
  }

  @Override
  public double weight(List<TokenRow> rows) {
    return rows.stream()
        .mapToDouble(row -> row.firstWeight() + (row.answerTokens() - 1) * row.weight())
        .sum();
  }

  @Override
  public StepMetrics backward(List<TokenRow> rows, long step) {
    Tensor loss = loss(rows);
    loss.backward();
    return new StepMetrics(loss.item(), Map.of());
  }

  @Override
  public StepMetrics evaluate(List<TokenRow> rows) {
    try (Scope _ = Scope.withoutGradients()) {
      return new StepMetrics(loss(rows).item(), Map.of());
    }
  }

  private Tensor loss(List<TokenRow> rows) {
    AnswerPositions positions = AnswerPositions.of(model, rows);
    int count = positions.rowOf().length;
    float[] weights = new float[count];
    double total = 0;
    for (int at = 0; at < count; at++) {
      int row = positions.rowOf()[at];
      boolean first = at == 0 || positions.rowOf()[at - 1] != row;
      weights[at] = (float) (first ? rows.get(row).firstWeight() : rows.get(row).weight());
      total += weights[at];
    }
    return positions
        .logProbabilities()
        .multiply(Tensor.of(weights, count))
        .sum()
        .multiply(-1 / total);
  }
}
