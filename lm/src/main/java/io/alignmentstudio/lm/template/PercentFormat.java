package io.alignmentstudio.lm.template;

import io.alignmentstudio.lm.template.Value.Items;
import io.alignmentstudio.lm.template.Value.Real;
import io.alignmentstudio.lm.template.Value.Safe;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Python's {@code format % values}. */
final class PercentFormat {
  private static final Pattern PLACE =
      Pattern.compile(
          "%(?:\\(([^)]*)\\))?([-+ 0#]*)(\\d{0,6})(?:\\.(\\d{0,6}))?(.?)", Pattern.DOTALL);

  private PercentFormat() {}

  /** Fills in a format; a safe one escapes the values. */
  static Value fill(Value format, Value values) {
    boolean safe = format instanceof Safe;
    boolean tuple = values instanceof Items items && items.kind() == Items.Kind.TUPLE;
    List<Value> given = tuple ? ((Items) values).items() : List.of(values);
    StringBuilder out = new StringBuilder();
    Matcher matcher = PLACE.matcher(Python.str(format));
    int next = 0;
    while (matcher.find()) {
      String text = "%";
      if (!matcher.group(5).equals("%")) {
        Value value;
        if (matcher.group(1) != null) {
          value = Attributes.subscript(values, Value.of(matcher.group(1)));
          next = given.size();
        } else if (next < given.size()) {
          value = given.get(next++);
        } else {
          throw new TemplateFailure(
              "the format '" + Python.str(format) + "' has more places than values");
        }
        text = place(matcher, value, safe);
      }
      matcher.appendReplacement(out, Matcher.quoteReplacement(text));
      Session.checkLength(out.length());
    }
    boolean needsAll =
        tuple
            || !(values instanceof Value.Dict
                || values instanceof Items
                || values instanceof Value.Undefined);
    if (needsAll && next < given.size()) {
      throw new TemplateFailure(
          "the format '" + Python.str(format) + "' has fewer places than values");
    }
    return Value.of(matcher.appendTail(out).toString(), safe);
  }

  private static String place(Matcher matcher, Value value, boolean safe) {
    String flags = matcher.group(2);
    String type = matcher.group(5);
    boolean text = type.equals("s") || type.equals("r") || type.equals("c");
    String align = flags.indexOf('-') >= 0 ? "<" : text || flags.indexOf('0') < 0 ? ">" : "0=";
    String sign = text ? "" : flags.indexOf('+') >= 0 ? "+" : flags.indexOf(' ') >= 0 ? " " : "";
    String precision = matcher.group(4) == null ? "" : "." + ("0" + matcher.group(4));
    String layout = align + sign + (flags.indexOf('#') >= 0 && !text ? "#" : "") + matcher.group(3);
    return switch (type) {
      case "s" ->
          FormatSpec.parse(layout + precision)
              .format(Value.of(safe ? Markup.escaped(value) : Python.str(value)));
      case "r" -> {
        String shown = Python.repr(value);
        yield FormatSpec.parse(layout + precision)
            .format(Value.of(safe ? Markup.escape(shown) : shown));
      }
      case "c" -> {
        String character =
            Python.isText(value)
                ? Python.str(value)
                : Character.toString((int) Python.integer(value, "%c"));
        if (PythonText.length(character) != 1) {
          throw new TemplateFailure("%c needs one character, got '" + character + "'");
        }
        yield FormatSpec.parse(layout).format(Value.of(character));
      }
      case "d", "i", "u" -> {
        if (!precision.isEmpty()) {
          throw TemplateFailure.unsupported("an integer with a precision in a format");
        }
        yield FormatSpec.parse(layout + "d").format(truncated(value));
      }
      case "x", "X", "o" -> FormatSpec.parse(layout + type).format(value);
      case "e", "E", "f", "F", "g", "G" -> {
        if (!Python.isNumber(value)) {
          throw new TemplateFailure("%" + type + " needs a number, got " + Python.type(value));
        }
        yield FormatSpec.parse(layout + precision + type).format(value);
      }
      default -> throw TemplateFailure.unsupported("the format %" + type);
    };
  }

  private static Value truncated(Value value) {
    if (!Python.isNumber(value)) {
      throw new TemplateFailure("%d needs a number, got " + Python.type(value));
    }
    return value instanceof Real real
        ? Value.of(new BigDecimal(real.value()).toBigInteger())
        : Value.of(Python.whole(value));
  }
}
