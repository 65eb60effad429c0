package io.alignmentstudio.lm.generation;

import io.alignmentstudio.lm.Sampling;
import io.alignmentstudio.tensor.Tensor;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Draws the next token of one row by its sampling settings. */
final class TokenPicker {
  private final Sampling sampling;
  private final Random random;

  TokenPicker(Sampling sampling) {
    this.sampling = sampling;
    random = new Random(sampling.seed());
  }

  /** Picks the next token of each row from [rows, vocabulary] log-probabilities. */
  static int[] pick(Tensor logProbabilities, List<TokenPicker> pickers) {
    long[] likeliest = logProbabilities.argmaxLast().toLongs();
    int[] picked = new int[likeliest.length];
    for (int row = 0; row < picked.length; row++) {
      TokenPicker picker = pickers.get(row);
      picked[row] =
          picker.sampling.temperature() == 0
              ? Math.toIntExact(likeliest[row])
              : picker.draw(logProbabilities.select(0, row).toFloats());
    }
    return picked;
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
