/** Framed rows as files for other programs: conversations, pairs, tables. */
@NullMarked
package io.alignmentstudio.framers.export;

import org.jspecify.annotations.NullMarked;
