package io.alignmentstudio.framers.ontology;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.domain.Concept;
import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.framers.ontology.Sense.Definition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What regulations define: by norms that are definitions, and by clauses of the type. */
final class DefinedTerms {
  private static final Pattern QUOTED =
      Pattern.compile(
          "(?is)^(?:the terms? )?[\"“‘']([^\"“”‘’]{2,80}?)[\"”’'](?:,? (?:or|and) (?:the term )?[\"“‘'][^\"“”‘’]{2,80}?[\"”’'])*,? (?:(?:shall )?means?|refers? to|is defined as)[ ,:]+(.{5,}?)[;.]?$");
  private static final Pattern LISTED =
      Pattern.compile(
          "(?s)^(\\p{Lu}[\\p{L}\\p{N} /&-]{2,60}?)(?: \\([A-Z]{2,8}\\))?(?:: | [–—-] )(.{5,}?)[;.]?$");

  private final Map<String, String> names = new LinkedHashMap<>();
  private final Map<String, Map<String, List<Definition>>> definitions = new HashMap<>();

  DefinedTerms(List<Clause> clauses, List<Norm> norms) {
    Set<String> read = new HashSet<>();
    for (Norm norm : norms) {
      if (norm.modality() == Modality.DEFINITION) {
        read.addAll(norm.clauseIds());
        add(norm.bearer(), norm.regulation(), norm.clauseIds().getFirst(), norm.action());
      }
    }
    for (Clause clause : clauses) {
      if (clause.type().canBind() && !read.contains(clause.id())) {
        read(clause);
      }
    }
  }

  private void read(Clause clause) {
    for (Pattern pattern : List.of(QUOTED, LISTED)) {
      Matcher matcher = pattern.matcher(clause.text().strip());
      boolean listed = pattern == QUOTED || clause.type() == ClauseType.DEFINITION;
      if (listed && matcher.matches()) {
        add(matcher.group(1), clause.regulation(), clause.id(), matcher.group(2));
        return;
      }
    }
  }

  private void add(String term, String regulation, String clause, String meaning) {
    String name = TermForm.bare(term);
    if (TermForm.acceptable(name)) {
      String key = Variants.key(name);
      names.putIfAbsent(key, name);
      definitions
          .computeIfAbsent(key, each -> new TreeMap<>())
          .computeIfAbsent(regulation, each -> new ArrayList<>())
          .add(new Definition(clause, meaning));
    }
  }

  /** The definitions of a name by regulation. */
  Map<String, List<Definition>> of(String name) {
    return definitions.getOrDefault(Variants.key(TermForm.bare(name)), Map.of());
  }

  /** Concepts of defined terms that none of these concepts is. */
  List<Concept> missing(List<Concept> concepts, List<Clause> clauses) {
    Set<String> known = new HashSet<>();
    for (Concept concept : concepts) {
      known.add(Variants.key(concept.name()));
      concept.variants().forEach(variant -> known.add(Variants.key(variant)));
    }
    List<Term> terms = new ArrayList<>();
    names.forEach(
        (key, name) -> {
          if (!known.contains(key)) {
            Term term = new Term(name);
            definitions
                .get(key)
                .values()
                .forEach(
                    own ->
                        own.forEach(
                            each -> term.define(name, each.text(), List.of(each.clauseId()))));
            terms.add(term);
          }
        });
    Occurrences.add(terms, clauses);
    return terms.stream().map(Term::concept).toList();
  }
}
