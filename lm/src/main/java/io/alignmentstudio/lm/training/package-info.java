/**
 * Training on libtorch: parameters in one flat buffer, AdamW, batches, exact resume, objectives.
 */
@NullMarked
package io.alignmentstudio.lm.training;

import org.jspecify.annotations.NullMarked;
