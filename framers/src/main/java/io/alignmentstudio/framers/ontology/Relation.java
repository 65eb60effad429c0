package io.alignmentstudio.framers.ontology;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * An edge of the ontology.
 *
 * @param from id of a {@link Sense}
 * @param to id of another one
 * @param source who says so: {@link #DOCUMENTS}, or the name of the open knowledge
 * @param clauseIds the clauses that say so; empty exactly where the source is open knowledge
 */
public record Relation(
    String from, RelationKind kind, String to, String source, List<String> clauseIds) {
  /** Source of what the policies themselves say. */
  public static final String DOCUMENTS = "documents";

  public Relation {
    requireNonNull(kind, "kind is null");
    if (from.isBlank() || to.isBlank() || from.equals(to)) {
      throw new IllegalArgumentException(
          "a relation has two different ends, got '%s' and '%s'".formatted(from, to));
    }
    clauseIds = List.copyOf(clauseIds);
    if (source.equals(DOCUMENTS) == clauseIds.isEmpty()) {
      throw new IllegalArgumentException(
          "%s %s %s of %s has %d clauses; what documents say has some, other knowledge none"
              .formatted(from, kind, to, source, clauseIds.size()));
    }
  }

  /** Whether the policies say so themselves. */
  public boolean documented() {
    return source.equals(DOCUMENTS);
  }
}
