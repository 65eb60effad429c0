package io.alignmentstudio.lm.template;

import io.alignmentstudio.lm.template.CallArguments.Bound;
import io.alignmentstudio.lm.template.Value.Int;
import io.alignmentstudio.lm.template.Value.Items;
import io.alignmentstudio.lm.template.Value.Real;
import io.alignmentstudio.lm.template.Value.Safe;
import io.alignmentstudio.lm.template.Value.Text;
import io.alignmentstudio.lm.template.Value.Undefined;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Filters of Jinja 3.1 on single values, and transformers' own {@code tojson}. */
final class TextFilters {
  private static final Pattern WORD_START = Pattern.compile("(?<=[-\\s({\\[<])(?=[^-\\s({\\[<])");
  private static final Pattern WORD = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern INTEGER = Pattern.compile("[+-]?\\d+(?:_\\d+)*");
  private static final Pattern FLOAT =
      Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?");

  private TextFilters() {}

  /** Applies a filter; empty if it is none of these. */
  static Optional<Value> apply(String name, Value value, CallArguments arguments) {
    Value result =
        switch (name) {
          case "abs" -> absolute(value);
          case "capitalize" -> Value.of(PythonText.capitalize(soft(value, name)));
          case "center" -> center(soft(value, name), arguments.bind(name, "width"));
          case "default", "d" -> fallback(value, arguments);
          case "escape", "e" -> throw TemplateFailure.unsupported("the filter '" + name + "'");
          case "float" -> new Real(real(value, arguments.bind(name, "default")));
          case "format" ->
              Formatting.percent(soft(value, name), Value.tuple(arguments.positional()));
          case "indent" -> indent(soft(value, name), arguments);
          case "int" -> integer(value, arguments.bind(name, "default", "base"));
          case "lower" -> Value.of(soft(value, name).toLowerCase(Locale.ROOT));
          case "replace" -> replace(Python.str(value), arguments);
          case "round" -> round(value, arguments.bind(name, "precision", "method"));
          case "safe" -> new Safe(Python.str(value));
          case "string" -> value instanceof Safe ? value : Value.of(Python.str(value));
          case "title" -> Value.of(title(soft(value, name)));
          case "tojson" -> json(value, arguments);
          case "trim" -> trim(soft(value, name), arguments.bind(name, "chars"));
          case "upper" -> Value.of(soft(value, name).toUpperCase(Locale.ROOT));
          case "wordcount" -> Value.of(WORD.matcher(soft(value, name)).results().count());
          default -> null;
        };
    return Optional.ofNullable(result);
  }

  private static String soft(Value value, String filter) {
    return value instanceof Safe ? Python.text(value, filter) : Python.str(value);
  }

  private static Value absolute(Value value) {
    if (value instanceof Real real) {
      return new Real(Math.abs(real.value()));
    }
    return Value.of(Math.absExact(Python.integer(value, "abs")));
  }

  private static Value center(String text, Bound bound) {
    int width = Math.clamp(bound.integer(0, 80), 0, Session.LONGEST_TEXT);
    int missing = Math.max(0, width - PythonText.length(text));
    // Python puts the odd blank to the left when the width is odd.
    int left = missing / 2 + (missing & width & 1);
    return Value.of(" ".repeat(left) + text + " ".repeat(missing - left));
  }

  private static Value fallback(Value value, CallArguments arguments) {
    Bound bound = arguments.bind("default", "default_value", "boolean");
    boolean missing = value instanceof Undefined || (bound.flag(1, false) && !Python.truth(value));
    return missing ? bound.values().get(0).orElse(Value.of("")) : value;
  }

  private static Value replace(String text, CallArguments arguments) {
    Bound bound = arguments.bind("replace", "old", "new", "count");
    return Value.of(
        PythonText.replace(
            text,
            Python.str(bound.required(0)),
            Python.str(bound.required(1)),
            bound.integer(2, -1)));
  }

  private static Value trim(String text, Bound bound) {
    return Value.of(
        bound
            .given(0)
            .map(chars -> PythonText.strip(text, Python.text(chars, "trim"), true, true))
            .orElseGet(() -> PythonText.strip(text, true, true)));
  }

  /**
   * Jinja's own title, which differs from Python's method: only blanks and brackets start words.
   */
  private static String title(String text) {
    StringBuilder result = new StringBuilder();
    for (String word : WORD_START.split(text)) {
      result.append(capitalStart(word));
    }
    return result.toString();
  }

