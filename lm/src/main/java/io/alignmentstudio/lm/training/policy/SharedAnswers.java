package io.alignmentstudio.lm.training.policy;

import io.alignmentstudio.lm.training.Portion;
import io.alignmentstudio.lm.training.loss.Rewards;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The answers to a batch's prompts, of which each process knows its own.
 *
 * @param answers number of answers to each prompt
 */
record SharedAnswers(Portion<Prompt> portion, int answers) {
  /** What was said of all answers, in the batch's order. */
  Rewards all(Rewards own) {
    int functions = own.weights().size();
    double[] values = new double[own.rows().size() * functions];
    for (int at = 0; at < values.length; at++) {
      values[at] = own.rows().get(at / functions).get(at % functions).orElse(Double.NaN);
    }
    double[] all = all(values, functions);
    List<List<OptionalDouble>> rows = new ArrayList<>();
    for (int start = 0; start < all.length; start += functions) {
      List<OptionalDouble> row = new ArrayList<>();
      for (int function = 0; function < functions; function++) {
        double value = all[start + function];
        row.add(Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value));
      }
      rows.add(row);
    }
    return new Rewards(rows, own.weights(), own.group());
  }

  /**
   * Numbers of all answers, in the batch's order.
   *
   * @param own those of this process's answers
   * @param width how many numbers an answer has
   */
  double[] all(double[] own, int width) {
    int perPrompt = answers * width;
    double[] all = new double[portion.batch().size() * perPrompt];
    for (int at = 0; at < portion.own().size(); at++) {
      System.arraycopy(own, at * perPrompt, all, portion.own().get(at) * perPrompt, perPrompt);
    }
    if (portion.group().size() == 1) {
      return all;
    }
    try (Scope _ = Scope.withoutGradients()) {
      // No number of another process stands at the same place: not even NaN is lost in the sum.
      Tensor shared = Tensor.of(all, all.length);
      portion.group().sum(shared);
      return shared.toDoubles();
    }
  }

  /** Those of this process, one for each of its answers. */
  double[] own(double[] all) {
    double[] own = new double[portion.own().size() * answers];
    for (int at = 0; at < portion.own().size(); at++) {
      System.arraycopy(all, portion.own().get(at) * answers, own, at * answers, answers);
    }
    return own;
  }
}
