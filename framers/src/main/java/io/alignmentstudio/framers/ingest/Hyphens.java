package io.alignmentstudio.framers.ingest;

import io.alignmentstudio.framers.language.HeadNouns;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Joins lines into a text, undoing hyphenation with the words of the same document. */
final class Hyphens {
  private static final Pattern WORD = Pattern.compile("\\p{L}+(?:[-‐]\\p{L}+)*");
  private static final Pattern HYPHEN = Pattern.compile("(?<!\\p{L})(\\p{L}++)([-‐\\u00AD])\\z");
  private static final Pattern START = Pattern.compile("^(\\p{L}+).*", Pattern.DOTALL);

  /** Words that keep the hyphen after them. */
  private static final Pattern PREFIX =
      Pattern.compile(
          "non|self|well|ex|cross|third|long|short|full|part|high|low|half|one|two|three|day|co"
              + "|anti|post|pre|multi|semi|quasi");

  /** Words that keep the hyphen before them. */
  private static final Pattern SUFFIX =
      Pattern.compile(
          "in|up|off|out|by|of|based|free|related|wide|made|term|level|party|site|specific|driven");

  private static final int LONGEST_WORD = 80;
  private static final int SHORTEST_PART = 3;

  private final Set<String> words = new HashSet<>();
  private boolean broken;

  /** Remembers the words inside lines, given in order, to know which hyphens belong to words. */
  void learn(String line) {
    int last = line.length() - (HYPHEN.matcher(line).find() ? 1 : 0);
    Matcher matcher = WORD.matcher(line);
    while (matcher.find()) {
      boolean end = matcher.end() >= last;
      boolean start = broken && matcher.start() == 0;
      if (!end && !start) {
        words.add(matcher.group().toLowerCase(Locale.ROOT).replace('‐', '-'));
      }
    }
    broken = last < line.length();
  }

  /** Appends the next line of a paragraph. */
  void append(StringBuilder text, String line) {
    Matcher hyphen = HYPHEN.matcher(text.substring(Math.max(0, text.length() - LONGEST_WORD)));
    Matcher start = START.matcher(line);
    if (hyphen.find() && start.matches()) {
      String first = hyphen.group(1).toLowerCase(Locale.ROOT);
      String second = start.group(1).toLowerCase(Locale.ROOT);
      boolean soft = hyphen.group(2).equals("\u00AD");
      if (!soft && second.matches("and|or|to")) {
        text.append(' ');
      } else if (soft || !keepsHyphen(first, second, start.group(1))) {
        text.setLength(text.length() - 1);
      }
      text.append(line);
      return;
    }
    if (text.length() > 0 && !line.isEmpty() && !endsWithSlash(text)) {
      text.append(' ');
    }
    text.append(line);
  }

  private boolean keepsHyphen(String first, String second, String printed) {
    if (words.contains(first + second)) {
      return false;
    }
    boolean compound = words.contains(first + "-" + second);
    boolean parts =
        first.length() >= SHORTEST_PART
            && second.length() >= SHORTEST_PART
            && words.contains(first)
            && words.contains(second)
            && (HeadNouns.isCommon(first) || HeadNouns.isCommon(second));
    boolean name = Character.isUpperCase(printed.codePointAt(0));
    boolean usual = PREFIX.matcher(first).matches() || SUFFIX.matcher(second).matches();
    return compound || parts || name || usual;
  }

  /** Web addresses break after a slash. */
  private static boolean endsWithSlash(StringBuilder text) {
    int space = text.lastIndexOf(" ") + 1;
    return text.charAt(text.length() - 1) == '/' && text.indexOf("://", space) > 0;
  }
}
