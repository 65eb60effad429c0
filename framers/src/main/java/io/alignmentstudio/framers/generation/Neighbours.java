package io.alignmentstudio.framers.generation;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Norm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules that stand near a rule: those of its section first, then those before and behind it.
 * Only what reads well is a neighbour.
 */
final class Neighbours {
  private static final int MOST = 4;
  private static final int WINDOW = 12;

  static final Neighbours NONE = new Neighbours(List.of(), Map.of(), Map.of());

  private final List<Norm> fit;
  private final Map<String, Integer> places;
  private final Map<String, String> headings;

  private Neighbours(List<Norm> fit, Map<String, Integer> places, Map<String, String> headings) {
    this.fit = fit;
    this.places = places;
    this.headings = headings;
  }

  static Neighbours of(List<Norm> norms, Map<String, Clause> clauses) {
    List<Norm> fit = new ArrayList<>();
    Map<String, Integer> places = new HashMap<>();
    Map<String, String> headings = new HashMap<>();
    for (Norm norm : norms) {
      headings.put(norm.id(), GenerationPlan.heading(norm, clauses));
      places.put(norm.id(), fit.size());
      if (Fitness.unfit(norm).isEmpty()
          && !GenerationPlan.oneChoice(norm, clauses)
          && !GenerationPlan.boundAbove(norm, clauses)) {
        fit.add(norm);
      }
    }
    return new Neighbours(List.copyOf(fit), Map.copyOf(places), Map.copyOf(headings));
  }

  List<Norm> of(Norm norm) {
    int place = places.get(norm.id());
    String heading = headings.get(norm.id());
    return fit.subList(Math.max(0, place - WINDOW), Math.min(fit.size(), place + WINDOW)).stream()
        .filter(other -> !other.id().equals(norm.id()))
        .filter(other -> !other.statement().equals(norm.statement()))
        .sorted(
            Comparator.comparingInt(
                other ->
                    (headings.get(other.id()).equals(heading) ? 0 : 2 * WINDOW)
                        + Math.abs(places.get(other.id()) - place)))
        .limit(MOST)
        .toList();
  }
}
