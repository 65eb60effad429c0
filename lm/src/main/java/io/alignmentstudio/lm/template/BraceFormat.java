package io.alignmentstudio.lm.template;

import io.alignmentstudio.lm.template.Value.Safe;

/** Python's {@code format.format(...)}, as Jinja's sandbox resolves the fields. */
final class BraceFormat {
  private final String format;
  private final boolean safe;
  private final CallArguments arguments;
  private int position;
  private int next;
  private boolean numbered;

  private BraceFormat(String format, boolean safe, CallArguments arguments) {
    this.format = format;
    this.safe = safe;
    this.arguments = arguments;
  }

  /** Fills in a format; a safe one escapes the values. */
  static Value fill(String format, boolean safe, CallArguments arguments) {
    return Value.of(new BraceFormat(format, safe, arguments).literals(false), safe);
  }

  /** Reads up to the end, or up to the brace that ends the layout of a field. */
  private String literals(boolean inField) {
    StringBuilder out = new StringBuilder();
    while (position < format.length()) {
      char c = format.charAt(position);
      boolean doubled = !inField && format.startsWith(c + "" + c, position);
      if (c == '}' && inField) {
        return out.toString();
      }
      if ((c == '{' || c == '}') && doubled) {
        out.append(c);
        position += 2;
      } else if (c == '{') {
        position++;
        out.append(field(inField));
      } else if (c == '}') {
        throw new TemplateFailure("a single '}' in the format '" + format + "'");
      } else {
        out.append(c);
        position++;
      }
      Session.checkLength(out.length());
    }
    if (inField) {
      throw unclosed();
    }
    return out.toString();
  }

  private String field(boolean nested) {
    int start = position;
    while (position < format.length() && "!:{}".indexOf(format.charAt(position)) < 0) {
      // What stands between [ and ] may hold any sign.
      position = format.charAt(position) == '[' ? closing() + 1 : position + 1;
    }
    Value value = value(format.substring(start, Math.min(position, format.length())));
    if (at('!')) {
      String conversion = format.substring(position, Math.min(position + 2, format.length()));
      position += 2;
      value =
          switch (conversion) {
            case "!r" -> Value.of(Python.repr(value));
            case "!s" -> Value.of(Python.str(value));
            default -> throw TemplateFailure.unsupported("the conversion " + conversion);
          };
    }
    String layout = "";
    if (at(':')) {
      if (nested) {
        throw new TemplateFailure("the format '" + format + "' is nested too deeply");
      }
      position++;
      layout = literals(true);
    }
    if (!at('}')) {
      throw unclosed();
    }
    position++;
    if (layout.isEmpty()) {
      return safe ? Markup.escaped(value) : Python.str(value);
    }
    if (safe && value instanceof Safe) {
      throw new TemplateFailure("safe text cannot be laid out with a format");
    }
    String text = FormatSpec.parse(layout).format(value);
    return safe ? Markup.escape(text) : text;
  }

  private Value value(String field) {
    int end = 0;
    while (end < field.length() && field.charAt(end) != '.' && field.charAt(end) != '[') {
      end++;
    }
    Value value = argument(field.substring(0, end));
    int at = end;
    while (at < field.length()) {
      boolean item = field.charAt(at) == '[';
      int stop = at + 1;
      while (stop < field.length()
          && (item ? field.charAt(stop) != ']' : ".[".indexOf(field.charAt(stop)) < 0)) {
        stop++;
      }
      String name = field.substring(at + 1, stop);
      if (!item && field.charAt(at) != '.') {
        throw new TemplateFailure("the format field {" + field + "} is malformed");
      }
      value =
          item
              ? Attributes.subscript(
                  value, name.matches("\\d{1,9}") ? Value.of(Long.parseLong(name)) : Value.of(name))
              : Attributes.attribute(value, name);
      at = item ? stop + 1 : stop;
    }
    return value;
  }

  private Value argument(String name) {
    if (!name.isEmpty() && !name.matches("\\d{1,6}")) {
      Value named = arguments.named().get(name);
      if (named == null) {
        throw new TemplateFailure("the format '" + format + "' has no value for {" + name + "}");
      }
      return named;
    }
    if (name.isEmpty() ? numbered : next > 0) {
      throw new TemplateFailure("the format '" + format + "' mixes {} and {0}");
    }
    numbered |= !name.isEmpty();
    int index = name.isEmpty() ? next++ : Integer.parseInt(name);
    if (index >= arguments.positional().size()) {
      throw new TemplateFailure("the format '" + format + "' has more places than values");
    }
    return arguments.positional().get(index);
  }

  private boolean at(char sign) {
    return position < format.length() && format.charAt(position) == sign;
  }

  private int closing() {
    int end = format.indexOf(']', position);
    if (end < 0) {
      throw unclosed();
    }
    return end;
  }

  private TemplateFailure unclosed() {
    return new TemplateFailure("a field of the format '" + format + "' has no end");
  }
}
