package io.alignmentstudio.workspace.store;

/** How many rows a write added, changed, removed and found unchanged. */
public record Changes(int added, int changed, int removed, int unchanged) {
  /** Whether the table is as it was before. */
  public boolean none() {
    return added == 0 && changed == 0 && removed == 0;
  }
}
