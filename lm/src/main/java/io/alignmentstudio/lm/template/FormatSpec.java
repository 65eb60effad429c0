package io.alignmentstudio.lm.template;

import io.alignmentstudio.lm.template.Value.Real;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a value is laid out. Source: Python's format specification mini-language.
 *
 * @param align one of {@code < > ^ =}
 * @param sign one of {@code + -} and blank
 * @param alternate whether {@code #} is given
 * @param grouping between thousands; empty for none
 * @param type what the value is written as; empty for its own kind
 */
record FormatSpec(
    String fill,
    Optional<Character> align,
    char sign,
    boolean alternate,
    int width,
    String grouping,
    OptionalInt precision,
    String type) {
  private static final Pattern SPEC =
      Pattern.compile(
          "(?:(.)?([<>=^]))?([-+ ])?(#)?(0)?(\\d{1,6})?([,_])?(?:\\.(\\d{1,6}))?([a-zA-Z%])?",
          Pattern.DOTALL);

  static FormatSpec parse(String text) {
    Matcher matcher = SPEC.matcher(text);
    if (!matcher.matches()) {
      throw TemplateFailure.unsupported("the format '" + text + "'");
    }
    boolean zero = matcher.group(5) != null;
    String fill = matcher.group(1) != null ? matcher.group(1) : zero ? "0" : " ";
    Optional<Character> align =
        matcher.group(2) != null
            ? Optional.of(matcher.group(2).charAt(0))
            : zero ? Optional.of('=') : Optional.empty();
    return new FormatSpec(
        fill,
        align,
        matcher.group(3) == null ? '-' : matcher.group(3).charAt(0),
        matcher.group(4) != null,
        matcher.group(6) == null ? 0 : Integer.parseInt(matcher.group(6)),
        matcher.group(7) == null ? "" : matcher.group(7),
        matcher.group(8) == null
            ? OptionalInt.empty()
            : OptionalInt.of(Integer.parseInt(matcher.group(8))),
        matcher.group(9) == null ? "" : matcher.group(9));
  }

  /** Python's {@code format(value, spec)}. */
  String format(Value value) {
    if (Python.isText(value)) {
      return text(Python.str(value));
    }
    if (!Python.isNumber(value)) {
      throw new TemplateFailure(Python.type(value) + " cannot be laid out with a format");
    }
    return switch (type) {
      case "e", "E", "f", "F", "g", "G", "%" -> real(Python.number(value));
      case "" -> value instanceof Real number ? real(number.value()) : whole(Python.whole(value));
      case "b", "c", "d", "o", "x", "X" -> {
        if (value instanceof Real) {
          throw new TemplateFailure("the format '" + type + "' needs an integer");
        }
        yield whole(Python.whole(value));
      }
      default -> throw TemplateFailure.unsupported("the format '" + type + "'");
    };
  }

  private String text(String text) {
    if (!type.isEmpty() && !type.equals("s")) {
      throw new TemplateFailure("the format '" + type + "' needs a number, got a string");
    }
    if (sign != '-' || alternate || !grouping.isEmpty() || align.equals(Optional.of('='))) {
      throw TemplateFailure.unsupported("a string with the format of a number");
    }
    int length = Math.min(precision.orElse(Integer.MAX_VALUE), PythonText.length(text));
    return padded("", text.substring(0, text.offsetByCodePoints(0, length)), '<');
  }

  private String whole(BigInteger value) {
    if (precision.isPresent()) {
      throw new TemplateFailure("an integer cannot have the precision of a format");
    }
    int radix =
        switch (type) {
          case "b" -> 2;
          case "o" -> 8;
          case "x", "X" -> 16;
          default -> 10;
        };
    if (type.equals("c")) {
      return padded("", Character.toString(value.intValueExact()), '<');
    }
    String digits = value.abs().toString(radix);
    String prefix = alternate && radix != 10 ? "0" + type : "";
    return padded(
        signOf(value.signum() < 0) + prefix,
        grouped(type.equals("X") ? digits.toUpperCase(Locale.ROOT) : digits, radix == 10 ? 3 : 4),
        '>');
  }

  private String real(double value) {
    boolean negative = Math.copySign(1, value) < 0 && !Double.isNaN(value);
    double size = Math.abs(type.equals("%") ? value * 100 : value);
    if (type.isEmpty() && precision.isPresent()) {
      throw TemplateFailure.unsupported("a float with a precision and no type");
    }
    String digits =
        type.isEmpty()
            ? Python.repr(size)
            : Decimals.written(size, type.charAt(0), precision.orElse(6), alternate);
    int point = digits.indexOf('.') < 0 ? digits.length() : digits.indexOf('.');
    String whole = Double.isFinite(value) ? grouped(digits.substring(0, point), 3) : digits;
    String rest = Double.isFinite(value) ? digits.substring(point) : "";
    return padded(signOf(negative), whole + rest + (type.equals("%") ? "%" : ""), '>');
  }

  private String signOf(boolean negative) {
    return negative ? "-" : sign == '-' ? "" : Character.toString(sign);
  }

  private String grouped(String digits, int size) {
    if (grouping.isEmpty() || !digits.matches("[0-9a-fA-F]+")) {
      return digits;
    }
    if (align.equals(Optional.of('=')) && fill.equals("0")) {
      throw TemplateFailure.unsupported("thousands between zeros that fill a width");
    }
    StringBuilder result = new StringBuilder(digits);
    for (int at = digits.length() - size; at > 0; at -= size) {
      result.insert(at, grouping);
    }
    return result.toString();
  }

  private String padded(String prefix, String text, char usual) {
    int missing = Math.max(0, width - PythonText.length(prefix) - PythonText.length(text));
    Session.checkLength((long) missing + text.length());
    return switch (align.orElse(usual)) {
      case '<' -> prefix + text + fill.repeat(missing);
      case '>' -> fill.repeat(missing) + prefix + text;
      case '^' -> fill.repeat(missing / 2) + prefix + text + fill.repeat(missing - missing / 2);
      default -> prefix + fill.repeat(missing) + text;
    };
  }
}
