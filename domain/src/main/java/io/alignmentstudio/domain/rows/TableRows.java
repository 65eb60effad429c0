package io.alignmentstudio.domain.rows;

import io.alignmentstudio.domain.JsonErrors;
import io.alignmentstudio.domain.Problems;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Rows of a table. A cell is one text; one that begins with {@code [} is a JSON list of texts. */
final class TableRows {
  private static final JsonMapper JSON = JsonMapper.shared();

  private TableRows() {}

  static List<SourceRow> read(Path file, Problems problems) {
    return Table.read(file, problems).stream().map(row -> source(row, problems)).toList();
  }

  private static SourceRow source(TableRow row, Problems problems) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    row.cells().forEach((name, cell) -> node.set(name, value(cell, row, name, problems)));
    return new SourceRow(node, row.source(), row::place, true);
  }

  private static JsonNode value(String cell, TableRow row, String name, Problems problems) {
    if (cell.strip().startsWith("[")) {
      try {
        JsonNode list = JSON.readTree(cell.strip());
        if (list.isArray()) {
          return list;
        }
      } catch (JacksonException e) {
        problems.add(
            "%s: %s: begins with [ but is no JSON list of texts: %s",
            row.source().describe(), row.place(name), JsonErrors.describe(e));
      }
    }
    return JsonNodeFactory.instance.stringNode(cell);
  }
}
