package io.alignmentstudio.workspace.store;

import static java.util.Objects.requireNonNull;

import io.alignmentstudio.workspace.config.Side;

/**
 * What one side did with one item of a suite.
 *
 * @param item id of the item
 * @param result the answer with its judgements
 */
public record AuditRow<T extends Record>(String item, Side side, T result) {
  public AuditRow {
    requireNonNull(item, "item is null");
    requireNonNull(side, "side is null");
    requireNonNull(result, "result is null");
  }
}
