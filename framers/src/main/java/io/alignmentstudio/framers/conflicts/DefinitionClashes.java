package io.alignmentstudio.framers.conflicts;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Conflict;
import io.alignmentstudio.domain.ConflictKind;
import io.alignmentstudio.domain.NumberWords;
import io.alignmentstudio.domain.Resolution;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Terms that are defined twice, and not alike. */
final class DefinitionClashes {
  /** Definitions that share more of their words say the same. */
  private static final double ALIKE = 0.6;

  /** Likeness of meanings that name other numbers. */
  private static final double OTHER_NUMBERS = 0.4;

  private static final Pattern NUMBER =
      Pattern.compile("\\b(?:\\d+(?:[.:]\\d+)*|" + NumberWords.PATTERN + ")\\b");

  private static final Pattern DENIED =
      Pattern.compile("(?i)\\b(?:not|no|nor|never|without|except|unless|only)\\b");

  private static final double ONE_LIST = 0.45;
  private static final double TWO_SCOPES = 0.5;
  private static final double ADDED = 0.45;

  /** "Workstation also includes": it adds to a meaning. */
  private static final Pattern ADDS = Pattern.compile("(?i)\\balso (?:includes?|means?)\\b");

  private DefinitionClashes() {}

  /** "In this section, the term": in another section of the text it may mean something else. */
  private static final Pattern LOCAL =
      Pattern.compile(
          "(?i)\\bin this"
              + " (?:section|subsection|paragraph|subparagraph|clause|article|subtitle|chapter|part|title|annex|schedule)\\b|\\bpurposes?"
              + " of this"
              + " (?:section|subsection|paragraph|subparagraph|clause|article|subtitle|chapter|part|title)\\b");

  static List<Conflict> find(List<DefinedTerm> terms, Map<String, Clause> clauses) {
    Map<String, List<DefinedTerm>> byName = new LinkedHashMap<>();
    for (DefinedTerm term : terms) {
      byName.computeIfAbsent(name(term.term()), key -> new ArrayList<>()).add(term);
    }
    List<Conflict> conflicts = new ArrayList<>();
    for (List<DefinedTerm> definitions : byName.values()) {
      for (int i = 0; i < definitions.size(); i++) {
        for (int j = i + 1; j < definitions.size(); j++) {
          DefinedTerm one = definitions.get(i);
          DefinedTerm other = definitions.get(j);
          boolean local = local(one, clauses) || local(other, clauses);
          boolean inside = inside(one, other);
          if (differ(one, other)
              && !(local && inside)
              && !one.source().clauseId().equals(other.source().clauseId())) {
            conflicts.add(conflict(one, other, clauses));
          }
        }
      }
    }
    return conflicts;
  }

  private static boolean inside(DefinedTerm one, DefinedTerm other) {
    return one.source().regulation().equals(other.source().regulation());
  }

  /**
   * Whether two meanings are not the same. One text says the same in longer and in shorter words;
   * of two regulations every word that only one has may let the one hold where the other does not.
   */
  private static boolean differ(DefinedTerm one, DefinedTerm other) {
    return inside(one, other)
        ? alike(one, other) < ALIKE
        : !words(one.meaning()).equals(words(other.meaning()));
  }

  /** The words that tell of a meaning, negations and numbers too. */
  private static Set<String> words(String meaning) {
    Set<String> words = ActReader.keys(meaning).stream().map(Stems::of).collect(Collectors.toSet());
    words.addAll(numbers(meaning));
    Matcher denied = DENIED.matcher(meaning);
    while (denied.find()) {
      words.add(denied.group().toLowerCase(Locale.ROOT));
    }
    return words;
  }

  private static double alike(DefinedTerm one, DefinedTerm other) {
    return numbersDiffer(one.meaning(), other.meaning())
        ? OTHER_NUMBERS
        : alike(ActReader.keys(one.meaning()), ActReader.keys(other.meaning()));
  }

  private static boolean local(DefinedTerm term, Map<String, Clause> clauses) {
    Clause clause = clauses.get(term.source().clauseId());
    return clause != null && LOCAL.matcher(clause.fullText()).find();
  }

