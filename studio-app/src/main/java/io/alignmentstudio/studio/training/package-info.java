/**
 * Training of a model by one objective on a file of rows: what {@code studio train} does. {@code
 * settings} are its keys, {@code data} its rows, {@code reward} what sampled answers are rewarded
 * for; {@link TrainingOrder} goes in, a {@link RunFolder} comes out.
 */
@NullMarked
package io.alignmentstudio.studio.training;

import org.jspecify.annotations.NullMarked;
