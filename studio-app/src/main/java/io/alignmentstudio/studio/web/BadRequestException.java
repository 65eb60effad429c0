package io.alignmentstudio.studio.web;

/** A request of a page that cannot be served as it is; the message says why. */
final class BadRequestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadRequestException(String message) {
    super(message);
  }
}