  /** The key of a term; "IAAs" is no other spelling of "IaaS". */
  private static String name(String term) {
    return term.matches("[A-Z]\\w*[A-Z]\\w*") ? term : Terms.key(term);
  }

  /** "From 22:00 to 06:00", "under sixteen": whether each names a number that the other lacks. */
  private static boolean numbersDiffer(String one, String other) {
    Set<String> mine = numbers(one);
    Set<String> theirs = numbers(other);
    return !mine.containsAll(theirs) && !theirs.containsAll(mine);
  }

  private static Set<String> numbers(String meaning) {
    return NUMBER
        .matcher(meaning.toLowerCase(Locale.ROOT))
        .results()
        .map(match -> NumberWords.value(match.group()).map(String::valueOf).orElse(match.group()))
        .collect(Collectors.toSet());
  }

  private static double alike(Set<String> one, Set<String> other) {
    Set<String> common = new HashSet<>(one);
    common.retainAll(other);
    int smaller = Math.min(one.size(), other.size());
    return smaller == 0 ? 1 : common.size() / (double) smaller;
  }

  private static Conflict conflict(
      DefinedTerm one, DefinedTerm other, Map<String, Clause> clauses) {
    Conflict.Party first = one.source();
    Conflict.Party second = other.source();
    boolean inside = inside(one, other);
    String context =
        inside
            ? "Wherever %s uses the word \"%s\".".formatted(first.regulation(), one.term())
            : "Wherever a text that both %s and %s govern uses the word \"%s\"."
                .formatted(first.regulation(), second.regulation(), one.term());
    return new Conflict(
        first.clauseId() + "~" + second.clauseId() + "~" + ConflictKind.DEFINITION.word(),
        ConflictKind.DEFINITION,
        first,
        second,
        context,
        Resolution.unresolved(
            inside
                ? List.of()
                : List.of("each definition holds in its own regulation; only shared cases clash")),
        List.of(),
        evidence(one, other, clauses));
  }

  /** Whether a glossary has both meanings of an abbreviation, so that its author knows both. */
  private static boolean abbreviations(
      DefinedTerm one, DefinedTerm other, Map<String, Clause> clauses) {
    Clause first = clauses.get(one.source().clauseId());
    Clause second = clauses.get(other.source().clauseId());
    return one.term().matches("[A-Z]\\w*[A-Z]\\w*")
        && first != null
        && second != null
        && first.headings().equals(second.headings());
  }

  private static List<Conflict.Evidence> evidence(
      DefinedTerm one, DefinedTerm other, Map<String, Clause> clauses) {
    double alike = alike(one, other);
    List<Conflict.Evidence> evidence = new ArrayList<>();
    evidence.add(new Conflict.Evidence("term", "both define " + one.term(), 1));
    evidence.add(
        !inside(one, other)
            ? ADDS.matcher(one.source().quote() + " " + other.source().quote()).find()
                ? new Conflict.Evidence("scope", "the one adds to a meaning", ADDED)
                : new Conflict.Evidence(
                    "scope", "each regulation may define it for itself", TWO_SCOPES)
            : abbreviations(one, other, clauses)
                ? new Conflict.Evidence(
                    "scope", "two senses of an abbreviation in one list", ONE_LIST)
                : new Conflict.Evidence("scope", "one regulation", 1));
    Set<String> apart = new TreeSet<>(ActReader.keys(one.meaning()));
    Set<String> theirs = ActReader.keys(other.meaning());
    apart.addAll(theirs);
    apart.removeIf(word -> theirs.contains(word) && ActReader.keys(one.meaning()).contains(word));
    evidence.add(
        new Conflict.Evidence(
            "meaning",
            "%.0f %% of the shorter meaning is in the other%s"
                .formatted(
                    100 * alike,
                    apart.isEmpty() ? "" : "; only one speaks of " + String.join(", ", apart)),
            1 - alike / 2));
    return evidence;
  }
}
