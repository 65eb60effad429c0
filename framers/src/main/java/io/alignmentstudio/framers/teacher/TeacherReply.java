package io.alignmentstudio.framers.teacher;

import static java.util.Objects.requireNonNull;

/**
 * An answer as it is kept.
 *
 * @param cut whether the server says that it ended for its length
 * @param requestTokens as the server counted them, or estimated where it does not
 * @param answerTokens likewise
 */
public record TeacherReply(String text, boolean cut, long requestTokens, long answerTokens) {
  public TeacherReply {
    requireNonNull(text, "text is null");
  }
}
