package io.alignmentstudio.framers.ontology;

import static java.util.Objects.requireNonNull;

import io.alignmentstudio.domain.ConceptKind;
import java.util.List;
import java.util.Optional;

/**
 * A node of the ontology: a concept in one meaning.
 *
 * @param id stable as long as the names are: {@code line-manager}, {@code to-report}; with a
 *     regulation {@code gift.conduct}
 * @param variants other spellings of the name
 * @param regulation whose own meaning it is; empty where all regulations share it
 * @param definitions the regulations' own words for it
 * @param clauseIds where it occurs with this meaning
 */
public record Sense(
    String id,
    String name,
    ConceptKind kind,
    List<String> variants,
    Optional<String> regulation,
    List<Definition> definitions,
    List<String> clauseIds) {
  /** What a clause says a term means. */
  public record Definition(String clauseId, String text) {}

  public Sense {
    if (!id.matches("[a-z0-9][a-z0-9.-]*")) {
      throw new IllegalArgumentException("the id of a sense is lower case words, got '" + id + "'");
    }
    requireNonNull(kind, "kind is null");
    variants = List.copyOf(variants);
    requireNonNull(regulation, "regulation is null");
    definitions = List.copyOf(definitions);
    clauseIds = List.copyOf(clauseIds);
  }
}
