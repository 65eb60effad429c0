/**
 * Sentences that order in words or in an order of their own, "we never offer cash", "no pets", said
 * as "somebody must do something". A sentence that orders nothing stays as it is.
 */
@NullMarked
package io.alignmentstudio.framers.norms.rewording;

import org.jspecify.annotations.NullMarked;
