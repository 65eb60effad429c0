package io.alignmentstudio.framers.generation;

import static io.alignmentstudio.framers.generation.SampleNorms.norm;
import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseRecordsTest {
  private static final Norm GIFT =
      norm(
              "gift",
              "employees",
              Modality.PERMISSION,
              "accept a gift from a supplier",
              "Employees may accept a gift from a supplier if its value does not exceed EUR 75 and"
                  + " it is not cash or a cash equivalent.")
          .condition("if its value does not exceed EUR 75 and it is not cash or a cash equivalent")
          .threshold("EUR 75")
          .build();

  private static final Norm LOSS =
      norm(
              "loss",
              "employees",
              Modality.OBLIGATION,
              "report lost or stolen devices to IT Security",
              "Employees must report lost or stolen devices to IT Security within 24 hours.")
          .deadline("within 24 hours")
          .build();

  @Test
  void aLimitIsToldBelowAtAndAboveIt() {
    assertThat(texts(GIFT, "threshold-record-2", Verdict.COMPLIANT))
        .singleElement()
        .asString()
        .contains("Act: accept a gift from a supplier. Done: yes.")
        .contains("Its value: EUR 75.")
        .contains("It is cash or a cash equivalent: no.");
    assertThat(texts(GIFT, "threshold-record-2", Verdict.VIOLATION))
        .singleElement()
        .asString()
        .contains("Its value: EUR 76.");
    assertThat(texts(GIFT, "threshold-record-2", Verdict.AMBIGUOUS))
        .singleElement()
        .asString()
        .doesNotContain("EUR");
    assertThat(texts(GIFT, "threshold-record-1", Verdict.COMPLIANT))
        .singleElement()
        .asString()
        .containsPattern("Its value: EUR [1-6]?\\d\\.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "obtain the approval of two managers for invoices above EUR 5,000 | above EUR 5,000 |"
            + " Amount: EUR 5,000. | Amount: EUR 5,001.",
        "keep recordings of interviews for at least two years | at least two years | Length of time:"
            + " two years. | Length of time: one year.",
        "change passwords at least every 180 days | 180 days | Interval: 180 days. | Interval: 181"
            + " days.",
        "keep contracts for ten years | ten years | Length of time: ten years. | Length of time: nine"
            + " years.",
        "complete at least three courses | at least three courses | Act: complete three courses. |"
            + " Act: complete two courses.",
      })
  void theFigureAtTheLimitKeepsADutyAndTheNextOneBreaksIt(
      String action, String threshold, String kept, String broken) {
    Norm duty =
        norm("duty", "employees", Modality.OBLIGATION, action, "Employees must " + action + ".")
            .threshold(threshold)
            .build();

    assertThat(texts(duty, "threshold-record-2", Verdict.COMPLIANT))
        .singleElement()
        .asString()
        .contains(kept);
    assertThat(texts(duty, "threshold-record-2", Verdict.VIOLATION))
        .singleElement()
        .asString()
        .contains(broken);
  }

  @Test
  void aTimeLimitIsToldInTimeAndLate() {
    for (int number = 1; number <= 2; number++) {
      String id = "deadline-record-" + number;
      assertThat(texts(LOSS, id, Verdict.COMPLIANT)).singleElement().asString().contains("Done: ");
      assertThat(texts(LOSS, id, Verdict.VIOLATION))
          .singleElement()
          .asString()
          .containsPattern(
              "The matter came up: \\w+ \\d+ \\w+ 20\\d\\d, \\d\\d:\\d\\d\\. Done: \\w+ \\d+");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "within five business days | The matter came up",
        "within 14 days of joining | Joining",
        "no later than 30 days after the end of the trip | The end of the trip",
        "at least two weeks before the event | The event",
        "before the tender opens, failing which the bid is excluded | The tender opens",
        "by 31 March | Done",
        "at least once a year | The time before",
        "without undue delay | The matter came up",
      })
  void everyKindOfTimeLimitHasBothSides(String deadline, String label) {
    Norm duty =
        norm(
                "duty",
                "employees",
                Modality.OBLIGATION,
                "send the form",
                "Employees must send the form " + deadline + ".")
            .deadline(deadline)
            .build();

    assertThat(texts(duty, "deadline-record-1", Verdict.COMPLIANT))
        .singleElement()
        .asString()
        .contains(label + ": ");
    assertThat(texts(duty, "deadline-record-1", Verdict.VIOLATION)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "if the gift is cash | The gift is cash | true",
        "unless the device does not hold data | The device holds data | false",
        "when using the device in public | Using the device in public | true",
        "except at events approved by the director | At events approved by the director | true",
        "with the written consent of the officer | Consent of the officer | true",
        "without the prior approval of Legal | Approval of Legal | false",
        "in the event of a data breach | A data breach | true",
        "where necessary | It was necessary | true",
        "to close an account | The purpose was to close an account | true",
        "after an incident has been resolved | An incident has been resolved | true",
        "except its owner | It concerned its owner | true",
      })
  void aConditionIsALineOfAChecklist(String words, String text, boolean yes) {
    assertThat(CheckedPoint.of(words)).containsExactly(new CheckedPoint(text, yes));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "if such a topic is raised",
        "subject to section 3.1",
        "where they work",
        "if it holds the (second) key",
        "except that the manager may agree",
      })
  void aConditionThatNeedsAnotherSentenceIsNoLine(String words) {
    assertThat(CheckedPoint.of(words)).isEmpty();
  }

  @Test
  void conditionsAndExceptionsAreToldOnBothSides() {
    Norm disclose =
        norm(
                "disclose",
                "employees",
                Modality.PROHIBITION,
                "disclose plans to outsiders",
                "If the plans are confidential, employees must not disclose plans to outsiders"
                    + " unless a contract is in place.")
            .condition("if the plans are confidential")
            .exception("unless a contract is in place")
            .build();

    assertThat(texts(disclose, "condition-record-1", Verdict.VIOLATION))
        .singleElement()
        .asString()
        .contains("Done: yes. The plans are confidential: yes. A contract is in place: no.");
    assertThat(texts(disclose, "condition-record-1", Verdict.COMPLIANT))
        .singleElement()
        .asString()
        .contains("Done: yes. The plans are confidential: no. A contract is in place: no.");
    assertThat(texts(disclose, "exception-record-1", Verdict.COMPLIANT))
        .singleElement()
        .asString()
        .contains("Done: yes. A contract is in place: yes. The plans are confidential: yes.");
  }

  @Test
  void aConditionThatIsNoFactIsToldInItsOwnWords() {
    assertThat(
            texts(notify("after the end of the services"), "condition-record-1", Verdict.COMPLIANT))
        .singleElement()
        .asString()
        .contains("Done: no. The condition 'after the end of the services' is met: no.");
    assertThat(
            texts(notify("after the end of the services"), "condition-record-1", Verdict.VIOLATION))
        .singleElement()
        .asString()
        .contains("Done: no. The condition 'after the end of the services' is met: yes.");
  }

  @Test
  void theyInAConditionAreThoseWhomTheOtherEntriesName() {
    Norm contracts =
        norm(
                "contracts",
                "the archive",
                Modality.OBLIGATION,
                "keep contracts for ten years",
                "The archive must keep contracts for ten years after they end.")
            .condition("after they end")
            .threshold("ten years")
            .build();

    assertThat(texts(contracts, "threshold-record-2", Verdict.VIOLATION))
        .singleElement()
        .asString()
        .contains("Act: keep contracts. Done: yes. The condition 'after they end' is met: yes.")
        .contains("Length of time: nine years.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "subject to section 3.1",
        "from time to time",
        "where they work",
        "further",
        "following a notification pursuant to paragraph (e)",
      })
  void aConditionThatOnlyAnotherSentenceExplainsIsToldInNoRecord(String condition) {
    assertThat(rows(notify(condition))).isEmpty();
  }

  private static Norm notify(String condition) {
    return norm(
            "notify",
            "employees",
            Modality.OBLIGATION,
            "notify the customer of every loss",
            "Employees must notify the customer of every loss " + condition + ".")
        .condition(condition)
        .build();
  }

  @Test
  void atOnceIsTheSameDayAndNotWeeksLater() {
    Norm once =
        norm(
                "once",
                "employees",
                Modality.OBLIGATION,
                "report lost devices to IT Security",
                "Employees must report lost devices to IT Security immediately.")
            .deadline("immediately")
            .build();

    assertThat(texts(once, "deadline-record-1", Verdict.COMPLIANT))
        .singleElement()
        .asString()
        .containsPattern("The matter came up: (\\w+ \\d+ \\w+ 20\\d\\d)\\. Done: \\1\\.");
    assertThat(texts(once, "deadline-record-2", Verdict.COMPLIANT)).isEmpty();
  }

  @Test
  void aFigureOfASymbolIsLeftOutWithoutAPlural() {
    Norm fast =
        norm(
                "fast",
                "drivers",
                Modality.PROHIBITION,
                "drive faster than 80 km/h on the premises",
                "Drivers must not drive faster than 80 km/h on the premises.")
            .threshold("80 km/h")
            .build();

    assertThat(Quantity.find(fast.action(), "80 km/h").orElseThrow().unstated())
        .isEqualTo("an unstated number of km/h");
  }

  @Test
  void everyOtherActIsToldInAStorysFrame() {
    List<Example.Scenario> tales =
        rows(LOSS).stream().filter(row -> row.group().contains("/act-tale-")).toList();

    assertThat(tales)
        .isNotEmpty()
        .allMatch(
            row ->
                row.text().contains("report lost or stolen devices to IT Security within 24 hours"))
        .extracting(Example.Scenario::label)
        .contains(Verdict.values());
    assertThat(tales).noneMatch(row -> row.text().contains("Done:"));
  }

  @Test
  void whatIsLeftOpenElsewhereStandsInEveryVariant() {
    List<Example.Scenario> rows =
        rows(LOSS).stream().filter(row -> row.group().contains("-record-")).toList();

    assertThat(rows)
        .filteredOn(row -> row.label() != Verdict.AMBIGUOUS)
        .filteredOn(
            row ->
                row.text().matches("(?s).*: (?:left blank|no entry|not filled in|illegible)\\..*"))
        .hasSizeGreaterThan(rows.size() / 2);
    assertThat(rows).noneMatch(row -> row.text().contains("rule"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "discuss them in public",
        "follow the following steps",
        "use the vault, but not alone",
        "report only by mail",
        "see reference (d)",
        "need to know the code",
        "keep subnets, and AWS account IDs",
        "destroy contracts seven years",
        "name the authority/ies",
      })
  void anActThatNeedsAnotherSentenceIsNotTold(String action) {
    Norm act =
        norm("act", "employees", Modality.OBLIGATION, action, "Employees must " + action + ".")
            .build();

    assertThat(ActLine.untellable(act)).isPresent();
    assertThat(rows(act)).isEmpty();
  }

  private static List<Example.Scenario> rows(Norm norm) {
    List<Example.Scenario> rows = new ArrayList<>();
    for (Example row : CaseRecords.of(norm, SampleNorms.plain(norm), new Random(5), 4)) {
      rows.add((Example.Scenario) row);
    }
    return rows;
  }

  private static List<String> texts(Norm norm, String group, Verdict verdict) {
    return rows(norm).stream()
        .filter(row -> row.group().endsWith("/scenario/" + group) && row.label() == verdict)
        .map(Example.Scenario::text)
        .toList();
  }
}
