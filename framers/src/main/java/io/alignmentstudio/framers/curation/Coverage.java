package io.alignmentstudio.framers.curation;

import static java.util.Objects.requireNonNull;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Concept;
import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.Verdict;
import io.alignmentstudio.framers.language.Mentions;
import java.util.ArrayList;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How much of the regulations the data covers.
 *
 * @param unusedTerms ontology terms that no row says
 * @param resolvingRows rows whose every quote stands in a clause that the row names
 * @param cells what is asked of whom, and about what
 * @param sides what decides a norm's stories, told on both sides
 * @param scenarios all of them
 * @param quoting those that quote their rule and tell the outcome, rather than what happened
 */
public record Coverage(
    List<NormCoverage> norms,
    int terms,
    List<String> unusedTerms,
    int rows,
    int resolvingRows,
    List<Cell> cells,
    List<Sides> sides,
    int scenarios,
    int quoting) {
  /** From how many rows on a norm has enough of them. */
  public static final int ENOUGH = 30;

  /** The kinds of examples that every norm is to have. */
  public static final List<String> KINDS =
      List.of("compliant", "violation", "ambiguous", "instruction", "preference");

  /**
   * One norm.
   *
   * @param counts number of rows per kind
   * @param missing kinds without a row, each with the reason
   * @param briefly kinds whose rows only quote it, each with the reason
   * @param limit why it is told in fewer ways than others
   */
  public record NormCoverage(
      String normId,
      Map<String, Integer> counts,
      Map<String, String> missing,
      Map<String, String> briefly,
      Optional<String> limit) {
    public NormCoverage {
      counts = Map.copyOf(counts);
      missing = Map.copyOf(missing);
      briefly = Map.copyOf(briefly);
      requireNonNull(limit, "limit is null");
    }

    /** The number of its rows. */
    public int rows() {
      return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  /**
   * Norms of one modality for one bearer under one heading.
   *
   * @param rows of all of them; 0 is a gap
   */
  public record Cell(Modality modality, String role, String topic, int norms, int rows) {}

  /**
   * Norms with an exception, a threshold, a deadline or a condition.
   *
   * @param both how many of them have a story on each side of it
   * @param missing the others, each with the reason
   */
  public record Sides(String what, int norms, int both, Map<String, String> missing) {
    public Sides {
      missing = Map.copyOf(missing);
    }
  }

  public Coverage {
    norms = List.copyOf(norms);
    unusedTerms = List.copyOf(unusedTerms);
    cells = List.copyOf(cells);
    sides = List.copyOf(sides);
  }

  /** Norms with {@link #ENOUGH} rows. */
  public long richNorms() {
    return norms.stream().filter(norm -> norm.rows() >= ENOUGH).count();
  }

  /** Norms with fewer than {@link #ENOUGH} rows, each with how many and why. */
  public Map<String, String> poorNorms() {
    Map<String, String> poor = new LinkedHashMap<>();
    for (NormCoverage norm : norms) {
      if (norm.rows() < ENOUGH) {
        String why =
            norm.briefly().entrySet().stream()
                .min(Map.Entry.comparingByKey())
                .map(first -> "told briefly, as " + first.getValue())
                .or(norm::limit)
                .orElse("its rows are like those of other norms");
        poor.put(norm.normId(), "%d rows, %s".formatted(norm.rows(), why));
      }
    }
    return poor;
  }

  /** The share of the norms that have this kind, 0 to 1. */
  public double share(String kind) {
    return norms.isEmpty()
        ? 0
        : norms.stream().filter(norm -> norm.counts().containsKey(kind)).count()
            / (double) norms.size();
  }

  /** Norms that have every kind. */
  public long completeNorms() {
    return norms.stream().filter(norm -> norm.missing().isEmpty()).count();
  }

  /** Norms of which some kind of example only quotes them. */
  public long brieflyTold() {
    return norms.stream().filter(norm -> !norm.briefly().isEmpty()).count();
  }

  /** What each norm has; held-out rows count. */
  public static List<NormCoverage> norms(
      Curated curated, List<Norm> norms, Map<String, String> limits) {
    Map<String, Map<String, Integer>> counts = new HashMap<>();
    Map<String, Map<String, String>> briefly = new HashMap<>();
    Set<String> told = new HashSet<>();
    curated
        .kept()
        .filter(row -> row.provenance().normId().isPresent())
        .forEach(
            row -> {
              String id = row.provenance().normId().orElseThrow();
              counts
                  .computeIfAbsent(id, key -> new LinkedHashMap<>())
                  .merge(kind(row), 1, Integer::sum);
              if (row.provenance().toldBrieflyBecause().isEmpty()) {
                told.add(id + " " + kind(row));
              }
              row.provenance()
                  .toldBrieflyBecause()
                  .ifPresent(
                      reason ->
                          briefly
                              .computeIfAbsent(id, key -> new LinkedHashMap<>())
                              .putIfAbsent(kind(row), reason));
            });
    Map<String, List<Curated.Dropped>> dropped =
        curated.dropped().stream()
            .filter(drop -> drop.row().provenance().normId().isPresent())
            .collect(Collectors.groupingBy(drop -> drop.row().provenance().normId().orElseThrow()));
    List<NormCoverage> covered = new ArrayList<>();
    for (Norm norm : norms) {
      Map<String, String> onlyBriefly =
          new LinkedHashMap<>(briefly.getOrDefault(norm.id(), Map.of()));
      onlyBriefly.keySet().removeIf(kind -> told.contains(norm.id() + " " + kind));
      Map<String, Integer> own = counts.getOrDefault(norm.id(), Map.of());
      Map<String, String> missing = new LinkedHashMap<>();
      for (String kind : KINDS) {
        if (!own.containsKey(kind)) {
          missing.put(
              kind,
              reason(dropped.getOrDefault(norm.id(), List.of()), kind)
                  .orElseGet(() -> limits.getOrDefault(norm.id(), "none was generated")));
        }
      }
      covered.add(
          new NormCoverage(
              norm.id(), own, missing, onlyBriefly, Optional.ofNullable(limits.get(norm.id()))));
    }
    return covered;
  }

  /** Measures curated data; held-out rows count as covered. */
  public static Coverage of(
      Curated curated,
      List<Norm> norms,
      List<Clause> clauses,
      List<Concept> concepts,
      Map<String, String> limits) {
    List<Example> rows = curated.kept().toList();
    List<NormCoverage> covered = norms(curated, norms, limits);
    List<String> unused = List.copyOf(unusedTerms(curated, concepts));
    Map<String, Clause> byId =
        clauses.stream()
            .collect(Collectors.toMap(Clause::id, Function.identity(), (first, same) -> first));
    int resolving = (int) rows.stream().filter(row -> Quotes.allStand(row, byId)).count();
    return new Coverage(
        covered,
        concepts.size(),
        unused,
        rows.size(),
        resolving,
        cells(norms, covered, byId),
        List.of(
            sides("exception", norms, curated, limits, Norm::exception),
            sides("threshold", norms, curated, limits, Norm::threshold),
            sides("deadline", norms, curated, limits, Norm::deadline),
            sides("condition", norms, curated, limits, Norm::condition)),
        (int) rows.stream().filter(Example.Scenario.class::isInstance).count(),
        (int) rows.stream().filter(Coverage::quotes).count());
  }

  /** Names of the terms that no kept row says, in the order of the ontology. */
  public static Set<String> unusedTerms(Curated curated, List<Concept> concepts) {
    Map<String, List<String>> open = new LinkedHashMap<>();
    for (Concept concept : concepts) {
      open.put(
          concept.name(),
          Stream.concat(Stream.of(concept.name()), concept.variants().stream())
              .map(name -> name.toLowerCase(Locale.ROOT))
              .toList());
    }
    curated
        .kept()
        .flatMap(Texts::all)
        .map(text -> text.toLowerCase(Locale.ROOT))
        .forEach(
            text ->
                open.values()
                    .removeIf(
                        names -> names.stream().anyMatch(name -> Mentions.saysLower(text, name))));
    return new LinkedHashSet<>(open.keySet());
  }

  private static List<Cell> cells(
      List<Norm> norms, List<NormCoverage> covered, Map<String, Clause> clauses) {
    Map<List<Object>, int[]> cells = new LinkedHashMap<>();
    for (int i = 0; i < norms.size(); i++) {
      Norm norm = norms.get(i);
      String topic =
          norm.clauseIds().stream()
              .map(id -> Optional.ofNullable(clauses.get(id)))
              .flatMap(Optional::stream)
              .filter(clause -> !clause.headings().isEmpty())
              .map(clause -> clause.headings().getLast())
              .findFirst()
              .orElse("");
      int[] counts =
          cells.computeIfAbsent(
              List.of(norm.modality(), norm.bearer().toLowerCase(Locale.ROOT), topic),
              key -> new int[2]);
      counts[0]++;
      counts[1] += covered.get(i).rows();
    }
    return cells.entrySet().stream()
        .map(
            cell ->
                new Cell(
                    (Modality) cell.getKey().get(0),
                    (String) cell.getKey().get(1),
                    (String) cell.getKey().get(2),
                    cell.getValue()[0],
                    cell.getValue()[1]))
        .toList();
  }

  /** Whether a scenario quotes its rule and tells the outcome. */
  private static boolean quotes(Example row) {
    return row instanceof Example.Scenario
        && (row.provenance().toldBrieflyBecause().isPresent()
            || row.group().contains("/scenario/general-"));
  }

  /** Counts the norms whose decisive part is told as kept in one story and as broken in another. */
  private static Sides sides(
      String what,
      List<Norm> norms,
      Curated curated,
      Map<String, String> limits,
      Function<Norm, Optional<String>> part) {
    Map<String, Set<Verdict>> told = new HashMap<>();
    curated
        .kept()
        .forEach(
            row -> {
              if (row instanceof Example.Scenario scenario && decides(what, row)) {
                told.computeIfAbsent(
                        scenario.provenance().normId().orElse(""), key -> new HashSet<>())
                    .add(scenario.label());
              }
            });
    Map<String, List<Curated.Dropped>> lost =
        curated.dropped().stream()
            .filter(drop -> decides(what, drop.row()))
            .collect(Collectors.groupingBy(drop -> drop.row().provenance().normId().orElse("")));
    List<Norm> having = norms.stream().filter(norm -> part.apply(norm).isPresent()).toList();
    Map<String, String> missing = new LinkedHashMap<>();
    for (Norm norm : having) {
      if (!told.getOrDefault(norm.id(), Set.of())
          .containsAll(Set.of(Verdict.COMPLIANT, Verdict.VIOLATION))) {
        missing.put(
            norm.id(),
            reason(lost.getOrDefault(norm.id(), List.of()), Verdict.VIOLATION.word())
                .orElseGet(
                    () ->
                        "no fact can be put on both sides of \""
                            + part.apply(norm).orElse("")
                            + "\""
                            + Optional.ofNullable(limits.get(norm.id()))
                                .map(limit -> "; of the norm: " + limit)
                                .orElse("")));
      }
    }
    return new Sides(what, having.size(), having.size() - missing.size(), missing);
  }

  private static boolean decides(String what, Example row) {
    return row.group().contains("/scenario/" + what + "-");
  }

  private static String kind(Example row) {
    return switch (row) {
      case Example.Scenario scenario -> scenario.label().word();
      case Example.Instruction _ -> "instruction";
      case Example.Preference _ -> "preference";
    };
  }

  private static Optional<String> reason(List<Curated.Dropped> dropped, String kind) {
    List<String> reasons =
        dropped.stream()
            .filter(drop -> kind(drop.row()).equals(kind))
            .map(Curated.Dropped::reason)
            .distinct()
            .sorted()
            .toList();
    return reasons.isEmpty()
        ? Optional.empty()
        : Optional.of("dropped: " + String.join("; ", reasons));
  }

  /** The number of rows of each verdict, for a glance at the balance. */
  public Map<Verdict, Integer> verdicts() {
    Map<Verdict, Integer> counts = new LinkedHashMap<>();
    for (Verdict verdict : Verdict.values()) {
      counts.put(
          verdict,
          norms.stream().mapToInt(norm -> norm.counts().getOrDefault(verdict.word(), 0)).sum());
    }
    return counts;
  }
}
