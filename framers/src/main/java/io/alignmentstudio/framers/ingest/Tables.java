package io.alignmentstudio.framers.ingest;

import io.alignmentstudio.domain.SourceSpan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Finds the header of a table and pairs it with the rows below. */
final class Tables {
  private static final int LONGEST_HEADER = 8;

  private Tables() {}

  /**
   * Makes blocks of the rows of a table.
   *
   * @param marked whether the source says that the first row is a header
   */
  static List<Block> rows(List<List<String>> rows, List<SourceSpan> spans, boolean marked) {
    boolean headed = rows.size() > 1 && (marked || looksLikeHeader(rows.getFirst()));
    List<String> headers = headed ? rows.getFirst() : List.of();
    List<Block> blocks = new ArrayList<>();
    for (int i = headed ? 1 : 0; i < rows.size(); i++) {
      blocks.add(new Block.Row(headers, rows.get(i), spans.get(i)));
    }
    return blocks;
  }

  static boolean looksLikeHeader(List<String> cells) {
    List<String> filled = cells.stream().filter(cell -> !cell.isBlank()).toList();
    return filled.size() > 1
        && filled.stream().allMatch(cell -> ClauseRules.words(cell) <= LONGEST_HEADER)
        && filled.stream().noneMatch(cell -> cell.matches("(?s).*[.;:]$|\\W*\\d[\\d.,%\\s]*"))
        && new HashSet<>(filled).size() == filled.size();
  }
}
