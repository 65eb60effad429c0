/**
 * People's decisions on generated rows: accept, edit, reject. They are kept beside the rows; a
 * framing puts them in force. Whatever the generator writes later, a row that was accepted or
 * edited says what its reviewer saw, as long as the clauses hold the words that it quotes.
 */
@NullMarked
package io.alignmentstudio.framers.review;

import org.jspecify.annotations.NullMarked;
