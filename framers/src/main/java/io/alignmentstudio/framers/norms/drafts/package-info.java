/**
 * One sentence becomes drafts of norms: {@code StatementParser} finds its statements, {@code
 * DraftBuilder} who must do what and when, {@code DraftWriter} the words of it.
 */
@NullMarked
package io.alignmentstudio.framers.norms.drafts;

import org.jspecify.annotations.NullMarked;
