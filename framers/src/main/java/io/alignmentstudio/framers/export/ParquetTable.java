package io.alignmentstudio.framers.export;

import blue.strategic.parquet.ParquetWriter;
import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.workspace.artifact.FileReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;

/**
 * Writes {@link ExampleTable} as Parquet: text columns, empty fields null, compressed by Snappy.
 */
final class ParquetTable {
  private ParquetTable() {}

  static void write(List<ExportRow> rows, Path file) {
    Path temporary = file.resolveSibling("." + file.getFileName() + ".unfinished");
    try {
      Files.createDirectories(temporary.getParent());
      try (ParquetWriter<ExportRow> writer =
          ParquetWriter.writeFile(
              schema(),
              temporary.toFile(),
              (row, out) -> {
                for (ExampleTable.Column column : ExampleTable.COLUMNS) {
                  Optional<String> value = column.value().apply(row);
                  if (value.isPresent()) {
                    out.write(column.name(), value.get());
                  }
                }
              })) {
        for (ExportRow row : rows) {
          writer.write(row);
        }
      }
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      discard(temporary, e);
      throw new StudioException(
          ErrorCode.CANNOT_CREATE, "cannot write " + file + ": " + FileReason.of(e), e);
    }
  }

  private static void discard(Path temporary, IOException failure) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private static MessageType schema() {
    Types.MessageTypeBuilder schema = Types.buildMessage();
    for (ExampleTable.Column column : ExampleTable.COLUMNS) {
      schema
          .optional(PrimitiveTypeName.BINARY)
          .as(LogicalTypeAnnotation.stringType())
          .named(column.name());
    }
    return schema.named("examples");
  }
}
