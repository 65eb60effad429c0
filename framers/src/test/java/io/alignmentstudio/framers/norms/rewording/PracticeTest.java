package io.alignmentstudio.framers.norms.rewording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PracticeTest {
  @ParameterizedTest
  @CsvSource({
    "'Contracts are destroyed seven years after they end.',"
        + " 'Contracts must be destroyed seven years after they end.'",
    "'Expense claims are submitted within 30 days of the trip.',"
        + " 'Expense claims must be submitted within 30 days of the trip.'",
    "'The school office keeps pupil files for seven years after the pupil has left.',"
        + " 'The school office must keep pupil files for seven years after the pupil has left.'",
    "'Employees who receive a gift have ten business days to enter it in the Gift Register.',"
        + " 'Employees who receive a gift must enter the gift in the Gift Register within ten"
        + " business days.'",
    "'Employees have 14 days to appeal the decision.',"
        + " 'Employees may appeal the decision within 14 days.'",
  })
  void timeThatIsToldIsADutyOrARight(String told, String ordered) {
    assertThat(Practice.ordered(told)).isEqualTo(ordered);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Suppliers are required to report a breach to the company within five days.",
        "It is kept open on the desk, and it is retained for five years.",
        "Requests are usually answered within two days.",
        "Contracts are kept in the archive.",
        "The report that the office keeps for two years is public.",
        "Employees must keep contracts for ten years.",
        "The budget reports growth for two years.",
      })
  void whatTellsNoDutyStaysAsItIs(String sentence) {
    assertThat(Practice.ordered(sentence)).isEqualTo(sentence);
  }
}
