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
import java.util.function.LongConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Merges, filters, deduplicates and splits examples; every row that is lost is counted. */
public final class Curation {
  /** The stages before curation: their ins and outs are not rows. */
  public static final List<String> EARLIER =
      List.of(
          "clauses to norms",
          "norms after review",
          "norms told in full, the others briefly",
          "norms to rows, with seeds");

  /** What the names of the stages of a teacher begin with; they come before curation, too. */
  public static final String TEACHER = "teacher: ";

  /** The stage that held-out rows do not pass. */
  public static final String GUARD = "held-out guard";

  private static final Pattern DECISIVE = Pattern.compile("\\d[\\d.,]*|\\bnot\\b|\"[^\"]+\"");

  private final LongConsumer looked;
  private final CurationSettings settings;
  private final Map<String, Clause> clauses;
  private final Reviewed reviewed;
  private final RowFilter filter;
  private final RowJudge judge;
  private final IdentityHashMap<Example, Optional<String>> filtered = new IdentityHashMap<>();
  private final IdentityHashMap<Example, Optional<String>> judged = new IdentityHashMap<>();

  private final NearRows.Known known = new NearRows.Known();

  /** Row to the row because of which it is dropped. */
  private final Map<String, String> because = new HashMap<>();

  private final List<Funnel.Stage> stages = new ArrayList<>();
  private final List<Curated.Dropped> dropped = new ArrayList<>();

  /** Prepares curation that no person had a say in. */
  public Curation(List<Clause> clauses, List<Norm> norms, CurationSettings settings) {
    this(clauses, norms, settings, Reviewed.NOTHING, rows -> {});
  }

