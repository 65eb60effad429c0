package io.alignmentstudio.framers.ingest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds tables in plain text: lines with bars, with tabs, or with white space that stands in the
 * same columns of all of them.
 */
final class PlainTables {
  private static final int FEWEST_ROWS = 3;
  private static final int WIDE_GAP = 3;
  private static final int PROSE_CELL = 28;
  private static final int PROSE_ROWS = 6;

  /** White space that no typist leaves inside a sentence. */
  private static final Pattern GAP = Pattern.compile("(?<=\\S)(?: {3,}|(?<![.!?:;,]) {2})(?=\\S)");

  private static final Pattern BAR = Pattern.compile("[|│║]");

  /**
   * What stands at a place.
   *
   * @param length how many lines belong to it; 0 when no table begins there
   * @param table empty when the lines look like a table but cannot be read as one
   */
  record Found(int length, Optional<PlainPiece.Table> table) {
    static final Found NONE = new Found(0, Optional.empty());
  }

  private final List<PlainLine> lines;
  private final int from;

  private PlainTables(List<PlainLine> lines, int from) {
    this.lines = lines;
    this.from = from;
  }

  /** Looks for a table that begins with a line. */
  static Found at(List<PlainLine> lines, int from) {
    PlainTables tables = new PlainTables(lines, from);
    PlainLine first = lines.get(from);
    if (isBarred(first) || (first.isRule() && first.text().matches("[+┌╔].*"))) {
      return tables.barred();
    }
    if (first.isRule()) {
      return Found.NONE;
    }
    Found tabbed = tables.tabbed();
    return tabbed.length() > 0 || cells(first) < 2 ? tabbed : tables.spaced();
  }

  private static boolean isBarred(PlainLine line) {
    return !line.isRule() && BAR.matcher(line.text()).results().count() >= 2;
  }

  private boolean follows(int at) {
    return at < lines.size() && (at == from || !lines.get(at).isApart());
  }

  /** A table with tabs between its cells. */
  private Found tabbed() {
    int size = lines.get(from).fields().size();
    int end = from;
    while (size > 1
        && follows(end)
        && lines.get(end).fields().size() == size
        && !isMarkerAlone(lines.get(end))) {
      end++;
    }
    if (end - from < 2) {
      return Found.NONE;
    }
    List<PlainLine> rows = lines.subList(from, end);
    return new Found(
        end - from,
        Optional.of(
            new PlainPiece.Table(
                rows.stream().map(PlainLine::fields).toList(),
                rows.stream().map(List::of).toList(),
                false)));
  }

  /** Whether a tab only stands behind a bullet or a label. */
  private static boolean isMarkerAlone(PlainLine line) {
    String first = line.fields().getFirst();
    return PlainMarker.of(line).filter(found -> found.end() >= first.length()).isPresent();
  }

  /** A table with bars between its cells. */
  private Found barred() {
    int end = from;
    while (follows(end) && (isBarred(lines.get(end)) || lines.get(end).isRule())) {
      end++;
    }
    List<List<PlainLine>> rows = new ArrayList<>();
    boolean ruled = lines.subList(from, end).stream().filter(PlainLine::isRule).count() > 3;
    boolean fresh = true;
    boolean headed = false;
    for (PlainLine line : lines.subList(from, end)) {
      if (line.isRule()) {
        headed |= rows.size() == 1;
        fresh = true;
      } else if (fresh || !ruled) {
        rows.add(new ArrayList<>(List.of(line)));
        fresh = false;
      } else {
        rows.getLast().add(line);
      }
    }
    List<List<String>> cells = rows.stream().map(PlainTables::barredCells).toList();
    boolean even = cells.stream().map(List::size).distinct().count() == 1;
    if (cells.size() < 2) {
      return Found.NONE;
    }
    return new Found(
        end - from,
        even ? Optional.of(new PlainPiece.Table(cells, rows, headed)) : Optional.empty());
  }

  private static List<String> barredCells(List<PlainLine> row) {
    List<String> cells = new ArrayList<>();
    for (PlainLine line : row) {
      String inner = line.text().replaceFirst("^[|│║]", "").replaceFirst("[|│║]$", "");
      String[] parts = BAR.split(inner, -1);
      for (int i = 0; i < parts.length; i++) {
        if (cells.size() <= i) {
          cells.add("");
        }
        cells.set(i, (cells.get(i) + " " + parts[i].strip()).strip());
      }
    }
    return cells;
  }

  /** How many cells a line has when wide gaps part them; a marker is no cell. */
  private static int cells(PlainLine line) {
    String grid = line.grid();
    int start = PlainMarker.of(line).map(PlainMarker::textIndent).orElse(line.indent());
    Matcher gaps = GAP.matcher(grid.substring(Math.min(start, grid.length())));
    return 1 + (int) gaps.results().count();
  }

