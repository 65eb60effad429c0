package io.alignmentstudio.framers.curation;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Concept;
import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How much of the regulations the data covers.
 *
 * @param unusedTerms ontology terms that no row says
 * @param resolvingRows rows whose every quote stands in a clause that the row names
 */
public record Coverage(
    List<NormCoverage> norms, int terms, List<String> unusedTerms, int rows, int resolvingRows) {
  /** The kinds of examples that every norm is to have. */
  public static final List<String> KINDS =
      List.of("compliant", "violation", "ambiguous", "instruction", "preference");

  /**
   * One norm.
   *
   * @param counts number of rows per kind
   * @param missing kinds without a row, each with the reason
   */
  public record NormCoverage(
      String normId, Map<String, Integer> counts, Map<String, String> missing) {
    public NormCoverage {
      counts = Map.copyOf(counts);
      missing = Map.copyOf(missing);
    }
  }

  public Coverage {
    norms = List.copyOf(norms);
    unusedTerms = List.copyOf(unusedTerms);
  }

  /** Norms that have every kind. */
  public long completeNorms() {
    return norms.stream().filter(norm -> norm.missing().isEmpty()).count();
  }

  /** Measures curated data; held-out rows count as covered. */
  public static Coverage of(
      Curated curated, List<Norm> norms, List<Clause> clauses, List<Concept> concepts) {
    List<Example> rows = curated.kept().toList();
    Map<String, Map<String, Integer>> counts = new HashMap<>();
    for (Example row : rows) {
      row.provenance()
          .normId()
          .ifPresent(
              id ->
                  counts
                      .computeIfAbsent(id, key -> new LinkedHashMap<>())
                      .merge(kind(row), 1, Integer::sum));
    }
    List<NormCoverage> covered = new ArrayList<>();
    for (Norm norm : norms) {
      Map<String, Integer> own = counts.getOrDefault(norm.id(), Map.of());
      Map<String, String> missing = new LinkedHashMap<>();
      for (String kind : KINDS) {
        if (!own.containsKey(kind)) {
          missing.put(kind, reason(curated, norm, kind));
        }
      }
      covered.add(new NormCoverage(norm.id(), own, missing));
    }
    String text =
        rows.stream()
            .flatMap(Texts::all)
            .collect(Collectors.joining("\n"))
            .toLowerCase(Locale.ROOT);
    List<String> unused =
        concepts.stream()
            .filter(
                concept ->
                    Stream.concat(Stream.of(concept.name()), concept.variants().stream())
                        .noneMatch(name -> text.contains(name.toLowerCase(Locale.ROOT))))
            .map(Concept::name)
            .toList();
    Map<String, Clause> byId =
        clauses.stream()
            .collect(Collectors.toMap(Clause::id, Function.identity(), (first, same) -> first));
    int resolving = (int) rows.stream().filter(row -> resolves(row, byId)).count();
    return new Coverage(covered, concepts.size(), unused, rows.size(), resolving);
  }

  private static String kind(Example row) {
    return switch (row) {
      case Example.Scenario scenario -> scenario.label().word();
      case Example.Instruction _ -> "instruction";
      case Example.Preference _ -> "preference";
    };
  }

  private static String reason(Curated curated, Norm norm, String kind) {
    List<String> reasons =
        curated.dropped().stream()
            .filter(drop -> drop.row().provenance().normId().filter(norm.id()::equals).isPresent())
            .filter(drop -> kind(drop.row()).equals(kind))
            .map(Curated.Dropped::reason)
            .distinct()
            .sorted()
            .toList();
    return reasons.isEmpty() ? "none was generated" : "dropped: " + String.join("; ", reasons);
  }

  private static boolean resolves(Example row, Map<String, Clause> clauses) {
    List<String> ids = row.provenance().clauseIds();
    return ids.stream().allMatch(clauses::containsKey)
        && row.provenance().quotes().stream()
            .allMatch(
                quote -> ids.stream().anyMatch(id -> RowFilter.contains(clauses.get(id), quote)));
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
