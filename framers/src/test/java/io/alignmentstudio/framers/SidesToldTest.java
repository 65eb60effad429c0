package io.alignmentstudio.framers;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.framers.curation.Coverage;
import io.alignmentstudio.workspace.config.RowStyle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What decides a norm is told on both of its sides, also where no story can tell it. */
class SidesToldTest {
  private static final String POLICY =
      """
      # Conduct

      ## 1 Gifts

      1.1 Employees may accept a gift from a supplier if its value does not exceed EUR 75 and it is not cash or a cash equivalent.

      1.2 Invoices above EUR 5,000 require the approval of two managers.

      1.3 Keep contracts for ten years.

      ## 2 Devices

      2.1 Lost or stolen devices must be reported to IT Security within 24 hours.

      2.2 Where a customer withdraws consent, the account manager must document the withdrawal within two working days.

      2.3 Alcohol on company premises is prohibited, except at events approved by the Site Director.

      2.4 Employees must follow such rules if the said owner wants it.
      """;

  @TempDir Path scratch;

  @Test
  void thresholdsDeadlinesExceptionsAndConditionsAreToldOnBothSides() throws IOException {
    Path file = scratch.resolve("conduct.md");
    Files.writeString(file, POLICY);
    Coverage coverage =
        PolicyFrames.frame(List.of(file), PolicyFrames.settings(RowStyle.FULL), scratch).coverage();

    assertThat(coverage.sides())
        .extracting(Coverage.Sides::what)
        .containsExactly("exception", "threshold", "deadline", "condition");
    assertThat(sides(coverage, "threshold").both()).isEqualTo(3);
    assertThat(sides(coverage, "deadline").both()).isEqualTo(2);
    assertThat(sides(coverage, "exception").both()).isEqualTo(1);
    assertThat(sides(coverage, "condition").both()).isEqualTo(2);
    assertThat(sides(coverage, "condition").missing().values())
        .allMatch(reason -> reason.startsWith("no fact can be put on both sides of \""));
    assertThat(coverage.quoting()).isBetween(1, coverage.scenarios() / 5);
  }

  private static Coverage.Sides sides(Coverage coverage, String what) {
    return coverage.sides().stream()
        .filter(sides -> sides.what().equals(what))
        .findFirst()
        .orElseThrow();
  }
}