  /** A table with white space between its cells. */
  private Found spaced() {
    int end = from;
    boolean[] taken = new boolean[0];
    while (follows(end)) {
      boolean[] more = withTaken(taken, lines.get(end));
      boolean split = lines.get(end).isRule() || columns(more).size() > 1;
      if (!split) {
        break;
      }
      taken = more;
      end++;
    }
    List<PlainLine> region =
        lines.subList(from, end).stream().filter(line -> !line.isRule()).toList();
    long split = region.stream().filter(line -> cells(line) > 1).count();
    boolean ruled = region.size() < end - from;
    boolean wide = region.stream().filter(PlainTables::isWide).count() * 2 >= split;
    if (split < (ruled ? 2 : wide ? FEWEST_ROWS - 1 : FEWEST_ROWS) || !wide) {
      return unreadable();
    }
    List<Integer> columns = columns(taken);
    if (!isAligned(region, columns)) {
      return unreadable();
    }
    List<List<PlainLine>> rows = new ArrayList<>();
    List<List<String>> cells = new ArrayList<>();
    boolean headed = false;
    for (PlainLine line : lines.subList(from, end)) {
      if (line.isRule()) {
        headed |= rows.size() == 1;
        continue;
      }
      List<String> parts = cut(line.grid(), columns);
      boolean continues =
          !cells.isEmpty()
              && (parts.getFirst().isEmpty()
                  || (cells.size() > 1
                      && parts.stream().skip(1).allMatch(String::isEmpty)
                      && line.startsSmall()));
      if (continues) {
        cells.set(cells.size() - 1, joined(cells.getLast(), parts));
        rows.getLast().add(line);
      } else {
        cells.add(parts);
        rows.add(new ArrayList<>(List.of(line)));
      }
    }
    boolean prose = isProse(cells);
    return new Found(
        end - from,
        prose ? Optional.empty() : Optional.of(new PlainPiece.Table(cells, rows, headed)));
  }

  private static boolean isWide(PlainLine line) {
    return cells(line) > 1 && line.grid().strip().matches(".*\\S {" + WIDE_GAP + ",}\\S.*");
  }

  /** Lines with wide gaps that never stand below each other. */
  private Found unreadable() {
    int end = from;
    while (follows(end) && isWide(lines.get(end))) {
      end++;
    }
    return end - from >= FEWEST_ROWS ? new Found(end - from, Optional.empty()) : Found.NONE;
  }

  private static boolean[] withTaken(boolean[] taken, PlainLine line) {
    boolean[] result = Arrays.copyOf(taken, Math.max(taken.length, line.right()));
    if (!line.isRule()) {
      for (int i = 0; i < line.right(); i++) {
        boolean single =
            line.grid().charAt(i) == ' '
                && i > line.indent()
                && line.grid().charAt(i - 1) != ' '
                && line.grid().charAt(i + 1) != ' ';
        result[i] |= line.grid().charAt(i) != ' ' || single;
      }
    }
    return result;
  }

  /** Where columns begin: behind white space of all lines that is two wide or more. */
  private static List<Integer> columns(boolean[] taken) {
    List<Integer> columns = new ArrayList<>();
    int free = 2;
    for (int i = 0; i < taken.length; i++) {
      if (taken[i] && free >= 2) {
        columns.add(columns.isEmpty() ? 0 : i);
      }
      free = taken[i] ? 0 : free + 1;
    }
    return columns;
  }

  /** Whether most cells of each column begin or end below each other. */
  private static boolean isAligned(List<PlainLine> region, List<Integer> columns) {
    for (int i = 0; i < columns.size(); i++) {
      Map<Integer, Integer> starts = new HashMap<>();
      Map<Integer, Integer> ends = new HashMap<>();
      int cells = 0;
      for (PlainLine line : region) {
        int from = Math.min(line.right(), columns.get(i));
        int to = i + 1 < columns.size() ? Math.min(line.right(), columns.get(i + 1)) : line.right();
        String cell = line.grid().substring(from, to);
        if (!cell.isBlank()) {
          cells++;
          starts.merge(from + cell.length() - cell.stripLeading().length(), 1, Integer::sum);
          ends.merge(from + cell.stripTrailing().length(), 1, Integer::sum);
        }
      }
      int most = Math.max(Collections.max(starts.values()), Collections.max(ends.values()));
      if (most * 3 < cells * 2) {
        return false;
      }
    }
    return true;
  }

  private static List<String> cut(String grid, List<Integer> columns) {
    return IntStream.range(0, columns.size())
        .mapToObj(
            i -> {
              int start = Math.min(grid.length(), columns.get(i));
              int end =
                  i + 1 < columns.size()
                      ? Math.min(grid.length(), columns.get(i + 1))
                      : grid.length();
              return grid.substring(start, end).strip();
            })
        .toList();
  }

  private static List<String> joined(List<String> above, List<String> below) {
    return IntStream.range(0, above.size())
        .mapToObj(i -> (above.get(i) + " " + below.get(i)).strip())
        .toList();
  }

  /** Whether the columns are those of a page and not those of a table. */
  private static boolean isProse(List<List<String>> cells) {
    if (cells.size() < PROSE_ROWS) {
      return false;
    }
    double length =
        cells.stream().flatMap(List::stream).collect(Collectors.averagingInt(String::length));
    long small = cells.stream().filter(row -> row.getFirst().matches("\\p{Ll}.*")).count();
    return length >= PROSE_CELL && small * 3 > cells.size();
  }
}
