package io.alignmentstudio.auditors.judging;

import io.alignmentstudio.domain.Verdict;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the verdict from the scores that a model gives to the three verdict words.
 *
 * <p>The most probable word is the verdict; nothing is generated and no wording is parsed. Equal
 * best scores give the verdict that is named first in {@link Verdict}, which is arbitrary.
 */
public final class VerdictJudge {
  private VerdictJudge() {}

  /**
   * The verdict.
   *
   * @param probabilities of the three verdicts among themselves, in the order of {@link Verdict}
   */
  public record Judgement(Verdict verdict, List<Double> probabilities) {
    public Judgement {
      probabilities = List.copyOf(probabilities);
    }

    public double probability() {
      return probabilities.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }
  }

  /** The continuations to score, in the order of {@link Verdict}. */
  public static List<String> words() {
    return Arrays.stream(Verdict.values()).map(Verdict::word).toList();
  }

  /**
   * Judges scores.
   *
   * @param scores log-probabilities of {@link #words()}
   * @throws IllegalArgumentException if their number is wrong or one of them is not a number
   */
  public static Judgement judge(List<Double> scores) {
    Verdict[] verdicts = Verdict.values();
    if (scores.size() != verdicts.length) {
      throw new IllegalArgumentException(
          "expected " + verdicts.length + " scores, got " + scores.size());
    }
    if (scores.stream().anyMatch(score -> score.isNaN() || score == Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a score is not a log-probability: " + scores);
    }
    double best = scores.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    if (best == Double.NEGATIVE_INFINITY) {
      throw new IllegalArgumentException("no verdict has any probability: " + scores);
    }
    double total = scores.stream().mapToDouble(score -> Math.exp(score - best)).sum();
    return new Judgement(
        verdicts[scores.indexOf(best)],
        scores.stream().map(score -> Math.exp(score - best) / total).toList());
  }
}
