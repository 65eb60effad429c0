package io.alignmentstudio.framers.norms.drafts;

import java.util.Optional;

/** Modifiers of a clause as text: those in front and those behind. */
record Circumstances(
    String front,
    Optional<String> condition,
    Optional<String> exception,
    Optional<String> deadline,
    String behind) {
  /** With another exception in front of those that there are. */
  Circumstances except(String first) {
    String all = exception.map(rest -> first + ", " + rest).orElse(first);
    return new Circumstances(front, condition, Optional.of(all), deadline, behind);
  }
}
