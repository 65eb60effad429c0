package io.alignmentstudio.framers.generation;

import static io.alignmentstudio.framers.generation.SampleNorms.norm;
import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Bucket;
import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TemplateGeneratorTest {
  private static final String NEGATED = ".*\\b(not|against|never)\\b.*";
  private final TemplateGenerator generator = new TemplateGenerator();

  static Stream<Norm> norms() {
    return SampleNorms.all().stream();
  }

  @ParameterizedTest
  @MethodSource("norms")
  void everyNormGetsEveryKindOfRow(Norm norm) {
    List<Example> rows = generator.generate(norm, SampleNorms.context());

    Map<String, List<Example.Scenario>> groups =
        scenarios(rows).collect(Collectors.groupingBy(Example.Scenario::group));
    assertThat(groups).hasSizeGreaterThanOrEqualTo(4);
    assertThat(groups.values())
        .allSatisfy(
            group ->
                assertThat(group)
                    .extracting(Example.Scenario::label)
                    .containsExactlyInAnyOrder(Verdict.values()));
    assertThat(rows.stream().filter(Example.Preference.class::isInstance))
        .extracting(row -> ((Example.Preference) row).bucket())
        .containsExactlyInAnyOrder(Bucket.values());
    assertThat(instructions(rows).filter(Example.Instruction::answerable))
        .hasSizeGreaterThanOrEqualTo(4);
    assertThat(instructions(rows).filter(row -> !row.answerable())).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("norms")
  void rowsRestOnTheClauseAndLeaveNoSlotOpen(Norm norm) {
    for (Example row : generator.generate(norm, SampleNorms.context())) {
      assertThat(texts(row)).noneMatch(text -> text.matches("(?s).*[{}\u0001].*"));
      assertThat(row.provenance().normId()).contains(norm.id());
      if (row instanceof Example.Instruction instruction) {
        assertThat(instruction.keyFacts())
            .allSatisfy(
                fact -> {
                  assertThat(instruction.answer()).contains(fact);
                  assertThat(norm.quote()).contains(fact);
                });
      }
    }
  }

  @Test
  void theSameNormAndContextGiveTheSameRows() {
    for (Norm norm : SampleNorms.all()) {
      assertThat(new TemplateGenerator().generate(norm, SampleNorms.context()))
          .isEqualTo(generator.generate(norm, SampleNorms.context()));
    }
  }

  @Test
  void everyFrameCarriesEveryVerdictEquallyOften() {
    Map<String, Map<Verdict, Integer>> frames = new HashMap<>();
    for (int seed = 0; seed < 3; seed++) {
      for (Norm norm : SampleNorms.all()) {
        scenarios(generator.generate(norm, SampleNorms.context(seed)))
            .forEach(
                row ->
                    frames
                        .computeIfAbsent(
                            row.provenance().source(), key -> new EnumMap<>(Verdict.class))
                        .merge(row.label(), 1, Integer::sum));
      }
    }
    assertThat(frames.values())
        .allSatisfy(counts -> assertThat(Set.copyOf(counts.values())).hasSize(1));
    assertThat(frames.values()).allSatisfy(counts -> assertThat(counts).hasSize(3));
    assertThat(Frame.ALL).hasSizeGreaterThanOrEqualTo(40);
  }

  @Test
  void leavingAnObligationUndoneIsTheViolation() {
    Norm duty =
        norm(
                "lock",
                "employees",
                Modality.OBLIGATION,
                "lock the cabinet",
                "Employees must lock the cabinet.")
            .build();
    many(duty)
        .forEach(
            row -> {
              boolean negated = decisive(row).matches(NEGATED);
              assertThat(negated && row.label() == Verdict.COMPLIANT).as(row.text()).isFalse();
              assertThat(!negated && row.label() == Verdict.VIOLATION).as(row.text()).isFalse();
            });
  }

  @Test
  void keepingADutyIsToldWithItsDeadline() {
    Norm duty =
        norm(
                "book",
                "employees",
                Modality.OBLIGATION,
                "book flights",
                "Employees must book flights at least 14 days in advance.")
            .deadline("at least 14 days in advance")
            .build();
    assertThat(ofKind(duty, "polarity"))
        .filteredOn(row -> row.label() == Verdict.COMPLIANT)
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.text()).contains("at least 14 days in advance"));
  }

  @Test
  void doingWhatIsProhibitedIsTheViolation() {
    Norm ban =
        norm(
                "lend",
                "employees",
                Modality.PROHIBITION,
                "lend the key",
                "Employees must not lend the key.")
            .build();
    many(ban)
        .forEach(
            row -> {
              boolean negated = decisive(row).matches(NEGATED);
              assertThat(!negated && row.label() == Verdict.COMPLIANT).as(row.text()).isFalse();
              assertThat(negated && row.label() == Verdict.VIOLATION).as(row.text()).isFalse();
            });
  }

  @Test
  void figuresDecideOnTheRightSideOfTheThreshold() {
    Norm limit =
        norm(
                "meal",
                "employees",
                Modality.PERMISSION,
                "accept a meal worth up to EUR 90",
                "Employees may accept a meal worth up to EUR 90.")
            .threshold("EUR 90")
            .build();
    Norm ban =
        norm(
                "gift",
                "employees",
                Modality.PROHIBITION,
                "accept a gift worth more than EUR 90",
                "Employees must not accept a gift worth more than EUR 90.")
            .threshold("EUR 90")
            .build();
    Norm trigger =
        norm(
                "record",
                "employees",
                Modality.OBLIGATION,
                "record hospitality worth more than EUR 90",
                "Employees must record hospitality worth more than EUR 90.")
            .threshold("EUR 90")
            .build();
    for (Norm norm : List.of(limit, ban, trigger)) {
      List<Example.Scenario> rows = ofKind(norm, "threshold");
      assertThat(rows).hasSizeGreaterThan(20);
      for (Example.Scenario row : rows) {
        Matcher figure = Pattern.compile("worth EUR (\\d+)").matcher(row.text());
        if (row.label() == Verdict.AMBIGUOUS) {
          assertThat(figure.find()).as(row.text()).isFalse();
          assertThat(row.missingFact()).contains("the amount");
        } else {
          assertThat(figure.find()).as(row.text()).isTrue();
          assertThat(Integer.parseInt(figure.group(1)) > 90)
              .as(row.text())
              .isEqualTo(row.label() == Verdict.VIOLATION);
        }
      }
    }
  }

  @Test
  void quotasAreKeptFromTheirFigureUpwards() {
    Norm quota =
        norm(
                "sample",
                "the Compliance Office",
                Modality.OBLIGATION,
                "sample at least 40 entries",
                "The Compliance Office must sample at least 40 entries.")
            .threshold("at least 40 entries")
            .build();
    List<Example.Scenario> rows = ofKind(quota, "threshold");
    assertThat(rows).isNotEmpty();
    for (Example.Scenario row : rows) {
      Matcher figure = Pattern.compile("sampled? (\\d+) entries").matcher(row.text());
      assertThat(figure.find()).as(row.text()).isEqualTo(row.label() != Verdict.AMBIGUOUS);
      if (row.label() != Verdict.AMBIGUOUS) {
        assertThat(Integer.parseInt(figure.group(1)) >= 40)
            .as(row.text())
            .isEqualTo(row.label() == Verdict.COMPLIANT);
      }
    }
  }

  @Test
  void deadlinesAreMissedByMoreTimeThanAllowed() {
    Norm deadline =
        norm(
                "report",
                "employees",
                Modality.OBLIGATION,
                "report the loss within 10 days",
                "Employees must report the loss within 10 days.")
            .deadline("within 10 days")
            .build();
    List<Example.Scenario> rows = ofKind(deadline, "deadline");
    assertThat(rows).isNotEmpty();
    for (Example.Scenario row : rows) {
      Matcher time = Pattern.compile("(?:took|after|then) (\\d+) days?\\b").matcher(row.text());
      assertThat(time.find()).as(row.text()).isEqualTo(row.label() != Verdict.AMBIGUOUS);
      if (row.label() != Verdict.AMBIGUOUS) {
        assertThat(Integer.parseInt(time.group(1)) > 10)
            .as(row.text())
            .isEqualTo(row.label() == Verdict.VIOLATION);
      }
    }
  }

  @Test
  void anExceptionThatHoldsExcuses() {
    Norm ban =
        norm(
                "fly",
                "employees",
                Modality.PROHIBITION,
                "fly first class",
                "Employees must not fly first class unless the director has agreed.")
            .exception("unless the director has agreed")
            .build();
    List<Example.Scenario> rows = ofKind(ban, "exception");
    assertThat(rows).isNotEmpty();
    for (Example.Scenario row : rows) {
      switch (row.label()) {
        case COMPLIANT -> assertThat(row.text()).contains("The director had agreed.");
        case VIOLATION -> assertThat(row.text()).contains("The director had not agreed.");
        case AMBIGUOUS -> assertThat(row.missingFact()).contains("whether the director had agreed");
      }
    }
  }

  @Test
  void aDutyBindsOnlyWhereItsConditionHolds() {
    Norm duty =
        norm(
                "local",
                "employees",
                Modality.OBLIGATION,
                "follow local law",
                "Where local law is stricter, employees must follow local law.")
            .condition("where local law is stricter")
            .build();
    for (Example.Scenario row : ofKind(duty, "condition")) {
      switch (row.label()) {
        case COMPLIANT -> assertThat(row.text()).contains("Local law was not stricter.");
        case VIOLATION -> assertThat(row.text()).contains("Local law was stricter.");
        case AMBIGUOUS -> assertThat(row.text()).contains("whether local law was stricter");
      }
    }
  }

  @Test
  void termsOfThePlanAreWoven() {
    assertThat(scenarios(generator.generate(SampleNorms.all().getFirst(), SampleNorms.context())))
        .anyMatch(row -> row.text().contains("business partner"));
  }

  private List<Example.Scenario> many(Norm norm) {
    List<Example.Scenario> rows = new ArrayList<>();
    for (int seed = 0; seed < 25; seed++) {
      rows.addAll(scenarios(generator.generate(norm, SampleNorms.context(seed))).toList());
    }
    return rows;
  }

  private List<Example.Scenario> ofKind(Norm norm, String kind) {
    return many(norm).stream().filter(row -> row.group().contains("/" + kind + "-")).toList();
  }

  /** The story without the harmless details, some of which are negated too. */
  private static String decisive(Example.Scenario row) {
    return Stream.of(row.text().split("(?<=[.?!])\\s"))
        .map(sentence -> sentence.replace("not yet signed", ""))
        .filter(sentence -> sentence.matches(".*(lock|lend|lent).*"))
        .collect(Collectors.joining(" "));
  }

  private static Stream<Example.Scenario> scenarios(List<Example> rows) {
    return rows.stream()
        .filter(Example.Scenario.class::isInstance)
        .map(Example.Scenario.class::cast);
  }

  private static Stream<Example.Instruction> instructions(List<Example> rows) {
    return rows.stream()
        .filter(Example.Instruction.class::isInstance)
        .map(Example.Instruction.class::cast);
  }

  private static List<String> texts(Example row) {
    return switch (row) {
      case Example.Scenario scenario -> List.of(scenario.text());
      case Example.Instruction instruction -> List.of(instruction.prompt(), instruction.answer());
      case Example.Preference preference ->
          List.of(preference.prompt(), preference.chosen(), preference.rejected());
    };
  }
}
