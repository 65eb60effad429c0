package io.alignmentstudio.studio.training.data;

import io.alignmentstudio.lm.training.TokenRow;

/**
 * An answer with its prompt, and whether people want it.
 *
 * @param whole the same before its end was cut
 */
public record LabelledTokens(TokenRow answer, TokenRow whole, boolean label) {}
