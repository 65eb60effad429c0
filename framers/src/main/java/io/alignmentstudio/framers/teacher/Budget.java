package io.alignmentstudio.framers.teacher;

import io.alignmentstudio.workspace.config.TeacherConfig;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Counts tokens and money against the bounds of the settings. Answers that were kept count too, so
 * that a run that was killed and goes on ends where an undisturbed one would. Safe for several
 * threads.
 */
final class Budget {
  static final String TOKENS = "the token budget is used up";
  static final String COST = "the cost budget is used up";
  static final String ANNOUNCED = "the maximum that was announced is used up";

  private final TeacherConfig teacher;
  private long requests;
  private long kept;
  private long retried;
  private long requestTokens;
  private long answerTokens;
  private long reservedRequest;
  private long reservedAnswer;
  private long usedRequest;
  private long usedAnswer;
  private OptionalLong announcedRequest = OptionalLong.empty();
  private OptionalLong announcedAnswer = OptionalLong.empty();

  Budget(TeacherConfig teacher) {
    this.teacher = teacher;
  }

  /** Notes what people were told that it will take at most from now on: that is a bound too. */
  synchronized void announce(long request, long answer) {
    announcedRequest = OptionalLong.of(announcedRequest.orElse(usedRequest) + request);
    announcedAnswer = OptionalLong.of(announcedAnswer.orElse(usedAnswer) + answer);
  }

  /** Sets the most aside that a request can take; says why not where there is no room for it. */
  synchronized Optional<String> reserve(long request, long answer) {
    Optional<String> refusal = refusal(request, answer);
    if (refusal.isEmpty()) {
      reservedRequest += request;
      reservedAnswer += answer;
    }
    return refusal;
  }

  /** Which bound what was used and set aside has passed, by answers that could not be kept. */
  synchronized Optional<String> passed() {
    return refusal(0, 0);
  }

  private Optional<String> refusal(long request, long answer) {
    long input = requestTokens + reservedRequest + request;
    long output = answerTokens + reservedAnswer + answer;
    if (input + output > teacher.maximumTokens()) {
      return Optional.of(TOKENS);
    }
    double cost = Usage.cost(teacher, input, output);
    if (teacher.maximumCost().filter(most -> cost > most).isPresent()) {
      return Optional.of(COST);
    }
    boolean announced =
        usedRequest + reservedRequest + request <= announcedRequest.orElse(Long.MAX_VALUE)
            && usedAnswer + reservedAnswer + answer <= announcedAnswer.orElse(Long.MAX_VALUE);
    return announced ? Optional.empty() : Optional.of(ANNOUNCED);
  }

  /** Gives back what was set aside. */
  synchronized void release(long request, long answer) {
    reservedRequest -= request;
    reservedAnswer -= answer;
  }

  synchronized void count(TeacherReply reply, boolean wasKept) {
    if (wasKept) {
      kept++;
    } else {
      requests++;
      usedRequest += reply.requestTokens();
      usedAnswer += reply.answerTokens();
    }
    requestTokens += reply.requestTokens();
    answerTokens += reply.answerTokens();
  }

  synchronized void countRetry() {
    retried++;
  }

  /** Counts what an answer took that cannot be kept. */
  synchronized void countLost(long request, long answer) {
    requestTokens += request;
    answerTokens += answer;
    usedRequest += request;
    usedAnswer += answer;
  }

  synchronized Usage usage() {
    return new Usage(requests, kept, retried, requestTokens, answerTokens);
  }
}
