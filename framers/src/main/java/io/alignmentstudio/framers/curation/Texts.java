package io.alignmentstudio.framers.curation;

import io.alignmentstudio.domain.Example;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The texts of rows, as the stages of curation compare them. */
final class Texts {
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  private Texts() {}

  static List<String> answers(Example row) {
    return switch (row) {
      case Example.Scenario scenario -> scenario.missingFact().stream().toList();
      case Example.Instruction instruction -> List.of(instruction.answer());
      case Example.Preference preference -> List.of(preference.chosen(), preference.rejected());
    };
  }

  /** Answers that a model is to learn; a rejected one may ramble, as unaligned models do. */
  static List<String> goodAnswers(Example row) {
    return switch (row) {
      case Example.Scenario _, Example.Instruction _ -> answers(row);
      case Example.Preference preference -> List.of(preference.chosen());
    };
  }

  static Stream<String> all(Example row) {
    return Stream.concat(Stream.of(row.prompt()), answers(row).stream());
  }

  /** "scenario", "instruction" or "preference". */
  static String kind(Example row) {
    return switch (row) {
      case Example.Scenario _ -> "scenario";
      case Example.Instruction _ -> "instruction";
      case Example.Preference _ -> "preference";
    };
  }

  /** Rows are compared with rows of the same kind and label only. */
  static String comparable(Example row) {
    return switch (row) {
      case Example.Scenario scenario -> "scenario " + scenario.label();
      case Example.Instruction _ -> "instruction";
      case Example.Preference preference -> "preference " + preference.bucket().allowed();
    };
  }

  /** Lower-case words without punctuation. */
  static String normalised(String text) {
    return NO_WORD.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
  }
}
