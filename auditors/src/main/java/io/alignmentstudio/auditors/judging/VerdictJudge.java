package io.alignmentstudio.auditors.judging;

import io.alignmentstudio.domain.Verdict;
import io.alignmentstudio.lm.grounding.VerdictAnswers;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the verdict from the scores that a model gives to the answers that state one.
 *
 * <p>The verdict whose answers are the most probable together counts; nothing is generated and no
 * wording is parsed. Equal best scores give the verdict that is named first in {@link Verdict},
 * which is arbitrary.
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

  /** The continuations to score: every answer that states a verdict. */
  public static List<String> answers() {
    return VerdictAnswers.list().stream().map(VerdictAnswers.Answer::text).toList();
  }

  /**
   * Judges scores: the verdict whose answers are the most probable together.
   *
   * @param scores log-probabilities of {@link #answers()}
   * @throws IllegalArgumentException if their number is wrong or one of them is not a number
   */
  public static Judgement judge(List<Double> scores) {
    List<VerdictAnswers.Answer> answers = VerdictAnswers.list();
    if (scores.size() != answers.size()) {
      throw new IllegalArgumentException(
          "expected " + answers.size() + " scores, got " + scores.size());
    }
    if (scores.stream().anyMatch(score -> score.isNaN() || score == Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a score is not a log-probability: " + scores);
    }
    double best = scores.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    if (best == Double.NEGATIVE_INFINITY) {
      throw new IllegalArgumentException("no verdict has any probability: " + scores);
    }
    Map<Verdict, Double> mass = new EnumMap<>(Verdict.class);
    for (int at = 0; at < scores.size(); at++) {
      mass.merge(answers.get(at).verdict(), Math.exp(scores.get(at) - best), Double::sum);
    }
    double total = mass.values().stream().mapToDouble(Double::doubleValue).sum();
    Verdict verdict = Collections.max(mass.entrySet(), Map.Entry.comparingByValue()).getKey();
    return new Judgement(
        verdict,
        Arrays.stream(Verdict.values()).map(each -> mass.getOrDefault(each, 0.0) / total).toList());
  }
}
