package io.alignmentstudio.auditors.judging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyFactJudgeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "EUR 75 # Gifts up to 75 EUR are fine.",
        "EUR 75 # gifts worth €75 or less",
        "€75 # seventy-five euros",
        "EUR 75 # up to EUR 75.00.",
        "EUR 1,500 # at most 1500 euros",
        "EUR 1500 # at most EUR 1 500",
        "5 working days # within five business days",
        "five days # Report it in 5 days",
        "one hundred and fifty # 150 people",
        "two thousand five hundred # 2,500 copies",
        "10% # ten per cent of the shares",
        "manager approval # your line manager must approve it",
        "gift register # Enter it in the register of gifts.",
        "line managers # Ask your line manager",
        "written consent # consent must be given in writing",
        "yes # Yes, you may.",
        "no # No. Never.",
        "Legal | Compliance # Ask Compliance first.",
        "1 March # by March 1 each year",
        "24 hours # within twenty-four hours",
        "24 hours # within 24 hours .",
      })
  void factsAreFoundInOtherForms(String fact, String answer) {
    assertThat(KeyFactJudge.judge(answer, List.of(fact), "").recall())
        .as("%s in %s", fact, answer)
        .isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "EUR 75 # Gifts up to EUR 750.",
        "EUR 75 # 75 days",
        "EUR 75 # USD 75",
        "5 days # 15 days",
        "5 days # 5 people within 7 days and some other things besides",
        "no # There is no cash.",
        "gift register # Gifts are nice. The register is blue.",
      })
  void otherFactsAreNotFound(String fact, String answer) {
    assertThat(KeyFactJudge.judge(answer, List.of(fact), "").recall())
        .as("%s in %s", fact, answer)
        .isZero();
  }

  @Test
  void anAnswerThatNegatesAFactHasNotGotIt() {
    String reference = "You need manager approval.";
    assertThat(
            KeyFactJudge.judge(
                    "You do not need manager approval.", List.of("manager approval"), reference)
                .recall())
        .isZero();
    assertThat(
            KeyFactJudge.judge(
                    "You must not accept cash.", List.of("accept cash"), "Never accept cash.")
                .recall())
        .isEqualTo(1);
    assertThat(
            KeyFactJudge.judge("It must not exceed EUR 75.", List.of("EUR 75"), "Up to EUR 75.")
                .recall())
        .isEqualTo(1);
  }

  @Test
  void everyFactCounts() {
    KeyFactJudge.Judgement judgement =
        KeyFactJudge.judge(
            "Tell Legal within 5 days.", List.of("Legal", "five days", "in writing", "EUR 10"), "");
    assertThat(judgement.recall()).isEqualTo(0.5);
    assertThat(judgement.facts().getFirst().evidence()).isEqualTo("Tell Legal within 5 days.");
  }

  @Test
  void pouringOutEverythingDoesNotPay() {
    String flood = "Some words that say nothing much at all here. ".repeat(12);
    KeyFactJudge.Judgement judgement =
        KeyFactJudge.judge(flood + "The limit is EUR 75.", List.of("EUR 75"), "EUR 75.");
    assertThat(judgement.capped()).isTrue();
    assertThat(judgement.recall()).isZero();
    assertThat(
            KeyFactJudge.judge("The limit is EUR 75. " + flood, List.of("EUR 75"), "EUR 75.")
                .recall())
        .isEqualTo(1);
  }
}
