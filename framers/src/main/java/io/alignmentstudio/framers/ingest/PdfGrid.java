package io.alignmentstudio.framers.ingest;

import io.alignmentstudio.domain.SourceSpan;
import io.alignmentstudio.framers.ingest.PdfRules.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table whose cells are framed by lines.
 *
 * @param xs edges of its columns, from left to right
 * @param ys edges of its rows, from top to bottom
 * @param rules the lines that it is made of
 */
record PdfGrid(List<Double> xs, List<Double> ys, List<Rule> rules) {
  private static final double SAME = 3.5;
  private static final int FEWEST_COLUMNS = 2;

  PdfGrid {
    xs = List.copyOf(xs);
    ys = List.copyOf(ys);
    rules = List.copyOf(rules);
  }

  /** The grids of a page with at least two columns; one row may be the head of the next page's. */
  static List<PdfGrid> of(List<Rule> rules) {
    List<PdfGrid> grids = new ArrayList<>();
    List<Rule> left = new ArrayList<>(rules);
    while (!left.isEmpty()) {
      List<Rule> grid = new ArrayList<>(List.of(left.removeLast()));
      for (int i = 0; i < grid.size(); i++) {
        Rule rule = grid.get(i);
        List<Rule> touching = left.stream().filter(rule::touches).toList();
        grid.addAll(touching);
        left.removeIf(rule::touches);
      }
      List<Double> xs = edges(grid, false);
      List<Double> ys = edges(grid, true);
      if (xs.size() > FEWEST_COLUMNS && ys.size() > 1) {
        grids.add(new PdfGrid(xs, ys, grid));
      }
    }
    return grids;
  }

  private static List<Double> edges(List<Rule> rules, boolean horizontal) {
    List<Double> edges = new ArrayList<>();
    rules.stream()
        .filter(rule -> rule.horizontal() == horizontal)
        .mapToDouble(Rule::at)
        .sorted()
        .forEach(
            at -> {
              if (edges.isEmpty() || at - edges.getLast() > SAME) {
                edges.add(at);
              }
            });
    return edges;
  }

  int columns() {
    return xs.size() - 1;
  }

  int rows() {
    return ys.size() - 1;
  }

  boolean holds(PdfRun run) {
    return row(run) >= 0 && column(run) >= 0;
  }

  private int row(PdfRun run) {
    return place(ys, run.baseline() - 0.3 * run.size());
  }

  private int column(PdfRun run) {
    return place(xs, Math.min(run.x() + 1, (run.x() + run.right()) / 2));
  }

  private static int place(List<Double> edges, double at) {
    for (int i = 0; i + 1 < edges.size(); i++) {
      if (at >= edges.get(i) && at < edges.get(i + 1)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether both have the same columns, as the parts of a table on two pages do. */
  boolean continues(PdfGrid above) {
    return xs.size() == above.xs.size()
        && IntStream.range(0, xs.size())
            .allMatch(i -> Math.abs(xs.get(i) - above.xs.get(i)) < 2 * SAME);
  }

  /**
   * The texts of the cells, row by row. A cell over several rows counts for each of them, one over
   * several columns for the first.
   */
  List<List<String>> texts(int page, List<PdfRun> runs, PdfText texts) {
    List<List<String>> rows = new ArrayList<>();
    for (int row = 0; row < rows(); row++) {
      List<String> cells = new ArrayList<>();
      for (int column = 0; column < columns(); column++) {
        boolean inner = column > 0 && !isDivided(false, xs.get(column), middle(ys, row));
        cells.add(inner ? "" : text(page, runs, texts, row, column));
      }
      rows.add(cells);
    }
    return rows;
  }

  private String text(int page, List<PdfRun> runs, PdfText texts, int row, int column) {
    int top = row;
    while (top > 0 && !isDivided(true, ys.get(top), middle(xs, column))) {
      top--;
    }
    int bottom = row;
    while (bottom + 1 < rows() && !isDivided(true, ys.get(bottom + 1), middle(xs, column))) {
      bottom++;
    }
    int end = column;
    while (end + 1 < columns() && !isDivided(false, xs.get(end + 1), middle(ys, row))) {
      end++;
    }
    int from = top;
    int to = bottom;
    int last = end;
    List<PdfRun> inside =
        runs.stream()
            .filter(run -> row(run) >= from && row(run) <= to)
            .filter(run -> column(run) >= column && column(run) <= last)
            .toList();
    return texts.join(PdfLayout.rows(page, inside).stream().map(PdfLine::runs).toList()).text();
  }

  private static double middle(List<Double> edges, int at) {
    return (edges.get(at) + edges.get(at + 1)) / 2;
  }

  private boolean isDivided(boolean horizontal, double at, double along) {
    return rules.stream()
        .anyMatch(
            rule ->
                rule.horizontal() == horizontal
                    && Math.abs(rule.at() - at) <= SAME
                    && rule.covers(along));
  }

  /** The place of a row of the grid. */
  SourceSpan span(int page, int row) {
    double top = ys.get(row);
    return new SourceSpan.PageBox(
        page, xs.getFirst(), top, xs.getLast() - xs.getFirst(), ys.get(row + 1) - top, page);
  }
}
