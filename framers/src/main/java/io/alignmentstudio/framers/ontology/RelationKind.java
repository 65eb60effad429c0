package io.alignmentstudio.framers.ontology;

/** How two concepts are related. */
public enum RelationKind {
  /** The first is a kind of the second: a line manager is a kind of manager. */
  BROADER("is a kind of"),
  /** The first belongs to the second as a part or member. */
  PART_OF("is part of"),
  /** The first, a bearer, must, should or may do the second, an action. */
  PERFORMS("does"),
  /** The first, a bearer, must not do the second, an action. */
  REFRAINS_FROM("must not"),
  /** The first, an action, is done to the second. */
  ACTS_ON("acts on"),
  /** The first, an action, involves the second as the other party. */
  INVOLVES("involves"),
  /** Both have one meaning, in the words of open knowledge. */
  SAME_AS("means the same as"),
  /** Open knowledge relates them, and says no more. */
  RELATED("is related to");

  private final String words;

  RelationKind(String words) {
    this.words = words;
  }

  /** What stands between the two names in a sentence. */
  public String words() {
    return words;
  }
}
