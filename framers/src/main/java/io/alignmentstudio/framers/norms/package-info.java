/** Clauses become norms, without any language model. */
@NullMarked
package io.alignmentstudio.framers.norms;

import org.jspecify.annotations.NullMarked;
