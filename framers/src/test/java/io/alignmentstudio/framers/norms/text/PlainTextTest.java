package io.alignmentstudio.framers.norms.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Assign supervision of the firm {{#needHIPAA}} | Assign supervision of the firm",
        "All media that store {{companyShortName}} company data | All media that store the company"
            + " data",
        "Designate an [Assignment: organization-defined official] to plan | Designate an"
            + " organization-defined official to plan",
        "within the [Assignment: time period] | within the defined time period",
      })
  void marksOfTemplatesLeaveASentence(String quote, String clean) {
    assertThat(PlainText.clean(quote)).isEqualTo(clean);
  }
}
