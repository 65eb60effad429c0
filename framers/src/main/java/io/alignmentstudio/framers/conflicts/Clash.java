package io.alignmentstudio.framers.conflicts;

import io.alignmentstudio.domain.ConflictKind;

/**
 * In what two acts clash.
 *
 * @param likeness how alike they are, from 0 to 1
 * @param lists whether the one lists what alone is allowed, and the other lists more
 * @param note what a reader should see at once: the two amounts, the two forms of answer
 */
record Clash(ConflictKind kind, double likeness, String note, boolean lists) {
  Clash(ConflictKind kind, double likeness, String note) {
    this(kind, likeness, note, false);
  }
}
