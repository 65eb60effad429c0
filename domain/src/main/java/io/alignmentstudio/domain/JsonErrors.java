package io.alignmentstudio.domain;

import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;

/** Says what is wrong with JSON that people wrote. */
public final class JsonErrors {
  /** The parser's notes on where its own buffers come from. */
  private static final Pattern SOURCE =
      Pattern.compile("\\s*\\(start marker at \\[Source:[^]]*]\\)");

  private JsonErrors() {}

  /** The parser's message without its internals. */
  public static String describe(JacksonException error) {
    return SOURCE.matcher(error.getOriginalMessage()).replaceAll("");
  }
}
