/**
 * The parts of one sentence: its words with their tags, subject, finite verb, the operator that
 * obliges, forbids or allows, the verb phrase, its modifiers and voice.
 */
@NullMarked
package io.alignmentstudio.framers.norms.grammar;

import org.jspecify.annotations.NullMarked;
