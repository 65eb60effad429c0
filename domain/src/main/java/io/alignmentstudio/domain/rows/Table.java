package io.alignmentstudio.domain.rows;

import io.alignmentstudio.domain.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A table that people keep in a CSV file or an Excel workbook. */
public final class Table {
  private final String file;
  private final Problems problems;
  private final List<String> names = new ArrayList<>();
  private final List<TableRow> rows = new ArrayList<>();

  Table(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /**
   * Reads a table.
   *
   * @param file that ends in .xlsx, or else is CSV
   * @param problems receives what is wrong, with file, row and column
   */
  public static List<TableRow> read(Path file, Problems problems) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx")
        ? WorkbookFile.read(file, problems)
        : CsvFile.read(file, problems);
  }

  List<TableRow> rows() {
    return rows;
  }

  boolean hasHeader() {
    return !names.isEmpty();
  }

  void header(int row, List<String> cells) {
    Set<String> seen = new HashSet<>();
    for (int at = 0; at < cells.size(); at++) {
      String name = cells.get(at).strip();
      names.add(name);
      if (!name.isEmpty() && !seen.add(name)) {
        problems.add("%s:%d: column %s: '%s' heads two columns", file, row, letters(at), name);
      }
    }
  }

  /**
   * Adds a row; one without any text is skipped.
   *
   * @param row counted from 1, the header included
   */
  void add(int row, List<String> cells) {
    if (cells.stream().allMatch(String::isBlank)) {
      return;
    }
    RowSource source = new RowSource(file, row);
    Map<String, String> columns = new HashMap<>();
    for (int at = 0; at < names.size(); at++) {
      columns.putIfAbsent(names.get(at), letters(at));
    }
    Map<String, String> texts = new HashMap<>();
    for (int at = 0; at < cells.size(); at++) {
      String name = at < names.size() ? names.get(at) : "";
      if (!cells.get(at).isBlank() && name.isEmpty()) {
        problems.add(
            "%s: column %s: a text stands under no heading: \"%s\"",
            source.describe(), letters(at), cells.get(at));
      } else if (!cells.get(at).isBlank()) {
        texts.put(name, cells.get(at));
      }
    }
    rows.add(new TableRow(source, texts, columns));
  }

  /** The letters of a column as spreadsheets show them: A, B, …, Z, AA. */
  static String letters(int column) {
    StringBuilder letters = new StringBuilder();
    for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
      letters.insert(0, (char) ('A' + rest % 26));
    }
    return letters.toString();
  }
}
