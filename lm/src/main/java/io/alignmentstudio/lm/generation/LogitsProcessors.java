package io.alignmentstudio.lm.generation;

import io.alignmentstudio.lm.Sampling;
import java.util.Arrays;
import java.util.BitSet;

/**
 * What sampling settings do to the scores of one row, each in place, as the processors of the same
 * names do in transformers ({@code generation/logits_process.py}). A token that cannot be drawn has
 * −∞.
 */
final class LogitsProcessors {
  private static final float NEVER = Float.NEGATIVE_INFINITY;
  private static final int BUCKETS = 64;

  private LogitsProcessors() {}

  /** Makes tokens that occurred less likely. */
  static void repetitionPenalty(float[] scores, BitSet occurred, double penalty) {
    if (penalty == 1) {
      return;
    }
    float factor = (float) penalty;
    occurred.stream()
        .forEach(
            token ->
                scores[token] =
                    scores[token] < 0 ? scores[token] * factor : scores[token] / factor);
  }

  /** Temperature, top-k, top-p and min-p in this order. */
  static void warp(float[] scores, Sampling sampling) {
    float temperature = (float) sampling.temperature();
    for (int token = 0; token < scores.length; token++) {
      scores[token] /= temperature;
    }
    topK(scores, sampling.topK());
    topP(scores, sampling.topP());
    minP(scores, sampling.minP());
  }

  /** Keeps the k largest scores, and what equals the least of them. */
  static void topK(float[] scores, int k) {
    if (k == 0 || k >= scores.length) {
      return;
    }
    float[] largest = new float[k]; // a heap with the least on top
    Arrays.fill(largest, NEVER);
    for (float score : scores) {
      if (score > largest[0]) {
        largest[0] = score;
        sink(largest);
      }
    }
    dropBelow(scores, largest[0]);
  }

  private static void sink(float[] heap) {
    int at = 0;
    while (true) {
      int least = 2 * at + 1;
      if (least >= heap.length) {
        return;
      }
      if (least + 1 < heap.length && heap[least + 1] < heap[least]) {
        least++;
      }
      if (heap[at] <= heap[least]) {
        return;
      }
      float moved = heap[at];
      heap[at] = heap[least];
      heap[least] = moved;
      at = least;
    }
  }

  /** Drops the least likely tokens as long as they add up to no more than 1 − p. */
  static void topP(float[] scores, double p) {
    if (p == 1) {
      return;
    }
    double[] mass = mass(scores);
    double[] bucketMass = new double[BUCKETS];
    for (double value : mass) {
      bucketMass[bucket(value)] += value;
    }
    // Only tokens of the magnitude at which the sum passes 1 − p need sorting.
    double limit = (1 - p) * Arrays.stream(bucketMass).sum();
    double dropped = 0;
    int border = 0;
    while (border < BUCKETS - 1 && dropped + bucketMass[border] <= limit) {
      dropped += bucketMass[border++];
    }
    long[] order = new long[scores.length];
    int count = 0;
    for (int token = 0; token < scores.length; token++) {
      int bucket = bucket(mass[token]);
      if (bucket < border) {
        scores[token] = NEVER;
      } else if (bucket == border) {
        order[count++] = ((long) sortable(scores[token]) << 32) | token;
      }
    }
    Arrays.sort(order, 0, count);
    int kept = border == BUCKETS - 1 ? count - 1 : count;
    for (int at = 0; at < kept; at++) {
      int token = (int) order[at];
      dropped += mass[token];
      if (dropped > limit) {
        return;
      }
      scores[token] = NEVER;
    }
  }

  /** Drops tokens that are less likely than p times the likeliest. */
  static void minP(float[] scores, double p) {
    if (p == 0) {
      return;
    }
    double[] mass = mass(scores);
    for (int token = 0; token < scores.length; token++) {
      if ((float) mass[token] < (float) p) {
        scores[token] = NEVER;
      }
    }
  }

  /** Probability of each token as a share of the likeliest token's. */
  static double[] mass(float[] scores) {
    float highest = scores[likeliest(scores)];
    double[] mass = new double[scores.length];
    for (int token = 0; token < mass.length; token++) {
      mass[token] = scores[token] == NEVER ? 0 : Math.exp(scores[token] - highest);
    }
    return mass;
  }

  /** The largest score; the first of several. */
  static int likeliest(float[] scores) {
    int best = 0;
    for (int token = 1; token < scores.length; token++) {
      best = scores[token] > scores[best] ? token : best;
    }
    return best;
  }

  private static void dropBelow(float[] scores, float least) {
    for (int token = 0; token < scores.length; token++) {
      if (scores[token] < least) {
        scores[token] = NEVER;
      }
    }
  }

  /** Binary magnitude: the last bucket holds the likeliest tokens. */
  private static int bucket(double mass) {
    return Math.max(0, BUCKETS - 1 + Math.getExponent(mass));
  }

  /** Integers in the order of the numbers. */
  private static int sortable(float value) {
    int bits = Float.floatToIntBits(value);
    return bits < 0 ? bits ^ Integer.MAX_VALUE : bits;
  }
}
