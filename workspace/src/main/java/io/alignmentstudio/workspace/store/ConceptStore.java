package io.alignmentstudio.workspace.store;

import io.alignmentstudio.domain.Concept;
import io.alignmentstudio.workspace.database.Database;
import io.alignmentstudio.workspace.json.Json;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** The nodes of the ontology; a name is unique within its kind. */
public final class ConceptStore {
  private final RowTable table;

  public ConceptStore(Database database, InstantSource clock) {
    this.table = new RowTable(database, clock, "concepts", "name", "kind");
  }

  /** Makes the stored concepts equal to these. */
  public Changes replaceAll(List<Concept> concepts, Origin origin) {
    return table.replaceAll(concepts.stream().map(ConceptStore::row).toList(), origin);
  }

  private static Row row(Concept concept) {
    return new Row(
        concept.kind().name() + "/" + concept.name(),
        List.of(concept.name(), concept.kind().name()),
        Json.write(concept));
  }

  /** Every concept, in the order in which they were given. */
  public List<Concept> all() {
    return table.json(Map.of()).stream().map(json -> Json.read(json, Concept.class)).toList();
  }

  /** Hash of all concepts: equal content in equal order, equal hash. */
  public String hash() {
    return table.hash(Map.of());
  }
}
