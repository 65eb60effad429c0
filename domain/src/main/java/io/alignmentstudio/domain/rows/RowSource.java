package io.alignmentstudio.domain.rows;

import static java.util.Objects.requireNonNull;

/**
 * Where a row was read.
 *
 * @param file name of the file with its folder, for messages; "generated" for rows never read
 * @param line counted from 1; 0 for rows never read
 */
public record RowSource(String file, int line) {
  /** Rows that come from the studio itself. */
  public static final RowSource GENERATED = new RowSource("generated", 0);

  public RowSource {
    requireNonNull(file, "file is null");
    if (line < 0) {
      throw new IllegalArgumentException("line must be at least 0, got " + line);
    }
  }

  /** Says it to a person: {@code suite/questions.jsonl:12}. */
  public String describe() {
    return line == 0 ? file : file + ":" + line;
  }
}
