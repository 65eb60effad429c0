package io.alignmentstudio.framers.ingest;

import io.alignmentstudio.domain.SourceSpan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a plain text that is not blank.
 *
 * @param number of the line in the file, from 1
 * @param column of its first character that is not white space, from 1
 * @param lastColumn of its last one
 * @param text without the white space around it, with single spaces inside
 * @param grid with tabs filled up to every eighth column, so that columns can be compared
 * @param fields the parts of the text between tabs
 * @param gap how many blank lines stand before it
 * @param paged whether a page begins with it
 * @param quoted whether it stood behind the sign with which mail quotes
 */
record PlainLine(
    int number,
    int column,
    int lastColumn,
    String text,
    String grid,
    List<String> fields,
    int gap,
    boolean paged,
    boolean quoted) {
  private static final int TAB = 8;
  private static final Pattern END = Pattern.compile("\r\n|[\r\n]");
  private static final Pattern QUOTE = Pattern.compile("\\s{0,3}>(?:\\s?>)*(?=\\s|$)");
  private static final Pattern DONE = Pattern.compile(".*[.!?:;][”’\"'»)\\]]*$");
  private static final Pattern RULE =
      Pattern.compile("[-=_~*#^+–—─═]{3,}|[+|├└┌┼┬┴╔╠╚-][-+=|─═┼┬┴┤┐┘╪╦╬╩╗╣╝├└┌\\s]{2,}");

  /** Splits a text at its line ends and form feeds. */
  static List<PlainLine> of(String text) {
    List<PlainLine> lines = new ArrayList<>();
    int number = 0;
    int gap = 0;
    boolean paged = false;
    for (String whole : END.split(text, -1)) {
      number++;
      int offset = 0;
      for (String part : whole.split("\f", -1)) {
        paged |= offset > 0 && !lines.isEmpty();
        PlainLine line = of(part, number, offset, gap, paged);
        if (line.text.isEmpty()) {
          gap++;
        } else {
          lines.add(line);
          gap = 0;
          paged = false;
        }
        offset += part.length() + 1;
      }
    }
    return lines;
  }

  private static PlainLine of(String part, int number, int offset, int gap, boolean paged) {
    Matcher quote = QUOTE.matcher(part);
    boolean quoted = quote.lookingAt();
    int first = quoted ? quote.end() : 0;
    int last = part.length();
    while (first < last && isBlank(part.charAt(first))) {
      first++;
    }
    while (last > first && isBlank(part.charAt(last - 1))) {
      last--;
    }
    String text = RichText.normalise(part.substring(first, last));
    boolean softHyphen = last < part.length() && part.charAt(last) == '\u00AD';
    return new PlainLine(
        number,
        offset + first + 1,
        offset + Math.max(first + 1, last),
        softHyphen ? text + '\u00AD' : text,
        grid(quoted ? " ".repeat(quote.end()) + part.substring(quote.end()) : part),
        Arrays.stream(part.substring(first, last).split("\t+", -1))
            .map(RichText::normalise)
            .toList(),
        gap,
        paged,
        quoted);
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || RichText.normalise(String.valueOf(c)).isEmpty();
  }

  private static String grid(String raw) {
    StringBuilder grid = new StringBuilder(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '\t') {
        grid.repeat(' ', TAB - grid.length() % TAB);
      } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        grid.append(' ');
      } else if (!isBlank(c)) {
        grid.append(c);
      }
    }
    return grid.toString().stripTrailing();
  }

  PlainLine onNewPage() {
    return new PlainLine(number, column, lastColumn, text, grid, fields, gap, true, quoted);
  }

  /** The same place with other text. */
  PlainLine withText(String other) {
    return new PlainLine(number, column, lastColumn, other, grid, fields, gap, paged, quoted);
  }

  /** How many columns stand before the text. */
  int indent() {
    int indent = 0;
    while (indent < grid.length() && grid.charAt(indent) == ' ') {
      indent++;
    }
    return indent;
  }

  /** Where the text ends, in columns. */
  int right() {
    return grid.length();
  }

  /** Whether a blank line or a page stands before it. */
  boolean isApart() {
    return gap > 0 || paged;
  }

  /** Whether it is drawn, not written: {@code -----}. */
  boolean isRule() {
    return RULE.matcher(text.replace(" ", "")).matches();
  }

  /** Whether it ends as a sentence or a lead-in does. */
  boolean isDone() {
    return isDone(text);
  }

  static boolean isDone(String text) {
    return DONE.matcher(text).matches();
  }

  /** Whether it continues a sentence: its first letter is small. */
  boolean startsSmall() {
    return text.matches("[(“‘\"'\\[]?\\p{Ll}.*");
  }

  String firstWord() {
    int space = text.indexOf(' ');
    return space < 0 ? text : text.substring(0, space);
  }

  static SourceSpan span(List<PlainLine> lines) {
    PlainLine first = lines.getFirst();
    PlainLine last = lines.getLast();
    return new SourceSpan.Lines(first.number, first.column, last.number, last.lastColumn);
  }
}
