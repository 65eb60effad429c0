package io.alignmentstudio.studio.training.data;

import io.alignmentstudio.studio.training.settings.TooLong;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Holds rows to the longest length, and notes what became of those that exceed it. */
final class LengthRule {
  private static final int TOLD = 10;

  private final int most;
  private final int longestInput;
  private final TooLong tooLong;
  private final DataProblems problems;
  private final List<Integer> leftOut = new ArrayList<>();
  private final List<Integer> cut = new ArrayList<>();

  /**
   * @param most tokens of a row
   * @param longestInput tokens that the model can compute
   */
  LengthRule(int most, int longestInput, TooLong tooLong, DataProblems problems) {
    this.most = most;
    this.longestInput = longestInput;
    this.tooLong = tooLong;
    this.problems = problems;
  }

  int most() {
    return most;
  }

  /** Tokens that are not too many; empty if the row is left out or wrong. */
  Optional<int[]> fit(int line, int[] tokens) {
    if (tokens.length <= most) {
      return Optional.of(tokens);
    }
    return switch (tooLong) {
      case ERROR -> {
        problems.add(
            line,
            "has %,d tokens, but at most %,d are allowed; shorten it, raise max-length as far as the model reads, or set too-long to leave-out or cut",
            tokens.length,
            most);
        yield Optional.empty();
      }
      case LEAVE_OUT -> leaveOut(line);
      case CUT -> {
        note(cut, line);
        yield Optional.of(Arrays.copyOf(tokens, most));
      }
    };
  }

  /**
   * Whether a prompt leaves room for an answer; a prompt is never cut.
   *
   * @param after tokens that a reward model reads behind the answer
   */
  boolean fits(int line, int prompt, int answer, int after) {
    boolean sampled = prompt + answer <= most;
    if (sampled && prompt + answer + after <= longestInput) {
      return true;
    }
    switch (tooLong) {
      case LEAVE_OUT -> note(leftOut, line);
      case ERROR, CUT ->
          problems.add(
              line,
              "the prompt has %,d tokens and sampling.max-tokens is %,d%s, but at most %,d are allowed together; shorten one of them, or set too-long to leave-out",
              prompt,
              answer,
              sampled ? ", behind which a reward model reads %,d more".formatted(after) : "",
              sampled ? longestInput : most);
    }
    return false;
  }

  /** Leaves out a row of which nothing would be learnt. */
  Optional<int[]> leaveOut(int line) {
    note(leftOut, line);
    return Optional.empty();
  }

  private static void note(List<Integer> lines, int line) {
    if (lines.isEmpty() || lines.getLast() != line) {
      lines.add(line);
    }
  }

  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (!cut.isEmpty()) {
      notes.add(told(cut, "cut at %,d tokens (too-long: cut)".formatted(most)));
    }
    if (!leftOut.isEmpty()) {
      notes.add(told(leftOut, "left out, longer than %,d tokens".formatted(most)));
    }
    return notes;
  }

  /** "3 rows what: lines 1, 5, 9". */
  static String told(List<Integer> lines, String what) {
    return "%,d %s %s: line%s %s%s"
        .formatted(
            lines.size(),
            lines.size() == 1 ? "row" : "rows",
            what,
            lines.size() == 1 ? "" : "s",
            lines.stream().limit(TOLD).map(Object::toString).collect(Collectors.joining(", ")),
            lines.size() > TOLD ? " and others" : "");
  }
}
