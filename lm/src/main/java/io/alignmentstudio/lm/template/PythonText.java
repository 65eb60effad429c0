package io.alignmentstudio.lm.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What Python does with text, where Java does it differently. */
final class PythonText {
  // Names of numbers that Python holds for digits, though not decimal ones.
  private static final Pattern DIGIT =
      Pattern.compile(
          "(?!.*(?:FRACTION|HALF|EPACT)).*\\bDIGIT\\b.*|SUPERSCRIPT (?:ZERO|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|ONE)|SUBSCRIPT .*");

  private PythonText() {}

  /** Python's {@code str.isspace} of one character. */
  static boolean isSpace(int c) {
    return (c >= 0x09 && c <= 0x0d)
        || (c >= 0x1c && c <= 0x20)
        || c == 0x85
        || c == 0xa0
        || c == 0x1680
        || (c >= 0x2000 && c <= 0x200a)
        || c == 0x2028
        || c == 0x2029
        || c == 0x202f
        || c == 0x205f
        || c == 0x3000;
  }

  /** Python's {@code str.isdigit} of one character: decimal digits and those like ². */
  static boolean isDigit(int c) {
    String name = Character.getType(c) == Character.OTHER_NUMBER ? Character.getName(c) : null;
    return Character.isDigit(c) || (name != null && DIGIT.matcher(name).matches());
  }

  /** Python's {@code str.isnumeric} of one character. */
  static boolean isNumeric(int c) {
    return switch (Character.getType(c)) {
      case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
      default -> false;
    };
  }

