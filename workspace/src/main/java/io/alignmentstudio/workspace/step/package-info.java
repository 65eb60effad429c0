/**
 * Resumable, incremental work.
 *
 * <p>Notable choices: a step is a name, named inputs and work. It is skipped when it was finished
 * with the same inputs and its output is still there, and done otherwise, whatever happened in
 * between. Inside a step, {@link io.alignmentstudio.workspace.step.ItemCache} keeps the result for
 * each document, clause or norm, and the scratch folder keeps checkpoints.
 */
@NullMarked
package io.alignmentstudio.workspace.step;

import org.jspecify.annotations.NullMarked;
