package io.alignmentstudio.framers.ontology;

import io.alignmentstudio.domain.Concept;
import io.alignmentstudio.domain.ConceptKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Merges concepts whose names are spellings of one: "e-mail" and "email", "data base" and
 * "database", "organisation" and "organization". The name that occurs most is kept.
 */
final class Variants {
  private static final Pattern AMERICAN =
      Pattern.compile("(?<=[a-z]{3})iz(?=(?:e|es|ed|ing|ation|ations)\\b)");
  private static final Pattern OUR = Pattern.compile("\\b(behavi|col|fav|harb|hon|lab|neighb)our");

  private Variants() {}

  static List<Concept> merge(List<Concept> concepts) {
    Map<String, List<Concept>> groups = new LinkedHashMap<>();
    for (Concept concept : concepts) {
      groups.computeIfAbsent(key(concept.name()), key -> new ArrayList<>()).add(concept);
    }
    List<Concept> merged = new ArrayList<>();
    for (List<Concept> group : groups.values()) {
      Map<ConceptKind, List<Concept>> kinds = new LinkedHashMap<>();
      for (Concept concept : group) {
        kinds.computeIfAbsent(concept.kind(), key -> new ArrayList<>()).add(concept);
      }
      List<Concept> unknown = kinds.getOrDefault(ConceptKind.OTHER, List.of());
      if (kinds.size() == 2 && !unknown.isEmpty()) {
        merged.add(one(group)); // What it is, one of the spellings says.
      } else {
        kinds.values().forEach(same -> merged.add(one(same)));
      }
    }
    return merged;
  }

  /** What spellings of one name have in common. */
  static String key(String name) {
    String plain = TermForm.key(name).replaceAll("[^\\p{L}\\p{N}]+", "");
    return OUR.matcher(AMERICAN.matcher(plain).replaceAll("is")).replaceAll("$1or");
  }

  private static Concept one(List<Concept> spellings) {
    if (spellings.size() == 1) {
      return spellings.getFirst();
    }
    Concept kept =
        spellings.stream()
            .max(
                Comparator.comparing((Concept concept) -> concept.definition().isPresent())
                    .thenComparing(concept -> concept.clauseIds().size()))
            .orElseThrow();
    Set<String> variants = new TreeSet<>();
    Set<String> clauses = new TreeSet<>();
    for (Concept concept : spellings) {
      variants.add(concept.name());
      variants.addAll(concept.variants());
      clauses.addAll(concept.clauseIds());
    }
    variants.remove(kept.name());
    return new Concept(
        kept.name(),
        kind(spellings),
        List.copyOf(variants),
        kept.definition(),
        List.copyOf(clauses));
  }

  private static ConceptKind kind(Collection<Concept> spellings) {
    Optional<ConceptKind> known =
        spellings.stream().map(Concept::kind).filter(kind -> kind != ConceptKind.OTHER).findFirst();
    return known.orElse(ConceptKind.OTHER);
  }
}
