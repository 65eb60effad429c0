/** Statistics that stay honest with few items: intervals, paired tests, clusters, agreement. */
@NullMarked
package io.alignmentstudio.auditors.statistics;

import org.jspecify.annotations.NullMarked;
