package io.alignmentstudio.lm.template;

import io.alignmentstudio.lm.template.Value.Bool;
import io.alignmentstudio.lm.template.Value.Dict;
import io.alignmentstudio.lm.template.Value.Int;
import io.alignmentstudio.lm.template.Value.Items;
import io.alignmentstudio.lm.template.Value.None;
import io.alignmentstudio.lm.template.Value.Real;
import io.alignmentstudio.lm.template.Value.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Python's {@code json.dumps}.
 *
 * @param indent what each level is indented with; empty for one line
 */
record PythonJson(
    boolean ascii,
    Optional<String> indent,
    String itemSeparator,
    String keySeparator,
    boolean sorted) {

  String write(Value value) {
    StringBuilder out = new StringBuilder();
    write(value, out, 0);
    return out.toString();
  }

  private void write(Value value, StringBuilder out, int depth) {
    switch (value) {
      case None none -> out.append("null");
      case Bool bool -> out.append(bool.value());
      case Int number -> out.append(Python.repr(number));
      case Real number -> out.append(number(number.value()));
      case Text text -> writeText(text.value(), out);
      case Value.Safe text -> writeText(text.value(), out);
      case Items items when items.kind() == Items.Kind.LIST || items.kind() == Items.Kind.TUPLE -> {
        List<Runnable> parts = new ArrayList<>();
        items.items().forEach(item -> parts.add(() -> write(item, out, depth + 1)));
        writeParts('[', parts, ']', out, depth);
      }
      case Dict dict -> {
        List<Runnable> parts = new ArrayList<>();
        for (Map.Entry<Value, Value> entry : entries(dict)) {
          parts.add(
              () -> {
                writeText(key(entry.getKey()), out);
                out.append(keySeparator);
                write(entry.getValue(), out, depth + 1);
              });
        }
        writeParts('{', parts, '}', out, depth);
      }
      default -> throw new TemplateFailure("tojson cannot write " + Python.type(value));
    }
  }

  private void writeParts(
      char open, List<Runnable> parts, char close, StringBuilder out, int depth) {
    out.append(open);
    for (int i = 0; i < parts.size(); i++) {
      if (i > 0) {
        out.append(itemSeparator);
      }
      newLine(out, depth + 1);
      parts.get(i).run();
      Session.checkLength(out.length());
    }
    if (!parts.isEmpty()) {
      newLine(out, depth);
    }
    out.append(close);
  }

  private void newLine(StringBuilder out, int depth) {
    indent.ifPresent(
        step -> {
          Session.checkLength(out.length() + (long) step.length() * depth);
          out.append('\n').repeat(step, depth);
        });
  }

  private List<Map.Entry<Value, Value>> entries(Dict dict) {
    List<Map.Entry<Value, Value>> entries = new ArrayList<>(dict.entries().entrySet());
    if (sorted) {
      entries.sort(Map.Entry.comparingByKey(Comparator.comparing(key -> key, Python::compare)));
    }
    return entries;
  }

  private static String key(Value key) {
    return switch (key) {
      case Text text -> text.value();
      case None none -> "null";
      case Bool bool -> Boolean.toString(bool.value());
      case Int number -> Python.repr(number);
      case Real number -> number(number.value());
      default -> throw new TemplateFailure("tojson cannot write a key that is " + Python.type(key));
    };
  }

  private static String number(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "Infinity" : "-Infinity";
    }
    return Python.repr(value);
  }

  private void writeText(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\f' -> out.append("\\f");
        case '\b' -> out.append("\\b");
        default -> {
          if (c < 0x20 || (ascii && c > 0x7e)) {
            out.append("\\u%04x".formatted((int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
