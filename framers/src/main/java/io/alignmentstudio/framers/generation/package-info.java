/**
 * The generator that needs no language model: norms become scenarios, instructions, preferences.
 */
@NullMarked
package io.alignmentstudio.framers.generation;

import org.jspecify.annotations.NullMarked;
