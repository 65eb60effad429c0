package io.alignmentstudio.studio.training.data;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Problems;
import java.nio.file.Path;

/** Collects what is wrong with the lines of a file; the first ones are told, all are counted. */
final class DataProblems {
  private static final int TOLD = 20;

  private final Path file;
  private final Problems problems = new Problems();
  private int count;

  DataProblems(Path file) {
    this.file = file;
  }

  @FormatMethod
  void add(int line, @FormatString String format, Object... arguments) {
    count++;
    if (count <= TOLD) {
      problems.add("line %d: %s", line, String.format(format, arguments));
    }
  }

  void throwIfAny() {
    if (count > TOLD) {
      problems.add("and %,d more", count - TOLD);
    }
    problems.throwIfAny(
        ErrorCode.DATA, "%s cannot be trained on; mend these lines:".formatted(file));
  }
}
