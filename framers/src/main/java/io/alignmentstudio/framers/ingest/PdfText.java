package io.alignmentstudio.framers.ingest;

import io.alignmentstudio.domain.SourceSpan;
import java.util.List;

/** Joins the lines of a paragraph, undoing hyphenation. */
final class PdfText {
  private final Hyphens hyphens = new Hyphens();

  /** Remembers the words inside lines, to know which hyphens belong to words. */
  void learn(String line) {
    hyphens.learn(line);
  }

  /** The text of the lines with its emphasis. */
  RichText join(List<List<PdfRun>> lines) {
    StringBuilder text = new StringBuilder();
    StringBuilder lead = new StringBuilder();
    boolean leading = true;
    boolean strong = true;
    for (List<PdfRun> line : lines) {
      hyphens.append(text, PdfLine.join(line));
      if (leading) {
        List<PdfRun> emphasised =
            line.stream()
                .takeWhile(run -> run.bold() || run.italic() || run.text().isBlank())
                .toList();
        hyphens.append(lead, PdfLine.join(emphasised));
        leading = emphasised.size() == line.size();
      }
      strong &= line.stream().allMatch(run -> run.bold() || run.text().isBlank());
    }
    return RichText.of(text.toString(), lead.toString(), strong);
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
