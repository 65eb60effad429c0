package io.alignmentstudio.domain.rows;

import io.alignmentstudio.domain.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/**
 * An Excel workbook: the sheet that has the file's name, or the only one. What a cell shows and
 * what it holds can differ, so dates, formatted numbers, formulas and errors are refused: a seed
 * says what its author reads.
 */
final class WorkbookFile {
  /** Formats that show a number as it is held. */
  private static final Set<String> PLAIN = Set.of("General", "0", "@", "");

  private static final int LONGEST_TYPES = 1 << 20;

  private WorkbookFile() {}

  static List<TableRow> read(Path file, Problems problems) {
    String name = TextFile.displayName(file);
    Table table = new Table(name, problems);
    try (InputStream bytes = Files.newInputStream(file);
        ReadableWorkbook workbook =
            new ReadableWorkbook(bytes, new ReadingOptions(hasStyles(file), true))) {
      Optional<Sheet> sheet = sheet(workbook, file, problems);
      if (sheet.isPresent()) {
        try (Stream<Row> rows = sheet.get().openStream()) {
          rows.forEach(row -> add(row, table, name, problems));
        }
        if (!table.hasHeader()) {
          problems.add("%s: is empty; add rows or remove the file", name);
        }
      }
    } catch (IOException | RuntimeException e) {
      problems.add(
          "%s: cannot be read as an Excel workbook (.xlsx): %s. Is it encrypted, damaged, of"
              + " another kind, or does it hold formulas? Keep values only",
          name, String.valueOf(e.getMessage()));
    }
    return table.rows();
  }

  /** Whether the workbook says how cells look; where it does not, the library asks in vain. */
  private static boolean hasStyles(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry types = zip.getEntry("[Content_Types].xml");
      if (types == null) {
        return true;
      }
      try (InputStream content = zip.getInputStream(types)) {
        return new String(content.readNBytes(LONGEST_TYPES), StandardCharsets.UTF_8)
            .contains("spreadsheetml.styles+xml");
      }
    } catch (ZipException e) {
      return true; // The library says better what the file is.
    }
  }

  private static Optional<Sheet> sheet(ReadableWorkbook workbook, Path file, Problems problems) {
    List<Sheet> sheets = workbook.getSheets().toList();
    String wanted = file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    Optional<Sheet> named =
        sheets.stream().filter(sheet -> sheet.getName().equalsIgnoreCase(wanted)).findFirst();
    if (named.isPresent() || sheets.size() == 1) {
      return named.or(() -> sheets.stream().findFirst());
    }
    problems.add(
        "%s: has the sheets %s; call the one to read '%s', or keep one only",
        TextFile.displayName(file),
        sheets.stream().map(Sheet::getName).collect(Collectors.joining(", ")),
        wanted);
    return Optional.empty();
  }

  private static void add(Row row, Table table, String name, Problems problems) {
    List<String> cells = new ArrayList<>(Collections.nCopies(row.getCellCount(), ""));
    for (int at = 0; at < row.getCellCount(); at++) {
      Optional<Cell> cell = row.getOptionalCell(at);
      if (cell.isPresent()) {
        cells.set(at, text(cell.get(), name + ":" + row.getRowNum(), at, problems));
      }
    }
    if (table.hasHeader()) {
      table.add(row.getRowNum(), cells);
    } else if (cells.stream().anyMatch(text -> !text.isBlank())) {
      table.header(row.getRowNum(), cells);
    }
  }

  private static String text(Cell cell, String place, int column, Problems problems) {
    String held = Optional.ofNullable(cell.getRawValue()).orElse("");
    String format = Optional.ofNullable(cell.getDataFormatString()).orElse("");
    String problem =
        switch (cell.getType()) {
          case STRING, EMPTY -> "";
          case NUMBER -> PLAIN.contains(format) ? "" : "a number shown as '" + format + "'";
          case BOOLEAN -> "";
          case FORMULA -> "a formula";
          case ERROR -> "the error " + held;
        };
    if (!problem.isEmpty()) {
      problems.add(
          "%s: column %s: holds %s; give the cell the format Text and write what it should say",
          place, Table.letters(column), problem);
      return "";
    }
    return switch (cell.getType()) {
      case BOOLEAN -> held.equals("1") || held.equalsIgnoreCase("true") ? "true" : "false";
      case STRING -> cell.asString();
      case NUMBER, EMPTY, FORMULA, ERROR -> held;
    };
  }
}
