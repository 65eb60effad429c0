package io.alignmentstudio.framers.teacher;

import io.alignmentstudio.workspace.config.TeacherConfig;
import java.util.Optional;

/**
 * Counts tokens and money against the bounds of the settings. Answers that were kept count too, so
 * that a run that was killed and goes on ends where an undisturbed one would. Safe for several
 * threads.
 */
final class Budget {
  static final String TOKENS = "the token budget is used up";
  static final String COST = "the cost budget is used up";

  private final TeacherConfig teacher;
  private long requests;
  private long kept;
  private long retried;
  private long requestTokens;
  private long answerTokens;
  private long reservedRequest;
  private long reservedAnswer;

  Budget(TeacherConfig teacher) {
    this.teacher = teacher;
  }

  /** Sets the most aside that a request can take; says why not where there is no room for it. */
  synchronized Optional<String> reserve(long request, long answer) {
    long input = requestTokens + reservedRequest + request;
    long output = answerTokens + reservedAnswer + answer;
    if (input + output > teacher.maximumTokens()) {
      return Optional.of(TOKENS);
    }
    double cost = Usage.cost(teacher, input, output);
    if (teacher.maximumCost().filter(most -> cost > most).isPresent()) {
      return Optional.of(COST);
    }
    reservedRequest += request;
    reservedAnswer += answer;
    return Optional.empty();
  }

  /** Gives back what was set aside and counts what was used. */
  synchronized void release(long request, long answer) {
    reservedRequest -= request;
    reservedAnswer -= answer;
  }

  synchronized void count(TeacherReply reply, boolean wasKept) {
    if (wasKept) {
      kept++;
    } else {
      requests++;
    }
    requestTokens += reply.requestTokens();
    answerTokens += reply.answerTokens();
  }

  synchronized void countRetry() {
    retried++;
  }

  synchronized Usage usage() {
    return new Usage(requests, kept, retried, requestTokens, answerTokens);
  }
}
