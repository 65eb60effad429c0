/**
 * What a workspace remembers, one small class per table.
 *
 * <p>Notable choices: a store is told the whole list and makes the table equal to it in one
 * transaction. Rows that did not change keep the run and time that made them; writing the same list
 * twice changes nothing.
 */
@NullMarked
package io.alignmentstudio.workspace.store;

import org.jspecify.annotations.NullMarked;
