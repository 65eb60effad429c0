package io.alignmentstudio.framers.teacher;

import dev.langchain4j.exception.HttpException;
import java.time.Duration;
import java.util.Optional;

/** A status other than success, with the wait that the server asks for. */
final class ServerRefusal extends HttpException {
  private static final long serialVersionUID = 1L;

  private final transient Optional<Duration> retryAfter;

  ServerRefusal(int status, String body, Optional<Duration> retryAfter) {
    super(status, body);
    this.retryAfter = retryAfter;
  }

  Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