  /** Python's {@code str.isprintable} of one character. */
  static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> c == ' ';
      default -> true;
    };
  }

  /** Python's {@code str.lower}. */
  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** Python's {@code str.casefold}, as far as Java can tell. */
  static String caseFolded(String text) {
    return lower(text.replace("ß", "ss").replace("ẞ", "ss").replace('ς', 'σ'));
  }

  static String swapCase(String text) {
    StringBuilder result = new StringBuilder();
    text.codePoints()
        .mapToObj(Character::toString)
        .forEach(
            letter ->
                result.append(
                    Character.isUpperCase(letter.codePointAt(0))
                        ? lower(letter)
                        : letter.toUpperCase(Locale.ROOT)));
    return result.toString();
  }

  /** Puts a text into the middle; the odd blank stands left when the width is odd. */
  static String center(String text, int width, String fill) {
    int missing = Math.max(0, width - length(text));
    int left = missing / 2 + (missing & width & 1);
    return fill.repeat(left) + text + fill.repeat(missing - left);
  }

  static String expandTabs(String text, long size) {
    StringBuilder result = new StringBuilder();
    long column = 0;
    for (int c : text.codePoints().toArray()) {
      if (c == '\t') {
        int blanks = size > 0 ? (int) Math.min(size - column % size, Session.LONGEST_TEXT) : 0;
        result.repeat(' ', blanks);
        column += blanks;
        Session.checkLength(result.length());
      } else {
        result.appendCodePoint(c);
        column = c == '\n' || c == '\r' ? 0 : column + 1;
      }
    }
    return result.toString();
  }

  static boolean isBlank(String text) {
    return text.chars().allMatch(PythonText::isSpace);
  }

  static String strip(String text, boolean left, boolean right) {
    int start = 0;
    int end = text.length();
    while (left && start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (right && end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  /** Strips any of the given characters. */
  static String strip(String text, String characters, boolean left, boolean right) {
    int start = 0;
    int end = text.length();
    while (left && start < end && characters.indexOf(text.codePointAt(start)) >= 0) {
      start += Character.charCount(text.codePointAt(start));
    }
    while (right && end > start && characters.indexOf(text.codePointBefore(end)) >= 0) {
      end -= Character.charCount(text.codePointBefore(end));
    }
    return text.substring(start, end);
  }

  static List<String> splitLines(String text, boolean keepEnds) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i++);
      boolean lineBreak =
          (c >= 0x0a && c <= 0x0d)
              || (c >= 0x1c && c <= 0x1e)
              || c == 0x85
              || c == 0x2028
              || c == 0x2029;
      if (lineBreak) {
        int end = i - 1;
        if (c == '\r' && i < text.length() && text.charAt(i) == '\n') {
          i++;
        }
        lines.add(text.substring(start, keepEnds ? i : end));
        Session.checkSize(lines.size());
        start = i;
      }
    }
    if (start < text.length()) {
      lines.add(text.substring(start));
    }
    return lines;
  }

  /** Splits at runs of blanks; the last piece of a limited split keeps its outer blanks. */
  static List<String> splitBlanks(String text, long limit, boolean fromRight) {
    if (fromRight) {
      return splitBlanks(reversed(text), limit, false).stream()
          .map(PythonText::reversed)
          .toList()
          .reversed();
    }
    List<String> words = new ArrayList<>();
    int at = skipSpaces(text, 0);
    while (at < text.length()) {
      int end = at;
      boolean last = limit >= 0 && words.size() == limit;
      while (end < text.length() && (last || !isSpace(text.charAt(end)))) {
        end++;
      }
      words.add(text.substring(at, end));
      Session.checkSize(words.size());
      at = skipSpaces(text, end);
    }
    return words;
  }

  static List<String> split(String text, String separator, long limit, boolean fromRight) {
    if (separator.isEmpty()) {
      throw new TemplateFailure("split() with an empty separator");
    }
    if (fromRight) {
      return split(reversed(text), reversed(separator), limit, false).stream()
          .map(PythonText::reversed)
          .toList()
          .reversed();
    }
    List<String> parts = new ArrayList<>();
    int start = 0;
    while (limit < 0 || parts.size() < limit) {
      int end = text.indexOf(separator, start);
      if (end < 0) {
        break;
      }
      parts.add(text.substring(start, end));
      Session.checkSize(parts.size());
      start = end + separator.length();
    }
    parts.add(text.substring(start));
    return parts;
  }

  private static int skipSpaces(String text, int from) {
    int at = from;
    while (at < text.length() && isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static String reversed(String text) {
    return new StringBuilder(text).reverse().toString();
  }

  static String replace(String text, String before, String after, long limit) {
    if (before.isEmpty()) {
      return inserted(text, after, limit < 0 ? Long.MAX_VALUE : limit);
    }
    checkReplaced(text, before, after, limit);
    return limit < 0
        ? text.replace(before, after)
        : String.join(after, split(text, before, limit, false));
  }

  /** Checks what a replacement will make before it is made. */
  private static void checkReplaced(String text, String before, String after, long limit) {
    long count = 0;
    int at = text.indexOf(before);
    while (at >= 0 && (limit < 0 || count < limit)) {
      count++;
      at = text.indexOf(before, at + before.length());
    }
    Session.checkLength(text.length() + count * (after.length() - before.length()));
  }

  /** Puts a text before each character and at the end, as replacing the empty text does. */
  private static String inserted(String text, String piece, long limit) {
    StringBuilder result = new StringBuilder();
    long left = limit;
    for (int c : text.codePoints().toArray()) {
      result.append(left-- > 0 ? piece : "").appendCodePoint(c);
      Session.checkLength(result.length());
    }
    return result.append(left > 0 ? piece : "").toString();
  }

  /** Python's {@code str.title}: a letter after anything else becomes a capital. */
  static String title(String text) {
    StringBuilder result = new StringBuilder();
    boolean inWord = false;
    for (int c : text.codePoints().toArray()) {
      String letter = Character.toString(c);
      result.append(inWord ? letter.toLowerCase(Locale.ROOT) : titleCase(c, letter));
      inWord = Character.isLetter(c);
    }
    return result.toString();
  }

  /** Some letters, such as ß, become two. */
  private static String titleCase(int c, String letter) {
    String upper = letter.toUpperCase(Locale.ROOT);
    return Character.toTitleCase(c) == c && upper.length() > letter.length()
        ? upper.charAt(0) + upper.substring(1).toLowerCase(Locale.ROOT)
        : Character.toString(Character.toTitleCase(c));
  }

  static String capitalize(String text) {
    if (text.isEmpty()) {
      return text;
    }
    int end = text.offsetByCodePoints(0, 1);
    return title(text.substring(0, end)) + text.substring(end).toLowerCase(Locale.ROOT);
  }

  /** Characters as Python counts them. */
  static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** Values of escapes in string literals, as Python's codec unicode-escape reads them. */
  static String unescape(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder result = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i++);
      if (c != '\\' || i == text.length()) {
        result.append(c);
        continue;
      }
      char escape = text.charAt(i++);
      switch (escape) {
        case '\n' -> {}
        case '\\', '\'', '"' -> result.append(escape);
        case 'a' -> result.append('\u0007');
        case 'b' -> result.append('\b');
        case 'f' -> result.append('\f');
        case 'n' -> result.append('\n');
        case 'r' -> result.append('\r');
        case 't' -> result.append('\t');
        case 'v' -> result.append('\u000b');
        case 'x' -> i = appendHex(result, text, i, 2);
        case 'u' -> i = appendHex(result, text, i, 4);
        case 'U' -> i = appendHex(result, text, i, 8);
        case 'N' -> i = appendNamed(result, text, i);
        case '0', '1', '2', '3', '4', '5', '6', '7' -> {
          int end = i;
          while (end < text.length() && end < i + 2 && "01234567".indexOf(text.charAt(end)) >= 0) {
            end++;
          }
          result.append((char) Integer.parseInt(text.substring(i - 1, end), 8));
          i = end;
        }
        default -> result.append('\\').append(escape);
      }
    }
    return result.toString();
  }

  private static int appendNamed(StringBuilder result, String text, int from) {
    int end = text.indexOf('}', from);
    if (end < 0 || text.charAt(from) != '{') {
      throw new TemplateFailure("a malformed escape in a string");
    }
    try {
      result.appendCodePoint(Character.codePointOf(text.substring(from + 1, end)));
    } catch (IllegalArgumentException e) {
      TemplateFailure failure = new TemplateFailure("an unknown character in a string");
      failure.initCause(e);
      throw failure;
    }
    return end + 1;
  }

  private static int appendHex(StringBuilder result, String text, int from, int digits) {
    int end = from + digits;
    try {
      if (end > text.length()) {
        throw new NumberFormatException();
      }
      int character = Integer.parseUnsignedInt(text.substring(from, end), 16);
      if (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) {
        throw TemplateFailure.unsupported("half a character (\\u%04x)".formatted(character));
      }
      result.appendCodePoint(character);
    } catch (IllegalArgumentException e) {
      TemplateFailure failure = new TemplateFailure("a malformed escape in a string");
      failure.initCause(e);
      throw failure;
    }
    return end;
  }
}
