package io.alignmentstudio.framers.ontology.knowledge;

import static java.util.Objects.requireNonNull;

/**
 * Something that open knowledge says of a word.
 *
 * @param other the other word
 * @param distance steps between them, 1 for neighbours
 */
public record Fact(Kind kind, String other, int distance) {
  /** How the words are related. */
  public enum Kind {
    /** Both name one thing. */
    SYNONYM,
    /** The other is more general. */
    WIDER,
    /** The other is the whole. */
    WHOLE,
    /** They have to do with each other. */
    RELATED
  }

  public Fact {
    requireNonNull(kind, "kind is null");
    requireNonNull(other, "other is null");
    if (distance < 1) {
      throw new IllegalArgumentException("distance must be at least 1, got " + distance);
    }
  }
}
