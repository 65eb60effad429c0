package io.alignmentstudio.framers.teacher;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.exception.TimeoutException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Why a request failed.
 *
 * @param reason short and the same for all of a kind
 * @param detail what the server or network said
 * @param kind what can be done
 * @param retryAfter the wait that the server asks for
 */
record Failure(String reason, String detail, Kind kind, Optional<Duration> retryAfter) {
  /** What can be done about a failure. */
  enum Kind {
    /** The same request may succeed later. */
    PASSING,
    /** The server does not take this request. */
    REFUSED,
    /** The server will take no request: wrong key, no such model. */
    SETTINGS
  }

  private static final int LONGEST_DETAIL = 600;

  static Failure of(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof HttpException refusal) {
        return ofStatus(refusal);
      }
      if (cause instanceof TimeoutException
          || cause instanceof java.net.http.HttpTimeoutException) {
        return passing("timed out", cause);
      }
      if (cause instanceof IOException) {
        return passing("the connection failed", cause);
      }
    }
    return thrown instanceof NonRetriableException
        ? new Failure("refused", text(thrown), Kind.REFUSED, Optional.empty())
        : passing("an answer without a choice or in another form", thrown);
  }

  private static Failure ofStatus(HttpException refusal) {
    int status = refusal.statusCode();
    Optional<Duration> wait =
        refusal instanceof ServerRefusal server ? server.retryAfter() : Optional.empty();
    return switch (status) {
      case 401, 403 -> new Failure("key refused", text(refusal), Kind.SETTINGS, wait);
      case 404 -> new Failure("model not found", text(refusal), Kind.SETTINGS, wait);
      case 429 -> new Failure("rate limit (429)", text(refusal), Kind.PASSING, wait);
      case 408, 409, 425 ->
          new Failure("server error (" + status + ")", text(refusal), Kind.PASSING, wait);
      case 300, 301, 302, 303, 307, 308 ->
          new Failure("redirected (" + status + ")", text(refusal), Kind.REFUSED, wait);
      default ->
          status >= 500
              ? new Failure("server error (" + status + ")", text(refusal), Kind.PASSING, wait)
              : new Failure("refused (" + status + ")", text(refusal), Kind.REFUSED, wait);
    };
  }

  private static Failure passing(String reason, Throwable cause) {
    return new Failure(reason, text(cause), Kind.PASSING, Optional.empty());
  }

  /** Whether a server refuses the form of answers that was asked for. */
  boolean aboutFormat() {
    return kind == Kind.REFUSED
        && detail.matches("(?is).*(response_?format|json_?schema|\\bschema\\b).*");
  }

  private static String text(Throwable thrown) {
    String text =
        (thrown.getMessage() == null ? thrown.getClass().getSimpleName() : thrown.getMessage())
            .replaceAll("\\s+", " ")
            .strip();
    return text.length() > LONGEST_DETAIL ? text.substring(0, LONGEST_DETAIL) + " …" : text;
  }
}
