/**
 * What stands around an item makes it a whole sentence: a lead-in, the heading above it, the
 * columns of a table, the question before an answer. {@code Sentences} does it for a clause, {@code
 * ClauseLists} finds what several clauses say together.
 */
@NullMarked
package io.alignmentstudio.framers.norms.lists;

import org.jspecify.annotations.NullMarked;
