package io.alignmentstudio.framers.ingest;

import java.util.List;

/**
 * What a format reader found.
 *
 * @param title from metadata; empty when the source names none
 * @param tree without ids
 * @param warnings for a person to see
 */
record Draft(String title, SectionDraft tree, List<String> warnings) {
  Draft {
    warnings = List.copyOf(warnings);
  }

  /** Of a format that does not say what encloses what: the tree is found by numbers and levels. */
  static Draft ofBlocks(String title, List<Block> blocks, List<String> warnings) {
    return new Draft(title, TreeBuilder.build(title, blocks), warnings);
  }
}
