package io.alignmentstudio.lm.template;

import io.alignmentstudio.lm.template.CallArguments.Bound;
import io.alignmentstudio.lm.template.Value.Safe;
import io.alignmentstudio.lm.template.Value.Text;
import java.util.List;

/** Filters that lay out text: {@code indent} and {@code truncate}. */
final class Lines {
  private static final int LEEWAY = 5;

  private Lines() {}

  static Value indent(Value value, CallArguments arguments) {
    Bound bound = arguments.bind("indent", "width", "first", "blank");
    boolean safe = value instanceof Safe;
    Value width = bound.values().get(0).orElse(Value.of(4));
    String step =
        width instanceof Text given ? given.value() : blanks(Python.integer(width, "indent"));
    // The line break added here is what makes a last, empty line count.
    List<String> lines = PythonText.splitLines(Python.text(value, "indent") + "\n", false);
    StringBuilder result = new StringBuilder(bound.flag(1, false) ? step : "");
    for (int i = 0; i < lines.size(); i++) {
      if (i > 0) {
        boolean indented = bound.flag(2, false) || !lines.get(i).isEmpty();
        result.append('\n').append(indented ? step : "");
      }
      result.append(lines.get(i));
      Session.checkLength(result.length());
    }
    return Value.of(result.toString(), safe);
  }

  static Value truncate(Value value, CallArguments arguments) {
    Bound bound = arguments.bind("truncate", "length", "killwords", "end", "leeway");
    if (value instanceof Value.Undefined) {
      return value;
    }
    long length = bound.integer(0, 255);
    String end = bound.text(2, "...");
    long leeway = bound.integer(3, LEEWAY);
    int kept = Math.clamp(length - PythonText.length(end), -1, Integer.MAX_VALUE);
    if (kept < 0 || leeway < 0) {
      throw new TemplateFailure(
          "truncate needs a length of at least %d and no negative leeway, got %d and %d"
              .formatted(PythonText.length(end), length, leeway));
    }
    if (Python.length(value) <= length + leeway) {
      return value;
    }
    String text = Python.text(value, "truncate");
    String start = text.substring(0, text.offsetByCodePoints(0, kept));
    int lastBlank = bound.flag(1, false) ? -1 : start.lastIndexOf(' ');
    String whole = lastBlank < 0 ? start : start.substring(0, lastBlank);
    boolean safe = value instanceof Safe;
    return Value.of(whole + (safe ? Markup.escape(end) : end), safe);
  }

  /** As many blanks as asked for. */
  static String blanks(long count) {
    Session.checkLength(count);
    return " ".repeat((int) Math.max(0, count));
  }
}
