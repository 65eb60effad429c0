package io.alignmentstudio.domain.rows;

import io.alignmentstudio.domain.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/** Reads the rows of one kind, from whichever files of a folder have its name. */
final class RowFile {
  /** Endings of the files that are read. */
  static final List<String> ENDINGS = List.of("jsonl", "csv", "xlsx", "yaml", "yml");

  private RowFile() {}

  /**
   * Reads a kind of rows; ids must differ among all its files.
   *
   * @param kind name of its files without their ending
   */
  static <R extends Row> List<R> read(
      Path folder, String kind, BiFunction<RowFields, RowSource, R> format, Problems problems) {
    List<R> rows = new ArrayList<>();
    Map<String, RowSource> ids = new HashMap<>();
    for (String ending : ENDINGS) {
      Path file = folder.resolve(kind + "." + ending);
      if (Files.exists(file)) {
        Set<String> columns = new HashSet<>();
        int before = problems.messages().size();
        List<SourceRow> sources = sourceRows(file, ending, problems);
        if (sources.isEmpty() && problems.messages().size() == before) {
          problems.add("%s: has no rows; add rows or remove the file", TextFile.displayName(file));
        }
        for (SourceRow source : sources) {
          row(source, format, ids, columns, rows, problems);
        }
      }
    }
    return rows;
  }

  private static List<SourceRow> sourceRows(Path file, String ending, Problems problems) {
    return switch (ending) {
      case "csv", "xlsx" -> TableRows.read(file, problems);
      case "yaml", "yml" -> YamlRows.read(file, problems);
      case String _ -> JsonLines.read(file, problems);
    };
  }

  /**
   * Reads the fields of a row.
   *
   * @param columns of a table that were already told to be unknown: once is enough
   */
  private static <R extends Row> void row(
      SourceRow source,
      BiFunction<RowFields, RowSource, R> format,
      Map<String, RowSource> ids,
      Set<String> columns,
      List<R> rows,
      Problems problems) {
    RowFields fields = new RowFields(source, problems);
    R row = format.apply(fields, source.source());
    fields.reportUnknown(source.table() ? columns : new HashSet<>());
    String id = source.node().path("id").asString("").strip();
    RowSource first = id.isEmpty() ? null : ids.putIfAbsent(id, source.source());
    if (first != null) {
      String where =
          first.file().equals(source.source().file())
              ? "on line " + first.line()
              : "in " + first.describe();
      fields.problem("id '" + id + "' is already used " + where);
    }
    if (fields.sound()) {
      rows.add(row);
    }
  }
}
