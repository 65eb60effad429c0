package io.alignmentstudio.framers.generation;

import static io.alignmentstudio.framers.generation.SampleNorms.norm;
import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Bucket;
import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Hash;
import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.Verdict;
import io.alignmentstudio.workspace.json.Json;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PlainMannerTest {
  private final TemplateGenerator generator = new TemplateGenerator();

  /** The demo's figures are measured with these; a change needs a measured run. */
  @Test
  void livelyRowsAreThoseThatTheExampleIsMeasuredWith() {
    String rows =
        SampleNorms.all().stream()
            .flatMap(norm -> generator.generate(norm, SampleNorms.context()).stream())
            .map(Json::write)
            .collect(Collectors.joining("\n"));
    assertThat(Hash.of(rows)).startsWith("69a1e077e333411e");
  }

  static Stream<Norm> unlimited() {
    return SampleNorms.all().stream()
        .filter(norm -> new TemplateGenerator().limit(norm, SampleNorms.plain(norm)).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("unlimited")
  void everyNormThatCanBeToldHasThirtyRowsOfEveryKind(Norm norm) {
    List<Example> rows = rows(norm);

    assertThat(rows).hasSizeGreaterThanOrEqualTo(30);
    assertThat(rows).extracting(Example::prompt).doesNotHaveDuplicates();
    assertThat(rows).extracting(Example::id).doesNotHaveDuplicates();
    assertThat(scenarios(rows)).extracting(Example.Scenario::label).contains(Verdict.values());
    assertThat(rows.stream().filter(Example.Preference.class::isInstance))
        .extracting(row -> ((Example.Preference) row).bucket())
        .contains(Bucket.values());
    assertThat(rows)
        .noneMatch(row -> row.prompt().matches("(?s).*[{}\u0001].*|.*\\b(?:null|Qamar)\\b.*"));
  }

  @Test
  void mostSampleNormsCanBeTold() {
    assertThat(unlimited().count()).isGreaterThanOrEqualTo(10);
  }

  @Test
  void tasksAreOfManyFamilies() {
    Set<String> tasks =
        SampleNorms.all().stream()
            .flatMap(norm -> rows(norm).stream())
            .filter(Example.Instruction.class::isInstance)
            .map(row -> ((Example.Instruction) row).task())
            .collect(Collectors.toSet());
    assertThat(tasks)
        .contains(
            "answer",
            "applies",
            "policy",
            "summary",
            "example",
            "yes-no",
            "choice",
            "compare",
            "extract",
            "duties",
            "rewrite",
            "whom",
            "dialogue",
            "unanswerable",
            "check",
            "definition",
            "deadline",
            "condition",
            "exception",
            "reminder");
  }

  @Test
  void rejectedAnswersHaveEveryKindOfFault() {
    Set<String> faults =
        SampleNorms.all().stream()
            .flatMap(norm -> rows(norm).stream())
            .filter(Example.Preference.class::isInstance)
            .map(row -> row.provenance().source().replaceFirst("^.*/([a-z-]+) v8$", "$1"))
            .collect(Collectors.toSet());
    assertThat(faults)
        .containsExactlyInAnyOrder(
            "violates",
            "over-refuses",
            "invents",
            "omits-condition",
            "ignores-priority",
            "reverses");
  }

  @Test
  void aStoryAboutTwoNormsQuotesBoth() {
    Norm first =
        norm(
                "lock",
                "employees",
                Modality.OBLIGATION,
                "lock the cabinet",
                "Employees must lock the cabinet.")
            .build();
    Norm second =
        norm(
                "badge",
                "employees",
                Modality.OBLIGATION,
                "wear the badge",
                "Employees must wear the badge.")
            .build();
    GenerationContext context = SampleNorms.plain(first, List.of(second));
    List<Example.Scenario> both =
        scenarios(generator.generate(first, context))
            .filter(row -> row.group().contains("/cross-norm-"))
            .toList();
    assertThat(both).hasSize(3);
    assertThat(both)
        .allSatisfy(
            row -> {
              assertThat(row.provenance().quotes()).containsExactly(first.quote(), second.quote());
              assertThat(row.text()).containsPattern("w(?:ore|orn) the badge");
            });
  }

  @Test
  void aSentenceThatNamesNobodyIsToldWithoutAPerson() {
    Norm passive =
        SampleNorms.assumed(
            norm(
                    "patch",
                    "employees",
                    Modality.OBLIGATION,
                    "patch remote hosts every month",
                    "Remote hosts must be patched every month.")
                .build());
    assertThat(scenarios(rows(passive)))
        .isNotEmpty()
        .allSatisfy(
            row -> assertThat(row.text()).containsPattern("emote hosts (?:were|have|are|will)"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Employees must use this information. | use this information | its statement points to"
            + " another sentence",
        "It must be filed. | be filed | it begins with a word that points to another sentence",
        "Employees must not use abuse their authority. | use abuse their authority | its statement"
            + " is not one clean sentence",
        "The importer must agree a clause whereby. | agree a clause whereby | its statement breaks"
            + " off",
        "Employees must keep (a) lists. | keep (a) lists | its statement holds a list",
        "Employees must follow the rules listed below. | follow the rules listed below | its"
            + " statement refers to another place of the document",
      })
  void whatDoesNotReadWellIsNamedWithItsReason(String statement, String action, String reason) {
    Norm unfit = norm("odd", "employees", Modality.OBLIGATION, action, statement).build();

    assertThat(generator.limit(unfit, SampleNorms.plain(unfit))).contains(reason);
    assertThat(rows(unfit)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The keeper must store samples in boxes by means of plastic staples. | store samples in"
            + " boxes by means of plastic staples | The keeper must, by means of plastic staples, store samples in boxes. | its words"
            + " stand in another order than in the document",
        "The keeper may affect the market. | affect the market | The keeper must watch lists which"
            + " may affect the market. | its verb is that of a clause inside its sentence",
        "The keeper must prevent conflicts. | prevent conflicts | The keeper must set up systems to"
            + " manage and prevent conflicts. | its verb is that of a clause inside its sentence",
        "The keeper must decide. | decide | The keeper must decide whether the box is full. | its"
            + " sentence goes on where its statement ends",
        "The keeper must put the boxes into the right order. | put the boxes into the right order |"
            + " The keeper must put the boxes into the right order: small ones first. | its sentence"
            + " goes on where its statement ends",
        "The device must be destroyed. | be destroyed | All data must be erased, or the device must be"
            + " destroyed. | it is one of two alternatives",
        "The keeper must show the boxes only to guests. | show the boxes only to guests | The keeper"
            + " must only show the boxes to guests. | its words stand in another order than in the"
            + " document",
        "The keeper, with the guard must open the box. | open the box | The keeper, with the guard,"
            + " must open the box. | its statement is not one clean sentence",
      })
  void whatWasCutBadlyOutOfItsSentenceIsNamedWithItsReason(
      String statement, String action, String quote, String reason) {
    Norm cut =
        SampleNorms.quoting(
            norm("cut", "the keeper", Modality.OBLIGATION, action, statement).build(),
            "conduct:cut",
            quote);

    assertThat(generator.limit(cut, SampleNorms.plain(cut))).contains(reason);
    assertThat(rows(cut)).isEmpty();
  }

  @Test
  void aStoryBeginsWithALargeLetterBehindAColon() {
    Norm passive =
        SampleNorms.assumed(
            norm(
                    "patch",
                    "employees",
                    Modality.OBLIGATION,
                    "patch remote hosts",
                    "Remote hosts must be patched.")
                .build());
    assertThat(scenarios(rows(passive)))
        .isNotEmpty()
        .noneMatch(row -> row.text().matches("(?s).*[a-z][:.] remote hosts.*|.*\u0002.*"));
  }

  @Test
  void whatIsCutWellIsTold() {
    Norm cut =
        SampleNorms.quoting(
            norm(
                    "cut",
                    "the keeper",
                    Modality.OBLIGATION,
                    "inform the visitors",
                    "If a box is open, the keeper must inform the visitors.")
                .condition("If a box is open")
                .build(),
            "conduct:cut",
            "The keeper must lock the boxes and inform the visitors if a box is open.");

    assertThat(generator.limit(cut, SampleNorms.plain(cut))).isEmpty();
  }

  @Test
  void conditionsOfThePastAreToldInThePast() {
    Norm duty =
        norm(
                "leak",
                "employees",
                Modality.OBLIGATION,
                "call the hotline",
                "If they have questions, employees must call the hotline.")
            .condition("if they have questions")
            .build();
    assertThat(scenarios(rows(duty)).filter(row -> row.group().contains("/condition-")))
        .isNotEmpty()
        .noneMatch(row -> row.text().contains("has questions"))
        .allMatch(row -> row.text().matches("(?s).*(?:had questions|did not have questions).*"));
  }

  private List<Example> rows(Norm norm) {
    return generator.generate(norm, SampleNorms.plain(norm));
  }

  private static Stream<Example.Scenario> scenarios(List<Example> rows) {
    return rows.stream()
        .filter(Example.Scenario.class::isInstance)
        .map(Example.Scenario.class::cast);
  }
}