  private static String capitalStart(String word) {
    if (word.isEmpty()) {
      return word;
    }
    int end = word.offsetByCodePoints(0, 1);
    return word.substring(0, end).toUpperCase(Locale.ROOT)
        + word.substring(end).toLowerCase(Locale.ROOT);
  }

  private static Value indent(String text, CallArguments arguments) {
    Bound bound = arguments.bind("indent", "width", "first", "blank");
    Value width = bound.given(0).orElse(Value.of(4));
    String step =
        width instanceof Text given
            ? given.value()
            : " ".repeat(Math.clamp(Python.integer(width, "indent"), 0, 1000));
    // The line break added here is what makes a last, empty line count.
    List<String> lines = PythonText.splitLines(text + "\n", false);
    StringBuilder result = new StringBuilder(bound.flag(1, false) ? step : "");
    for (int i = 0; i < lines.size(); i++) {
      if (i > 0) {
        boolean indented = bound.flag(2, false) || !lines.get(i).isEmpty();
        result.append('\n').append(indented ? step : "");
      }
      result.append(lines.get(i));
    }
    return Value.of(result.toString());
  }

  private static Value integer(Value value, Bound bound) {
    requireDefined(value, "int");
    if (bound.integer(1, 10) != 10) {
      throw TemplateFailure.unsupported("the filter 'int' with a base");
    }
    if (value instanceof Text text) {
      String digits = PythonText.strip(text.value(), true, true);
      if (INTEGER.matcher(digits).matches()) {
        return Value.of(exact(digits.replace("_", "")));
      }
      if (FLOAT.matcher(digits).matches()) {
        return Value.of(exact(new BigDecimal(digits).toBigInteger().toString()));
      }
    } else if (Python.isNumber(value) && Double.isFinite(Python.number(value))) {
      return value instanceof Real real
          ? Value.of(exact(new BigDecimal(real.value()).toBigInteger().toString()))
          : Value.of(Python.whole(value));
    }
    return bound.values().get(0).orElse(Value.of(0));
  }

  private static long exact(String digits) {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      TemplateFailure failure = TemplateFailure.unsupported("the integer " + digits);
      failure.initCause(e);
      throw failure;
    }
  }

  private static double real(Value value, Bound bound) {
    requireDefined(value, "float");
    if (Python.isNumber(value)) {
      return Python.number(value);
    }
    if (value instanceof Text text) {
      String digits = PythonText.strip(text.value(), true, true);
      if (FLOAT.matcher(digits).matches()) {
        return Double.parseDouble(digits);
      }
    }
    return bound.given(0).map(Python::number).orElse(0.0);
  }

  private static Value round(Value value, Bound bound) {
    int precision = Math.toIntExact(bound.integer(0, 0));
    String method = bound.text(1, "common");
    if (value instanceof Int && method.equals("common") && precision >= 0) {
      return value;
    }
    // Python rounds the exact value of the float, halves to even.
    return switch (method) {
      case "common" ->
          new Real(
              new BigDecimal(Python.number(value))
                  .setScale(precision, RoundingMode.HALF_EVEN)
                  .doubleValue());
      case "ceil" -> {
        double factor = Math.pow(10, precision);
        yield new Real(Math.ceil(Python.number(value) * factor) / factor);
      }
      case "floor" -> {
        double factor = Math.pow(10, precision);
        yield new Real(Math.floor(Python.number(value) * factor) / factor);
      }
      default -> throw new TemplateFailure("round has no method '" + method + "'");
    };
  }

  private static Value json(Value value, CallArguments arguments) {
    Bound bound = arguments.bind("tojson", "ensure_ascii", "indent", "separators", "sort_keys");
    Optional<String> indent =
        bound
            .given(1)
            .map(
                width ->
                    width instanceof Text text
                        ? text.value()
                        : " ".repeat(Math.clamp(Python.integer(width, "tojson"), 0, 1000)));
    String itemSeparator = indent.isPresent() ? "," : ", ";
    String keySeparator = ": ";
    if (bound.given(2).isPresent()) {
      List<Value> separators = Python.iterate(bound.required(2));
      if (separators.size() != 2 || !(bound.required(2) instanceof Items)) {
        throw new TemplateFailure("tojson needs two separators");
      }
      itemSeparator = Python.text(separators.get(0), "tojson");
      keySeparator = Python.text(separators.get(1), "tojson");
    }
    return Value.of(
        new PythonJson(
                bound.flag(0, false), indent, itemSeparator, keySeparator, bound.flag(3, false))
            .write(value));
  }

  private static void requireDefined(Value value, String filter) {
    if (value instanceof Undefined undefined) {
      throw new TemplateFailure(undefined.what() + " is undefined, so it is no " + filter);
    }
  }
}
