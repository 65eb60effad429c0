/**
 * People's decisions on generated rows and on norms: accept, edit, reject. They are kept beside the
 * data; a framing puts them in force. Whatever the generator writes later, a row that was accepted
 * or edited says what its reviewer saw, as long as the clauses hold the words that it quotes. A
 * norm is known by its content, so that a decision holds as long as the same is found.
 */
@NullMarked
package io.alignmentstudio.framers.review;

import org.jspecify.annotations.NullMarked;
