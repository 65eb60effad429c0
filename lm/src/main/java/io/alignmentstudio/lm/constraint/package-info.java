/** Answers that must have a form: choices, regular expressions and JSON schemas as automata. */
@NullMarked
package io.alignmentstudio.lm.constraint;

import org.jspecify.annotations.NullMarked;
