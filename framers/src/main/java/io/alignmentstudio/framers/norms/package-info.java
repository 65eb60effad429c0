/**
 * Clauses become norms, without any language model: {@code text} cleans a sentence, {@code lists}
 * makes it whole, {@code rewording} says it plainly, {@code grammar} finds its parts, and {@code
 * drafts} writes what they say.
 */
@NullMarked
package io.alignmentstudio.framers.norms;

import org.jspecify.annotations.NullMarked;
