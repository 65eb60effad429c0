package io.alignmentstudio.lm.template;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Floats with a number of digits, as C's {@code printf} and Python write them. */
final class Decimals {
  private Decimals() {}

  /**
   * Writes a float that is not negative.
   *
   * @param type one of {@code e f g %} and their capitals
   * @param alternate whether {@code g} keeps zeros at the end
   */
  static String written(double value, char type, int precision, boolean alternate) {
    String text =
        Double.isFinite(value)
            ? switch (Character.toLowerCase(type)) {
              case 'e' -> scientific(value, precision);
              case 'g' -> general(value, Math.max(1, precision), alternate);
              default -> fixed(value, precision);
            }
            : Python.repr(value);
    return Character.isUpperCase(type) ? text.toUpperCase(Locale.ROOT) : text;
  }

  private static String fixed(double value, int precision) {
    return new BigDecimal(value).setScale(precision, RoundingMode.HALF_EVEN).toPlainString();
  }

  private static String scientific(double value, int precision) {
    BigDecimal rounded = rounded(value, precision + 1);
    int exponent = exponent(rounded);
    String digits = rounded.unscaledValue().toString();
    String padded = digits + "0".repeat(Math.max(0, precision + 1 - digits.length()));
    return padded.charAt(0)
        + (precision > 0 ? "." + padded.substring(1, precision + 1) : "")
        + "e%s%02d".formatted(exponent < 0 ? "-" : "+", Math.abs(exponent));
  }

  private static String general(double value, int precision, boolean alternate) {
    int exponent = exponent(rounded(value, precision));
    boolean plain = exponent >= -4 && exponent < precision;
    String text = plain ? fixed(value, precision - 1 - exponent) : scientific(value, precision - 1);
    if (alternate || text.indexOf('.') < 0) {
      return text;
    }
    int end = plain ? text.length() : text.indexOf('e');
    int kept = end;
    while (text.charAt(kept - 1) == '0') {
      kept--;
    }
    kept = text.charAt(kept - 1) == '.' ? kept - 1 : kept;
    return text.substring(0, kept) + text.substring(end);
  }

  private static BigDecimal rounded(double value, int digits) {
    return new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
  }

  private static int exponent(BigDecimal value) {
    return value.signum() == 0 ? 0 : value.precision() - value.scale() - 1;
  }
}
