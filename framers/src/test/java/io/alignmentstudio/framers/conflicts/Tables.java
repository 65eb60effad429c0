package io.alignmentstudio.framers.conflicts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The tables of judged and planted conflicts. */
public final class Tables {
  private Tables() {}

  /** Lines of a table, split at tabs; comments are left out. */
  public static List<String[]> read(String name) throws IOException {
    try (InputStream in = Tables.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t"))
          .toList();
    }
  }
}
