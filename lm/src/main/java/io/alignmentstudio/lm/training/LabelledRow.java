package io.alignmentstudio.lm.training;

/**
 * An answer that people want or do not want.
 *
 * @param reference log-probability of the answer under the reference, in nats
 */
public record LabelledRow(TokenRow answer, boolean desirable, double reference) {}
