package io.alignmentstudio.framers.ontology;

import io.alignmentstudio.framers.language.NounPhrases;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Spellings of terms: what is cut off, how they are compared, what is no term at all. */
final class TermForm {
  private static final int MOST_WORDS = 5;
  private static final String CUT =
      "(?i)[,;(].*$| organi[sz]ation-.*$| (?:who|which|that|whose|where|when|to|for|from|with|without|in|on|at|by|worth|other than|under|above|below|responsible|concerned|involved|using|including|such as|as|within|against|after|before|between|over|up|about|into|than|if|unless|must|may|shall|is|are|was|were|has|have|given|named|used|received)\\b.*$";

  /** What is left where a phrase was cut in the wrong place: "of the processor", "authority/y". */
  private static final Pattern FRAGMENT =
      Pattern.compile(
          "(?:of|and|or|nor|by|with|to|from|any|each|every|all|some|these|those|no|not|as|per|via)\\b(?!-).*"
              + "|\\w+ing (?:other|the|any|all|their|its|an?) .*|.*/\\w");

  private static final Set<String> NO_TERMS =
      Set.of(
          "it",
          "them",
          "anyone",
          "someone",
          "everyone",
          "nobody",
          "anything",
          "nothing",
          "something",
          "one",
          "ones",
          "case",
          "way",
          "time",
          "day",
          "part",
          "number",
          "name",
          "use",
          "thing",
          "fact",
          "reason",
          "kind",
          "result",
          "example",
          "step",
          "need",
          "place",
          "order",
          "care",
          "question",
          "answer",
          "following",
          "same",
          "other",
          "others",
          "you",
          "they",
          "we",
          "he",
          "she",
          "person",
          "each",
          "all",
          "any",
          "both",
          "this",
          "that",
          "these",
          "those",
          "whoever",
          "year",
          "month",
          "hour",
          "week",
          "note",
          "amount",
          "date");

  private TermForm() {}

  /** The noun phrases that "and" or "or" joins. */
  static List<String> parts(String phrase) {
    return Arrays.stream(
            phrase
                .replaceFirst("(?i) (?:who|which|that|whose)\\b.*$", "")
                .split(",? (?:and|or|and/or) |, "))
        .map(TermForm::bare)
        .filter(TermForm::acceptable)
        .toList();
  }

  /** Without articles, relative clauses and everything that is not the name. */
  static String bare(String phrase) {
    String text =
        phrase.replaceAll("[\"“”*_`]", "").replaceAll("\\s+", " ").strip().replaceFirst(CUT, "");
    return NounPhrases.bare(text)
        .replaceFirst(
            "(?i)^(?:including|such as|their|its|his|her|your|our|own|another|such|every|\\d+|one|two|three|new|current|other|relevant|appropriate|more|most|at least one|additional|prior|written|the company's) (?=\\w)",
            "")
        .replaceFirst("['’]s?$", "")
        .strip();
  }

  static boolean acceptable(String phrase) {
    String lower = phrase.toLowerCase(Locale.ROOT);
    return lower.length() > 2
        && phrase.split(" ").length <= MOST_WORDS
        && !NO_TERMS.contains(NounPhrases.singular(lower))
        && lower.matches("[a-z][\\w .&'’/-]*")
        && !lower.matches(".*\\d.*|.* (?:of|and|or|the|a)")
        && !lower.endsWith("-")
        && !FRAGMENT.matcher(lower).matches()
        && !reference(phrase);
  }

  /** "Article 5", "Section 4.2", "Monday March": no terms. */
  static boolean reference(String name) {
    return name.matches(
        "(?i)(?:article|section|chapter|annex|part|paragraph|appendix|table|figure|title|regulation \\(|directive)s?(?: .*)?|.*\\b(?:january|february|march|april|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday)\\b.*|(?:if|when|the|a|an|in|on|for|do|never|employees|before|after|where) .*");
  }

  static boolean capitalised(String phrase) {
    return Arrays.stream(phrase.split(" "))
            .filter(word -> word.length() > 3)
            .allMatch(word -> Character.isUpperCase(word.charAt(0)))
        && Character.isUpperCase(phrase.charAt(0));
  }

  /** The last noun before "of": the word that says what it is. */
  static String head(String phrase) {
    String core = phrase.replaceFirst("(?i) of .*$", "").replaceFirst(CUT, "");
    return core.substring(core.lastIndexOf(' ') + 1);
  }

  /** What equal terms have in common. */
  static String key(String phrase) {
    return singularised(
            phrase.toLowerCase(Locale.ROOT).replaceFirst(" (?:plc|ltd|inc|llc|gmbh)\\.?$", ""))
        .replace('-', ' ');
  }

  static String singularised(String phrase) {
    return withHead(phrase, NounPhrases.singular(head(phrase)));
  }

  static String pluralised(String phrase) {
    return withHead(phrase, NounPhrases.pluralOf(head(phrase)));
  }

  private static String withHead(String phrase, String replacement) {
    String head = head(phrase);
    int of = phrase.toLowerCase(Locale.ROOT).indexOf(" of ");
    int end = of < 0 ? phrase.length() : of;
    int start = phrase.lastIndexOf(head, Math.max(0, end - head.length()));
    return start < 0
        ? phrase
        : phrase.substring(0, start) + replacement + phrase.substring(start + head.length());
  }

  /** The words before an abbreviation whose initials spell it. */
  static Optional<String> expansion(String words, String brief) {
    String[] all = words.split(" ");
    for (int from = all.length - 1; from >= 0; from--) {
      String candidate = String.join(" ", Arrays.copyOfRange(all, from, all.length));
      StringBuilder initials = new StringBuilder();
      for (String word : candidate.split("[ -]")) {
        if (!word.isEmpty() && Character.isUpperCase(word.charAt(0))) {
          initials.append(word.charAt(0));
        }
      }
      boolean starts = Character.isUpperCase(all[from].charAt(0));
      if (starts && initials.toString().equalsIgnoreCase(brief)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }
}
