package io.alignmentstudio.framers;

import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Hash;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.framers.curation.Coverage;
import io.alignmentstudio.framers.curation.Curated;
import io.alignmentstudio.framers.generation.ExampleGenerator;
import io.alignmentstudio.framers.generation.GenerationContext;
import io.alignmentstudio.framers.generation.GenerationPlan;
import io.alignmentstudio.framers.generation.QuotationGenerator;
import io.alignmentstudio.framers.generation.TemplateGenerator;
import io.alignmentstudio.workspace.config.RowStyle;
import io.alignmentstudio.workspace.json.Json;
import io.alignmentstudio.workspace.progress.Progress;
import io.alignmentstudio.workspace.step.ItemCache;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Makes the rows of all norms, and makes anew what curation took away. No norm goes without a kind
 * of example: what cannot be told of it is told briefly, in its own words.
 */
final class RowMaking {
  /** Most times that lost kinds of examples are worded anew. */
  private static final int REFILLS = 3;

  /** Most times that what is still lost is told briefly. */
  private static final int QUOTATIONS = 2;

  private static final List<Class<? extends Example>> KINDS =
      List.of(Example.Scenario.class, Example.Instruction.class, Example.Preference.class);

  private final RowStyle style;
  private final List<Norm> norms;
  private final GenerationPlan plan;
  private final ItemCache items;
  private final Progress progress;
  private final ExampleGenerator generator = new TemplateGenerator();
  private final QuotationGenerator quotations;
  private final Map<String, String> limits = new HashMap<>();
  private final AtomicInteger made = new AtomicInteger();

  /** Norms of which the generator tells nothing. */
  private final Set<String> untold = new HashSet<>();

  /** Norms that were quoted to have enough rows. */
  private final Set<String> enlarged = new HashSet<>();

  RowMaking(
      RowStyle style, List<Norm> norms, GenerationPlan plan, ItemCache items, Progress progress) {
    this.style = style;
    this.norms = norms;
    this.plan = plan;
    this.items = items;
    this.progress = progress;
    this.quotations = new QuotationGenerator(plan);
    norms.forEach(
        norm ->
            generator
                .limit(norm, plan.context(norm))
                .or(() -> quotedOnly(norm))
                .ifPresent(reason -> limits.put(norm.id(), reason)));
  }

  /** Why norms are told in fewer ways than others, by norm. */
  Map<String, String> limits() {
    return Map.copyOf(limits);
  }

  /** Norms whose rows were not kept from an earlier framing. */
  int madeAnew() {
    return made.get();
  }

  /** The rows of every norm, before curation. */
  List<Example> rows() {
    progress.start("frame: generation", norms.size(), "norms");
    List<Rows> told =
        items.computeAll(
            "generation",
            norms,
            norm ->
                Hash.of(
                    generator.version(),
                    Json.write(norm),
                    plan.context(norm).key(),
                    quotedOnly(norm).orElse("")),
            Rows.class,
            norm -> {
              made.incrementAndGet();
              return new Rows(
                  quotedOnly(norm).isPresent()
                      ? List.of()
                      : generator.generate(norm, plan.context(norm)));
            },
            progress::advance);
    List<Example> rows = new ArrayList<>();
    for (int i = 0; i < norms.size(); i++) {
      Norm norm = norms.get(i);
      List<Example> own = told.get(i).rows();
      if (own.isEmpty()) {
        untold.add(norm.id());
      }
      rows.addAll(own);
      Set<Class<?>> lacking = new HashSet<>(KINDS);
      own.forEach(row -> lacking.remove(row.getClass()));
      rows.addAll(quoted(norm, plan.context(norm), lacking, "no such row can be told of it"));
    }
    progress.done(
        "%,d rows for %,d norms%s"
            .formatted(rows.size(), norms.size(), Framing.anew(made.get(), norms.size())));
    return rows;
  }

  private Optional<String> quotedOnly(Norm norm) {
    return style == RowStyle.FULL ? plan.onlyQuoted(norm) : Optional.empty();
  }

