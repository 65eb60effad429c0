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
import java.util.ArrayList;
import java.util.Collections;
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
        double score = rouge(seedWords, suiteWords.get(i));
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

  /** F1 of the longest common subsequence of words (Lin 2004). */
  private static double rouge(List<String> left, List<String> right) {
    int[] lengths = new int[right.size() + 1];
    for (String word : left) {
      int diagonal = 0;
      for (int j = 1; j < lengths.length; j++) {
        int above = lengths[j];
        lengths[j] = word.equals(right.get(j - 1)) ? diagonal + 1 : Math.max(above, lengths[j - 1]);
        diagonal = above;
      }
    }
    return 2.0 * lengths[right.size()] / (left.size() + right.size());
  }
}
