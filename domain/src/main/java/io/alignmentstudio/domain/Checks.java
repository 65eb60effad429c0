package io.alignmentstudio.domain;

import static java.util.Objects.requireNonNull;

/** Argument checks of the records. */
final class Checks {
  private Checks() {}

  static String requireText(String value, String name) {
    requireNonNull(value, name + " is null");
    if (value.isBlank()) {
      throw new IllegalArgumentException(name + " is blank");
    }
    return value;
  }
}
