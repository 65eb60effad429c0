package io.alignmentstudio.framers.norms.lists;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.SourceSpan;
import io.alignmentstudio.framers.norms.NormExtractor;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows whose headers say what their cells mean. */
class TableRowsTest {
  @Test
  void whatToDoAndWhatNotToDoStandSideBySide() {
    for (String row :
        List.of(
            "Do: Lock your screen; Don't: Share your password",
            "✅ Do: Lock your screen; ❌ Don’t: Share your password",
            "✅: Lock your screen; ❌: Share your password",
            "Do's: Lock your screen.; Don'ts: Don’t share your password.",
            "Always: Lock your screen; Never: Share your password")) {
      assertThat(norms(row))
          .as(row)
          .extracting(norm -> norm.modality() + " " + norm.action())
          .containsExactly("OBLIGATION lock their screen", "PROHIBITION share their password");
    }
  }

  @Test
  void aColumnOfAGroupKeepsItsMeaning() {
    assertThat(norms("Role: Nurse; Duties – Must: Wash hands; Duties – Must not: Share passwords"))
        .extracting(Norm::statement)
        .containsExactly("Nurse must wash hands.", "Nurse must not share passwords.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Who: Box office manager; Duties: Reconcile the float; How often: Every evening | reconcile the float every evening",
        "Role: Nurse; Must: Record the temperature; Must not: Leave the ward; Deadline: Within 30 minutes of admission | record the temperature within 30 minutes of admission",
        "Role: Porter; Must: Wash hands; Deadline: After each transfer | wash hands after each transfer",
        "Role: Clerk; Duties: File the returns; Deadline: 31 March | file the returns by 31 March",
        "Who: Cook; Task: Clean the oven; When: End of each shift | clean the oven at the end of each shift",
        "Who: Cook; Task: Clean the oven; How often: Twice a day | clean the oven twice a day",
        "Must: Lock the till; When: Mondays | lock the till on Mondays"
      })
  void theTimeOfARowBelongsToItsDuties(String row, String words) {
    assertThat(TableRows.sentences(row))
        .extracting(sentence -> sentence.text().toLowerCase(Locale.ROOT))
        .anyMatch(
            text ->
                text.endsWith(words.toLowerCase(Locale.ROOT) + ".")
                    || text.endsWith(words.toLowerCase(Locale.ROOT)));
  }

  @Test
  void theTimeOfADutyIsTheDeadlineOfItsNormAndNotOfABan() {
    List<Norm> norms =
        norms(
            "Role: Nurse; Must: Record the temperature; Must not: Leave the ward; Deadline: Within 30 minutes of admission");
    assertThat(norms).hasSize(2);
    assertThat(norms.getFirst().deadline()).hasValue("within 30 minutes of admission");
    assertThat(norms.getLast().statement()).isEqualTo("Nurse must not leave the ward.");
  }

  @Test
  void aDenialUnderADenialIsOneDenial() {
    assertThat(
            norms("Do: Report all accidents.; Don't: Don’t be alone with a child. This is hard."))
        .extracting(Norm::statement)
        .containsExactly(
            "Employees must report all accidents.", "Employees must not be alone with a child.");
  }

  @Test
  void whatMayMeanEitherIsLeftOut() {
    assertThat(norms("Do: Lock your screen; Don't: Avoid the lift"))
        .extracting(Norm::action)
        .containsExactly("lock their screen");
  }

  @Test
  void aRoleHasItsResponsibility() {
    assertThat(norms("Role: Manager; Responsibility: Approve leave requests within five days"))
        .singleElement()
        .satisfies(norm -> assertThat(norm.bearer()).isEqualTo("manager"))
        .satisfies(norm -> assertThat(norm.deadline()).hasValue("within five days"));
    assertThat(norms("Role: HR team; Responsibility: Annual review of the register"))
        .extracting(Norm::bearer)
        .containsExactly("HR team");
  }

  @Test
  void aCaseIsTheConditionOfWhatToDo() {
    assertThat(norms("Situation: Lost badge; What to do: Tell the porter; Deadline: 24 hours"))
        .singleElement()
        .satisfies(norm -> assertThat(norm.condition()).hasValue("in case of a lost badge"))
        .satisfies(norm -> assertThat(norm.deadline()).hasValue("within 24 hours"));
    assertThat(norms("Situation: A guest is hurt; What to do: Call 112; Deadline: at once"))
        .extracting(norm -> norm.condition().orElse(""))
        .containsExactly("if a guest is hurt");
  }

  @Test
  void anAnswerOrASignAllowsOrForbids() {
    assertThat(norms("Rule: Private calls; Allowed?: Yes, during breaks"))
        .extracting(Norm::statement)
        .containsExactly("Private calls are permitted during breaks.");
    assertThat(norms("Rule: Dogs; Allowed?: ❌"))
        .extracting(Norm::statement)
        .containsExactly("Dogs are not permitted.");
  }

  @Test
  void aHeaderOverTwoColumnsHoldsForBoth() {
    assertThat(norms("Role: Cook; Must: wash hands; Must: before each shift"))
        .extracting(Norm::statement)
        .containsExactly("Cook must wash hands before each shift.");
  }

  @Test
  void aCellMayBeAWholeSentence() {
    assertThat(
            norms(
                "Duty: Check the bell; Who: The sexton must check the bell; By when: every morning"))
        .extracting(Norm::statement)
        .containsExactly("The sexton must check the bell every morning.");
    assertThat(norms("Situation: A bell cracks; What to do: The sexton must call the founder"))
        .extracting(Norm::statement)
        .containsExactly("If a bell cracks, the sexton must call the founder.");
  }

  @Test
  void aSemicolonInsideOfACellEndsNoCell() {
    assertThat(norms("Do: Lock your screen; Don't: Share your password; lend your key"))
        .extracting(norm -> norm.modality() + " " + norm.action())
        .contains("PROHIBITION lend their key")
        .doesNotContain("OBLIGATION lend their key");
  }

  @Test
  void otherTablesStayDescriptions() {
    assertThat(norms("Resource: Slack; Use: Send messages")).isEmpty();
    assertThat(norms("Meeting: Standup; Timing: daily")).isEmpty();
  }

  @Test
  @Timeout(20)
  void aCellWithoutEndIsReadInTime() {
    assertThat(norms("Do: " + "(a) ".repeat(50_000) + "; Don't: run")).isEmpty();
    assertThat(norms("Don't: run in the hall; ".repeat(200))).isNotEmpty();
  }

  private static List<Norm> norms(String row) {
    List<String> headings = List.of("Rules");
    return new NormExtractor()
        .extract(
            new Clause(
                "code:1",
                "code",
                ClauseType.TABLE_ROW,
                "",
                row,
                "",
                headings,
                new SourceSpan.Lines(1, 1, 1, 9),
                Clause.contentHash(ClauseType.TABLE_ROW, row, "", headings)));
  }
}
