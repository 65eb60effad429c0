package io.alignmentstudio.lm.template;

import io.alignmentstudio.lm.template.CallArguments.Bound;
import io.alignmentstudio.lm.template.Value.Function;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Methods of Python's {@code str}, and of safe text, which stays safe and escapes what is added.
 *
 * @param safe whether the text is safe
 */
record TextMethods(String text, boolean safe) {
  static Optional<Function> find(String text, boolean safe, String name) {
    Optional<Function.Body> body =
        new TextMethods(text, safe).changing(name).or(() -> TextTests.find(text, name));
    if (body.isEmpty()) {
      PythonNames.refuse(PythonNames.TEXT, name);
    }
    return body.map(found -> new Function(name, found));
  }

  /** Methods that make another text, or several. */
  private Optional<Function.Body> changing(String name) {
    Function.Body body =
        switch (name) {
          case "strip" -> arguments -> strip(arguments, true, true);
          case "lstrip" -> arguments -> strip(arguments, true, false);
          case "rstrip" -> arguments -> strip(arguments, false, true);
          case "split" -> arguments -> split(arguments, false);
          case "rsplit" -> arguments -> split(arguments, true);
          case "splitlines" ->
              arguments ->
                  texts(
                      PythonText.splitLines(
                          text, arguments.bind("splitlines()", "keepends").flag(0, false)));
          case "replace" -> this::replace;
          case "upper" -> arguments -> plain(arguments, name, text.toUpperCase(Locale.ROOT));
          case "lower" -> arguments -> plain(arguments, name, PythonText.lower(text));
          case "casefold" -> arguments -> plain(arguments, name, PythonText.caseFolded(text));
          case "swapcase" -> arguments -> plain(arguments, name, PythonText.swapCase(text));
          case "title" -> arguments -> plain(arguments, name, PythonText.title(text));
          case "capitalize" -> arguments -> plain(arguments, name, PythonText.capitalize(text));
          case "join" -> this::join;
          case "removeprefix" ->
              arguments -> {
                String prefix = only(arguments, name);
                return of(text.startsWith(prefix) ? text.substring(prefix.length()) : text);
              };
          case "removesuffix" ->
              arguments -> {
                String suffix = only(arguments, name);
                return of(
                    text.endsWith(suffix)
                        ? text.substring(0, text.length() - suffix.length())
                        : text);
              };
          case "partition" -> arguments -> partition(only(arguments, name), false);
          case "rpartition" -> arguments -> partition(only(arguments, name), true);
          case "format" -> arguments -> BraceFormat.fill(text, safe, arguments);
          case "center" ->
              arguments -> {
                Bound bound = arguments.unnamed("center()", "width", "fillchar");
                return of(PythonText.center(text, width(bound), fill(bound)));
              };
          case "ljust" ->
              arguments -> {
                Bound bound = arguments.unnamed("ljust()", "width", "fillchar");
                return of(text + fill(bound).repeat(missing(bound)));
              };
          case "rjust" ->
              arguments -> {
                Bound bound = arguments.unnamed("rjust()", "width", "fillchar");
                return of(fill(bound).repeat(missing(bound)) + text);
              };
          case "zfill" ->
              arguments -> {
                int sign = text.startsWith("+") || text.startsWith("-") ? 1 : 0;
                int zeros = missing(arguments.unnamed("zfill()", "width"));
                return of(text.substring(0, sign) + "0".repeat(zeros) + text.substring(sign));
              };
          case "expandtabs" ->
              arguments ->
                  of(
                      PythonText.expandTabs(
                          text, arguments.bind("expandtabs()", "tabsize").integer(0, 8)));
          case "striptags" -> safe ? arguments -> Value.of(Markup.withoutTags(text)) : null;
          case "unescape" -> safe ? arguments -> Value.of(Markup.unescape(text)) : null;
          default -> null;
        };
    return Optional.ofNullable(body);
  }

  private Value of(String result) {
    return Value.of(result, safe);
  }

  private Value texts(List<String> results) {
    return Value.list(results.stream().map(this::of).toList());
  }

  private Value plain(CallArguments arguments, String name, String result) {
    arguments.unnamed(name + "()");
    return of(result);
  }

  private Value strip(CallArguments arguments, boolean left, boolean right) {
    Bound bound = arguments.unnamed("strip()", "chars");
    return of(
        bound
            .given(0)
            .map(chars -> PythonText.strip(text, Python.text(chars, "strip()"), left, right))
            .orElseGet(() -> PythonText.strip(text, left, right)));
  }

  private Value split(CallArguments arguments, boolean fromRight) {
    Bound bound = arguments.bind("split()", "sep", "maxsplit");
    long limit = bound.integer(1, -1);
    return texts(
        bound
            .given(0)
            .map(sep -> PythonText.split(text, Python.text(sep, "split()"), limit, fromRight))
            .orElseGet(() -> PythonText.splitBlanks(text, limit, fromRight)));
  }

  private Value replace(CallArguments arguments) {
    Bound bound = arguments.unnamed("replace()", "old", "new", "count");
    String after = bound.text(1);
    return of(
        PythonText.replace(
            text,
            bound.text(0),
            safe ? Markup.escaped(bound.required(1)) : after,
            bound.integer(2, -1)));
  }

  private Value join(CallArguments arguments) {
    StringBuilder result = new StringBuilder();
    boolean first = true;
    for (Value item : Python.iterate(arguments.unnamed("join()", "iterable").required(0))) {
      result
          .append(first ? "" : text)
          .append(safe ? Markup.escaped(item) : Python.text(item, "join()"));
      Session.checkLength(result.length());
      first = false;
    }
    return of(result.toString());
  }

  private Value partition(String separator, boolean last) {
    if (separator.isEmpty()) {
      throw new TemplateFailure("partition() with an empty separator");
    }
    int at = last ? text.lastIndexOf(separator) : text.indexOf(separator);
    List<String> parts =
        at >= 0
            ? List.of(text.substring(0, at), separator, text.substring(at + separator.length()))
            : last ? List.of("", "", text) : List.of(text, "", "");
    return Value.tuple(parts.stream().map(this::of).toList());
  }

  private static String only(CallArguments arguments, String name) {
    return arguments.unnamed(name + "()", "text").text(0);
  }

  private static int width(Bound bound) {
    long width = Python.integer(bound.required(0), bound.function());
    Session.checkLength(width);
    return (int) Math.max(0, width);
  }

  private int missing(Bound bound) {
    return Math.max(0, width(bound) - PythonText.length(text));
  }

  private String fill(Bound bound) {
    Value given = bound.values().get(1).orElse(Value.of(" "));
    String fill = safe ? Markup.escaped(given) : Python.text(given, bound.function());
    if (PythonText.length(fill) != 1) {
      throw new TemplateFailure(bound.function() + " fills with one character, got '" + fill + "'");
    }
    return fill;
  }
}
