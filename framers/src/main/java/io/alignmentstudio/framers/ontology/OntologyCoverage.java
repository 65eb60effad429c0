package io.alignmentstudio.framers.ontology;

import static java.util.stream.Collectors.toMap;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How much of an ontology the rows use: every term and every relation is expected in the data at
 * least once, and every cell of modality, role and topic that has a norm is expected to have a row.
 *
 * <p>A term is used where a row says one of its spellings, a relation where one row says both of
 * its ends; relations of open knowledge are not asked for. What is not used is a gap, with the
 * norms that could fill it.
 *
 * @param terms number of senses
 * @param relations number of relations that the documents state
 * @param cells number of cells with a norm
 */
public record OntologyCoverage(
    int terms,
    List<TermGap> unusedTerms,
    int relations,
    List<RelationGap> unusedRelations,
    int cells,
    List<CellGap> emptyCells) {
  /**
   * A term that no row says.
   *
   * @param normIds norms of the clauses where it occurs
   */
  public record TermGap(String sense, String name, List<String> normIds) {
    public TermGap {
      normIds = List.copyOf(normIds);
    }
  }

  /**
   * A relation whose ends no row says together.
   *
   * @param from name of its first end
   * @param to name of its second end
   * @param normIds norms of the clauses that state it
   */
  public record RelationGap(String from, RelationKind kind, String to, List<String> normIds) {
    public RelationGap {
      normIds = List.copyOf(normIds);
    }

    /** "employee must not accept". */
    public String describe() {
      return from + " " + kind.words() + " " + to;
    }
  }

  /**
   * A cell without a row.
   *
   * @param role name of the bearer
   * @param topic title of the section
   * @param normIds the norms of the cell
   */
  public record CellGap(Modality modality, String role, String topic, List<String> normIds) {
    public CellGap {
      normIds = List.copyOf(normIds);
    }

    /** "prohibition of employee under Gifts". */
    public String describe() {
      return "%s of %s under %s".formatted(modality.name().toLowerCase(Locale.ROOT), role, topic);
    }
  }

  private record Cell(Modality modality, String role, String topic) {}

  public OntologyCoverage {
    unusedTerms = List.copyOf(unusedTerms);
    unusedRelations = List.copyOf(unusedRelations);
    emptyCells = List.copyOf(emptyCells);
  }

  public int usedTerms() {
    return terms - unusedTerms.size();
  }

  public int usedRelations() {
    return relations - unusedRelations.size();
  }

  public int filledCells() {
    return cells - emptyCells.size();
  }

  /** Measures rows; in time and memory it grows with their text. */
  public static OntologyCoverage of(
      Ontology ontology, List<Norm> norms, List<Clause> clauses, Collection<Example> rows) {
    Map<String, List<String>> normsOfClause = new HashMap<>();
    for (Norm norm : norms) {
      for (String clause : norm.clauseIds()) {
        normsOfClause.computeIfAbsent(clause, key -> new ArrayList<>()).add(norm.id());
      }
    }
    Function<List<String>, List<String>> near =
        places ->
            places.stream()
                .flatMap(place -> normsOfClause.getOrDefault(place, List.of()).stream())
                .distinct()
                .toList();
    Use use = new Use(ontology);
    rows.forEach(use::read);
    Map<String, Sense> byId = ontology.byId();
    List<TermGap> terms =
        ontology.senses().stream()
            .filter(sense -> !use.terms.contains(sense.id()))
            .map(sense -> new TermGap(sense.id(), sense.name(), near.apply(sense.clauseIds())))
            .toList();
    List<RelationGap> relations =
        use.open.values().stream()
            .flatMap(List::stream)
            .filter(each -> !each.used)
            .map(each -> each.relation)
            .map(
                relation ->
                    new RelationGap(
                        byId.get(relation.from()).name(),
                        relation.kind(),
                        byId.get(relation.to()).name(),
                        near.apply(relation.clauseIds())))
            .toList();
    int stated = use.open.values().stream().mapToInt(List::size).sum();
    Map<Cell, List<String>> cells = cells(ontology, norms, clauses);
    Set<String> withRows = new HashSet<>();
    rows.forEach(row -> row.provenance().normId().ifPresent(withRows::add));
    List<CellGap> empty = new ArrayList<>();
    cells.forEach(
        (cell, own) -> {
          if (own.stream().noneMatch(withRows::contains)) {
            empty.add(new CellGap(cell.modality(), cell.role(), cell.topic(), own));
          }
        });
    return new OntologyCoverage(
        ontology.senses().size(), terms, stated, relations, cells.size(), empty);
  }

  private static Map<Cell, List<String>> cells(
      Ontology ontology, List<Norm> norms, List<Clause> clauses) {
    Map<String, Clause> byId =
        clauses.stream().collect(toMap(Clause::id, Function.identity(), (first, same) -> first));
    Map<String, Sense> senses = ontology.byId();
    Map<String, NormTerms> about =
        ontology.norms().stream().collect(toMap(NormTerms::normId, Function.identity()));
    Map<Cell, List<String>> cells = new LinkedHashMap<>();
    for (Norm norm : norms) {
      Optional<NormTerms> terms = Optional.ofNullable(about.get(norm.id()));
      if (terms.isPresent()) {
        String role =
            terms.get().bearers().stream()
                .findFirst()
                .map(id -> senses.get(id).name())
                .orElse(norm.bearer());
        cells
            .computeIfAbsent(
                new Cell(norm.modality(), role, topic(norm, byId)), key -> new ArrayList<>())
            .add(norm.id());
      }
    }
    return cells;
  }

  private static String topic(Norm norm, Map<String, Clause> clauses) {
    return norm.clauseIds().stream()
        .map(id -> Optional.ofNullable(clauses.get(id)))
        .flatMap(Optional::stream)
        .filter(clause -> !clause.headings().isEmpty())
        .map(clause -> clause.headings().getLast())
        .findFirst()
        .orElse(norm.regulation());
  }

  /** What rows say. */
  private static final class Use {
    private final Spellings nouns;
    private final Spellings verbs;
    private final Map<String, List<Open>> open = new LinkedHashMap<>();
    private final Set<String> terms = new HashSet<>();

    /** A relation that waits for a row. */
    private static final class Open {
      final Relation relation;
      boolean used;

      Open(Relation relation) {
        this.relation = relation;
      }
    }

    Use(Ontology ontology) {
      this.nouns =
          new Spellings(
              ontology.senses().stream().filter(sense -> !ActionTerms.is(sense)).toList());
      this.verbs = new Spellings(ontology.senses().stream().filter(ActionTerms::is).toList());
      for (Relation relation : ontology.relations()) {
        if (relation.documented()) {
          open.computeIfAbsent(relation.from(), key -> new ArrayList<>()).add(new Open(relation));
        }
      }
    }

    void read(Example row) {
      Set<String> said = new LinkedHashSet<>();
      texts(row)
          .forEach(
              text -> {
                nouns.all(text, row.regulation()).forEach(mention -> said.add(mention.sense()));
                verbs.all(text, row.regulation()).forEach(mention -> said.add(mention.sense()));
              });
      terms.addAll(said);
      for (String from : said) {
        for (Open each : open.getOrDefault(from, List.of())) {
          each.used |= said.contains(each.relation.to());
        }
      }
    }

    private static Stream<String> texts(Example row) {
      return switch (row) {
        case Example.Scenario scenario ->
            Stream.concat(Stream.of(scenario.text()), scenario.missingFact().stream());
        case Example.Instruction instruction ->
            Stream.of(instruction.prompt(), instruction.answer());
        case Example.Preference preference -> Stream.of(preference.prompt(), preference.chosen());
      };
    }
  }
}
