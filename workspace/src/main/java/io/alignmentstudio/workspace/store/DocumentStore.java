package io.alignmentstudio.workspace.store;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.workspace.database.Database;
import io.alignmentstudio.workspace.json.Json;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The policy documents with their clauses. */
public final class DocumentStore {
  private final Database database;
  private final RowTable documents;
  private final RowTable clauses;

  public DocumentStore(Database database, InstantSource clock) {
    this.database = database;
    this.documents =
        new RowTable(database, clock, "documents", "regulation", "file_name", "file_hash");
    this.clauses =
        new RowTable(
            database, clock, "clauses", "document_id", "regulation", "type", "clause_hash");
  }

  /**
   * Makes the stored documents equal to these.
   *
   * @return how the clauses changed
   */
  public Changes replaceAll(List<PolicyDocument> all, Origin origin) {
    List<Row> documentRows = new ArrayList<>();
    List<Row> clauseRows = new ArrayList<>();
    for (PolicyDocument document : all) {
      String id = document.regulation() + "/" + document.fileName();
      documentRows.add(
          new Row(
              id,
              List.of(document.regulation(), document.fileName(), document.hash()),
              Json.write(document)));
      for (Clause clause : document.clauses()) {
        clauseRows.add(
            new Row(
                clause.id(),
                List.of(id, clause.regulation(), clause.type().name(), clause.hash()),
                Json.write(clause)));
      }
    }
    return database.writing(
        handle -> {
          documents.replaceAll(handle, documentRows, origin);
          return clauses.replaceAll(handle, clauseRows, origin);
        });
  }

  /** Every document, in the order in which they were given. */
  public List<PolicyDocument> all() {
    return documents.json(Map.of()).stream()
        .map(json -> Json.read(json, PolicyDocument.class))
        .toList();
  }

  /** Every clause of every document, in reading order. */
  public List<Clause> clauses() {
    return clauses.json(Map.of()).stream().map(json -> Json.read(json, Clause.class)).toList();
  }

  public Optional<Clause> clause(String id) {
    return clauses.json(id).map(json -> Json.read(json, Clause.class));
  }

  /** Which run made a clause what it is. */
  public Optional<RowOrigin> clauseOrigin(String id) {
    return clauses.origin(id);
  }

  /** Hash of all documents: equal content, equal hash. */
  public String hash() {
    return documents.hash(Map.of());
  }
}
