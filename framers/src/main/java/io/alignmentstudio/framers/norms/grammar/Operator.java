package io.alignmentstudio.framers.norms.grammar;

/**
 * The words of a sentence that make it a norm.
 *
 * @param start first token of the operator: the subject ends here
 * @param predicate first token after it
 * @param only whether "only" restricts the predicate: "may be shared only with"
 * @param shape what follows the operator
 */
public record Operator(
    int subject, int start, int predicate, Force force, boolean only, Shape shape) {
  public enum Shape {
    /** A verb in its base form: "must record". */
    VERB,
    /** A gerund or noun phrase: "is responsible for keeping". */
    NOUN,
    /** Nothing: the subject itself is forbidden or allowed: "retaliation is prohibited". */
    NOTHING,
    /** What has to be obtained for the subject: "a gift requires approval". */
    APPROVAL,
    /** The verb precedes the subject: "nor may employees exchange". */
    INVERTED
  }

  public Operator withForce(Force other) {
    return new Operator(subject, start, predicate, other, only, shape);
  }

  public Operator withSubject(int subject) {
    return new Operator(subject, start, predicate, force, only, shape);
  }
}
