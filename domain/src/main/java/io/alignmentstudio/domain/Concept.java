package io.alignmentstudio.domain;

import static io.alignmentstudio.domain.Checks.requireText;
import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * A node of the ontology.
 *
 * @param name preferred name
 * @param variants other spellings seen
 * @param definition the document's own words, if it defines the term
 * @param clauseIds where it occurs
 */
public record Concept(
    String name,
    ConceptKind kind,
    List<String> variants,
    Optional<String> definition,
    List<String> clauseIds) {
  public Concept {
    requireText(name, "name");
    requireNonNull(kind, "kind is null");
    variants = List.copyOf(variants);
    requireNonNull(definition, "definition is null");
    clauseIds = List.copyOf(clauseIds);
  }
}
