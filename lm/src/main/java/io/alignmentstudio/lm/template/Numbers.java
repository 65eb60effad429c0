package io.alignmentstudio.lm.template;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads numbers as Python's {@code int()} and {@code float()} do. */
final class Numbers {
  private static final Pattern WHOLE =
      Pattern.compile(
          "([+-]?)(?:0([bBoOxX])_?)?([\\p{IsLetter}\\p{Nd}]+(?:_[\\p{IsLetter}\\p{Nd}]+)*)");
  private static final Pattern REAL =
      Pattern.compile("[+-]?(?:D(?:\\.D?)?|\\.D)(?:[eE][+-]?D)?".replace("D", "\\d+(?:_\\d+)*"));
  private static final Pattern SPECIAL =
      Pattern.compile("([+-]?)(?:inf(?:inity)?|nan)", Pattern.CASE_INSENSITIVE);

  private Numbers() {}

  /**
   * Reads an integer.
   *
   * @param base 0 to go by the prefix
   */
  static Optional<BigInteger> whole(String text, long base) {
    Matcher matcher = WHOLE.matcher(text);
    if (!matcher.matches() || text.length() > 4300) {
      return Optional.empty();
    }
    String prefix = matcher.group(2) == null ? "" : matcher.group(2).toLowerCase(Locale.ROOT);
    int meant =
        switch (prefix) {
          case "b" -> 2;
          case "o" -> 8;
          case "x" -> 16;
          default -> 10;
        };
    boolean byPrefix = !prefix.isEmpty() && (base == 0 || base == meant);
    String digits = matcher.group(3);
    if (!prefix.isEmpty() && !byPrefix) {
      digits = "0" + prefix + digits;
    }
    int radix = byPrefix || base == 0 ? meant : (int) base;
    if (base == 0 && !byPrefix && digits.matches("0[\\d_]*[1-9][\\d_]*")) {
      return Optional.empty();
    }
    if (radix < Character.MIN_RADIX || radix > Character.MAX_RADIX) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BigInteger(matcher.group(1) + digits.replace("_", ""), radix));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  static Optional<Double> real(String text) {
    if (REAL.matcher(text).matches()) {
      return Optional.of(Double.parseDouble(text.replace("_", "")));
    }
    Matcher special = SPECIAL.matcher(text);
    if (!special.matches()) {
      return Optional.empty();
    }
    if (text.toLowerCase(Locale.ROOT).endsWith("nan")) {
      return Optional.of(Double.NaN);
    }
    return Optional.of(
        special.group(1).equals("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
  }
}
