package io.alignmentstudio.framers.curation;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.framers.generation.SampleNorms;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContraryTest {
  private final Contrary contrary = new Contrary();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "OBLIGATION  | lock the office door | Employees need not lock the office door.",
        "OBLIGATION  | lock the office door | No. Nobody has to lock the office door.",
        "OBLIGATION  | lock the office door | Employees must not lock the office door.",
        "OBLIGATION  | lock the office door | You may lock the office door.",
        "PROHIBITION | accept cash from a supplier | Employees may accept cash from a supplier.",
        "PROHIBITION | accept cash from a supplier | You must accept cash from the supplier.",
        "PERMISSION  | keep a calendar | Employees must not keep a calendar.",
        "PERMISSION  | refrain from joining the pension plan | Employees must join the pension plan.",
        "OBLIGATION  | avoid discussing plans in public | You may discuss plans in public.",
      })
  void theContraryIsFound(Modality modality, String action, String answer) {
    assertThat(contrary.denies(norm(modality, action), answer)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "OBLIGATION  | lock the office door | Employees must lock the office door. They may then go home.",
        "OBLIGATION  | lock the office door | Please lock the office door when you leave.",
        "OBLIGATION  | lock the office door | If the guard is there, you need not lock the office door.",
        "PROHIBITION | accept cash from a supplier | If the manager agrees, you may accept cash from a supplier.",
        "PROHIBITION | accept cash from a supplier | You must not accept cash from a supplier.",
        "PROHIBITION | accept cash from a supplier | Employees must avoid accepting cash from a supplier.",
        "PERMISSION  | keep a calendar | Yes, you may keep a calendar. You must not keep a watch.",
        "OBLIGATION  | avoid discussing plans in public | Do not discuss plans in public.",
        "OBLIGATION  | lock the office door | Ask your manager.",
      })
  void whatAgreesOrSpeaksOfOtherThingsIsNot(Modality modality, String action, String answer) {
    assertThat(contrary.denies(norm(modality, action), answer)).isFalse();
  }

  private static Norm norm(Modality modality, String action) {
    return SampleNorms.norm("n", "employees", modality, action, "Employees: " + action + ".")
        .build();
  }
}
