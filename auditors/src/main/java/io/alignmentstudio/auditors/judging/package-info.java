/**
 * Judges of single answers, by rules that anyone can read and repeat. They see the answer and what
 * was asked, never which side answered. What they cannot see is said in their documentation, and
 * {@link io.alignmentstudio.auditors.judging.SelfTest} measures them on planted answers in every
 * audit.
 */
@NullMarked
package io.alignmentstudio.auditors.judging;

import org.jspecify.annotations.NullMarked;
