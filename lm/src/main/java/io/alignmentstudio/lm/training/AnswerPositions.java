package io.alignmentstudio.lm.training;

import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.lm.model.States;
import io.alignmentstudio.lm.model.TokenBatch;
import io.alignmentstudio.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * The positions of a batch that predict answer tokens: only they go through the output head.
 *
 * @param logProbabilities of the answer tokens, [predictions], in nats
 * @param rowOf row of each prediction
 */
@SuppressWarnings("ArrayRecordComponent") // short-lived, never handed out
record AnswerPositions(Tensor logProbabilities, int[] rowOf) {
  static AnswerPositions of(LanguageModel model, List<TokenRow> rows) {
    int[] prefixes =
        rows.stream()
            .mapToInt(row -> model.bidirectionalPrompt() ? row.promptLength() : 1)
            .toArray();
    TokenBatch batch =
        TokenBatch.of(rows.stream().map(TokenRow::tokens).toList(), prefixes, model.computeType());
    States states = model.run(batch, Optional.empty());
    int width = Math.toIntExact(batch.ids().size(1));
    int count = rows.stream().mapToInt(TokenRow::answerTokens).sum();
    long[] positions = new long[count];
    long[] targets = new long[count];
    int[] rowOf = new int[count];
    int next = 0;
    for (int row = 0; row < rows.size(); row++) {
      int[] tokens = rows.get(row).tokens();
      for (int token = rows.get(row).promptLength(); token < tokens.length; token++) {
        positions[next] = (long) row * width + token - 1;
        targets[next] = tokens[token];
        rowOf[next] = row;
        next++;
      }
    }
    return new AnswerPositions(
        model.targetLogProbabilities(
            states, Tensor.of(positions, count), Tensor.of(targets, count)),
        rowOf);
  }
}
