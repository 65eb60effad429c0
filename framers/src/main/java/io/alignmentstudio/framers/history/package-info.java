/** Where a row comes from and what became of it, from the workspace of the last framing. */
@NullMarked
package io.alignmentstudio.framers.history;

import org.jspecify.annotations.NullMarked;
