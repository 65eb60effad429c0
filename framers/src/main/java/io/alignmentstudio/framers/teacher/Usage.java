package io.alignmentstudio.framers.teacher;

import io.alignmentstudio.workspace.config.TeacherConfig;
import java.util.Locale;

/**
 * What a framing asked of the teacher.
 *
 * @param requests that were answered now
 * @param kept answers of earlier runs that were used again
 * @param retried times that a request was tried again
 * @param requestTokens of all answers that were used, kept ones too
 * @param answerTokens likewise
 */
public record Usage(long requests, long kept, long retried, long requestTokens, long answerTokens) {

  /** What this costs by the prices of the settings. */
  public double cost(TeacherConfig teacher) {
    return cost(teacher, requestTokens, answerTokens);
  }

  static double cost(TeacherConfig teacher, long requestTokens, long answerTokens) {
    return (requestTokens * teacher.inputPrice() + answerTokens * teacher.outputPrice()) / 1e6;
  }

  /** Says it in one line. */
  public String describe(TeacherConfig teacher) {
    String cost =
        teacher.inputPrice() > 0 || teacher.outputPrice() > 0
            ? String.format(Locale.ROOT, ", cost %.4f", cost(teacher))
            : "";
    return "%,d answers, %,d more kept from before, %,d retries; %,d + %,d tokens of at most %,d%s"
        .formatted(
            requests, kept, retried, requestTokens, answerTokens, teacher.maximumTokens(), cost);
  }
}
