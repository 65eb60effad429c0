package io.alignmentstudio.lm.template;

import io.alignmentstudio.lm.template.CallArguments.Bound;
import io.alignmentstudio.lm.template.Value.Function;
import io.alignmentstudio.lm.template.Value.Items;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** Methods of Python's {@code str}. */
final class TextMethods {
  private TextMethods() {}

  static Optional<Function> find(String text, String name) {
    Function.Body body =
        switch (name) {
          case "strip" -> arguments -> strip(text, arguments, true, true);
          case "lstrip" -> arguments -> strip(text, arguments, true, false);
          case "rstrip" -> arguments -> strip(text, arguments, false, true);
          case "split" -> arguments -> split(text, arguments, false);
          case "rsplit" -> arguments -> split(text, arguments, true);
          case "splitlines" ->
              arguments ->
                  texts(
                      PythonText.splitLines(
                          text, arguments.bind("splitlines()", "keepends").flag(0, false)));
          case "startswith" -> arguments -> any(arguments, name, text::startsWith);
          case "endswith" -> arguments -> any(arguments, name, text::endsWith);
          case "replace" -> arguments -> replace(text, arguments);
          case "upper" -> arguments -> Value.of(text.toUpperCase(Locale.ROOT));
          case "lower", "casefold" -> arguments -> Value.of(text.toLowerCase(Locale.ROOT));
          case "title" -> arguments -> Value.of(PythonText.title(text));
          case "capitalize" -> arguments -> Value.of(PythonText.capitalize(text));
          case "find" -> arguments -> index(text, text.indexOf(only(arguments, name)));
          case "rfind" -> arguments -> index(text, text.lastIndexOf(only(arguments, name)));
          case "index" -> arguments -> found(index(text, text.indexOf(only(arguments, name))));
          case "rindex" -> arguments -> found(index(text, text.lastIndexOf(only(arguments, name))));
          case "count" ->
              arguments ->
                  Value.of(PythonText.split(text, only(arguments, name), -1, false).size() - 1L);
          case "join" ->
              arguments ->
                  Value.of(
                      String.join(
                          text,
                          Python.iterate(arguments.bind("join()", "iterable").required(0)).stream()
                              .map(item -> Python.text(item, "join()"))
                              .toList()));
          case "removeprefix" ->
              arguments -> {
                String prefix = only(arguments, name);
                return Value.of(text.startsWith(prefix) ? text.substring(prefix.length()) : text);
              };
          case "removesuffix" ->
              arguments -> {
                String suffix = only(arguments, name);
                return Value.of(
                    text.endsWith(suffix)
                        ? text.substring(0, text.length() - suffix.length())
                        : text);
              };
          case "partition" -> arguments -> partition(text, only(arguments, name), false);
          case "rpartition" -> arguments -> partition(text, only(arguments, name), true);
          case "format" -> arguments -> Formatting.braces(text, arguments);
          case "isdigit" -> arguments -> all(text, Character::isDigit);
          case "isnumeric" -> arguments -> all(text, Character::isDigit);
          case "isalpha" -> arguments -> all(text, Character::isLetter);
          case "isalnum" -> arguments -> all(text, Character::isLetterOrDigit);
          case "isspace" -> arguments -> all(text, PythonText::isSpace);
          case "isupper" -> arguments -> Value.of(cased(text, text.toUpperCase(Locale.ROOT)));
          case "islower" -> arguments -> Value.of(cased(text, text.toLowerCase(Locale.ROOT)));
          default -> null;
        };
    return body == null ? Optional.empty() : Optional.of(new Function(name, body));
  }

  /** Whether the text equals its form in one case, and has letters of that case at all. */
  static boolean cased(String text, String form) {
    return text.equals(form)
        && !text.toUpperCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT));
  }

  private static Value strip(String text, CallArguments arguments, boolean left, boolean right) {
    Bound bound = arguments.bind("strip()", "chars");
    return Value.of(
        bound
            .given(0)
            .map(chars -> PythonText.strip(text, Python.text(chars, "strip()"), left, right))
            .orElseGet(() -> PythonText.strip(text, left, right)));
  }

  private static Value split(String text, CallArguments arguments, boolean fromRight) {
    Bound bound = arguments.bind("split()", "sep", "maxsplit");
    long limit = bound.integer(1, -1);
    return texts(
        bound
            .given(0)
            .map(sep -> PythonText.split(text, Python.text(sep, "split()"), limit, fromRight))
            .orElseGet(() -> PythonText.splitBlanks(text, limit, fromRight)));
  }

  private static Value replace(String text, CallArguments arguments) {
    Bound bound = arguments.bind("replace()", "old", "new", "count");
    return Value.of(PythonText.replace(text, bound.text(0), bound.text(1), bound.integer(2, -1)));
  }

  private static Value any(CallArguments arguments, String name, Predicate<String> matches) {
    Value given = arguments.bind(name + "()", "text").required(0);
    List<Value> options =
        given instanceof Items items && items.kind() == Items.Kind.TUPLE
            ? items.items()
            : List.of(given);
    return Value.of(
        options.stream().anyMatch(option -> matches.test(Python.text(option, name + "()"))));
  }

  private static Value all(String text, IntPredicate test) {
    return Value.of(!text.isEmpty() && text.codePoints().allMatch(test));
  }

  private static Value partition(String text, String separator, boolean last) {
    int at = last ? text.lastIndexOf(separator) : text.indexOf(separator);
    List<String> parts =
        at >= 0
            ? List.of(text.substring(0, at), separator, text.substring(at + separator.length()))
            : last ? List.of("", "", text) : List.of(text, "", "");
    return Value.tuple(parts.stream().map(Value::of).toList());
  }

  private static String only(CallArguments arguments, String name) {
    return arguments.bind(name + "()", "text").text(0);
  }

  private static Value index(String text, int at) {
    return Value.of(at < 0 ? -1 : text.codePointCount(0, at));
  }

  private static Value found(Value index) {
    if (index.equals(Value.of(-1))) {
      throw new TemplateFailure("index() does not find the text");
    }
    return index;
  }

  private static Value texts(List<String> texts) {
    return Value.list(texts.stream().map(Value::of).toList());
  }
}
