package io.alignmentstudio.lm.training;

/** An answer that is right or wrong. */
public record RewardLabel(TokenRow answer, boolean right) {}
