/** The data of {@code studio train}: JSON lines in the formats of TRL's datasets, as tokens. */
@NullMarked
package io.alignmentstudio.studio.training.data;

import org.jspecify.annotations.NullMarked;
