package io.alignmentstudio.domain.rows;

import io.alignmentstudio.domain.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** CSV after RFC 4180, with commas, semicolons or tabs: whichever the first line has most of. */
final class CsvFile {
  private CsvFile() {}

  static List<TableRow> read(Path file, Problems problems) {
    String name = TextFile.displayName(file);
    Optional<String> text = TextFile.read(file, name, problems);
    Table table = new Table(name, problems);
    if (text.isEmpty()) {
      return List.of();
    }
    CSVFormat format = CSVFormat.RFC4180.builder().setDelimiter(delimiter(text.get())).get();
    long line = 1;
    try (CSVParser parser = CSVParser.parse(text.get(), format)) {
      int width = 0;
      for (CSVRecord row : parser) {
        List<String> cells = row.toList();
        if (!table.hasHeader()) {
          table.header((int) line, cells);
          width = cells.size();
        } else if (cells.size() == width || cells.stream().allMatch(String::isBlank)) {
          table.add((int) line, cells);
        } else {
          problems.add(
              "%s:%d: has %d cells, the first line has %d: put quotes (\") around texts with"
                  + " commas, semicolons or line ends",
              name, line, cells.size(), width);
        }
        line = parser.getCurrentLineNumber() + 1;
      }
    } catch (UncheckedIOException | IOException e) {
      problems.add("%s:%d: is not CSV: %s", name, line, reason(e));
    }
    return table.rows();
  }

  private static char delimiter(String text) {
    String first = text.lines().findFirst().orElse("");
    return Stream.of(',', ';', '\t')
        .max(Comparator.comparingLong(mark -> first.chars().filter(c -> c == mark).count()))
        .filter(mark -> first.indexOf(mark) >= 0)
        .orElse(',');
  }

  private static String reason(Exception e) {
    String told = String.valueOf(e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
    if (told.contains("EOF reached before encapsulated token")) {
      return "a text that a quote (\") opens is not closed before the file ends";
    }
    if (told.contains("between encapsulated token and delimiter")) {
      return "something follows the quote (\") that closes a text; write a quote within a text twice"
          + " (\"\")";
    }
    return told;
  }
}
