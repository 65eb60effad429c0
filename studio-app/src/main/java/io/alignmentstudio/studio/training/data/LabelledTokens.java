package io.alignmentstudio.studio.training.data;

import io.alignmentstudio.lm.training.TokenRow;

/** An answer with its prompt, and whether people want it. */
public record LabelledTokens(TokenRow answer, boolean label) {}
