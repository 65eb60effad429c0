package io.alignmentstudio.framers.conflicts;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the tables of words that are part of the program. */
final class TableFile {
  private TableFile() {}

  /** The lines of a resource of this package without comments. */
  static List<String> lines(String name) {
    try (InputStream stream = TableFile.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new StudioException(
            ErrorCode.SOFTWARE, name + " is not on the class path; the build is incomplete");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new StudioException(ErrorCode.SOFTWARE, "cannot read " + name + ": " + e, e);
    }
  }
}
