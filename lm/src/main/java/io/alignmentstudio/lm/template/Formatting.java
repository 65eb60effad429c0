package io.alignmentstudio.lm.template;

import io.alignmentstudio.lm.template.Value.Items;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Python's ways to fill in a format: {@code %}, {@code str.format}, {@code strftime}. */
final class Formatting {
  private static final Pattern PERCENT = Pattern.compile("%(.?)", Pattern.DOTALL);
  private static final Pattern BRACES = Pattern.compile("\\{\\{|\\}\\}|\\{([^{}]*)\\}|[{}]");
  private static final Pattern DATE = Pattern.compile("%(-?.?)", Pattern.DOTALL);

  private Formatting() {}

  /** {@code format % values}, with {@code %s}, {@code %d}, {@code %r} and {@code %%}. */
  static Value percent(String format, Value values) {
    List<Value> given =
        values instanceof Items items && items.kind() == Items.Kind.TUPLE
            ? items.items()
            : List.of(values);
    StringBuilder out = new StringBuilder();
    Matcher matcher = PERCENT.matcher(format);
    int next = 0;
    while (matcher.find()) {
      String code = matcher.group(1);
      if (!code.equals("%") && next >= given.size()) {
        throw new TemplateFailure("the format '" + format + "' has more places than values");
      }
      String text =
          switch (code) {
            case "%" -> "%";
            case "s" -> Python.str(given.get(next++));
            case "r" -> Python.repr(given.get(next++));
            case "d" -> Long.toString((long) decimal(given.get(next++)));
            default -> throw TemplateFailure.unsupported("the format %" + code);
          };
      matcher.appendReplacement(out, Matcher.quoteReplacement(text));
    }
    if (next < given.size()) {
      throw new TemplateFailure("the format '" + format + "' has fewer places than values");
    }
    return Value.of(matcher.appendTail(out).toString());
  }

  /** {@code format.format(...)}, with {@code {}}, {@code {0}} and {@code {name}}. */
  static Value braces(String format, CallArguments arguments) {
    StringBuilder out = new StringBuilder();
    Matcher matcher = BRACES.matcher(format);
    int next = 0;
    while (matcher.find()) {
      String field = matcher.group(1);
      String text;
      if (field == null) {
        if (matcher.group().length() == 1) {
          throw new TemplateFailure("a single brace in the format '" + format + "'");
        }
        text = matcher.group().substring(1);
      } else if (field.isEmpty() || field.matches("\\d{1,4}")) {
        int index = field.isEmpty() ? next++ : Integer.parseInt(field);
        if (index >= arguments.positional().size()) {
          throw new TemplateFailure("the format '" + format + "' has more places than values");
        }
        text = Python.str(arguments.positional().get(index));
      } else if (arguments.named().containsKey(field)) {
        text = Python.str(arguments.named().get(field));
      } else {
        throw TemplateFailure.unsupported("the format field {" + field + "}");
      }
      matcher.appendReplacement(out, Matcher.quoteReplacement(text));
    }
    return Value.of(matcher.appendTail(out).toString());
  }

  /** Python's {@code strftime} in the C locale. */
  static String date(LocalDateTime time, String format) {
    StringBuilder out = new StringBuilder();
    Matcher matcher = DATE.matcher(format);
    while (matcher.find()) {
      String pattern =
          switch (matcher.group(1)) {
            case "Y" -> "uuuu";
            case "y" -> "uu";
            case "m" -> "MM";
            case "-m" -> "M";
            case "d" -> "dd";
            case "-d" -> "d";
            case "e" -> "ppd";
            case "B" -> "MMMM";
            case "b", "h" -> "MMM";
            case "A" -> "EEEE";
            case "a" -> "EEE";
            case "H" -> "HH";
            case "-H" -> "H";
            case "I" -> "hh";
            case "-I" -> "h";
            case "M" -> "mm";
            case "-M" -> "m";
            case "S" -> "ss";
            case "-S" -> "s";
            case "p" -> "a";
            case "j" -> "DDD";
            case "f" -> "SSSSSS";
            case "F" -> "uuuu-MM-dd";
            case "T" -> "HH:mm:ss";
            case "D" -> "MM/dd/uu";
            case "R" -> "HH:mm";
            // The time has no zone, as in transformers.
            case "Z", "z" -> "";
            case "%" -> "'%'";
            default -> throw TemplateFailure.unsupported("the date format " + matcher.group());
          };
      String text =
          pattern.isEmpty()
              ? ""
              : DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(time);
      matcher.appendReplacement(out, Matcher.quoteReplacement(text));
    }
    return matcher.appendTail(out).toString();
  }

  private static double decimal(Value value) {
    if (!Python.isNumber(value)) {
      throw new TemplateFailure("%d needs a number, got " + Python.type(value));
    }
    return Python.number(value);
  }
}
