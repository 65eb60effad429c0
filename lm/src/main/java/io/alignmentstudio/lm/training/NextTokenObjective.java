package io.alignmentstudio.lm.training;

import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.tensor.Functions;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.util.List;
import java.util.Map;

/**
 * Cross entropy of the answer tokens, in nats per weighted token. The output head runs in chunks
 * with its own backward pass each, so that no [tokens, vocabulary] tensor of the whole batch lives.
 */
public final class NextTokenObjective implements Objective<TokenRow> {
  private static final int CHUNK = 512;

  private final LanguageModel model;

  public NextTokenObjective(LanguageModel model) {
    this.model = model;
  }

  @Override
  public int tokens(TokenRow row) {
    return row.tokens().length;
  }

  @Override
  public StepMetrics backward(List<TokenRow> rows, long step) {
    AnswerPositions positions = AnswerPositions.of(model, rows);
    int count = positions.rowOf().length;
    float[] weights = new float[count];
    double total = 0;
    for (int at = 0; at < count; at++) {
      weights[at] = (float) rows.get(positions.rowOf()[at]).weight();
      total += weights[at];
    }
    Tensor weight = Tensor.of(weights, count).multiply(1 / total);
    Tensor leaf = positions.hidden().detach().requireGradient();
    double loss = 0;
    for (int start = 0; start < count; start += CHUNK) {
      int length = Math.min(CHUNK, count - start);
      try (Scope _ = Scope.open()) {
        Tensor losses =
            Functions.crossEntropy(
                model.logits(leaf.narrow(0, start, length)),
                positions.targets().narrow(0, start, length));
        Tensor part = losses.multiply(weight.narrow(0, start, length)).sum();
        part.backward();
        loss += part.item();
      }
    }
    // The head's gradient goes on through the layers.
    positions.hidden().multiply(leaf.gradient().detach()).sum().backward();
    return new StepMetrics(loss, Map.of());
  }
}
