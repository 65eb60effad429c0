package io.alignmentstudio.lm.grounding;

import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * The answers that state a verdict: the bare word, or the word after its reason, which is what the
 * rule says and what was done. A model that states the reason first decides each half by itself;
 * put together they are the verdict. An audit adds up the probabilities of all answers with the
 * same verdict, so that a model may answer either way.
 */
public final class VerdictAnswers {
  private static final String NOT_BOUND = "does not apply";
  private static final List<Answer> ALL = all();

  /** One answer and its verdict. */
  public record Answer(String text, Verdict verdict) {}

  private VerdictAnswers() {}

  /** Every answer that states a verdict. */
  public static List<Answer> list() {
    return ALL;
  }

  private static List<Answer> all() {
    List<Answer> answers = new ArrayList<>();
    for (Verdict verdict : Verdict.values()) {
      answers.add(new Answer(verdict.word(), verdict));
    }
    for (Modality modality : Modality.values()) {
      if (modality != Modality.DEFINITION) {
        for (Verdict verdict : Verdict.values()) {
          answers.add(new Answer(reasoned(modality, verdict), verdict));
        }
      }
    }
    answers.add(new Answer(notBound(), Verdict.COMPLIANT));
    return List.copyOf(answers);
  }

  /** The answer for a rule of some modality: {@code must not, done: violation}. */
  public static String reasoned(Modality modality, Verdict verdict) {
    boolean forbidden = modality == Modality.PROHIBITION;
    String fact =
        switch (verdict) {
          case COMPLIANT -> forbidden ? "not done" : "done";
          case VIOLATION -> forbidden ? "done" : "not done";
          case AMBIGUOUS -> "unknown";
        };
    String rule =
        switch (modality) {
          case OBLIGATION, DEFINITION -> "must";
          case PROHIBITION -> "must not";
          case PERMISSION -> "may";
          case RECOMMENDATION -> "should";
        };
    return rule + ", " + fact + ": " + verdict.word();
  }

  /** The answer where the rule does not bind in the situation. */
  public static String notBound() {
    return NOT_BOUND + ": " + Verdict.COMPLIANT.word();
  }
}
