/**
 * Decoder families: what a {@code config.json} of each means for the one decoder that runs them.
 */
@NullMarked
package io.alignmentstudio.lm.family;

import org.jspecify.annotations.NullMarked;
