package io.alignmentstudio.framers.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Bucket;
import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.SourceSpan;
import io.alignmentstudio.domain.Verdict;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QuotationGeneratorTest {
  static Stream<Norm> norms() {
    return SampleNorms.all().stream();
  }

  @ParameterizedTest
  @MethodSource("norms")
  void everyNormIsQuotedInEveryKindOfExample(Norm norm) {
    List<Example> rows = rows(norm);

    assertThat(rows.stream().filter(Example.Scenario.class::isInstance))
        .hasSizeGreaterThanOrEqualTo(6)
        .extracting(row -> ((Example.Scenario) row).label())
        .contains(Verdict.values());
    assertThat(rows.stream().filter(Example.Preference.class::isInstance))
        .extracting(row -> ((Example.Preference) row).bucket())
        .contains(Bucket.values());
    assertThat(rows).hasSizeGreaterThanOrEqualTo(25);
    assertThat(
            rows.stream()
                .filter(Example.Preference.class::isInstance)
                .map(row -> ((Example.Preference) row).rejected())
                .distinct())
        .hasSizeGreaterThanOrEqualTo(5);
    assertThat(rows).extracting(Example::id).doesNotHaveDuplicates();
    assertThat(rows).extracting(Example::prompt).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("norms")
  void itsWordsAreTheDocumentsAndTheReasonIsNamed(Norm norm) {
    String said = Words.unstop(norm.quote()).replace('"', '\'');
    assertThat(rows(norm))
        .allSatisfy(
            row -> {
              assertThat(text(row)).contains(said).doesNotContainPattern("[{}|]");
              assertThat(row.provenance().quotes()).containsExactly(norm.quote());
              assertThat(row.provenance().toldBrieflyBecause()).contains("it is too long");
            });
  }

  @Test
  void whatCanHappenIsQuotedAsNobodysRight() {
    Norm possible =
        SampleNorms.norm(
                "possible",
                "employees",
                Modality.PERMISSION,
                "be required to explain",
                "Employees may be required to explain.")
            .build();

    assertThat(rows(possible))
        .noneMatch(row -> text(row).contains("made use of it"))
        .anyMatch(row -> text(row).matches("(?s).*(?:took it|was understood|taken).*"));
  }

  @Test
  void threeNormsOfOneSentenceHaveThirtyRowsEachAndShareNone() {
    String sentence =
        "Employees must document, review and approve the list of visitors of the building every"
            + " year and after incidents of any kind.";
    List<Norm> norms =
        Stream.of("document", "review", "approve")
            .map(
                verb ->
                    SampleNorms.quoting(
                        SampleNorms.norm(
                                verb,
                                "employees",
                                Modality.OBLIGATION,
                                verb + " the list of visitors of the building",
                                "Employees must " + verb + " the list of visitors of the building.")
                            .build(),
                        "code:1",
                        sentence))
            .toList();
    GenerationPlan plan =
        GenerationPlan.of(norms, List.of(), List.of(), GenerationSettings.of(Manner.PLAIN), 7);

    List<List<Example>> rows =
        norms.stream()
            .map(norm -> new QuotationGenerator(plan).generate(norm, plan.context(norm), "long"))
            .toList();

    assertThat(rows).allSatisfy(own -> assertThat(own).hasSizeGreaterThanOrEqualTo(30));
    assertThat(rows.stream().flatMap(List::stream).map(Example::prompt)).doesNotHaveDuplicates();
  }

  @Test
  void severalSentencesAreAPartOfThePolicy() {
    Norm norm =
        SampleNorms.quoting(
            SampleNorms.norm(
                    "devices",
                    "others",
                    Modality.PROHIBITION,
                    "use such devices",
                    "Others must not use such devices.")
                .build(),
            "code:1",
            "Owners alone may use laptops and phones here. Others must not use such devices at all.");

    assertThat(rows(norm))
        .filteredOn(row -> !(row instanceof Example.Scenario))
        .noneMatch(row -> text(row).contains("this sentence of the policy"))
        .anyMatch(row -> text(row).contains("this part of the policy"));
  }

  @Test
  void aGapIsAFewTellingWordsThatTheSentenceSaysOnce() {
    String sentence =
        "All visitors of the laboratory must wear safety goggles and closed shoes here.";

    assertThat(Gap.of(sentence))
        .contains(
            new Gap(
                "must wear safety",
                "All visitors of the laboratory … goggles and closed shoes here."))
        .allSatisfy(gap -> assertThat(gap.rest()).doesNotContain(gap.words()).contains(" … "));
    assertThat(Gap.of("Too short a sentence.")).isEmpty();
    assertThat(Gap.of("Visitors sign in. " + sentence)).isEmpty();
  }

  @Test
  void oneOfSeveralChoicesIsOnlyQuotedAndCannotBeBroken() {
    Norm choice = item("take annual leave", "modal");
    GenerationPlan plan = plan(choice, "If you work on a holiday, you have a few options:");

    assertThat(plan.onlyQuoted(choice)).contains("it is one of several choices");
    assertThat(new QuotationGenerator(plan).generate(choice, SampleNorms.plain(choice), "a choice"))
        .noneMatch(row -> text(row).contains("The rule was not kept"));
  }

  @Test
  void anOrderToThoseWhomItsLeadInNamesIsOnlyQuoted() {
    Norm order = item("create agendas", "imperative");

    assertThat(plan(order, "The coordinator will:").onlyQuoted(order))
        .contains("the words above its list say whom it binds");
    assertThat(plan(order, "Before each meeting, you must:").onlyQuoted(order)).isEmpty();
  }

  private static Norm item(String action, String method) {
    return SampleNorms.quoting(
            SampleNorms.norm(
                    "item",
                    "employees",
                    Modality.OBLIGATION,
                    action,
                    "Employees must " + action + ".")
                .build(),
            "code:1",
            Words.capitalise(action))
        .withMethod(method);
  }

  private static GenerationPlan plan(Norm norm, String leadIn) {
    List<String> headings = List.of("Holidays");
    Clause clause =
        new Clause(
            "code:1",
            norm.regulation(),
            ClauseType.LIST_ITEM,
            "",
            norm.quote(),
            leadIn,
            headings,
            new SourceSpan.Lines(1, 1, 1, 1),
            Clause.contentHash(ClauseType.LIST_ITEM, norm.quote(), leadIn, headings));
    return GenerationPlan.of(
        List.of(norm), List.of(clause), List.of(), GenerationSettings.of(Manner.PLAIN), 7);
  }

  private static String text(Example row) {
    return switch (row) {
      case Example.Scenario scenario -> scenario.text();
      case Example.Instruction instruction -> instruction.prompt() + instruction.answer();
      case Example.Preference preference -> preference.prompt() + preference.chosen();
    };
  }

  private static List<Example> rows(Norm norm) {
    GenerationPlan plan =
        GenerationPlan.of(
            List.of(norm), List.of(), List.of(), GenerationSettings.of(Manner.PLAIN), 7);
    return new QuotationGenerator(plan).generate(norm, SampleNorms.plain(norm), "it is too long");
  }
}
