package io.alignmentstudio.framers.norms;

import io.alignmentstudio.domain.Norm;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes norms for a person who compares them with the text that they were found in. */
public final class NormPrinter {
  private NormPrinter() {}

  /**
   * Prints norms drawn at random from every regulation, in the order of their clauses.
   *
   * @param most number of norms a regulation; all of them if it has no more
   * @param seed of the draw: the same norms and seed are the same draw
   * @param reviews what people decided about a norm, by its id
   */
  public static String sample(
      List<Norm> norms, int most, long seed, Function<String, Optional<String>> reviews) {
    StringBuilder out = new StringBuilder();
    Map<String, List<Norm>> regulations =
        norms.stream()
            .collect(
                Collectors.groupingBy(Norm::regulation, LinkedHashMap::new, Collectors.toList()));
    regulations.forEach(
        (regulation, all) -> {
          List<Norm> drawn = draw(all, most, seed);
          out.append("%s: %d of %,d norms%n".formatted(regulation, drawn.size(), all.size()));
          drawn.forEach(norm -> out.append(print(norm, reviews.apply(norm.id()))));
        });
    return out.toString();
  }

  private static List<Norm> draw(List<Norm> norms, int most, long seed) {
    List<Integer> places = new ArrayList<>();
    for (int place = 0; place < norms.size(); place++) {
      places.add(place);
    }
    Collections.shuffle(places, new Random(seed));
    return places.stream().limit(most).sorted().map(norms::get).toList();
  }

  private static String print(Norm norm, Optional<String> review) {
    StringBuilder out = new StringBuilder();
    out.append("  %s  %s%n".formatted(norm.id(), norm.statement()));
    out.append("    clause     \"%s\"%n".formatted(norm.quote()));
    String force = norm.modality().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    out.append(
        "    reading    %s | %s | %s%s%n"
            .formatted(
                norm.bearer() + (norm.method().contains("bearer assumed") ? " (not named)" : ""),
                force,
                norm.action(),
                norm.method().endsWith("for review")
                    ? " (for review)"
                    : norm.binding() ? "" : " (binds nobody)"));
    part(out, "condition", norm.condition());
    part(out, "exception", norm.exception());
    part(out, "threshold", norm.threshold());
    part(out, "deadline", norm.deadline());
    part(out, "review", review);
    return out.toString();
  }

  private static void part(StringBuilder out, String name, Optional<String> text) {
    text.ifPresent(value -> out.append("    %-10s %s%n".formatted(name, value)));
  }
}
