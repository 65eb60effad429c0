package io.alignmentstudio.lm.generation;

import io.alignmentstudio.lm.Sampling;
import io.alignmentstudio.tensor.Tensor;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** Draws the next token of one row by its sampling settings, and never one that is banned. */
final class TokenPicker {
  private final Sampling sampling;
  private final RepeatedRuns runs;
  private final Random random;

  /**
   * Starts a row.
   *
   * @param noRepeatRun length of the runs that may not come twice; 0 lets all
   */
  TokenPicker(Sampling sampling, int noRepeatRun) {
    this.sampling = sampling;
    runs = new RepeatedRuns(noRepeatRun);
    random = new Random(sampling.seed());
  }

  /** Picks the next token of each row from [rows, vocabulary] log-probabilities. */
  static int[] pick(Tensor logProbabilities, List<TokenPicker> pickers) {
    long[] likeliest = logProbabilities.argmaxLast().toLongs();
    int[] picked = new int[likeliest.length];
    for (int row = 0; row < picked.length; row++) {
      TokenPicker picker = pickers.get(row);
      int first = Math.toIntExact(likeliest[row]);
      Set<Integer> banned = picker.runs.banned();
      boolean greedy = picker.sampling.temperature() == 0;
      if (greedy && !banned.contains(first)) {
        picked[row] = first;
      } else {
        float[] values = logProbabilities.select(0, row).toFloats();
        banned.forEach(token -> values[token] = Float.NEGATIVE_INFINITY);
        picked[row] = greedy ? likeliest(values) : picker.draw(values);
      }
      picker.runs.add(picked[row]);
    }
    return picked;
  }

  private static int likeliest(float[] logProbabilities) {
    int best = 0;
    for (int token = 1; token < logProbabilities.length; token++) {
      best = logProbabilities[token] > logProbabilities[best] ? token : best;
    }
    return best;
  }

  private int draw(float[] logProbabilities) {
    double[] mass = new double[logProbabilities.length];
    double highest = Double.NEGATIVE_INFINITY;
    for (float value : logProbabilities) {
      highest = Math.max(highest, value);
    }
    double total = 0;
    for (int token = 0; token < mass.length; token++) {
      mass[token] = Math.exp((logProbabilities[token] - highest) / sampling.temperature());
      total += mass[token];
    }
    int[] order =
        IntStream.range(0, mass.length)
            .boxed()
            .sorted((left, right) -> Double.compare(mass[right], mass[left]))
            .mapToInt(Integer::intValue)
            .toArray();
    double kept = 0;
    int count = 0;
    while (count < order.length && kept < sampling.topP() * total) {
      kept += mass[order[count]];
      count++;
    }
    double point = random.nextDouble() * kept;
    for (int at = 0; at < count; at++) {
      point -= mass[order[at]];
      if (point < 0) {
        return order[at];
      }
    }
    return order[count - 1];
  }
}
