package io.alignmentstudio.lm.training;

/**
 * An answer that people want or do not want.
 *
 * @param answer what is learnt
 * @param whole the same before its end was cut; mismatched pairs are made of it
 * @param reference log-probability of the answer under the reference, in nats
 */
public record LabelledRow(TokenRow answer, TokenRow whole, boolean desirable, double reference) {
  public LabelledRow {
    if (whole.promptLength() != answer.promptLength()
        || whole.tokens().length < answer.tokens().length) {
      throw new IllegalArgumentException(
          "an answer of %d tokens behind %d is no beginning of one of %d behind %d"
              .formatted(
                  answer.tokens().length,
                  answer.promptLength(),
                  whole.tokens().length,
                  whole.promptLength()));
    }
  }

  /** An answer that was not cut. */
  public LabelledRow(TokenRow answer, boolean desirable, double reference) {
    this(answer, answer, desirable, reference);
  }
}
