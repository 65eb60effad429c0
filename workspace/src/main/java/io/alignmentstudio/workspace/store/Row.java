package io.alignmentstudio.workspace.store;

import io.alignmentstudio.domain.Hash;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row before it is written.
 *
 * @param columns values of the table's own columns, in their order
 */
record Row(String id, List<@Nullable Object> columns, String json) {
  /** Hash of everything that the row says. */
  String contentHash() {
    return Hash.of(id, columns.toString(), json);
  }
}
