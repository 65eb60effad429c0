package io.alignmentstudio.lm.training;

import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.lm.model.States;
import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Functions;
import io.alignmentstudio.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * A linear head that turns the state of each sequence's last token into a reward, as the sequence
 * classifiers of transformers do.
 *
 * @param weight [1, hidden], 32-bit
 */
public record ScoreHead(LanguageModel model, Tensor weight) {
  /** Rewards of whole sequences: [rows], 32-bit. */
  public Tensor scores(List<TokenRow> rows) {
    States states = AnswerPositions.run(model, rows);
    Tensor hidden = states.hidden(); // [rows, tokens, hidden]
    long width = hidden.size(1);
    long[] last = new long[rows.size()];
    for (int row = 0; row < last.length; row++) {
      last[row] = row * width + rows.get(row).tokens().length - 1;
    }
    Tensor pooled = hidden.reshape(-1, hidden.size(2)).indexSelect(0, Tensor.of(last, last.length));
    return Functions.linear(pooled.to(DataType.FLOAT32), weight, Optional.empty()).squeeze(1);
  }
}
