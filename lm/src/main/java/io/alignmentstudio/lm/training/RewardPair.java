package io.alignmentstudio.lm.training;

/**
 * Two answers to one prompt, the better one first.
 *
 * @param margin by which the better one's reward must be higher; 0 where nobody said
 */
public record RewardPair(TokenRow chosen, TokenRow rejected, double margin) {}
