/** Raw examples become training and held-out data: filter, deduplicate, split, funnel, coverage. */
@NullMarked
package io.alignmentstudio.framers.curation;

import org.jspecify.annotations.NullMarked;
