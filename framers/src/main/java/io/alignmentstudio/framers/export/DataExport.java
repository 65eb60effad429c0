package io.alignmentstudio.framers.export;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.workspace.artifact.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes framed rows as one file for another program. */
public final class DataExport {
  private DataExport() {}

  /**
   * What was written.
   *
   * @param leftOut rows that the form has no place for, by reason
   */
  public record Written(int rows, Map<String, Integer> leftOut) {
    public Written {
      leftOut = Map.copyOf(leftOut);
    }
  }

  /**
   * Writes a new file, whole or not at all.
   *
   * @param taxonomy what {@link DataFormat#INSTRUCTLAB} needs beside the rows
   * @throws StudioException USAGE for a file of another ending or one that exists, NO_INPUT where
   *     no row suits the form, DATA where the form needs more rows
   */
  public static Written write(
      DataFormat format, List<ExportRow> rows, Optional<Taxonomy> taxonomy, Path file) {
    check(format, file);
    Written written =
        switch (format) {
          case CHAT, ALPACA, SHAREGPT -> conversations(format, rows, file);
          case TRL ->
              conversations(
                  format,
                  rows.stream().filter(row -> Conversation.of(row).rejected().isPresent()).toList(),
                  file);
          case INSTRUCTLAB -> instructLab(rows, taxonomy.orElseThrow(), file);
          case CSV -> {
            AtomicFile.write(file, csv(required(rows, format)));
            yield new Written(rows.size(), Map.of());
          }
          case PARQUET -> {
            ParquetTable.write(required(rows, format), file.toAbsolutePath());
            yield new Written(rows.size(), Map.of());
          }
        };
    int pairs = rows.size() - written.rows();
    return format == DataFormat.TRL && pairs > 0
        ? new Written(written.rows(), Map.of("no better and worse answer", pairs))
        : written;
  }

  private static void check(DataFormat format, Path file) {
    String name = String.valueOf(file.getFileName());
    if (format.endings().stream().noneMatch(ending -> name.endsWith("." + ending))) {
      throw new StudioException(
          ErrorCode.USAGE,
          "%s is written to a file that ends in .%s, got %s"
              .formatted(format.word(), String.join(" or .", format.endings()), name));
    }
    if (Files.exists(file)) {
      throw new StudioException(
          ErrorCode.USAGE, file + " exists; remove it or choose another name");
    }
  }

  private static Written conversations(DataFormat format, List<ExportRow> rows, Path file) {
    List<String> lines =
        required(rows, format).stream()
            .map(row -> JsonForms.json(format, Conversation.of(row)).toString())
            .toList();
    boolean array = file.toString().endsWith(".json");
    AtomicFile.write(
        file,
        array
            ? "[\n" + String.join(",\n", lines) + "\n]\n"
            : lines.stream().map(line -> line + "\n").collect(Collectors.joining()));
    return new Written(lines.size(), Map.of());
  }

  private static Written instructLab(List<ExportRow> rows, Taxonomy taxonomy, Path file) {
    InstructLabFile form = new InstructLabFile(taxonomy);
    AtomicFile.write(file, form.text(rows));
    return new Written(form.written(), form.leftOut());
  }

  private static String csv(List<ExportRow> rows) {
    StringBuilder text = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
      printer.printRecord(ExampleTable.COLUMNS.stream().map(ExampleTable.Column::name));
      for (ExportRow row : rows) {
        printer.printRecord(
            ExampleTable.COLUMNS.stream().map(column -> column.value().apply(row).orElse("")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to memory", e);
    }
    return text.toString();
  }

  private static List<ExportRow> required(List<ExportRow> rows, DataFormat format) {
    if (rows.isEmpty()) {
      throw new StudioException(
          ErrorCode.NO_INPUT,
          "there is no row to write as %s; frame first, or choose another --split or --regulation"
              .formatted(format.word()));
    }
    return rows;
  }
}
