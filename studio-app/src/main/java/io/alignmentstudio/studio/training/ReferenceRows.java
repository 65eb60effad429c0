package io.alignmentstudio.studio.training;

import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.lm.training.AnswerSums;
import io.alignmentstudio.lm.training.TokenRow;
import io.alignmentstudio.tensor.ProcessGroup;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Log-probabilities of rows under the model as training finds it, which is the reference. */
final class ReferenceRows {
  private static final int BATCH = 16;

  private ReferenceRows() {}

  /**
   * Every process computes a share; all get the same bits. Runs on the engine's thread.
   *
   * @param lengths tokens of each row's answer that count once
   * @param tail how often its others count
   */
  static double[] of(
      LanguageModel model, List<TokenRow> rows, int[] lengths, double tail, ProcessGroup group) {
    List<Integer> order =
        IntStream.range(0, rows.size())
            .boxed()
            .sorted(Comparator.comparingInt(row -> rows.get(row).tokens().length))
            .toList();
    double[] values = new double[rows.size()];
    for (int start = 0; start < order.size(); start += BATCH) {
      List<Integer> batch = order.subList(start, Math.min(start + BATCH, order.size()));
      if ((start / BATCH) % group.size() == group.rank()) {
        double[] found =
            AnswerSums.of(
                model,
                batch.stream().map(rows::get).toList(),
                batch.stream().mapToInt(row -> lengths[row]).toArray(),
                tail,
                BATCH);
        for (int at = 0; at < found.length; at++) {
          values[batch.get(at)] = found[at];
        }
      }
    }
    try (Scope _ = Scope.withoutGradients()) {
      Tensor all = Tensor.of(values, values.length);
      group.sum(all);
      return all.toDoubles();
    }
  }
}
