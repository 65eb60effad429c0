package io.alignmentstudio.framers.ontology;

import io.alignmentstudio.domain.ConceptKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes what an ontology has, and what the data leaves out of it, for people. */
public final class OntologyPrinter {
  /** Names that a line shows. */
  private static final int SHOWN = 8;

  private OntologyPrinter() {}

  /**
   * Counts by kind, words with several senses, coverage and gaps; nothing is left out uncounted.
   */
  public static String print(Ontology ontology, OntologyCoverage coverage) {
    StringBuilder out = new StringBuilder();
    out.append("Concepts: %,d%n".formatted(ontology.senses().size()));
    for (ConceptKind kind : ConceptKind.values()) {
      List<Sense> own =
          ontology.senses().stream()
              .filter(sense -> sense.kind() == kind)
              .sorted((one, other) -> other.clauseIds().size() - one.clauseIds().size())
              .toList();
      out.append(
          "  %-13s %,6d  %s%n"
              .formatted(
                  kind.name().toLowerCase(Locale.ROOT),
                  own.size(),
                  some(own.stream().map(Sense::name).toList())));
    }
    senses(ontology, out);
    out.append("Relations: %,d%n".formatted(ontology.relations().size()));
    counts(ontology.relations(), relation -> relation.kind().words())
        .forEach((kind, count) -> out.append("  %-22s %,6d%n".formatted(kind, count)));
    out.append("Said by%n".formatted());
    counts(ontology.relations(), Relation::source)
        .forEach((source, count) -> out.append("  %-22s %,6d%n".formatted(source, count)));
    Map<String, Long> synonyms =
        ontology.synonyms().stream()
            .collect(Collectors.groupingBy(Synonym::source, TreeMap::new, Collectors.counting()));
    out.append(
        "Synonyms that the policies do not use: %,d%n".formatted(ontology.synonyms().size()));
    synonyms.forEach((source, count) -> out.append("  %-22s %,6d%n".formatted(source, count)));
    ontology.notes().forEach(note -> out.append("note: ").append(note).append("%n".formatted()));
    return out.append(coverage(coverage)).toString();
  }

  private static void senses(Ontology ontology, StringBuilder out) {
    Map<String, List<String>> names = new LinkedHashMap<>();
    ontology.senses().stream()
        .filter(sense -> sense.regulation().isPresent())
        .forEach(
            sense ->
                names
                    .computeIfAbsent(sense.name(), key -> new ArrayList<>())
                    .add(sense.regulation().get()));
    names.forEach(
        (name, regulations) ->
            out.append(
                "  senses         \"%s\" has its own meaning in %s%n"
                    .formatted(name, String.join(", ", regulations))));
  }

  /** The share of the ontology that the data uses, and the first gaps. */
  public static String coverage(OntologyCoverage coverage) {
    return "Used by the data%n".formatted()
        + share("terms", coverage.usedTerms(), coverage.terms())
        + gaps(coverage.unusedTerms().stream().map(OntologyCoverage.TermGap::name).toList())
        + share("relations", coverage.usedRelations(), coverage.relations())
        + gaps(
            coverage.unusedRelations().stream()
                .map(OntologyCoverage.RelationGap::describe)
                .toList())
        + share("modality, role, topic", coverage.filledCells(), coverage.cells())
        + gaps(coverage.emptyCells().stream().map(OntologyCoverage.CellGap::describe).toList());
  }

  private static String share(String what, int used, int all) {
    return "  %-22s %,d of %,d%s%n"
        .formatted(what, used, all, all == 0 ? "" : ", %.1f %%".formatted(100.0 * used / all));
  }

  private static String gaps(List<String> names) {
    return names.isEmpty() ? "" : "    not: %s%n".formatted(some(names));
  }

  private static String some(List<String> names) {
    String shown = String.join("; ", names.subList(0, Math.min(SHOWN, names.size())));
    return names.size() > SHOWN ? "%s and %,d more".formatted(shown, names.size() - SHOWN) : shown;
  }

  private static Map<String, Long> counts(
      Collection<Relation> relations, Function<Relation, String> by) {
    return relations.stream()
        .collect(Collectors.groupingBy(by, TreeMap::new, Collectors.counting()));
  }
}
