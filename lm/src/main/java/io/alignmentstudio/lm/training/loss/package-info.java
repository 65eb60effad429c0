/**
 * Losses as pure functions of tensors, with the semantics of TRL 1.13.0. Each works in the type of
 * its inputs and leaves gradients to libtorch.
 */
@NullMarked
package io.alignmentstudio.lm.training.loss;

import org.jspecify.annotations.NullMarked;
