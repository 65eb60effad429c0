package io.alignmentstudio.workspace.store;

import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.workspace.database.Database;
import io.alignmentstudio.workspace.json.Json;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Norms of the last framing: those in force, or all as they were found. */
public final class NormStore {
  private final RowTable table;

  private NormStore(Database database, InstantSource clock, String table) {
    this.table = new RowTable(database, clock, table, "regulation", "modality", "clause_id");
  }

  /** The norms that count, with what people decided about them in force. */
  public NormStore(Database database, InstantSource clock) {
    this(database, clock, "norms");
  }

  /** The norms as they were found, before any decision, also those that people rejected. */
  public static NormStore found(Database database, InstantSource clock) {
    return new NormStore(database, clock, "found_norms");
  }

  /** Makes the stored norms equal to these. */
  public Changes replaceAll(List<Norm> norms, Origin origin) {
    return table.replaceAll(norms.stream().map(NormStore::row).toList(), origin);
  }

  private static Row row(Norm norm) {
    return new Row(
        norm.id(),
        List.of(norm.regulation(), norm.modality().name(), norm.clauseIds().getFirst()),
        Json.write(norm));
  }

  /** Every norm, in the order in which they were given. */
  public List<Norm> all() {
    return table.json(Map.of()).stream().map(json -> Json.read(json, Norm.class)).toList();
  }

  /** The norms whose first clause is this one. */
  public List<Norm> ofClause(String clauseId) {
    return table.json(Map.of("clause_id", clauseId)).stream()
        .map(json -> Json.read(json, Norm.class))
        .toList();
  }

  public Optional<Norm> find(String id) {
    return table.json(id).map(json -> Json.read(json, Norm.class));
  }

  /** Which run made a norm what it is. */
  public Optional<RowOrigin> origin(String id) {
    return table.origin(id);
  }

  public int count() {
    return table.count(Map.of());
  }

  /** Hash of all norms: equal content in equal order, equal hash. */
  public String hash() {
    return table.hash(Map.of());
  }
}