  private List<Example> quoted(
      Norm norm, GenerationContext context, Set<Class<?>> kinds, String otherwise) {
    return kinds.isEmpty()
        ? List.of()
        : of(kinds, quotations.generate(norm, context, limits.getOrDefault(norm.id(), otherwise)));
  }

  private static List<Example> of(Set<Class<?>> kinds, List<Example> rows) {
    return rows.stream().filter(row -> kinds.contains(row.getClass())).toList();
  }

  /**
   * Curates; words anew the kinds of which a norm lost every row, for instance to a norm that says
   * the same; tells briefly what is lost all the same; and asks of the terms that no row says.
   *
   * @param unsaid the rows on terms that curated rows leave out
   */
  Curated curated(
      List<Example> first,
      Function<List<Example>, Curated> curation,
      Function<Curated, List<Example>> unsaid) {
    List<Example> rows = new ArrayList<>(first); // What was lost is dropped with its reason again.
    Curated curated = curation.apply(rows);
    for (int round = 1; round <= REFILLS + QUOTATIONS; round++) {
      List<Example> more = new ArrayList<>();
      List<Coverage.NormCoverage> covered = Coverage.norms(curated, norms, limits);
      for (int i = 0; i < norms.size(); i++) {
        more.addAll(
            round <= REFILLS
                ? anew(norms.get(i), covered.get(i), round)
                : quoted(norms.get(i), covered.get(i), round));
      }
      if (!more.isEmpty()) {
        rows.addAll(more);
        curated = curation.apply(rows);
      }
    }
    List<Example> terms = unsaid.apply(curated);
    if (terms.isEmpty()) {
      return curated;
    }
    rows.addAll(terms);
    return curation.apply(rows);
  }

  private List<Example> anew(Norm norm, Coverage.NormCoverage covered, int round) {
    if (untold.contains(norm.id())) {
      return lost(norm, covered, round);
    }
    boolean few = style == RowStyle.FULL && covered.rows() < Coverage.ENOUGH;
    Set<Class<?>> kinds = few ? Set.copyOf(KINDS) : missing(covered);
    return kinds.isEmpty()
        ? List.of()
        : of(kinds, generator.generate(norm, plan.context(norm).again(round)));
  }

  /** What is lost all the same, and what is still too little of a norm that can be told. */
  private List<Example> quoted(Norm norm, Coverage.NormCoverage covered, int round) {
    List<Example> lost = lost(norm, covered, round);
    boolean few = style == RowStyle.FULL && lost.isEmpty() && covered.rows() < Coverage.ENOUGH;
    if (!few || !enlarged.add(norm.id())) {
      return lost;
    }
    Set<Class<?>> told = new HashSet<>(); // What is quoted already has all its ways.
    if (!covered.briefly().containsKey("instruction")) {
      told.add(Example.Instruction.class);
    }
    if (!covered.briefly().containsKey("preference")) {
      told.add(Example.Preference.class);
    }
    return quoted(
        norm,
        plan.context(norm).again(round),
        told,
        "fewer than " + Coverage.ENOUGH + " rows can be told of it");
  }

  private List<Example> lost(Norm norm, Coverage.NormCoverage covered, int round) {
    return quoted(
        norm,
        plan.context(norm).again(round),
        missing(covered),
        covered.missing().values().stream().sorted().findFirst().orElse(""));
  }

  private static Set<Class<?>> missing(Coverage.NormCoverage norm) {
    return norm.missing().keySet().stream()
        .map(
            kind ->
                switch (kind) {
                  case "instruction" -> Example.Instruction.class;
                  case "preference" -> Example.Preference.class;
                  case String _ -> Example.Scenario.class;
                })
        .collect(Collectors.toSet());
  }

  /** The rows of one norm, as they are kept. */
  record Rows(List<Example> rows) {
    Rows {
      rows = List.copyOf(rows);
    }
  }
}
