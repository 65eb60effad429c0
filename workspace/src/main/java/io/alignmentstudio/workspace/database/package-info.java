/**
 * The workspace's SQLite file.
 *
 * <p>Notable choices: write-ahead logging, so that the web studio reads while a run writes;
 * immediate transactions, so that a writer waits its turn instead of failing half-way; one
 * connection per use, plus one that stays open and keeps the log from being folded in each time.
 */
@NullMarked
package io.alignmentstudio.workspace.database;

import org.jspecify.annotations.NullMarked;
