package io.alignmentstudio.framers.teacher;

import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Shows the teacher rows that people wrote, as examples of the manner. They are of other clauses,
 * so that their content does not come back.
 */
final class Shots {
  private static final int SHOWN = 2;

  private final List<Example> seeds;
  private final List<List<Example.Scenario>> groups;

  Shots(List<Example> seeds) {
    this.seeds = List.copyOf(seeds);
    this.groups =
        seeds.stream()
            .filter(Example.Scenario.class::isInstance)
            .map(Example.Scenario.class::cast)
            .collect(
                Collectors.groupingBy(
                    Example.Scenario::group, LinkedHashMap::new, Collectors.toList()))
            .values()
            .stream()
            .filter(Shots::complete)
            .toList();
  }

  private static boolean complete(List<Example.Scenario> group) {
    return group.stream().map(Example.Scenario::label).distinct().count()
        == Verdict.values().length;
  }

  /** The examples as data. */
  List<Map<String, Object>> data(Family family, Norm norm) {
    return chosen(family, norm).stream().map(Shots::data).toList();
  }

  /** The texts that must not be copied. */
  List<String> texts(Family family, Norm norm) {
    return chosen(family, norm).stream().flatMap(List::stream).map(Example::prompt).toList();
  }

  private List<List<Example>> chosen(Family family, Norm norm) {
    Stream<List<Example>> all =
        switch (family) {
          case QUESTIONS, DEEPER -> single(Example.Instruction.class);
          case PREFERENCES -> single(Example.Preference.class);
          case SCENARIOS -> groups.stream().map(List::<Example>copyOf);
        };
    Predicate<List<Example>> other =
        rows ->
            rows.stream()
                .allMatch(
                    row -> Collections.disjoint(row.provenance().clauseIds(), norm.clauseIds()));
    List<List<Example>> possible = new ArrayList<>(all.filter(other).toList());
    // By the norm, so that not all norms are shown the same.
    Collections.rotate(
        possible, possible.isEmpty() ? 0 : -Math.floorMod(norm.id().hashCode(), possible.size()));
    possible.sort(
        (left, right) ->
            Boolean.compare(
                !left.getFirst().regulation().equals(norm.regulation()),
                !right.getFirst().regulation().equals(norm.regulation())));
    return possible.subList(0, Math.min(SHOWN, possible.size()));
  }

  private <E extends Example> Stream<List<Example>> single(Class<E> kind) {
    return seeds.stream()
        .filter(kind::isInstance)
        .filter(seed -> !(seed instanceof Example.Instruction question) || question.answerable())
        .filter(seed -> !seed.provenance().quotes().isEmpty())
        .map(List::of);
  }

  private static Map<String, Object> data(List<Example> rows) {
    Map<String, Object> data = new LinkedHashMap<>();
    for (Example row : rows) {
      switch (row) {
        case Example.Instruction question -> {
          data.put("question", question.prompt());
          data.put("answer", question.answer());
          data.put("key_facts", question.keyFacts());
        }
        case Example.Preference pair -> {
          data.put("bucket", pair.bucket().word());
          data.put("request", pair.prompt());
          data.put("chosen", pair.chosen());
          data.put("rejected", pair.rejected());
        }
        case Example.Scenario scenario -> {
          data.put(scenario.label().word(), scenario.text());
          scenario.missingFact().ifPresent(fact -> data.put("missing_fact", fact));
        }
      }
    }
    Optional<String> quote = rows.getFirst().provenance().quotes().stream().findFirst();
    quote.ifPresent(words -> data.put("quote", words));
    return data;
  }
}
