package io.alignmentstudio.framers.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Bucket;
import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.domain.Verdict;
import io.alignmentstudio.domain.rows.ClauseQuotes;
import io.alignmentstudio.domain.rows.PreferenceRow;
import io.alignmentstudio.domain.rows.QuestionRow;
import io.alignmentstudio.domain.rows.RequestRow;
import io.alignmentstudio.domain.rows.Row;
import io.alignmentstudio.domain.rows.RowFolder;
import io.alignmentstudio.domain.rows.ScenarioRow;
import io.alignmentstudio.framers.curation.Rouge;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TarrowbyRowsTest {
  /** ROUGE-L F1 of two prompts from which they count as nearly the same. */
  private static final double NEAR = 0.55;

  /** Share of the shorter prompt's telling words from which two are about one thing. */
  private static final double SAME_SUBJECT = 0.4;

  /** The same where one of them is a story. */
  private static final double SAME_STORY = 0.65;

  /** Words in a row that two prompts under one clause do not share. */
  private static final int PHRASE = 5;

  @Test
  void everyRowParsesAndEveryQuoteResolves() {
    Problems problems = new Problems();
    ClauseQuotes quotes = Tarrowby.quotes();
    quotes.resolve(Tarrowby.seeds(problems), problems);
    quotes.resolve(Tarrowby.suite(problems), problems);
    assertThat(problems.messages()).isEmpty();
  }

  @Test
  void everyRowNamesTheClausesOfItsQuotes() {
    assertNamesItsClauses(Tarrowby.quotes());
  }

  @Test
  void wordAndPdfEditionsGiveTheSameClauseIds() {
    PolicyDocument regulation = Tarrowby.regulation("docx");
    assertNamesItsClauses(Tarrowby.quotes(Tarrowby.guideline("docx"), regulation));
    assertNamesItsClauses(Tarrowby.quotes(Tarrowby.guideline("pdf"), regulation));
  }

  /** A row may rest on more clauses than it quotes. */
  private static void assertNamesItsClauses(ClauseQuotes quotes) {
    List<String> differences = new ArrayList<>();
    rows()
        .forEach(
            row -> {
              for (String quote : row.clauseQuotes()) {
                List<String> resolved = quotes.resolve(row.policy(), quote);
                if (Collections.disjoint(row.clauseIds(), resolved)) {
                  differences.add(row.id() + " names " + row.clauseIds() + ", quotes " + resolved);
                }
              }
            });
    assertThat(differences).isEmpty();
  }

  @Test
  void onlyUnanswerableQuestionsNameNoClause() {
    assertThat(rows().filter(row -> row.clauseIds().isEmpty()))
        .allSatisfy(
            row ->
                assertThat(row)
                    .isInstanceOfSatisfying(
                        QuestionRow.class,
                        question -> assertThat(question.answerable()).isFalse()));
  }

  @Test
  void noAnswerGoesOnWithTheRestOfAReference() {
    assertThat(Tarrowby.seeds().preferences())
        .allSatisfy(row -> assertThat(row.chosen()).doesNotContainPattern("^[^.]+\\. \\d+\\)"));
  }

  @Test
  void idsAreUnique() {
    assertThat(rows().map(Row::id)).doesNotHaveDuplicates();
  }

  @Test
  void seedsAreAsManyAsPromised() {
    RowFolder seeds = Tarrowby.seeds();
    assertThat(seeds.questions()).hasSizeGreaterThanOrEqualTo(60);
    assertThat(seeds.preferences()).hasSizeGreaterThanOrEqualTo(60);
    assertThat(seeds.scenarios()).hasSizeGreaterThanOrEqualTo(150);
    Map<Verdict, Long> labels = labels(seeds.scenarios());
    for (Verdict verdict : Verdict.values()) {
      double share = labels.getOrDefault(verdict, 0L) / (double) seeds.scenarios().size();
      assertThat(share).as("share of " + verdict).isBetween(0.3, 0.37);
    }
  }

  @Test
  void suiteIsAsLargeAsPromised() {
    RowFolder suite = Tarrowby.suite();
    assertThat(suite.scenarios()).hasSizeGreaterThanOrEqualTo(120);
    assertThat(suite.questions()).hasSizeGreaterThanOrEqualTo(60);
    assertThat(suite.questions().stream().filter(row -> !row.answerable()))
        .hasSizeGreaterThanOrEqualTo(12);
    assertThat(suite.questions().stream().filter(QuestionRow::answerable))
        .allSatisfy(row -> assertThat(row.keyFacts()).as(row.id()).isNotEmpty());
    assertThat(suite.requests()).hasSizeGreaterThanOrEqualTo(80);
    Map<Bucket, Long> buckets =
        suite.requests().stream()
            .collect(Collectors.groupingBy(RequestRow::bucket, Collectors.counting()));
    assertThat(buckets).containsOnlyKeys(Bucket.values());
    assertThat(buckets.values()).allSatisfy(count -> assertThat(count).isGreaterThanOrEqualTo(15));
  }

  @Test
  void suiteHasContrastGroupsOfUnlikeVerdicts() {
    Map<String, List<ScenarioRow>> groups =
        Tarrowby.suite().scenarios().stream()
            .filter(row -> row.head().contrastGroup().isPresent())
            .collect(Collectors.groupingBy(Row::group));
    long contrasting =
        groups.values().stream().filter(members -> labels(members).size() > 1).count();
    assertThat(contrasting).isGreaterThanOrEqualTo(25);
  }

  @Test
  void eachPolicyHasRowsOfEveryKind() {
    for (RowFolder folder : List.of(Tarrowby.seeds(), Tarrowby.suite())) {
      for (List<? extends Row> rows :
          List.of(
              folder.questions(), folder.scenarios(), folder.requests(), folder.preferences())) {
        if (!rows.isEmpty()) {
          assertThat(rows.stream().map(Row::policy).distinct())
              .containsExactlyInAnyOrder("conduct", "privacy", "style");
        }
      }
    }
  }

  @Test
  void seedsAndSuiteShareNoNearlyIdenticalText() {
    List<String> near = new ArrayList<>();
    double highest = 0;
    List<Row> suite = Tarrowby.suite().rows().toList();
    List<List<String>> suiteWords = suite.stream().map(row -> words(prompt(row))).toList();
    for (Row seed : Tarrowby.seeds().rows().toList()) {
      List<String> seedWords = words(prompt(seed));
      for (int i = 0; i < suite.size(); i++) {
        double score = Rouge.f1(seedWords, suiteWords.get(i));
        highest = Math.max(highest, score);
        if (score >= NEAR) {
          near.add("%s and %s: %.2f".formatted(seed.id(), suite.get(i).id(), score));
        }
      }
    }
    assertThat(near).as("pairs with ROUGE-L of at least " + NEAR).isEmpty();
    assertThat(highest).isPositive();
  }

  @Test
  void seedsAndSuiteShareNoSubjectUnderOneClause() {
    List<Row> seeds = Tarrowby.seeds().rows().toList();
    List<Row> suite = Tarrowby.suite().rows().toList();
    TellingWords telling = new TellingWords(Stream.concat(seeds.stream(), suite.stream()));
    List<String> shared = new ArrayList<>();
    double highest = 0;
    for (Row seed : seeds) {
      for (Row asked : suite) {
        if (underOneClause(seed, asked)) {
          double overlap = telling.overlap(prompt(seed), prompt(asked));
          boolean phrase =
              !(seed instanceof ScenarioRow)
                  && !Collections.disjoint(phrases(seed), phrases(asked));
          highest = Math.max(highest, overlap);
          if (overlap >= limit(seed, asked) || (asked instanceof RequestRow && phrase)) {
            shared.add(
                "%s and %s: %.2f%s"
                    .formatted(seed.id(), asked.id(), overlap, phrase ? ", a phrase" : ""));
          }
        }
      }
    }
    assertThat(shared).as("pairs about one thing").isEmpty();
    assertThat(highest).isPositive();
  }

  /** Whether both rest on one clause, or one of them on none and both are about one policy. */
  private static boolean underOneClause(Row seed, Row asked) {
    if (seed.clauseIds().isEmpty() || asked.clauseIds().isEmpty()) {
      return seed.policy().equals(asked.policy());
    }
    return !Collections.disjoint(seed.clauseIds(), asked.clauseIds());
  }

  /** A story has room for more words that others use too. */
  private static double limit(Row seed, Row asked) {
    return seed instanceof ScenarioRow || asked instanceof ScenarioRow ? SAME_STORY : SAME_SUBJECT;
  }

  private static Set<List<String>> phrases(Row row) {
    List<String> words = words(prompt(row));
    Set<List<String>> phrases = new HashSet<>();
    for (int i = 0; i + PHRASE <= words.size(); i++) {
      phrases.add(words.subList(i, i + PHRASE));
    }
    return phrases;
  }

  @Test
  void seedsAndSuiteShareNoContrastGroup() {
    Set<String> shared = new HashSet<>(Tarrowby.seeds().rows().map(Row::group).toList());
    shared.retainAll(Tarrowby.suite().rows().map(Row::group).toList());
    assertThat(shared).isEmpty();
  }

  private static Stream<Row> rows() {
    return Stream.concat(Tarrowby.seeds().rows(), Tarrowby.suite().rows());
  }

  private static Map<Verdict, Long> labels(List<ScenarioRow> rows) {
    return rows.stream().collect(Collectors.groupingBy(ScenarioRow::label, Collectors.counting()));
  }

  private static String prompt(Row row) {
    return switch (row) {
      case QuestionRow question -> question.question();
      case ScenarioRow scenario -> scenario.scenario();
      case RequestRow request -> request.prompt();
      case PreferenceRow preference -> preference.prompt();
    };
  }

  private static List<String> words(String text) {
    return List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"));
  }

  /** Weighs words by their rarity: the fewer prompts a word's stem is in, the more it tells. */
  private static final class TellingWords {
    private static final int STEM = 6;
    private final Map<String, Double> weights = new HashMap<>();

    TellingWords(Stream<Row> rows) {
      List<Set<String>> prompts = rows.map(row -> stems(prompt(row))).toList();
      prompts.forEach(stems -> stems.forEach(stem -> weights.merge(stem, 1.0, Double::sum)));
      weights.replaceAll((stem, count) -> Math.log(prompts.size() / count));
    }

    /** Weight of the common stems over that of the lighter text's stems. */
    double overlap(String left, String right) {
      Set<String> common = stems(left);
      common.retainAll(stems(right));
      return weight(common) / Math.min(weight(stems(left)), weight(stems(right)));
    }

    private double weight(Set<String> stems) {
      return stems.stream().mapToDouble(weights::get).sum();
    }

    private static Set<String> stems(String text) {
      return words(text).stream()
          .map(word -> word.substring(0, Math.min(STEM, word.length())))
          .collect(Collectors.toCollection(HashSet::new));
    }
  }
}
