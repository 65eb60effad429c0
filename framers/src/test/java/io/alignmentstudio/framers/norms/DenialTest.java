package io.alignmentstudio.framers.norms;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.SourceSpan;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A subject that denies turns a permission into a prohibition, and a need into none. */
class DenialTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          No employee has to work on Sundays. | PERMISSION employees: refrain from working on Sundays | Employees need not work on Sundays.
          Nobody needs to disclose a pregnancy. | PERMISSION anyone: refrain from disclosing a pregnancy | Nobody needs to disclose a pregnancy.
          No one is required to join the pension plan. | PERMISSION anyone: refrain from joining the pension plan | Nobody needs to join the pension plan.
          Nobody is obliged to work more than 48 hours a week. | PERMISSION anyone: refrain from working more than 48 hours a week | Nobody needs to work more than 48 hours a week.
          No employee shall be required to work at night. | PERMISSION employees: refrain from working at night | Employees need not work at night.
          No employee need attend the annual dinner. | PERMISSION employees: refrain from attending the annual dinner | Employees need not attend the annual dinner.
          None of the drivers has to load the lorry. | PERMISSION the drivers: refrain from loading the lorry | The drivers need not load the lorry.
          No employee who is pregnant has to work at night. | PERMISSION any employee who is pregnant: refrain from working at night | No employee who is pregnant needs to work at night.
          No receipt needs to be kept for a bus ticket. | PERMISSION employees: refrain from keeping any receipt for a bus ticket | No receipt needs to be kept for a bus ticket.
          No gift under EUR 20 needs approval from the manager. | PERMISSION employees: proceed with any gift under EUR 20 without approval from the manager | No gift under EUR 20 needs approval from the manager.
          Nobody is forbidden to join a union. | PERMISSION anyone: join a union | Anyone may join a union.
          No employee is prohibited from joining a union. | PERMISSION employees: join a union | Employees may join a union.
          No one is exempt from wearing a helmet. | OBLIGATION everyone: wear a helmet | Everyone must wear a helmet.
          Only drivers have to wear boots. | OBLIGATION drivers: wear boots | Drivers must wear boots.
          """)
  void deniedNeedIsNoProhibition(String sentence, String norm, String statement) {
    assertThat(norms(sentence)).extracting(DenialTest::row).containsExactly(norm);
    assertThat(norms(sentence)).extracting(Norm::statement).containsExactly(statement);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          No employee may work on Sundays. | PROHIBITION employees: work on Sundays
          No driver must leave the lorry open. | PROHIBITION drivers: leave the lorry open
          No guest shall enter the vault. | PROHIBITION guests: enter the vault
          Nobody is allowed to lend a badge. | PROHIBITION anyone: lend a badge
          Nobody may be required to pay for a badge. | PROHIBITION employees: require anyone to pay for a badge
          """)
  void deniedPermissionStaysAProhibition(String sentence, String norm) {
    assertThat(norms(sentence)).extracting(DenialTest::row).containsExactly(norm);
  }

  @Test
  void needThatIsNeverThereIsNoDuty() {
    assertThat(norms("Employees never have to work on Sundays."))
        .extracting(DenialTest::row)
        .containsExactly("PERMISSION employees: refrain from working on Sundays");
  }

  private static String row(Norm norm) {
    return "%s %s: %s".formatted(norm.modality(), norm.bearer(), norm.action());
  }

  private static List<Norm> norms(String sentence) {
    return new NormExtractor()
        .extract(
            new Clause(
                "code:1",
                "code",
                ClauseType.PARAGRAPH,
                "",
                sentence,
                "",
                List.of("Work"),
                new SourceSpan.Lines(1, 1, 1, 9),
                Clause.contentHash(ClauseType.PARAGRAPH, sentence, "", List.of("Work"))));
  }
}
