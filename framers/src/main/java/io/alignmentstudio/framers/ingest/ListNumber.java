package io.alignmentstudio.framers.ingest;

/** Numbers of lists in capitals, as letters and as Rome wrote them. */
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
}
