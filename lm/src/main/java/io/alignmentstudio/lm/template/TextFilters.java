package io.alignmentstudio.lm.template;

import io.alignmentstudio.lm.template.CallArguments.Bound;
import io.alignmentstudio.lm.template.Value.Items;
import io.alignmentstudio.lm.template.Value.Real;
import io.alignmentstudio.lm.template.Value.Safe;
import io.alignmentstudio.lm.template.Value.Text;
import io.alignmentstudio.lm.template.Value.Undefined;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Filters of Jinja 3.1 on single values, and transformers' own {@code tojson}. */
final class TextFilters {
  private static final Pattern WORD_START = Pattern.compile("(?<=[-\\s({\\[<])(?=[^-\\s({\\[<])");
  private static final Pattern WORD = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);

  private TextFilters() {}

  /** Applies a filter; empty if it is none of these. */
  static Optional<Value> apply(String name, Value value, CallArguments arguments) {
    Value result =
        switch (name) {
          case "abs" -> absolute(value);
          case "capitalize" -> soft(value, PythonText::capitalize);
          case "center" -> {
            int width = width(arguments.bind(name, "width").integer(0, 80));
            yield soft(value, text -> PythonText.center(text, width, " "));
          }
          case "default", "d" -> fallback(value, arguments);
          case "escape", "e" -> new Safe(Markup.escaped(value));
          case "forceescape" -> new Safe(Markup.escape(Python.str(value)));
          case "float" -> real(value, arguments.bind(name, "default"));
          case "format" -> format(softText(value), arguments);
          case "indent" -> Lines.indent(value, arguments);
          case "int" -> integer(value, arguments.bind(name, "default", "base"));
          case "lower" -> soft(value, PythonText::lower);
          case "replace" -> replace(Python.str(value), arguments);
          case "round" -> round(value, arguments.bind(name, "precision", "method"));
          case "safe" -> new Safe(Python.str(value));
          case "string" -> value instanceof Safe ? value : Value.of(Python.str(value));
          case "striptags" -> Value.of(Markup.withoutTags(Python.str(value)));
          case "title" -> Value.of(title(Python.str(value)));
          case "tojson" -> json(value, arguments);
          case "trim" -> {
            Bound bound = arguments.bind(name, "chars");
            yield soft(value, text -> trim(text, bound));
          }
          case "truncate" -> Lines.truncate(value, arguments);
          case "upper" -> soft(value, text -> text.toUpperCase(Locale.ROOT));
          case "urlencode" -> Value.of(Addresses.encode(value));
          case "wordcount" -> Value.of(WORD.matcher(Python.str(value)).results().count());
          default -> null;
        };
    return Optional.ofNullable(result);
  }

  /** The value's text, changed; safe text stays safe. */
  private static Value soft(Value value, UnaryOperator<String> change) {
    return Value.of(change.apply(Python.str(value)), value instanceof Safe);
  }

  private static Value softText(Value value) {
    return soft(value, text -> text);
  }

  private static int width(long given) {
    Session.checkLength(given);
    return (int) Math.max(0, given);
  }

  private static Value format(Value format, CallArguments arguments) {
    if (arguments.named().isEmpty()) {
      return PercentFormat.fill(format, Value.tuple(arguments.positional()));
    }
    if (!arguments.positional().isEmpty()) {
      throw new TemplateFailure("format takes values by place or by name, not both");
    }
    Map<Value, Value> entries = new LinkedHashMap<>();
    arguments.named().forEach((name, item) -> entries.put(Value.of(name), item));
    return PercentFormat.fill(format, new Value.Dict(entries));
  }

  private static Value absolute(Value value) {
    if (value instanceof Real real) {
      return new Real(Math.abs(real.value()));
    }
    return Value.of(Python.whole(value).abs());
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

  private static String trim(String text, Bound bound) {
    return bound
        .given(0)
        .map(chars -> PythonText.strip(text, Python.text(chars, "trim"), true, true))
        .orElseGet(() -> PythonText.strip(text, true, true));
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

  private static Value integer(Value value, Bound bound) {
    requireDefined(value, "int");
    Value fallback = bound.values().get(0).orElse(Value.of(0));
    if (Python.isText(value)) {
      String digits = PythonText.strip(Python.str(value), true, true);
      return Numbers.whole(digits, bound.integer(1, 10))
          .or(() -> Numbers.real(digits).filter(Double::isFinite).map(TextFilters::truncated))
          .map(Value::of)
          .orElse(fallback);
    }
    if (value instanceof Real real) {
      if (Double.isInfinite(real.value())) {
        throw new TemplateFailure("int cannot read an infinite float");
      }
      return Double.isNaN(real.value()) ? fallback : Value.of(truncated(real.value()));
    }
    return Python.isNumber(value) ? Value.of(Python.whole(value)) : fallback;
  }

  private static BigInteger truncated(double value) {
    return new BigDecimal(value).toBigInteger();
  }

  private static Value real(Value value, Bound bound) {
    requireDefined(value, "float");
    Optional<Double> number =
        Python.isNumber(value)
            ? Optional.of(Python.number(value))
            : Python.isText(value)
                ? Numbers.real(PythonText.strip(Python.str(value), true, true))
                : Optional.empty();
    return number.<Value>map(Real::new).orElseGet(() -> bound.values().get(0).orElse(new Real(0)));
  }

  private static Value round(Value value, Bound bound) {
    int precision = Math.toIntExact(bound.integer(0, 0));
    String method = bound.text(1, "common");
    if (!Python.isNumber(value)) {
      throw new TemplateFailure("round needs a number, got " + Python.type(value));
    }
    if (!(value instanceof Real) && method.equals("common")) {
      BigDecimal rounded =
          new BigDecimal(Python.whole(value))
              .setScale(Math.min(precision, 0), RoundingMode.HALF_EVEN);
      return Value.of(rounded.toBigInteger());
    }
    // Python rounds the exact value of the float, halves to even.
    return switch (method) {
      case "common" ->
          new Real(
              Math.copySign(
                  new BigDecimal(Python.number(value))
                      .setScale(precision, RoundingMode.HALF_EVEN)
                      .doubleValue(),
                  Python.number(value)));
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
                        : Lines.blanks(Python.integer(width, "tojson")));
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
