package io.alignmentstudio.lm.generation;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.Sampling;
import io.alignmentstudio.lm.constraint.Guide;
import io.alignmentstudio.tensor.Tensor;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** Picks the next token of one row by its sampling settings, and never one that is forbidden. */
final class TokenPicker {
  private final String request;
  private final Sampling sampling;
  private final RepeatedRuns runs;
  private final Optional<Guide> guide;
  private final BitSet occurred = new BitSet();
  private final SplittableRandom random;
  private int picked;
  private boolean ended;

  /**
   * Starts a row.
   *
   * @param request what the row answers, as errors name it
   * @param noRepeatRun length of the runs that may not come twice in the answer; 0 lets all
   * @param guide what the answer must be
   */
  TokenPicker(
      String request, int[] prompt, Sampling sampling, int noRepeatRun, Optional<Guide> guide) {
    this.request = request;
    this.sampling = sampling;
    this.guide = guide;
    // A constraint decides what may be repeated: it may leave nothing else.
    runs = new RepeatedRuns(guide.isPresent() ? 0 : noRepeatRun);
    random = new SplittableRandom(sampling.seed());
    for (int token : prompt) {
      occurred.set(token);
    }
  }

  /**
   * Picks the next token of each row from scores [rows, vocabulary].
   *
   * @throws StudioException DATA if the scores of a row are not numbers or infinite
   */
  static int[] pick(Tensor scores, List<TokenPicker> pickers) {
    int[] next = new int[pickers.size()];
    Tensor largest = scores.argmaxLast(); // the first that is not a number, if one is
    long[] likeliest = largest.toLongs();
    float[] values = scores.gather(1, largest.unsqueeze(1)).toFloats();
    for (int row = 0; row < next.length; row++) {
      TokenPicker picker = pickers.get(row);
      if (picker.ended) {
        continue;
      }
      picker.requireFinite(values[row]);
      next[row] =
          picker.plain()
              ? Math.toIntExact(likeliest[row])
              : picker.pick(scores.select(0, row).toFloats());
      picker.take(next[row]);
    }
    return next;
  }

  /** Whether the largest score decides. */
  private boolean plain() {
    return !ended
        && sampling.temperature() == 0
        && sampling.repetitionPenalty() == 1
        && guide.isEmpty()
        && runs.banned().isEmpty();
  }

  /** Picks by scores that are this method's to change. */
  int pick(float[] scores) {
    Set<Integer> banned = runs.banned();
    LogitsProcessors.repetitionPenalty(scores, occurred, sampling.repetitionPenalty());
    banned.forEach(token -> scores[token] = Float.NEGATIVE_INFINITY);
    guide.ifPresent(limits -> limits.restrict(scores, sampling.maximumTokens() - picked));
    int likeliest = LogitsProcessors.likeliest(scores);
    float highest = scores[likeliest];
    requireFinite(highest);
    // At a temperature this small the likeliest token has all of the probability.
    if (!Float.isFinite(highest / (float) sampling.temperature())) {
      return likeliest;
    }
    LogitsProcessors.warp(scores, sampling);
    return draw(LogitsProcessors.mass(scores));
  }

  private void requireFinite(float highest) {
    if (!Float.isFinite(highest)) {
      throw new StudioException(
          ErrorCode.DATA,
          "After %d tokens of the answer to %s the largest score of a next token is %s, so none can be picked. The weights of the model or adapter hold NaN or infinite values or overflow in their type, or the repetition penalty of %s is too extreme; check them, or load the model in a wider type"
              .formatted(picked, request, highest, sampling.repetitionPenalty()));
    }
  }

  private void take(int token) {
    picked++;
    runs.add(token);
    occurred.set(token);
    guide.ifPresent(limits -> limits.take(token));
  }

  /** Picks no more: the row has ended and only fills the batch. */
  void end() {
    ended = true;
  }

  /** Whether a constraint leaves nothing that could follow. */
  boolean complete() {
    return guide.isPresent() && guide.get().complete();
  }

  private int draw(double[] mass) {
    double total = 0;
    for (double value : mass) {
      total += value;
    }
    double point = random.nextDouble() * total;
    int last = 0;
    for (int token = 0; token < mass.length; token++) {
      if (mass[token] > 0) {
        last = token;
        point -= mass[token];
        if (point < 0) {
          return token;
        }
      }
    }
    return last;
  }
}
