/** Low-rank adapters on a model, and their PEFT folders. */
@NullMarked
package io.alignmentstudio.lm.adapter;

import org.jspecify.annotations.NullMarked;
