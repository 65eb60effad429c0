package io.alignmentstudio.lm.training.policy;

import io.alignmentstudio.lm.training.TokenRow;

/**
 * A sampled answer, ready to learn from.
 *
 * @param counts whether it is part of the loss
 * @param old log-probability of each token when it was sampled; empty where the answer is learnt
 *     from once, as the present policy is the old one then
 * @param reference log-probability of each token under the reference; empty without one
 */
@SuppressWarnings("ArrayRecordComponent") // read-only
record Rollout(TokenRow row, boolean counts, double advantage, float[] old, float[] reference) {}
