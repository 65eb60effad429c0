package io.alignmentstudio.lm.training;

/**
 * A better and a worse answer to one prompt, with what the reference model thinks of them.
 *
 * @param referenceChosen log-probability of the better answer under the reference, in nats
 */
public record PreferenceRow(
    TokenRow chosen, TokenRow rejected, double referenceChosen, double referenceRejected) {}
