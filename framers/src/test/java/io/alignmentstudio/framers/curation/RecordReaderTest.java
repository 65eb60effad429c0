package io.alignmentstudio.framers.curation;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.Verdict;
import io.alignmentstudio.framers.generation.SampleNorms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordReaderTest {
  private static final String END = " Ticket closed: no. Priority: left blank.";

  private static final Norm DEVICE =
      SampleNorms.norm(
              "device",
              "employees",
              Modality.OBLIGATION,
              "report a lost device to the service desk",
              "If the device holds client data, employees must report a lost device to the service"
                  + " desk within two working days, unless the owner has reported it.")
          .condition("if the device holds client data")
          .exception("unless the owner has reported it")
          .deadline("within two working days")
          .build();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The device holds client data: yes. Done: Tuesday 4 March 2025. | COMPLIANT",
        "The device holds client data: Friday 7 March 2025. Done: Tuesday 11 March 2025. | COMPLIANT",
        "The device holds client data: Friday 7 March 2025. Done: Wednesday 12 March 2025. |"
            + " VIOLATION",
        "The device holds client data: Friday 7 March 2025. Done: no entry. | AMBIGUOUS",
        "The device holds client data: yes. Done: no. | VIOLATION",
        "The device holds client data: no. Done: no. | COMPLIANT",
        "The device holds client data: yes. The owner has reported it: yes. Done: no. | COMPLIANT",
        "The device holds client data: yes. The owner has reported it: illegible. Done: no. |"
            + " AMBIGUOUS",
        "The device holds client data: not filled in. Done: no. | AMBIGUOUS",
      })
  void theEntriesDecideByTheNorm(String entries, Verdict verdict) {
    String text = "Sheet of March. Act: report a lost device to the service desk. " + entries + END;

    assertThat(CaseEntries.of(DEVICE, text)).isNotEmpty();
    assertThat(BlindReader.verdict(DEVICE, text)).contains(verdict);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "had been done. To 'The device holds client data' the answer was yes. | COMPLIANT",
        "had not been done. To 'The device holds client data' the answer was yes. | VIOLATION",
        "had not been done. To 'The device holds client data' the answer was no. | COMPLIANT",
        "had not been done. To 'The device holds client data' there was no answer. | AMBIGUOUS",
        "is what nobody knows. To 'The device holds client data' the answer was yes. | AMBIGUOUS",
      })
  void entriesToldInAStoryDecideToo(String told, Verdict verdict) {
    String said = "One point came up: 'report a lost device to the service desk'. That " + told;

    assertThat(
            BlindReader.verdict(
                DEVICE, "Chat on Monday, Mei writes: \"Hello. " + said + " Well?\""))
        .contains(verdict);
    assertThat(BlindReader.verdict(DEVICE, "A Monday in May. " + said.replace('\'', '"')))
        .contains(verdict);
  }

  @Test
  void whatSomebodySaysInSentencesIsNoEntry() {
    Norm norm =
        SampleNorms.norm(
                "media",
                "employees",
                Modality.OBLIGATION,
                "store media in a locked room",
                "Employees must store media in a locked room.")
            .build();

    assertThat(
            BlindReader.verdict(
                norm,
                "Chat on Monday, Tomas writes: \"Hello. Mei did not store media in a locked room. How"
                    + " would you judge that?\" The lift was out of order that day."))
        .contains(Verdict.VIOLATION);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "is met: yes. | VIOLATION",
        "is met: no. | COMPLIANT",
        "is met: left blank. | AMBIGUOUS",
      })
  void aConditionInItsOwnWordsIsReadWhole(String answer, Verdict verdict) {
    Norm norm =
        SampleNorms.norm(
                "quoted",
                "employees",
                Modality.OBLIGATION,
                "ask the owner for consent",
                "In the course of work that is not their own, employees must ask the owner for"
                    + " consent.")
            .condition("in the course of work that is not their own")
            .build();
    String text =
        "Sheet of March. Act: ask the owner for consent. Done: no. The condition 'in the course of"
            + " work that is not their own' "
            + answer
            + END;

    assertThat(BlindReader.verdict(norm, text)).contains(verdict);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "OBLIGATION | yes | COMPLIANT",
        "OBLIGATION | no | VIOLATION",
        "PROHIBITION | yes | VIOLATION",
        "PROHIBITION | no | COMPLIANT",
      })
  void theSameRecordIsJudgedByWhatTheNormAsks(Modality modality, String done, Verdict verdict) {
    Norm norm =
        SampleNorms.norm(
                "lock",
                "employees",
                modality,
                "lock the side door",
                modality == Modality.OBLIGATION
                    ? "Employees must lock the side door."
                    : "Employees must not lock the side door.")
            .build();

    assertThat(BlindReader.verdict(norm, "Act: lock the side door. Done: " + done + "." + END))
        .contains(verdict);
  }

  @Test
  void aRecordOfSomethingElseHasNoVerdict() {
    assertThat(BlindReader.verdict(DEVICE, "Act: paint the wall. Done: yes." + END)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "EUR 75, COMPLIANT",
    "EUR 76, VIOLATION",
    "EUR 20, COMPLIANT",
    "left blank, AMBIGUOUS"
  })
  void figuresAreReadOnTheirSide(String figure, Verdict verdict) {
    Norm gift =
        SampleNorms.norm(
                "gift",
                "employees",
                Modality.PERMISSION,
                "accept a gift worth up to EUR 75",
                "Employees may accept a gift worth up to EUR 75.")
            .threshold("EUR 75")
            .build();

    assertThat(
            BlindReader.verdict(
                gift, "Act: accept a gift. Done: yes. Amount: " + figure + "." + END))
        .contains(verdict);
  }

  @Test
  void aTurnedConditionIsReadTheRightWayRound() {
    Norm share =
        SampleNorms.norm(
                "share",
                "employees",
                Modality.PERMISSION,
                "share a sheet with a prospect",
                "Employees may share a sheet with a prospect if it does not show prices.")
            .condition("if it does not show prices")
            .build();

    assertThat(
            BlindReader.verdict(
                share, "Act: share a sheet with a prospect. Done: yes. It shows prices: no." + END))
        .contains(Verdict.COMPLIANT);
    assertThat(
            BlindReader.verdict(
                share,
                "Act: share a sheet with a prospect. Done: yes. It shows prices: yes." + END))
        .contains(Verdict.VIOLATION);
  }
}
