package io.alignmentstudio.framers.ingest;

import java.util.List;

/**
 * What a format reader found.
 *
 * @param title from metadata; empty when the source names none
 * @param warnings for a person to see
 */
record Draft(String title, List<Block> blocks, List<String> warnings) {
  Draft {
    blocks = List.copyOf(blocks);
    warnings = List.copyOf(warnings);
  }
}
