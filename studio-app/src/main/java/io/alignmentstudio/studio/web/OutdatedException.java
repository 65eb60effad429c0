package io.alignmentstudio.studio.web;

/** A decision on what somebody else changed since it was shown; the message says so. */
final class OutdatedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OutdatedException(String message) {
    super(message);
  }
}
