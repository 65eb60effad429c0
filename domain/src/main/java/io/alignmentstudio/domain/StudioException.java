package io.alignmentstudio.domain;

import static java.util.Objects.requireNonNull;

/** Any error that the studio reports to its user: what, where, got versus expected, what to do. */
public class StudioException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  public StudioException(ErrorCode code, String message) {
    super(message);
    this.code = requireNonNull(code, "code is null");
  }

  public StudioException(ErrorCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = requireNonNull(code, "code is null");
  }

  public ErrorCode code() {
    return code;
  }
}
