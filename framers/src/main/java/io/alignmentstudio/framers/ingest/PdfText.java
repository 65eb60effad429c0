package io.alignmentstudio.framers.ingest;

import io.alignmentstudio.domain.SourceSpan;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Joins the lines of a paragraph, undoing hyphenation. */
final class PdfText {
  private static final Pattern WORD = Pattern.compile("\\p{L}+(?:[-‐]\\p{L}+)*");
  private static final Pattern HYPHEN =
      Pattern.compile(".*?(\\p{L}+)([-‐\\u00AD])$", Pattern.DOTALL);
  private static final Pattern START = Pattern.compile("^(\\p{Ll}\\p{L}*).*", Pattern.DOTALL);

  private final Set<String> words = new HashSet<>();

  /** Remembers the words inside lines, to know which hyphens belong to words. */
  void learn(String line) {
    Matcher matcher = WORD.matcher(line);
    while (matcher.find()) {
      if (matcher.end() < line.length()) {
        words.add(matcher.group().toLowerCase(Locale.ROOT).replace('‐', '-'));
      }
    }
  }

  /** The text of the lines with its emphasis. */
  RichText join(List<List<PdfRun>> lines) {
    StringBuilder text = new StringBuilder();
    StringBuilder lead = new StringBuilder();
    boolean leading = true;
    boolean strong = true;
    for (List<PdfRun> line : lines) {
      append(text, PdfLine.join(line));
      if (leading) {
        List<PdfRun> emphasised =
            line.stream()
                .takeWhile(run -> run.bold() || run.italic() || run.text().isBlank())
                .toList();
        append(lead, PdfLine.join(emphasised));
        leading = emphasised.size() == line.size();
      }
      strong &= line.stream().allMatch(run -> run.bold() || run.text().isBlank());
    }
    return RichText.of(text.toString(), lead.toString(), strong);
  }

  private void append(StringBuilder text, String line) {
    Matcher hyphen = HYPHEN.matcher(text);
    Matcher start = START.matcher(line);
    if (hyphen.matches() && start.matches()) {
      String first = hyphen.group(1).toLowerCase(Locale.ROOT);
      String second = start.group(1).toLowerCase(Locale.ROOT);
      boolean compound = words.contains(first + "-" + second) && !words.contains(first + second);
      if (!compound || hyphen.group(2).equals("\u00AD")) {
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

  /** Web addresses break after a slash. */
  private static boolean endsWithSlash(StringBuilder text) {
    int space = text.lastIndexOf(" ") + 1;
    return text.charAt(text.length() - 1) == '/' && text.indexOf("://", space) > 0;
  }

  /** The box around lines, in points from the upper left corner of the first page. */
  static SourceSpan.PageBox box(List<PdfLine> lines) {
    int page = lines.getFirst().page();
    int last = lines.getLast().page();
    List<PdfLine> first = lines.stream().filter(line -> line.page() == page).toList();
    double x = first.stream().mapToDouble(PdfLine::x).min().orElse(0);
    double right = first.stream().mapToDouble(PdfLine::right).max().orElse(0);
    double top = first.stream().mapToDouble(line -> line.baseline() - line.size()).min().orElse(0);
    double bottom =
        first.stream().mapToDouble(line -> line.baseline() + line.size() * 0.25).max().orElse(0);
    return new SourceSpan.PageBox(page, x, top, right - x, bottom - top, last);
  }
}
