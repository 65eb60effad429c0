package io.alignmentstudio.framers.generation;

import io.alignmentstudio.domain.Clause;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Whom a regulation itself tells people to ask or to report to: the body that a section names most
 * often so, else the one that most of its sections do, if that are two at least.
 */
final class Contacts {
  /** "contact the Ethics Line", "report it to Legal": names have capitals. */
  private static final Pattern ASKED =
      Pattern.compile(
          "\\b(?i:ask|contact|consult|reach out to|speak (?:to|with)|talk (?:to|with)|turn to|notify"
              + "|inform|call|advice (?:from|of)|questions? (?:to|for)"
              + "|report(?:ed|ing)?(?: \\w+){0,4} to)"
              + " ((?i:the|our|your) )?(\\p{Lu}[\\p{L}'’-]+(?: (?:(?:of|and|for) )?\\p{Lu}[\\p{L}'’-]+){0,3})");

  /** Sections that name a body before it is the one for all questions. */
  private static final int SECTIONS = 2;

  private final Map<String, String> bySection;
  private final Optional<String> anywhere;

  private Contacts(Map<String, String> bySection, Optional<String> anywhere) {
    this.bySection = bySection;
    this.anywhere = anywhere;
  }

  /** Those of the clauses of one regulation. */
  static Contacts of(List<Clause> clauses) {
    Map<String, Map<String, Integer>> counts = new HashMap<>();
    for (Clause clause : clauses) {
      Map<String, Integer> own =
          counts.computeIfAbsent(section(clause), heading -> new TreeMap<>());
      ASKED
          .matcher(clause.fullText())
          .results()
          .map(Contacts::name)
          .forEach(name -> own.merge(name, 1, Integer::sum));
    }
    Map<String, Integer> sections = new TreeMap<>();
    counts
        .values()
        .forEach(own -> own.keySet().forEach(name -> sections.merge(name, 1, Integer::sum)));
    sections.values().removeIf(count -> count < SECTIONS);
    Map<String, String> bySection = new HashMap<>();
    counts.forEach((heading, own) -> most(own).ifPresent(name -> bySection.put(heading, name)));
    return new Contacts(bySection, most(sections));
  }

  private static String name(MatchResult asked) {
    return asked.group(1) == null ? asked.group(2) : "the " + asked.group(2);
  }

  private static Optional<String> most(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .max(Comparator.comparingInt(Map.Entry::getValue))
        .map(Map.Entry::getKey);
  }

  private static String section(Clause clause) {
    return clause.headings().isEmpty() ? "" : clause.headings().getLast();
  }

  /** The body to ask about a clause. */
  Optional<String> of(Clause clause) {
    return Optional.ofNullable(bySection.get(section(clause))).or(() -> anywhere);
  }
}
