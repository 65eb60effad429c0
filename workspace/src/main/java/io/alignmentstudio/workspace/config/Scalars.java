package io.alignmentstudio.workspace.config;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Reads one written value as the type of its setting. */
final class Scalars {
  private static final Pattern WHOLE = Pattern.compile("[-+]?\\d+");
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?");

  private Scalars() {}

  /**
   * Reads the text.
   *
   * @throws IllegalArgumentException that says what was expected and what was got
   */
  static Object read(Class<?> type, String text) {
    if (type == String.class) {
      return text;
    }
    if (type == int.class || type == Integer.class) {
      return whole(text, Integer.MIN_VALUE, Integer.MAX_VALUE).intValue();
    }
    if (type == long.class || type == Long.class) {
      return whole(text, Long.MIN_VALUE, Long.MAX_VALUE);
    }
    if (type == double.class || type == Double.class) {
      if (!DECIMAL.matcher(text).matches()) {
        throw expected("a number", text);
      }
      return Double.valueOf(text);
    }
    if (type == boolean.class || type == Boolean.class) {
      return switch (text) {
        case "true" -> true;
        case "false" -> false;
        default -> throw expected("true or false", text);
      };
    }
    if (type.isEnum()) {
      return constant(type, text);
    }
    throw new IllegalStateException("no setting can have the type " + type);
  }

  /** A value that stands in for an unreadable one, so that the other settings get checked too. */
  static Object placeholder(Class<?> type) {
    if (type == String.class) {
      return "?";
    }
    return type.isEnum()
        ? type.getEnumConstants()[0]
        : read(type, type == boolean.class ? "false" : "0");
  }

  private static Long whole(String text, long least, long most) {
    if (!WHOLE.matcher(text).matches()) {
      throw expected("a whole number", text);
    }
    try {
      long value = Long.parseLong(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(beyond(text, least, most), e);
    }
    throw new IllegalArgumentException(beyond(text, least, most));
  }

  private static String beyond(String text, long least, long most) {
    return "must be from " + least + " to " + most + ", got " + text;
  }

  private static Object constant(Class<?> type, String text) {
    List<Enum<?>> constants =
        Arrays.stream(type.getEnumConstants()).<Enum<?>>map(value -> (Enum<?>) value).toList();
    return constants.stream()
        .filter(value -> Words.kebab(value).equals(text))
        .findFirst()
        .orElseThrow(
            () -> {
              List<String> words = constants.stream().map(Words::kebab).toList();
              return expected(
                  "one of "
                      + String.join(", ", words)
                      + Words.nearest(text, words)
                          .map(word -> " (did you mean " + word + "?)")
                          .orElse(""),
                  text);
            });
  }

  private static IllegalArgumentException expected(String what, String got) {
    return new IllegalArgumentException("must be " + what + ", got \"" + got + "\"");
  }
}
