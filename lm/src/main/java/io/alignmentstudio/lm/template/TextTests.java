package io.alignmentstudio.lm.template;

import io.alignmentstudio.lm.template.CallArguments.Bound;
import io.alignmentstudio.lm.template.Value.Function;
import io.alignmentstudio.lm.template.Value.Items;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;

/** Methods of Python's {@code str} that tell something of a text. */
final class TextTests {
  private TextTests() {}

  static Optional<Function.Body> find(String text, String name) {
    Function.Body body =
        switch (name) {
          case "startswith" -> arguments -> ends(text, arguments, name, String::startsWith);
          case "endswith" -> arguments -> ends(text, arguments, name, String::endsWith);
          case "find" -> arguments -> index(text, arguments, name, false);
          case "rfind" -> arguments -> index(text, arguments, name, true);
          case "index" -> arguments -> found(index(text, arguments, name, false));
          case "rindex" -> arguments -> found(index(text, arguments, name, true));
          case "count" -> arguments -> count(text, arguments);
          case "isdigit" -> arguments -> all(text, PythonText::isDigit);
          case "isdecimal" -> arguments -> all(text, Character::isDigit);
          case "isnumeric" -> arguments -> all(text, PythonText::isNumeric);
          case "isalpha" -> arguments -> all(text, Character::isLetter);
          case "isalnum" ->
              arguments -> all(text, c -> Character.isLetter(c) || PythonText.isNumeric(c));
          case "isspace" -> arguments -> all(text, PythonText::isSpace);
          case "isascii" -> arguments -> Value.of(text.chars().allMatch(c -> c < 0x80));
          case "isprintable" ->
              arguments -> Value.of(text.codePoints().allMatch(PythonText::isPrintable));
          case "isupper" -> arguments -> Value.of(cased(text, text.toUpperCase(Locale.ROOT)));
          case "islower" -> arguments -> Value.of(cased(text, PythonText.lower(text)));
          case "istitle" ->
              arguments ->
                  Value.of(
                      text.equals(PythonText.title(text))
                          && !text.toUpperCase(Locale.ROOT).equals(PythonText.lower(text)));
          default -> null;
        };
    return Optional.ofNullable(body);
  }

  /** Whether the text equals its form in one case, and has letters of that case at all. */
  static boolean cased(String text, String form) {
    return text.equals(form) && !text.toUpperCase(Locale.ROOT).equals(PythonText.lower(text));
  }

  private static Value ends(
      String text, CallArguments arguments, String name, BiPredicate<String, String> matches) {
    Bound bound = arguments.unnamed(name + "()", "text", "start", "end");
    Value given = bound.required(0);
    List<Value> options =
        given instanceof Items items && items.kind() == Items.Kind.TUPLE
            ? items.items()
            : List.of(given);
    Range range = Range.of(text, bound);
    return Value.of(
        options.stream()
            .map(option -> Python.text(option, name + "()"))
            .anyMatch(option -> range.valid() && matches.test(range.part(), option)));
  }

  private static Value index(String text, CallArguments arguments, String name, boolean last) {
    Bound bound = arguments.unnamed(name + "()", "text", "start", "end");
    Range range = Range.of(text, bound);
    String part = range.part();
    int at = last ? part.lastIndexOf(bound.text(0)) : part.indexOf(bound.text(0));
    return Value.of(at < 0 || !range.valid() ? -1 : range.start() + part.codePointCount(0, at));
  }

  private static Value found(Value index) {
    if (index.equals(Value.of(-1))) {
      throw new TemplateFailure("index() does not find the text");
    }
    return index;
  }

  private static Value count(String text, CallArguments arguments) {
    Bound bound = arguments.unnamed("count()", "text", "start", "end");
    Range range = Range.of(text, bound);
    String wanted = bound.text(0);
    if (!range.valid()) {
      return Value.of(0);
    }
    return Value.of(
        wanted.isEmpty()
            ? PythonText.length(range.part()) + 1L
            : PythonText.split(range.part(), wanted, -1, false).size() - 1L);
  }

  private static Value all(String text, IntPredicate test) {
    return Value.of(!text.isEmpty() && text.codePoints().allMatch(test));
  }

  /** A part of a text, by characters; not valid if it starts after the end. */
  private record Range(String part, int start, boolean valid) {
    static Range of(String text, Bound bound) {
      int size = PythonText.length(text);
      long given = bound.integer(1, 0);
      int start = Attributes.position(given, size);
      int stop = Attributes.position(bound.integer(2, size), size);
      if (given > size || start > stop) {
        return new Range("", start, false);
      }
      int from = text.offsetByCodePoints(0, start);
      return new Range(
          text.substring(from, text.offsetByCodePoints(from, stop - start)), start, true);
    }
  }
}
