package io.alignmentstudio.domain;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** English numbers that are one word, from zero to ninety. */
public final class NumberWords {
  private static final List<String> TO_TWENTY =
      List.of(
          "zero",
          "one",
          "two",
          "three",
          "four",
          "five",
          "six",
          "seven",
          "eight",
          "nine",
          "ten",
          "eleven",
          "twelve",
          "thirteen",
          "fourteen",
          "fifteen",
          "sixteen",
          "seventeen",
          "eighteen",
          "nineteen",
          "twenty");

  private static final List<String> TENS =
      List.of("thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");

  /**
   * Any of the words as an alternative of a regular expression, the longest first: "fourteen" is
   * never read as "four".
   */
  public static final String PATTERN =
      Stream.concat(TO_TWENTY.stream(), TENS.stream())
          .sorted(Comparator.comparingInt(String::length).reversed())
          .collect(Collectors.joining("|"));

  private NumberWords() {}

  /** The value of a word in any case; empty if it is no such word. */
  public static Optional<Integer> value(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    int small = TO_TWENTY.indexOf(lower);
    if (small >= 0) {
      return Optional.of(small);
    }
    int tens = TENS.indexOf(lower);
    return tens < 0 ? Optional.empty() : Optional.of(30 + 10 * tens);
  }

  /** The words from zero to twenty, each at its value. */
  public static List<String> toTwenty() {
    return TO_TWENTY;
  }
}
