package io.alignmentstudio.domain.rows;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * A row of a table whose first row names the columns.
 *
 * @param cells text by column; empty cells are absent
 * @param columns letters of every column that the table has, by its name: "label" is "E"
 */
public record TableRow(RowSource source, Map<String, String> cells, Map<String, String> columns) {
  public TableRow {
    requireNonNull(source, "source is null");
    cells = Map.copyOf(cells);
    columns = Map.copyOf(columns);
  }

  /** A column for messages: {@code column E}; empty where the table has none of the name. */
  public String place(String name) {
    return columns.containsKey(name) ? "column " + columns.get(name) : "";
  }
}
