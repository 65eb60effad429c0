package io.alignmentstudio.framers.conflicts;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Conflict;
import io.alignmentstudio.domain.ConflictKind;
import io.alignmentstudio.domain.Resolution;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Terms that are defined twice, and not alike. */
final class DefinitionClashes {
  /** Definitions that share more of their words say the same. */
  private static final double ALIKE = 0.6;

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
          double alike = alike(ActReader.keys(one.meaning()), ActReader.keys(other.meaning()));
          boolean local = local(one, clauses) || local(other, clauses);
          boolean inside = one.source().regulation().equals(other.source().regulation());
          if (alike < ALIKE
              && !(local && inside)
              && !one.source().clauseId().equals(other.source().clauseId())) {
            conflicts.add(conflict(one, other, alike));
          }
        }
      }
    }
    return conflicts;
  }

  private static boolean local(DefinedTerm term, Map<String, Clause> clauses) {
    Clause clause = clauses.get(term.source().clauseId());
    return clause != null && LOCAL.matcher(clause.fullText()).find();
  }

  /** The key of a term; "IAAs" is no other spelling of "IaaS". */
  private static String name(String term) {
    return term.matches("[A-Z]\\w*[A-Z]\\w*") ? term : Terms.key(term);
  }

  private static double alike(Set<String> one, Set<String> other) {
    Set<String> common = new HashSet<>(one);
    common.retainAll(other);
    int smaller = Math.min(one.size(), other.size());
    return smaller == 0 ? 1 : common.size() / (double) smaller;
  }

  private static Conflict conflict(DefinedTerm one, DefinedTerm other, double alike) {
    Conflict.Party first = one.source();
    Conflict.Party second = other.source();
    boolean inside = first.regulation().equals(second.regulation());
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
        1 - alike);
  }
}
