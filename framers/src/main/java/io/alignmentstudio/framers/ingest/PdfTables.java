package io.alignmentstudio.framers.ingest;

import io.alignmentstudio.domain.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Finds tables in an untagged PDF: lines whose parts stand below each other in columns. */
final class PdfTables {
  private static final int FEWEST_ROWS = 3;
  private static final double NEAR = 5;

  private PdfTables() {}

  /** How many lines from a position on belong to one table; 0 when none begins there. */
  static int length(List<PdfLine> lines, int from) {
    List<Double> columns = starts(lines.get(from));
    if (columns.size() < 2) {
      return 0;
    }
    int rows = 0;
    int end = from;
    for (int i = from; i < lines.size(); i++) {
      PdfLine line = lines.get(i);
      if (line.column() != lines.get(from).column() || line.page() != lines.get(from).page()) {
        break;
      }
      List<Double> starts = starts(line);
      boolean aligned = starts.stream().allMatch(x -> near(columns, x));
      boolean far = i > from && line.baseline() - lines.get(i - 1).baseline() > 4 * line.size();
      if (!aligned || far || isNumbered(line)) {
        break;
      }
      if (starts.size() > 1) {
        rows++;
      }
      end = i + 1;
    }
    boolean multi = rows >= FEWEST_ROWS && rows * 5 >= end - from;
    return multi ? end - from : 0;
  }

  private static boolean isNumbered(PdfLine line) {
    List<List<PdfRun>> segments = line.segments();
    String first = PdfLine.join(segments.getFirst());
    return Label.ofParagraph(first).filter(found -> found.end() >= first.length()).isPresent()
        || first.matches("[•◦▪‣●○■□✓✔➢►·∙\\uF000-\\uF0FF–—-]");
  }

  private static List<Double> starts(PdfLine line) {
    if (isNumbered(line)) {
      return List.of();
    }
    return line.segments().stream().map(segment -> segment.getFirst().x()).toList();
  }

  private static boolean near(List<Double> columns, double x) {
    return columns.stream().anyMatch(column -> Math.abs(column - x) < NEAR);
  }

  static List<Block> rows(List<PdfLine> lines, PdfText texts) {
    List<Double> columns = starts(lines.getFirst());
    List<List<List<List<PdfRun>>>> rows = new ArrayList<>();
    List<List<PdfLine>> sources = new ArrayList<>();
    boolean padded = IntStream.range(1, lines.size()).anyMatch(i -> isApart(lines, i));
    for (int i = 0; i < lines.size(); i++) {
      PdfLine line = lines.get(i);
      List<List<PdfRun>> segments = line.segments();
      boolean starts = Math.abs(segments.getFirst().getFirst().x() - columns.getFirst()) < NEAR;
      // A wrapped first cell stands close below its row.
      boolean wrapped = !rows.isEmpty() && !isApart(lines, i) && (padded || segments.size() == 1);
      if (rows.isEmpty() || (starts && !wrapped)) {
        List<List<List<PdfRun>>> cells = new ArrayList<>();
        columns.forEach(_ -> cells.add(new ArrayList<>()));
        rows.add(cells);
        sources.add(new ArrayList<>());
      }
      for (List<PdfRun> segment : segments) {
        rows.getLast().get(column(columns, segment.getFirst().x())).add(segment);
      }
      sources.getLast().add(line);
    }
    List<List<String>> cells =
        rows.stream()
            .map(row -> row.stream().map(cell -> texts.join(cell).text()).toList())
            .toList();
    List<SourceSpan> spans = sources.stream().<SourceSpan>map(PdfText::box).toList();
    return Tables.rows(cells, spans, false);
  }

  private static boolean isApart(List<PdfLine> lines, int i) {
    return lines.get(i).baseline() - lines.get(i - 1).baseline() > 1.45 * lines.get(i).size();
  }

  private static int column(List<Double> columns, double x) {
    int best = 0;
    for (int i = 1; i < columns.size(); i++) {
      if (Math.abs(columns.get(i) - x) < Math.abs(columns.get(best) - x)) {
        best = i;
      }
    }
    return best;
  }
}
