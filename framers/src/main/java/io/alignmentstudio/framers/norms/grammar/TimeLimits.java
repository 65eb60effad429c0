package io.alignmentstudio.framers.norms.grammar;

import io.alignmentstudio.domain.NumberWords;
import java.util.Set;
import java.util.regex.Pattern;

/** The times that offices have to keep to, and what they do to a time. */
public final class TimeLimits {
  /** A unit of time, as a part of a pattern. */
  public static final String UNIT = "(?:hour|day|week|month|quarter|year)s?\\b";

  public static final String SPAN =
      "(?:\\d+|an?|" + NumberWords.PATTERN + ")(?:[ -][a-z]+){0,2}?[ -]" + UNIT;

  /** A time that somebody has to keep to; "every two years" sets one too. */
  public static final Pattern TIME =
      Pattern.compile(
          "(?i)\\b(?:within|for(?: at least| up to)?|after|every|at least|at the latest|(?:no|not)"
              + " (?:later|longer|more) than) "
              + SPAN
              + "|\\b"
              + SPAN
              + " (?:after|before|from)\\b");

  /** What is often so, or was, is no rule. */
  public static final Pattern LOOSE =
      Pattern.compile(
          "(?i)\\b(?:usually|often|typically|normally|generally|sometimes|average|currently|today"
              + "|last|since|about|around|approximately|already|can|could|will|would|may|might|must"
              + "|shall|should|if|whether)\\b");

  /** What offices do to a time. */
  public static final Set<String> DEEDS =
      Set.of(
          "keep",
          "retain",
          "store",
          "preserve",
          "archive",
          "hold",
          "erase",
          "delete",
          "destroy",
          "shred",
          "discard",
          "remove",
          "anonymise",
          "anonymize",
          "submit",
          "report",
          "notify",
          "communicate",
          "announce",
          "forward",
          "acknowledge",
          "answer",
          "review",
          "renew",
          "return",
          "reimburse",
          "rotate",
          "revoke",
          "disable",
          "confiscate",
          "refund");

  private TimeLimits() {}

  /** Whether offices do it to a time: "erase", "answer". */
  static boolean deed(String verb) {
    return DEEDS.contains(verb);
  }

  /** Whether a text sets a time that somebody has to keep to. */
  static boolean timed(String text) {
    return TIME.matcher(text).find() && !LOOSE.matcher(text).find();
  }
}
