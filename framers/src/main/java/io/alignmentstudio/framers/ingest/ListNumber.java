package io.alignmentstudio.framers.ingest;

import java.util.Locale;
import java.util.Map;

/** Numbers of lists as letters, words and signs, and as Rome wrote them. */
final class ListNumber {
  private static final int[] VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
  private static final String[] SIGNS = {
    "M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"
  };

  private ListNumber() {}

  /** A, B … Z, AA, BB as Word counts; digits below 1. */
  static String letters(int number) {
    if (number < 1) {
      return String.valueOf(number);
    }
    String letter = String.valueOf((char) ('A' + (number - 1) % 26));
    return letter.repeat((number - 1) / 26 + 1);
  }

  /** A, B … Z, AA, AB as browsers count, from 1. */
  static String columnLetters(int number) {
    StringBuilder letters = new StringBuilder();
    for (int rest = number; rest > 0; rest = (rest - 1) / 26) {
      letters.insert(0, (char) ('A' + (rest - 1) % 26));
    }
    return letters.toString();
  }

  /** I, II, III, IV; empty below 1. */
  static String roman(int number) {
    StringBuilder roman = new StringBuilder();
    int rest = number;
    for (int i = 0; i < VALUES.length; i++) {
      while (rest >= VALUES[i]) {
        roman.append(SIGNS[i]);
        rest -= VALUES[i];
      }
    }
    return roman.toString();
  }

  private static final String[] ONES =
      ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
              + " fifteen sixteen seventeen eighteen nineteen")
          .split(" ");
  private static final String[] TENS =
      "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
  private static final Map<String, String> ORDINALS =
      Map.of(
          "one", "first", "two", "second", "three", "third", "five", "fifth", "eight", "eighth",
          "nine", "ninth", "twelve", "twelfth");

  /** One, Two … Twenty-one, as Word writes them in English; digits from 100 on. */
  static String words(int number) {
    if (number < 0 || number > 99) {
      return String.valueOf(number);
    }
    String text =
        number < 20
            ? ONES[number]
            : TENS[number / 10] + (number % 10 == 0 ? "" : "-" + ONES[number % 10]);
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  /** First, Second … Twenty-first; digits from 100 on. */
  static String ordinalWords(int number) {
    String words = words(number);
    int last = words.lastIndexOf('-') + 1;
    String end = words.substring(last).toLowerCase(Locale.ROOT);
    if (!Character.isLetter(end.charAt(0))) {
      return words;
    }
    String ordinal =
        ORDINALS.getOrDefault(
            end, end.endsWith("y") ? end.substring(0, end.length() - 1) + "ieth" : end + "th");
    String text = words.substring(0, last) + ordinal;
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  /** Asterisk, dagger, double dagger, section sign; then twice, and so on. */
  static String sign(int number) {
    return number < 1
        ? ""
        : "*†‡§".substring((number - 1) % 4, (number - 1) % 4 + 1).repeat((number - 1) / 4 + 1);
  }
}
