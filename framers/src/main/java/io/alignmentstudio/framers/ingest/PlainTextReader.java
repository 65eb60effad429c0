package io.alignmentstudio.framers.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads plain text. Paragraphs, items, headings and tables are told by blank lines, indentation,
 * printed numbers, capitals and drawn lines; no sign is markup. Running heads, page numbers and a
 * printed table of contents are left out with a warning.
 */
final class PlainTextReader implements FormatReader {
  private static final int HEAD = 8;

  /** The line of a memo that says what it is about. */
  private static final Pattern SUBJECT =
      Pattern.compile("(?i)(?:subject|title|re)\\s?:\\s+(\\S.*)");

  @Override
  public Draft read(SourceFile file) {
    TextDecoder.Decoded decoded = TextDecoder.decode(file);
    List<String> warnings = new ArrayList<>();
    decoded.warning().ifPresent(warnings::add);
    List<PlainLine> lines = PlainLine.of(decoded.text());
    lines = PlainPages.withoutRunningHeads(lines, warnings);
    lines = PlainContents.remove(lines, warnings);
    String subject =
        lines.stream()
            .limit(HEAD)
            .map(line -> SUBJECT.matcher(line.text()))
            .filter(Matcher::matches)
            .map(found -> found.group(1))
            .findFirst()
            .orElse("");
    return Draft.ofBlocks(subject, PlainBlocks.of(PlainParagraphs.of(lines, warnings)), warnings);
  }
}
