package io.alignmentstudio.studio.command;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** Turns whatever a command threw into a message for its user; defects keep their stack trace. */
final class Failures {
  private static final long MEBIBYTE = 1L << 20;

  private Failures() {}

  /**
   * Explains a failure.
   *
   * @param workspace where the stack trace of a defect is kept; else among the temporary files
   */
  static StudioException explain(Throwable failure, Supplier<Optional<Path>> workspace) {
    if (failure instanceof StudioException explained && explained.code() != ErrorCode.SOFTWARE) {
      return explained;
    }
    if (failure instanceof UncheckedIOException || failure instanceof IOException) {
      return new StudioException(
          ErrorCode.IO, "reading or writing failed: " + failure.getMessage(), failure);
    }
    if (failure instanceof OutOfMemoryError) {
      return new StudioException(
          ErrorCode.SOFTWARE,
          "memory ran out ("
              + failure.getMessage()
              + "): Java's heap may take "
              + Runtime.getRuntime().maxMemory() / MEBIBYTE
              + " MiB. Give it more with STUDIO_JAVA_OPTIONS=-Xmx4g, or smaller documents; what"
              + " was finished is kept",
          failure);
    }
    String what =
        failure instanceof StudioException explained
            ? explained.getMessage()
            : "the studio failed unexpectedly: " + failure;
    return new StudioException(
        ErrorCode.SOFTWARE,
        what
            + keep(failure, workspace)
                .map(file -> "\nThe details are in " + file + "; please report them.")
                .orElse(""),
        failure);
  }

  private static Optional<Path> keep(Throwable failure, Supplier<Optional<Path>> workspace) {
    try {
      Optional<Path> folder =
          workspace.get().map(each -> each.resolve(".studio")).filter(Files::isDirectory);
      Path file =
          folder.isPresent()
              ? Files.createTempFile(folder.get(), "error-", ".txt")
              : Files.createTempFile("studio-error-", ".txt");
      try (PrintWriter out = new PrintWriter(file.toFile(), StandardCharsets.UTF_8)) {
        failure.printStackTrace(out);
      }
      return Optional.of(file);
    } catch (IOException e) {
      failure.addSuppressed(e);
      return Optional.empty();
    }
  }
}
