package io.alignmentstudio.framers.generation;

import java.util.Map;
import java.util.Random;

/** How one contrast group is told: about whom, in which tense, with which people. */
record Telling(Subject subject, Tense tense, Cast cast, Random random, Manner manner) {
  /** Stands for the subject until the story is complete; then it becomes a name or a pronoun. */
  static final String MENTION = "\u0001";

  /** Whether the deed lies behind or ahead. */
  enum Tense {
    PAST,
    PLANNED;

    String word() {
      return this == PAST ? "past" : "planned";
    }
  }

  /** The subject with every mention left open. */
  Subject open() {
    return new Subject(MENTION, MENTION, "", subject.person(), subject.agent());
  }

  Map<String, String> people() {
    return Map.of(
        "colleague", cast.colleague().name(),
        "bystander", cast.bystander().name(),
        "place", cast.place(),
        "weekday", cast.weekday(),
        "month", cast.month());
  }
}
