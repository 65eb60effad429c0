/** The release rule: figures and their intervals against thresholds, with reasons in words. */
@NullMarked
package io.alignmentstudio.auditors.gate;

import org.jspecify.annotations.NullMarked;
