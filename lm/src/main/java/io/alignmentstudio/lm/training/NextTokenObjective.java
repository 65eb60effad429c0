package io.alignmentstudio.lm.training;

import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A loss of the answer tokens, per weighted token. */
public final class NextTokenObjective implements Objective<TokenRow> {
  /** What each token costs. */
  public enum Loss {
    /** Cross entropy, −log p, in nats. */
    NLL,
    /**
     * −p log p, where p carries no gradient: what the model finds unlikely pulls less (DFT,
     * arXiv:2508.05629).
     */
    DFT
  }

  private final LanguageModel model;
  private final Loss loss;

  /** Cross entropy. */
  public NextTokenObjective(LanguageModel model) {
    this(model, Loss.NLL);
  }

  public NextTokenObjective(LanguageModel model, Loss loss) {
    this.model = model;
    this.loss = loss;
  }

  @Override
  public String settings() {
    return switch (loss) {
      case NLL -> "";
      case DFT -> "dft";
    };
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
    return loss(AnswerPositions.of(model, rows), rows, loss);
  }

  static Tensor loss(AnswerPositions positions, List<TokenRow> rows, Loss loss) {
    int count = positions.rowOf().length;
    float[] weights = new float[count];
    double total = 0;
    for (int at = 0; at < count; at++) {
      int row = positions.rowOf()[at];
      boolean first = at == 0 || positions.rowOf()[at - 1] != row;
      weights[at] = (float) (first ? rows.get(row).firstWeight() : rows.get(row).weight());
      total += weights[at];
    }
    Tensor logProbabilities = positions.logProbabilities();
    Tensor gains =
        switch (loss) {
          case NLL -> logProbabilities;
          case DFT -> logProbabilities.multiply(logProbabilities.detach().exp());
        };
    return gains.multiply(Tensor.of(weights, count).to(gains.type())).sum().multiply(-1 / total);
  }
}
