package io.alignmentstudio.framers.ingest;

import io.alignmentstudio.domain.SourceSpan;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Lays out the cells of a table by rows and columns. A cell that spans several of them stands in
 * each, as a reader sees it; one that is all of its row is a line between the rows and has no
 * header.
 */
final class TableGrid {
  /** Columns that a cell spans at most; pages write 100 for "all". */
  private static final int MOST_COLUMNS = 64;

  /** Characters that the cells of a table may repeat; a page of 100 rows repeats some thousands. */
  private static final int MOST_REPEATED = 4_000_000;

  private static final int MOST_HEADER_ROWS = 3;

  /**
   * A cell as the source writes it.
   *
   * @param rows that it spans; 0 for all that follow in its part of the table
   * @param above whether the cell above it goes on
   */
  record Cell(String text, int rows, int columns, boolean above) {
    Cell {
      rows = rows < 0 ? 1 : rows;
      columns = Math.clamp(columns, 1, MOST_COLUMNS);
    }

    static Cell of(String text, Optional<Integer> rows, Optional<Integer> columns) {
      return new Cell(text, rows.orElse(1), columns.orElse(1), false);
    }
  }

  /**
   * A row as it is laid out.
   *
   * @param least columns up to the last cell's first one; what stands behind may only repeat it
   */
  private record Row(List<String> cells, List<Cell> own, int least, SourceSpan span) {
    /** Whether one cell is all of the row. */
    boolean single() {
      return own.size() == 1 && cells.size() == own.getFirst().columns();
    }

    List<String> upTo(int columns) {
      return cells.subList(0, Math.min(columns, cells.size()));
    }

    boolean isLine() {
      return single() && own.getFirst().columns() > 1;
    }
  }

  /**
   * What a cell above leaves for the rows below.
   *
   * @param first whether this is its first column
   */
  private record Spanning(String text, int left, boolean first) {}

  private final List<Row> rows = new ArrayList<>();
  private final List<Optional<Spanning>> spanning = new ArrayList<>();
  private long repeated;
  private boolean cut;

  /** Ends the head, the body or the foot of the table: no cell spans its end. */
  void endPart() {
    spanning.clear();
  }

  /** Adds a row whose cells begin at the first column. */
  void row(List<Cell> own, SourceSpan span) {
    row(0, own, span);
  }

  /**
   * Adds a row.
   *
   * @param skipped columns that it leaves free before its first cell
   */
  void row(int skipped, List<Cell> own, SourceSpan span) {
    List<String> above = rows.isEmpty() ? List.of() : rows.getLast().cells();
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < skipped && i < MOST_COLUMNS; i++) {
      cells.add("");
    }
    int least = 0;
    for (Cell cell : own) {
      fromAbove(cells);
      int first = cells.size();
      least = first + 1;
      boolean goesOn = cell.above() && first < above.size();
      String text = goesOn ? repeat(above.get(first)) : cell.text();
      for (int i = 0; i < cell.columns(); i++) {
        cells.add(i == 0 ? text : repeat(text));
        span(first + i, cell, i == 0);
      }
    }
    while (spanning.stream().skip(cells.size()).anyMatch(Optional::isPresent)) {
      int columns = fromAbove(cells);
      if (columns < 0) {
        cells.add("");
      } else {
        least = Math.max(least, columns);
      }
    }
    rows.add(new Row(List.copyOf(cells), List.copyOf(own), least, span));
  }

  private void span(int column, Cell cell, boolean first) {
    while (spanning.size() <= column) {
      spanning.add(Optional.empty());
    }
    int left = cell.rows() == 0 ? Integer.MAX_VALUE : cell.rows() - 1;
    spanning.set(
        column, left == 0 ? Optional.empty() : Optional.of(new Spanning(cell.text(), left, first)));
  }

  /**
   * Puts what cells above leave at the next columns.
   *
   * @return columns up to the last one that begins a cell; -1 where nothing was put
   */
  private int fromAbove(List<String> cells) {
    int columns = -1;
    while (cells.size() < spanning.size() && spanning.get(cells.size()).isPresent()) {
      Spanning cell = spanning.get(cells.size()).get();
      int left = cell.left() == Integer.MAX_VALUE ? cell.left() : cell.left() - 1;
      spanning.set(
          cells.size(),
          left == 0
              ? Optional.empty()
              : Optional.of(new Spanning(cell.text(), left, cell.first())));
      cells.add(repeat(cell.text()));
      columns = cell.first() ? cells.size() : Math.max(0, columns);
    }
    return columns;
  }

  private String repeat(String text) {
    repeated += text.length();
    cut |= repeated > MOST_REPEATED;
    return repeated > MOST_REPEATED ? "" : text;
  }

  /**
   * The rows below the header.
   *
   * @param marked how many of the first rows the source marks as header
   * @param warnings for what could not be laid out
   */
  List<Block> blocks(int marked, List<String> warnings) {
    if (cut) {
      warnings.add(
          "a table has cells that span so many rows or columns that their text would be repeated over %d times a thousand characters; it stands in some of them only"
              .formatted(MOST_REPEATED / 1000));
    }
    int lines = (int) rows.stream().takeWhile(Row::isLine).count();
    int header = lines < rows.size() ? header(lines, marked) : lines;
    List<String> headers = headers(rows.subList(lines, header));
    int columns = Math.max(headers.size(), rows.stream().mapToInt(Row::least).max().orElse(0));
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      if (i >= lines && i < header) {
        continue;
      }
      Row row = rows.get(i);
      blocks.add(
          row.isLine() && row.cells().size() >= headers.size()
              ? new Block.Row(List.of(), List.of(row.own().getFirst().text()), row.span())
              : new Block.Row(headers, row.upTo(columns), row.span()));
    }
    return blocks;
  }

  /** The first row behind the header, which begins at a row. */
  private int header(int first, int marked) {
    List<Row> rest = rows.subList(first, rows.size());
    int most = Math.min(MOST_HEADER_ROWS, rest.size() - 1);
    if (most < 1) {
      return first;
    }
    if (marked > first) {
      return first + Math.clamp(Math.max(marked - first, groups(rest)), 1, most);
    }
    List<String> texts = rest.getFirst().own().stream().map(Cell::text).toList();
    return Tables.looksLikeHeader(texts) ? first + Math.clamp(groups(rest), 1, most) : first;
  }

  /** Rows of a header that has groups of columns: beside a group, a cell reaches to its end. */
  private static int groups(List<Row> rest) {
    List<Cell> cells = rest.getFirst().own();
    boolean grouped = cells.stream().anyMatch(cell -> cell.columns() > 1 && cell.rows() == 1);
    return grouped ? cells.stream().mapToInt(Cell::rows).max().orElse(1) : 1;
  }

  /** One text per column: "Gifts – Limit" below a group "Gifts". */
  private static List<String> headers(List<Row> header) {
    int columns = header.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
    return IntStream.range(0, columns)
        .mapToObj(
            column -> {
              Set<String> texts = new LinkedHashSet<>();
              for (Row row : header) {
                if (column < row.cells().size() && !row.cells().get(column).isBlank()) {
                  texts.add(row.cells().get(column));
                }
              }
              return String.join(" – ", texts);
            })
        .toList();
  }
}
