package io.alignmentstudio.studio.training.data;

import io.alignmentstudio.lm.training.TokenRow;

/**
 * A better and a worse answer with their prompt.
 *
 * @param margin by which the better one's reward must be higher
 */
public record PairTokens(TokenRow chosen, TokenRow rejected, double margin) {}
