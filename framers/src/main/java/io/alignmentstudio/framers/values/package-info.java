/**
 * Regulations that are no rules: good and bad answers, stories, interview notes. What they
 * recommend becomes norms that bind nobody and wait for review.
 *
 * <p>Notable choices: a passage is first turned into a sentence that says what should be done, and
 * the grammar of {@code framers.norms} reads that; the quote stays the passage itself.
 */
@NullMarked
package io.alignmentstudio.framers.values;

import org.jspecify.annotations.NullMarked;
