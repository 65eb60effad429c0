/**
 * Models and adapters for other programs: merged safetensors, GGUF, and several adapters as one.
 * Sums are made in 32 bits, tensor by tensor, so that models larger than memory can be written.
 */
@NullMarked
package io.alignmentstudio.lm.export;

import org.jspecify.annotations.NullMarked;
