/**
 * The paired audit: both sides get the same prompts over the same suite, every planned item ends
 * with a status, and the figures follow from the items alone.
 */
@NullMarked
package io.alignmentstudio.auditors.audit;

import org.jspecify.annotations.NullMarked;
