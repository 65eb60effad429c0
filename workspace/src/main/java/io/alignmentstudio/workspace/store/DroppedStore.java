package io.alignmentstudio.workspace.store;

import io.alignmentstudio.workspace.database.Database;
import io.alignmentstudio.workspace.json.Json;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The rows that the last framing dropped, in the order in which they were. */
public final class DroppedStore {
  private final RowTable table;

  public DroppedStore(Database database, InstantSource clock) {
    this.table = new RowTable(database, clock, "dropped_rows", "row_id", "stage", "because");
  }

  /** Makes the stored rows equal to these. An id may be there more than once. */
  public Changes replaceAll(List<DroppedRow> dropped, Origin origin) {
    List<Row> rows = new ArrayList<>();
    for (int at = 0; at < dropped.size(); at++) {
      DroppedRow row = dropped.get(at);
      rows.add(
          new Row(
              at + ":" + row.row().id(),
              List.of(row.row().id(), row.stage(), row.because().orElse("")),
              Json.write(row)));
    }
    return table.replaceAll(rows, origin);
  }

  /** What was dropped under a row's id; several where the id was repeated. */
  public List<DroppedRow> ofRow(String id) {
    return read(Map.of("row_id", id));
  }

  /** Rows that were dropped because of another row. */
  public List<DroppedRow> because(String id) {
    return read(Map.of("because", id));
  }

  public List<DroppedRow> all() {
    return read(Map.of());
  }

  private List<DroppedRow> read(Map<String, ?> where) {
    return table.json(where).stream().map(json -> Json.read(json, DroppedRow.class)).toList();
  }
}
