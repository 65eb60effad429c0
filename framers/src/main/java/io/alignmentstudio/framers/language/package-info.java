/** English grammar as far as policies need it: tokens, verb forms, noun phrases, head nouns. */
@NullMarked
package io.alignmentstudio.framers.language;

import org.jspecify.annotations.NullMarked;
