package io.alignmentstudio.framers.ontology.knowledge;

import io.alignmentstudio.domain.ConceptKind;
import java.util.List;

/** A source of open knowledge. */
public interface Knowledge {
  /** Its name, for relations and messages: "WordNet 3.1", "knowledge/roles.jsonl". */
  String name();

  /**
   * What it says of a noun; nothing where it does not know the word, or cannot tell which of its
   * meanings is meant.
   */
  List<Fact> ofNoun(String noun, ConceptKind kind);

  /** What it says of a verb in its base form. */
  List<Fact> ofVerb(String verb);
}