  /**
   * Prepares curation; what is judged once is not judged again when rows come in rounds.
   *
   * @param reviewed people's decisions: what they accepted or edited is never dropped
   * @param looked takes how many rows more were looked at; a row counts once a stage and round
   */
  public Curation(
      List<Clause> clauses,
      List<Norm> norms,
      CurationSettings settings,
      Reviewed reviewed,
      LongConsumer looked) {
    this.looked = looked;
    this.settings = settings;
    this.reviewed = reviewed;
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
    because.clear();
    List<Example> rows = new ArrayList<>(seeds);
    rows.addAll(generated);
    List<Example> merged = merge(rows);
    rows = filter(merged, review(merged));
    if (settings.strict() || rows.stream().anyMatch(Curation::taught)) {
      rows = judge(rows);
    }
    rows = settings.strict() ? distinct(rows) : deduplicate(rows);
    Split split = heldWithReviewed(Split.of(rows, settings));
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

  private List<Example> review(List<Example> rows) {
    return stage(
        "review",
        rows,
        row ->
            reviewed.rejects().test(row)
                ? Optional.of("rejected by a reviewer")
                : Optional.empty());
  }

  /**
   * Drops what nobody should learn.
   *
   * @param before the rows with those that reviewers rejected, which their groups lack
   */
  private List<Example> filter(List<Example> before, List<Example> rows) {
    Map<String, Set<String>> labels = new HashMap<>();
    for (Example row : rows) {
      if (row instanceof Example.Scenario scenario) {
        labels
            .computeIfAbsent(known.prompt(row).text(), key -> new HashSet<>())
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
                    .or(
                        () ->
                            row instanceof Example.Scenario
                                    && labels.get(known.prompt(row).text()).size() > 1
                                ? Optional.of("the same text with another label")
                                : Optional.empty()));
    return whole("contrast groups", before, kept);
  }

  /** What a model wrote is judged in every style: nobody else read it. */
  private static boolean taught(Example row) {
    return row.provenance().generator().startsWith("teacher:");
  }

  private List<Example> judge(List<Example> rows) {
    List<Example> kept =
        stage(
            "judges",
            rows,
            row ->
                settings.strict() || taught(row)
                    ? judged.computeIfAbsent(row, judge::refuse)
                    : Optional.empty());
    return whole("contrast groups after judging", rows, kept);
  }

  /** Drops rows that ask nearly the same as an earlier row and answer it nearly alike. */
  private List<Example> distinct(List<Example> rows) {
    NearRows kept = new NearRows(settings.nearDuplicate(), known, because);
    rows.stream().filter(this::pinned).forEach(kept::refuse);
    List<Example> left =
        stage("deduplicate", rows, row -> pinned(row) ? Optional.empty() : kept.refuse(row));
    return whole("contrast groups after deduplication", rows, left);
  }

  private List<Example> deduplicate(List<Example> rows) {
    Map<String, String> seen = new HashMap<>();
    Map<String, SimilarTexts<Example>> similar = new HashMap<>();
    Map<String, List<String>> decided = new HashMap<>();
    // What people settled comes first: others give way to it, wherever they stand.
    rows.stream().filter(this::pinned).forEach(row -> duplicate(row, seen, similar, decided));
    List<Example> kept =
        stage(
            "deduplicate",
            rows,
            row -> pinned(row) ? Optional.empty() : duplicate(row, seen, similar, decided));
    return whole("contrast groups after deduplication", rows, kept);
  }

  /** Why a row repeats one before it; else it is remembered. */
  private Optional<String> duplicate(
      Example row,
      Map<String, String> seen,
      Map<String, SimilarTexts<Example>> similar,
      Map<String, List<String>> decided) {
    ComparedText text = known.prompt(row);
    String kind = Texts.comparable(row);
    String same = seen.putIfAbsent(kind + "\n" + text.text(), row.id());
    if (same != null) {
      because.put(row.id(), same);
      return Optional.of("exact duplicate");
    }
    if (row.provenance().toldBrieflyBecause().isPresent()) {
      return Optional.empty();
    }
    SimilarTexts<Example> others =
        similar.computeIfAbsent(kind, key -> new SimilarTexts<>(settings.nearDuplicate()));
    List<String> decisive = decisive(row);
    decided.put(row.id(), decisive);
    Optional<Example> near = others.find(text, other -> decisive.equals(decided.get(other.id())));
    if (near.isPresent()) {
      because.put(row.id(), near.get().id());
      return Optional.of("near duplicate, ROUGE-L from " + settings.nearDuplicate());
    }
    others.add(row, text);
    return Optional.empty();
  }

  private boolean pinned(Example row) {
    return reviewed.pinned().contains(row.id());
  }

  /** Texts that differ in a figure, a negation or a quoted term are different texts. */
  private static List<String> decisive(Example row) {
    return DECISIVE.matcher(row.prompt()).results().map(MatchResult::group).toList();
  }

  /** Drops what is left of a contrast group that lost a row: a contrast needs every verdict. */
  private List<Example> whole(String name, List<Example> before, List<Example> after) {
    Map<String, Long> sizes = sizes(before);
    Map<String, Long> left = sizes(after);
    Set<String> kept = after.stream().map(Example::id).collect(Collectors.toSet());
    Map<String, String> lost = new HashMap<>();
    before.stream()
        .filter(row -> !kept.contains(row.id()))
        .forEach(row -> lost.putIfAbsent(row.group(), row.id()));
    return stage(
        name,
        after,
        row ->
            row instanceof Example.Scenario
                    && !row.provenance().handWritten()
                    && !sizes.get(row.group()).equals(left.get(row.group()))
                ? dropWith(row, lost.get(row.group()), "contrast group lost a row")
                : Optional.empty());
  }

  private Optional<String> dropWith(Example row, String other, String reason) {
    because.put(row.id(), other);
    return Optional.of(reason);
  }

  private static Map<String, Long> sizes(List<Example> rows) {
    return rows.stream()
        .filter(Example.Scenario.class::isInstance)
        .collect(Collectors.groupingBy(Example::group, Collectors.counting()));
  }

  /** Drops training rows that nearly repeat a held-out row. */
  private List<Example> guard(Split split) {
    Map<String, SimilarTexts<Example>> held = heldOut(split);
    String reason = "near a held-out row, ROUGE-L from " + settings.nearHeldOut();
    return stage(
        GUARD,
        split.train(),
        row -> near(row, held).flatMap(other -> dropWith(row, other.id(), reason)));
  }

  private Map<String, SimilarTexts<Example>> heldOut(Split split) {
    Map<String, SimilarTexts<Example>> held = new HashMap<>();
    List<Example> heldOut = new ArrayList<>(split.heldOutGroups());
    heldOut.addAll(split.heldOutNorms());
    for (Example row : heldOut) {
      held.computeIfAbsent(Texts.comparable(row), key -> new SimilarTexts<>(settings.nearHeldOut()))
          .add(row, known.prompt(row));
    }
    return held;
  }

  private Optional<Example> near(Example row, Map<String, SimilarTexts<Example>> held) {
    // Rows that quote a norm are near each other by the policy's own words.
    boolean quotes = row.provenance().toldBrieflyBecause().isPresent();
    return Optional.ofNullable(held.get(Texts.comparable(row)))
        .flatMap(
            texts -> texts.find(known.prompt(row), other -> !quotes || asksTheSame(row, other)));
  }

  private boolean asksTheSame(Example row, Example other) {
    return known.prompt(row).text().equals(known.prompt(other).text());
  }

  /**
   * Holds out the groups of reviewed rows that nearly repeat a held-out row: the guard would drop
   * them, and what people settled is not lost.
   */
  private Split heldWithReviewed(Split split) {
    List<Example> settled = split.train().stream().filter(this::pinned).toList();
    if (settled.isEmpty()) {
      return split;
    }
    Map<String, SimilarTexts<Example>> held = heldOut(split);
    Set<String> groups =
        settled.stream()
            .filter(row -> near(row, held).isPresent())
            .map(Example::group)
            .collect(Collectors.toSet());
    if (groups.isEmpty()) {
      return split;
    }
    Map<Boolean, List<Example>> parted =
        split.train().stream()
            .collect(Collectors.partitioningBy(row -> groups.contains(row.group())));
    List<Example> heldOutGroups = new ArrayList<>(split.heldOutGroups());
    heldOutGroups.addAll(parted.get(true));
    // Those that are held out now may be near others.
    return heldWithReviewed(new Split(parted.get(false), heldOutGroups, split.heldOutNorms()));
  }

  private List<Example> stage(
      String name, List<Example> rows, Function<Example, Optional<String>> refuse) {
    Map<String, Integer> reasons = new TreeMap<>();
    Map<String, List<Funnel.Sample>> samples = new HashMap<>();
    List<Example> kept = new ArrayList<>();
    for (Example row : rows) {
      looked.accept(1);
      Optional<String> reason = refuse.apply(row);
      if (reason.isEmpty() || pinned(row)) {
        kept.add(row);
      } else {
        reasons.merge(reason.get(), 1, Integer::sum);
        List<Funnel.Sample> some = samples.computeIfAbsent(reason.get(), key -> new ArrayList<>());
        if (some.size() < Funnel.SAMPLES) {
          some.add(new Funnel.Sample(row.id(), row.prompt()));
        }
        dropped.add(
            new Curated.Dropped(
                name, reason.get(), row, Optional.ofNullable(because.get(row.id()))));
      }
    }
    stages.add(
        new Funnel.Stage(name, rows.size(), kept.size(), new LinkedHashMap<>(reasons), samples));
    return kept;
  }

  /** What the filter says against a row on its own; empty where nothing. */
  public static Optional<String> objection(Example row, List<Clause> clauses) {
    Map<String, Clause> byId =
        clauses.stream()
            .collect(Collectors.toMap(Clause::id, Function.identity(), (first, same) -> first));
    return new RowFilter(CurationSettings.DEFAULT, byId).refuse(row);
  }

  /** Whether a stage of this name comes before the rows. */
  public static boolean isEarlier(String stage) {
    return EARLIER.contains(stage) || stage.startsWith(TEACHER);
  }
}
