/** Does the model behave: suites, judges, statistics, gates, evidence. */
@NullMarked
package io.alignmentstudio.auditors;

import org.jspecify.annotations.NullMarked;
