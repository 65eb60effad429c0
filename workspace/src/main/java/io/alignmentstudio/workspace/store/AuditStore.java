package io.alignmentstudio.workspace.store;

import io.alignmentstudio.workspace.config.Side;
import io.alignmentstudio.workspace.database.Database;
import io.alignmentstudio.workspace.json.Json;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Results of audits, one row per item and side.
 *
 * <p>An audit is named by the fingerprint of what it depends on: suite, models, settings. Rows can
 * be put as they come; a resumed audit finds those that are there.
 */
public final class AuditStore {
  private final RowTable table;

  public AuditStore(Database database, InstantSource clock) {
    this.table = new RowTable(database, clock, "audit_results", "audit", "item", "side");
  }

  /** Adds results, in one transaction; the same item and side again replaces what was there. */
  public <T extends Record> Changes put(String audit, List<AuditRow<T>> results, Origin origin) {
    return table.put(results.stream().map(result -> row(audit, result)).toList(), origin);
  }

  private static Row row(String audit, AuditRow<?> row) {
    return new Row(
        id(audit, row.item(), row.side()),
        List.of(audit, row.item(), row.side().name()),
        Json.write(row.result()));
  }

  private static String id(String audit, String item, Side side) {
    return audit + "/" + side + "/" + item;
  }

  /** The results of one side, in the order in which they were put. */
  public <T extends Record> List<T> all(String audit, Side side, Class<T> type) {
    return table.json(Map.of("audit", audit, "side", side.name())).stream()
        .map(json -> Json.read(json, type))
        .toList();
  }

  public <T extends Record> Optional<T> find(String audit, String item, Side side, Class<T> type) {
    return table.json(id(audit, item, side)).map(json -> Json.read(json, type));
  }

  public int count(String audit) {
    return table.count(Map.of("audit", audit));
  }
}
