package io.alignmentstudio.studio.web;

/** Ends the generation of an answer that nobody reads any more. */
public final class ClientGoneException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ClientGoneException() {
    super("the client closed the connection");
  }
}
