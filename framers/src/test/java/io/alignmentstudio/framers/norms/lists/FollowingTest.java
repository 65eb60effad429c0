package io.alignmentstudio.framers.norms.lists;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a lead-in says besides "the following" stays with each of its items. */
class FollowingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The following are prohibited on the roof terrace | open flames; | Open flames are prohibited on the roof terrace.
          The following activities are not allowed in the laboratory | locking the door | Locking the door is not allowed in the laboratory.
          The following activities are strictly prohibited, with no exceptions | smoking | Smoking is strictly prohibited.
          The following are allowed in the canteen only | playing cards | Playing cards is allowed only in the canteen.
          Visitors may not bring the following into the archive | Pens; and | Visitors may not bring pens into the archive.
          In the workshop, the following are forbidden | running | In the workshop, running is forbidden.
          During night shifts the following are required | checking the boiler | During night shifts, checking the boiler is required.
          """)
  void placeStaysWithEachItem(String lead, String item, String sentence) {
    assertThat(Following.joined(lead, item, LeadIns::join)).contains(sentence);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Staff must not",
        "The following must be kept for ten years",
        "Report the following"
      })
  void otherLeadInsAreReadElsewhere(String lead) {
    assertThat(Following.joined(lead, "Pens", LeadIns::join)).isEmpty();
  }
}
