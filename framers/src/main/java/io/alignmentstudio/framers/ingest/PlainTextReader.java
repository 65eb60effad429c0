package io.alignmentstudio.framers.ingest;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads plain text. Paragraphs, items, headings and tables are told by blank lines, indentation,
 * printed numbers, capitals and drawn lines; no sign is markup. Running heads, page numbers and a
 * printed table of contents are left out with a warning.
 */
final class PlainTextReader implements FormatReader {
  @Override
  public Draft read(SourceFile file) {
    TextDecoder.Decoded decoded = TextDecoder.decode(file);
    List<String> warnings = new ArrayList<>();
    decoded.warning().ifPresent(warnings::add);
    List<PlainLine> lines = PlainLine.of(decoded.text());
    lines = PlainPages.withoutRunningHeads(lines, warnings);
    lines = PlainContents.remove(lines, warnings);
    return new Draft("", PlainBlocks.of(PlainParagraphs.of(lines, warnings)), warnings);
  }
}
