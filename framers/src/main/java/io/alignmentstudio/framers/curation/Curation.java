package io.alignmentstudio.framers.curation;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Funnel;
import io.alignmentstudio.domain.Norm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Merges, filters, deduplicates and splits examples; every row that is lost is counted. */
public final class Curation {
  private static final Pattern DECISIVE = Pattern.compile("\\d[\\d.,]*|\\bnot\\b|\"[^\"]+\"");

  private final CurationSettings settings;
  private final Map<String, Clause> clauses;
  private final RowFilter filter;
  private final RowJudge judge;
  private final IdentityHashMap<Example, Optional<String>> filtered = new IdentityHashMap<>();
  private final IdentityHashMap<Example, Optional<String>> judged = new IdentityHashMap<>();
  private final List<Funnel.Stage> stages = new ArrayList<>();
  private final List<Curated.Dropped> dropped = new ArrayList<>();

  /** Prepares curation; what is judged once is not judged again when rows come in rounds. */
  public Curation(List<Clause> clauses, List<Norm> norms, CurationSettings settings) {
    this.settings = settings;
    this.clauses =
        clauses.stream()
            .collect(Collectors.toMap(Clause::id, Function.identity(), (first, same) -> first));
    this.filter = new RowFilter(settings, this.clauses);
    this.judge = new RowJudge(this.clauses, norms);
  }

  /** Curates seeds and generated rows; where two are alike, the seed stays. */
  public Curated run(List<Example> seeds, List<Example> generated) {
    stages.clear();
    dropped.clear();
    List<Example> rows = new ArrayList<>(seeds);
    rows.addAll(generated);
    rows = merge(rows);
    rows = filter(rows);
    if (settings.strict()) {
      rows = judge(rows);
    }
    rows = settings.strict() ? distinct(rows) : deduplicate(rows);
    Split split = Split.of(rows, settings);
    stages.add(new Funnel.Stage("split", rows.size(), split.size(), Map.of()));
    List<Example> train = guard(split);
    return new Curated(
        train, split.heldOutGroups(), split.heldOutNorms(), new Funnel(stages), dropped);
  }

  private List<Example> merge(List<Example> rows) {
    Set<String> ids = new HashSet<>();
    return stage(
        "merge", rows, row -> ids.add(row.id()) ? Optional.empty() : Optional.of("repeated id"));
  }

  private List<Example> filter(List<Example> rows) {
    Map<String, Set<String>> labels = new HashMap<>();
    for (Example row : rows) {
      if (row instanceof Example.Scenario scenario) {
        labels
            .computeIfAbsent(Texts.normalised(scenario.text()), key -> new HashSet<>())
            .add(scenario.label().word());
      }
    }
    List<Example> kept =
        stage(
            "filter",
            rows,
            row ->
                filtered
                    .computeIfAbsent(row, filter::refuse)
                    .or(() ->
                        row instanceof Example.Scenario scenario
                                && labels.get(Texts.normalised(scenario.text())).size() > 1
                            ? Optional.of("the same text with another label")
                            : Optional.empty()));
    return whole("contrast groups", rows, kept);
  }

  private List<Example> judge(List<Example> rows) {
    List<Example> kept = stage("judges", rows, row -> judged.computeIfAbsent(row, judge::refuse));
    return whole("contrast groups after judging", rows, kept);
  }

  /** Drops rows that ask nearly the same as an earlier row and answer it nearly alike. */
  private List<Example> distinct(List<Example> rows) {
    NearRows kept = new NearRows(settings.nearDuplicate());
    List<Example> left = stage("deduplicate", rows, kept::refuse);
    return whole("contrast groups after deduplication", rows, left);
  }

  private List<Example> deduplicate(List<Example> rows) {
    Map<String, Set<String>> seen = new HashMap<>();
    Map<String, SimilarTexts<Example>> similar = new HashMap<>();
    Map<String, List<String>> decided = new HashMap<>();
    List<Example> kept =
        stage(
            "deduplicate",
            rows,
            row -> {
              String text = Texts.normalised(row.prompt());
              String kind = Texts.comparable(row);
              if (!seen.computeIfAbsent(kind, key -> new HashSet<>()).add(text)) {
                return Optional.of("exact duplicate");
              }
              SimilarTexts<Example> others =
                  similar.computeIfAbsent(
                      kind, key -> new SimilarTexts<>(settings.nearDuplicate()));
              List<String> decisive = decisive(row);
              decided.put(row.id(), decisive);
              if (others
                  .find(text, other -> decisive.equals(decided.get(other.id())))
                  .isPresent()) {
                return Optional.of("near duplicate, ROUGE-L from " + settings.nearDuplicate());
              }
              others.add(row, text);
              return Optional.empty();
            });
    return whole("contrast groups after deduplication", rows, kept);
  }

  /** Texts that differ in a figure, a negation or a quoted term are different texts. */
  private static List<String> decisive(Example row) {
    return DECISIVE.matcher(row.prompt()).results().map(MatchResult::group).toList();
  }

  /** Drops what is left of a contrast group that lost a row: a contrast needs every verdict. */
  private List<Example> whole(String name, List<Example> before, List<Example> after) {
    Map<String, Long> sizes = sizes(before);
    Map<String, Long> left = sizes(after);
    return stage(
        name,
        after,
        row ->
            row instanceof Example.Scenario
                    && !row.provenance().handWritten()
                    && !sizes.get(row.group()).equals(left.get(row.group()))
                ? Optional.of("contrast group lost a row")
                : Optional.empty());
  }

  private static Map<String, Long> sizes(List<Example> rows) {
    return rows.stream()
        .filter(Example.Scenario.class::isInstance)
        .collect(Collectors.groupingBy(Example::group, Collectors.counting()));
  }

  /** Drops training rows that nearly repeat a held-out row. */
  private List<Example> guard(Split split) {
    Map<String, SimilarTexts<Example>> held = new HashMap<>();
    List<Example> heldOut = new ArrayList<>(split.heldOutGroups());
    heldOut.addAll(split.heldOutNorms());
    for (Example row : heldOut) {
      held.computeIfAbsent(Texts.comparable(row), key -> new SimilarTexts<>(settings.nearHeldOut()))
          .add(row, Texts.normalised(row.prompt()));
    }
    return stage(
        "held-out guard",
        split.train(),
        row ->
            Optional.ofNullable(held.get(Texts.comparable(row)))
                .flatMap(texts -> texts.find(Texts.normalised(row.prompt()), other -> true))
                .map(other -> "near a held-out row, ROUGE-L from " + settings.nearHeldOut()));
  }

  private List<Example> stage(
      String name, List<Example> rows, Function<Example, Optional<String>> refuse) {
    Map<String, Integer> reasons = new TreeMap<>();
    List<Example> kept = new ArrayList<>();
    for (Example row : rows) {
      Optional<String> reason = refuse.apply(row);
      if (reason.isEmpty()) {
        kept.add(row);
      } else {
        reasons.merge(reason.get(), 1, Integer::sum);
        dropped.add(new Curated.Dropped(name, reason.get(), row));
      }
    }
    stages.add(new Funnel.Stage(name, rows.size(), kept.size(), new LinkedHashMap<>(reasons)));
    return kept;
  }
}
