package io.alignmentstudio.framers.curation;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Example;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Refuses rows that a person would refuse on sight. */
final class RowFilter {
  /** What a row that quotes its norm has between quotation marks is the policy's. */
  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");

  /** A box to tick, "[ ]", is none. */
  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\{[^{}\\s]*}|[{}]|\\[(?! +])[A-Z _]+]|<[a-z_]+>");

  /** What only a defect of a generator writes, unless the row's own quote has it. */
  private static final Pattern DEBRIS =
      Pattern.compile("[\\p{Cntrl}&&[^\n\t]]|\\bTODO\\b|\\bnull\\b");

  private static final Pattern DOUBLED =
      Pattern.compile("(?i)\\b(?!that\\b|had\\b|is\\b)([a-z]+) \\1\\b(?![-'’])");
  private static final Pattern GRAMMAR =
      Pattern.compile(
          "(?i)\\b(a|an) (a|an|the|any|some|every|each|their|his|her|its|my|employees|two|three)\\b"
              + "|\\b(the|some|every) (a|an|the|any|some)\\b|\\bto to\\b|\\bnot not\\b"
              + "|\\bdid not (did|was|were|be|is|are|must|may|shall)\\b| [,.;](?!\\d)|,,|\\.\\.(?!\\.)|\\(\\s*\\)");
  private static final Pattern DANGLING =
      Pattern.compile(
          "(?i)\\b(the (passage|text|context|paragraph|section|clause|document) (above|below|provided|given)"
              + "|this (section|paragraph|passage|clause|article|sub-?section|sub-?paragraph)\\b"
              + "|(mentioned|described|listed|set out|stated) (above|below)|as follows|the following:?$|see (above|below))");

  private final CurationSettings settings;
  private final Map<String, Clause> clauses;

  RowFilter(CurationSettings settings, Map<String, Clause> clauses) {
    this.settings = settings;
    this.clauses = clauses;
  }

  /** Why a row is refused; empty if it is good. */
  Optional<String> refuse(Example row) {
    if (words(own(row, row.prompt())) > settings.longestPrompt()) {
      return Optional.of("prompt longer than " + settings.longestPrompt() + " words");
    }
    if (words(row.prompt()) < 2) {
      return Optional.of("prompt of one word");
    }
    if (Texts.goodAnswers(row).stream()
        .anyMatch(text -> words(own(row, text)) > settings.longestAnswer())) {
      return Optional.of("answer longer than " + settings.longestAnswer() + " words");
    }
    if (own(row).anyMatch(text -> hasHole(text) || finds(DEBRIS, text, row))) {
      return Optional.of("leftover placeholder");
    }
    // People write "had had"; the checks of grammar are for generated text.
    boolean written = row.provenance().handWritten();
    if (!written && own(row).anyMatch(text -> finds(DOUBLED, text, row))) {
      return Optional.of("doubled word");
    }
    if (!written && own(row).anyMatch(text -> finds(GRAMMAR, text, row))) {
      return Optional.of("broken grammar");
    }
    if (own(row).anyMatch(text -> DANGLING.matcher(text).find())) {
      return Optional.of("not self-contained");
    }
    return consistent(row).or(() -> grounded(row));
  }

  /** The texts of a row without the policy's own words, where the row only quotes these. */
  private static Stream<String> own(Example row) {
    return Texts.all(row).map(text -> own(row, text));
  }

  private static String own(Example row, String text) {
    return row.provenance().toldBrieflyBecause().isPresent()
        ? QUOTED.matcher(text).replaceAll("…")
        : text;
  }

  /** Whether a slot was left open: what looks like one but stands in the policy is its own. */
  private boolean hasHole(String text) {
    return PLACEHOLDER
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .anyMatch(hole -> clauses.values().stream().noneMatch(own -> own.text().contains(hole)));
  }

  /** Whether a fault stands in the text that the policy does not have itself. */
  private static boolean finds(Pattern fault, String text, Example row) {
    return fault
        .matcher(text)
        .results()
        .anyMatch(
            found ->
                row.provenance().quotes().stream()
                    .noneMatch(quote -> quote.contains(found.group().strip())));
  }

  private static Optional<String> consistent(Example row) {
    return switch (row) {
      case Example.Scenario _ -> Optional.empty();
      case Example.Instruction instruction ->
          holdsFacts(instruction) ? Optional.empty() : Optional.of("key fact not in the answer");
      case Example.Preference preference ->
          Texts.normalised(preference.chosen()).equals(Texts.normalised(preference.rejected()))
              ? Optional.of("chosen and rejected are the same")
              : Optional.empty();
    };
  }

  /**
   * Whether the answer holds every key fact, in any case; of alternatives ("a|b") one is enough.
   */
  private static boolean holdsFacts(Example.Instruction instruction) {
    String answer = instruction.answer().toLowerCase(Locale.ROOT);
    return instruction.keyFacts().stream()
        .allMatch(
            fact ->
                Arrays.stream(fact.toLowerCase(Locale.ROOT).split("\\|"))
                    .map(String::strip)
                    .anyMatch(answer::contains));
  }

  private Optional<String> grounded(Example row) {
    List<String> ids = row.provenance().clauseIds();
    if (ids.stream().anyMatch(id -> !clauses.containsKey(id))) {
      return Optional.of("unknown clause");
    }
    return Quotes.allStand(row, clauses)
        ? Optional.empty()
        : Optional.of("quote not in its clause");
  }

  private static int words(String text) {
    return text.strip().split("\\s+").length;
  }
}
