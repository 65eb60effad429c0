package io.alignmentstudio.framers.ingest;

import io.alignmentstudio.domain.SourceSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes the tables with framed cells out of pages, and texts in boxes beside the others, so that
 * they are not read across; a run or line stands for each of them where it was.
 */
final class PdfFramed {
  /** Stands for an object in a text. */
  private static final String PLACE = "\uFFFC";

  /** Cells of more words are columns of a page. */
  private static final int LONGEST_CELL = 150;

  private final Map<String, Table> tables = new HashMap<>();
  private final Map<String, PdfAside> asides = new HashMap<>();
  private final Map<Integer, List<String>> asidesOfPages = new HashMap<>();
  private final PdfText texts = new PdfText();
  private Optional<Table> last = Optional.empty();

  private record Table(PdfGrid grid, List<List<String>> rows, int page, boolean bold) {
    List<SourceSpan> spans() {
      List<SourceSpan> spans = new ArrayList<>();
      for (int row = 0; row < grid.rows(); row++) {
        spans.add(grid.span(page, row));
      }
      return spans;
    }
  }

  /** The pages with a run in place of each table, and without texts in boxes beside others. */
  List<PdfPage> flowing(List<PdfPage> pages) {
    List<PdfPage> result = new ArrayList<>();
    for (int i = 0; i < pages.size(); i++) {
      List<PdfGrid> near = new ArrayList<>();
      near.addAll(i > 0 ? pages.get(i - 1).grids() : List.of());
      near.addAll(i + 1 < pages.size() ? pages.get(i + 1).grids() : List.of());
      result.add(flowing(pages.get(i), near));
    }
    return result;
  }

  /**
   * The page with a run in place of each table.
   *
   * @param near the grids of the pages beside it; one row alone is a table if it is a part of one
   */
  private PdfPage flowing(PdfPage page, List<PdfGrid> near) {
    List<PdfRun> runs = new ArrayList<>(page.runs());
    for (PdfGrid grid : page.grids()) {
      List<PdfRun> inside = runs.stream().filter(grid::holds).toList();
      List<List<String>> rows = grid.texts(page.number(), inside, texts);
      if (isTable(rows, grid.rows() > 1 ? 2 : near.stream().anyMatch(grid::continues) ? 1 : 2)) {
        boolean bold = isHeadBold(grid, inside);
        String name = PLACE + tables.size();
        tables.put(name, new Table(grid, rows, page.number(), bold));
        runs.removeAll(inside);
        runs.add(place(grid, inside, name));
      }
    }
    for (PdfAside aside : PdfAside.take(page, runs)) {
      String name = PLACE + "b" + asides.size();
      asides.put(name, aside);
      asidesOfPages.computeIfAbsent(page.number(), _ -> new ArrayList<>()).add(name);
    }
    return page.withRuns(runs);
  }

  /** The lines of a page with a line in place of each text in a box. */
  List<PdfLine> withAsides(List<PdfLine> lines) {
    if (lines.isEmpty()) {
      return lines;
    }
    List<PdfLine> result = new ArrayList<>(lines);
    for (String name : asidesOfPages.getOrDefault(lines.getFirst().page(), List.of())) {
      PdfAside aside = Optional.ofNullable(asides.get(name)).orElseThrow();
      int at = aside.place(result);
      PdfLine near = result.get(Math.min(at, result.size() - 1));
      PdfRun run = near.runs().getFirst().withText(name);
      result.add(
          at, new PdfLine(near.page(), List.of(run), near.left(), near.end(), near.column()));
    }
    return result;
  }

  private static boolean isTable(List<List<String>> rows, int fewest) {
    long filledRows =
        rows.stream().filter(row -> row.stream().anyMatch(cell -> !cell.isBlank())).count();
    long filledColumns = 0;
    for (int column = 0; column < rows.getFirst().size(); column++) {
      int at = column;
      filledColumns += rows.stream().anyMatch(row -> !row.get(at).isBlank()) ? 1 : 0;
    }
    return filledRows >= fewest
        && filledColumns > 1
        && rows.stream()
            .flatMap(List::stream)
            .allMatch(cell -> ClauseRules.words(cell) <= LONGEST_CELL);
  }

  private static boolean isHeadBold(PdfGrid grid, List<PdfRun> inside) {
    double end = grid.ys().get(1);
    if (grid.rows() == 1) {
      return inside.stream().allMatch(PdfRun::bold);
    }
    return inside.stream().filter(run -> run.baseline() < end).allMatch(PdfRun::bold)
        && !inside.stream().filter(run -> run.baseline() > end).allMatch(PdfRun::bold);
  }

  private static PdfRun place(PdfGrid grid, List<PdfRun> inside, String name) {
    PdfRun first = inside.stream().min(Comparator.comparingDouble(PdfRun::baseline)).orElseThrow();
    return new PdfRun(
        name,
        grid.xs().getFirst(),
        first.baseline(),
        grid.xs().getLast(),
        first.size(),
        first.font(),
        false,
        false,
        -1);
  }

  static boolean isPlace(PdfLine line) {
    return line.text().startsWith(PLACE);
  }

  /**
   * Adds the rows of the table for which a line stands, or the text of a box.
   *
   * @param follows whether the line follows the table before it, so that both may be one
   */
  void add(PdfLine line, boolean follows, List<PdfPiece> pieces) {
    PdfAside aside = asides.get(line.text());
    if (aside != null) {
      for (PdfPiece piece : PdfParagraphs.of(aside.lines(), this, new ArrayList<>()).pieces()) {
        pieces.add(
            switch (piece) {
              case PdfPiece.Ready ready -> ready;
              case PdfPiece.Text text ->
                  new PdfPiece.Ready(
                      new Block.Paragraph(text.rich(), Block.Role.CALL_OUT, 0, text.span()));
            });
      }
      return;
    }
    Table table = tables.get(line.text());
    if (table == null) {
      return;
    }
    List<List<String>> rows = new ArrayList<>(table.rows());
    List<SourceSpan> spans = new ArrayList<>(table.spans());
    Optional<Table> above =
        last.filter(_ -> follows).filter(other -> table.grid().continues(other.grid()));
    boolean bold = above.map(Table::bold).orElse(table.bold());
    if (above.isPresent()) {
      List<String> header = above.get().rows().getFirst();
      if (above.get().rows().size() == 1) {
        pieces.removeLast(); // It was the header of this one.
      }
      if (!rows.getFirst().equals(header)) {
        rows.addFirst(header);
        spans.addFirst(spans.getFirst());
      }
    }
    last = above.filter(other -> other.rows().size() > 1).or(() -> Optional.of(table));
    if (above.isPresent() && above.get().rows().size() == 1) {
      last = Optional.of(new Table(table.grid(), List.copyOf(rows), table.page(), bold));
    }
    Tables.rows(rows, spans, bold).forEach(row -> pieces.add(new PdfPiece.Ready(row)));
  }
}
