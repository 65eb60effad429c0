package io.alignmentstudio.lm.training;

import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.lm.model.States;
import io.alignmentstudio.lm.model.TokenBatch;
import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The positions of a batch that predict answer tokens: only they go through the output head.
 *
 * @param logProbabilities of the answer tokens, [predictions], in nats
 * @param rowOf row of each prediction
 */
@SuppressWarnings("ArrayRecordComponent") // short-lived, never handed out
public record AnswerPositions(Tensor logProbabilities, int[] rowOf) {
  /** Runs a model over rows; gradients are recorded where the scope records them. */
  public static AnswerPositions of(LanguageModel model, List<TokenRow> rows) {
    return of(model, rows, 1);
  }

  /**
   * Runs a model over rows.
   *
   * @param temperature that logits are divided by, as while sampling
   */
  public static AnswerPositions of(LanguageModel model, List<TokenRow> rows, double temperature) {
    States states = run(model, rows);
    int width = Math.toIntExact(states.batch().ids().size(1));
    int count = rows.stream().mapToInt(TokenRow::answerTokens).sum();
    long[] positions = new long[count];
    long[] targets = new long[count];
    int[] rowOf = new int[count];
    int next = 0;
    for (int row = 0; row < rows.size(); row++) {
      int[] tokens = rows.get(row).tokens();
      for (int token = rows.get(row).promptLength(); token < tokens.length; token++) {
        if (!rows.get(row).learns(token)) {
          continue;
        }
        positions[next] = (long) row * width + token - 1;
        targets[next] = tokens[token];
        rowOf[next] = row;
        next++;
      }
    }
    Tensor at = Tensor.of(positions, count);
    Tensor wanted = Tensor.of(targets, count);
    return new AnswerPositions(
        temperature == 1
            ? model.targetLogProbabilities(states, at, wanted)
            : model
                .logProbabilities(states, at) // [count, vocabulary]
                .multiply(1 / temperature)
                .logSoftmax(-1)
                .gather(1, wanted.unsqueeze(1))
                .squeeze(1),
        rowOf);
  }

  /** Runs the layers over whole rows. */
  static States run(LanguageModel model, List<TokenRow> rows) {
    int[] prefixes =
        rows.stream()
            .mapToInt(row -> model.bidirectionalPrompt() ? row.promptLength() : 1)
            .toArray();
    TokenBatch batch =
        TokenBatch.padded(
            rows.stream().map(TokenRow::tokens).toList(), prefixes, model.computeType());
    return model.run(batch, Optional.empty());
  }

  /** Sum over each row's answer: [rows]. */
  public Tensor sums(int rows) {
    float[] ones = new float[rowOf.length];
    Arrays.fill(ones, 1);
    return weighted(rows, ones);
  }

  /** Sum over each row's answer with a weight of each prediction: [rows]. */
  Tensor weighted(int rows, float[] weights) {
    int count = rowOf.length;
    float[] membership = new float[rows * count];
    for (int at = 0; at < count; at++) {
      membership[rowOf[at] * count + at] = weights[at];
    }
    return Tensor.of(membership, rows, count).matmul(logProbabilities.unsqueeze(1)).squeeze(1);
  }

  /** One row below the other, filled up with 0 on the right: [rows, longest answer]. */
  public Tensor padded(List<TokenRow> rows) {
    int width = rows.stream().mapToInt(TokenRow::answerTokens).max().orElse(0);
    long[] places = new long[rows.size() * width];
    Arrays.fill(places, rowOf.length); // where the appended 0 stands
    int next = 0;
    for (int row = 0; row < rows.size(); row++) {
      for (int token = 0; token < rows.get(row).answerTokens(); token++) {
        places[row * width + token] = next;
        next++;
      }
    }
    return Tensor.concatenate(0, logProbabilities, Tensor.zeros(DataType.FLOAT32, 1))
        .indexSelect(0, Tensor.of(places, places.length))
        .view(rows.size(), width);
  }
}
