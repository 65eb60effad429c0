/** Decoder families on libtorch: linear layers with adapters, attention with a cache, heads. */
@NullMarked
package io.alignmentstudio.lm.model;

import org.jspecify.annotations.NullMarked;
