package io.alignmentstudio.workspace.database;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.sqlite.SQLiteException;

/** Says in words what went wrong with the database file. */
final class DatabaseErrors {
  private DatabaseErrors() {}

  static StudioException explain(Path file, Throwable cause) {
    return Stream.iterate(cause, next -> next != null, Throwable::getCause)
        .filter(SQLiteException.class::isInstance)
        .map(SQLiteException.class::cast)
        .findFirst()
        .map(error -> explain(file, error, cause))
        .orElseGet(
            () ->
                new StudioException(
                    ErrorCode.SOFTWARE, "the database " + file + " failed: " + cause, cause));
  }

  private static StudioException explain(Path file, SQLiteException error, Throwable cause) {
    // The low byte is the primary result code: https://www.sqlite.org/rescode.html
    int code = error.getResultCode().code & 0xff;
    return switch (code) {
      case 5, 6 ->
          new StudioException(
              ErrorCode.LOCKED,
              "the database " + file + " is busy with another process; try again when it is done",
              cause);
      case 8, 13, 14 ->
          new StudioException(
              ErrorCode.CANNOT_CREATE,
              "cannot write the database "
                  + file
                  + ": "
                  + error.getMessage()
                  + ". Free some disk space or mend the permissions, then run again; what was"
                  + " written before is intact",
              cause);
      case 11, 26 ->
          new StudioException(
              ErrorCode.DATA,
              "the database "
                  + file
                  + " is damaged or no database: "
                  + error.getMessage()
                  + ". Restore it from a backup, or delete the folder .studio and run again",
              cause);
      case 10 ->
          new StudioException(
              ErrorCode.IO, "cannot read or write " + file + ": " + error.getMessage(), cause);
      default ->
          new StudioException(
              ErrorCode.SOFTWARE,
              "the database " + file + " refused: " + error.getMessage(),
              cause);
    };
  }
}
