package io.alignmentstudio.framers.conflicts;

import io.alignmentstudio.domain.ConflictKind;

/**
 * In what two acts clash.
 *
 * @param certainty how alike they are, from 0 to 1
 * @param note what a reader should see at once: the two amounts, the two forms of answer
 */
record Clash(ConflictKind kind, double certainty, String note) {}
