/** Answers from local models: prompt formats, batched decoding with a cache, scoring. */
@NullMarked
package io.alignmentstudio.lm.generation;

import org.jspecify.annotations.NullMarked;
