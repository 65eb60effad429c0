package io.alignmentstudio.workspace.config;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Problems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the problems of a file with their lines, to report them in the file's order. */
final class LineProblems {
  /** Line of what the command line sets. */
  static final int OVERRIDE = 0;

  private final List<LineProblem> problems = new ArrayList<>();

  @FormatMethod
  void add(int line, @FormatString String format, Object... arguments) {
    problems.add(new LineProblem(line, String.format(format, arguments)));
  }

  int count() {
    return problems.size();
  }

  List<String> messages() {
    return problems.stream()
        .sorted(Comparator.comparingInt(LineProblem::line))
        .map(LineProblem::text)
        .toList();
  }

  /** Throws one {@link io.alignmentstudio.domain.StudioException} with all, if there is any. */
  void throwIfAny(String heading) {
    Problems all = new Problems();
    messages().forEach(message -> all.add("%s", message));
    all.throwIfAny(ErrorCode.CONFIG, heading);
  }

  private record LineProblem(int line, String message) {
    String text() {
      return line == OVERRIDE ? "--set: " + message : "line " + line + ": " + message;
    }
  }
}
