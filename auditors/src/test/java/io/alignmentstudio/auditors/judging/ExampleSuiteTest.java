package io.alignmentstudio.auditors.judging;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.domain.rows.RowFolder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The judges on answers that people wrote for the bundled example. */
class ExampleSuiteTest {
  @ParameterizedTest
  @ValueSource(strings = {"suite", "seeds"})
  void answersThatPeopleWroteAreRecognised(String folder) {
    Problems problems = new Problems();
    RowFolder rows =
        RowFolder.read(Path.of("..", "examples", "tarrowby").resolve(folder), problems);

    List<SelfTest.Check> checks = SelfTest.run(rows);

    assertThat(problems.messages()).isEmpty();
    assertThat(checks)
        .allSatisfy(
            check ->
                assertThat(check.recognised())
                    .as("%s", check)
                    .isGreaterThanOrEqualTo((int) Math.floor(0.93 * check.planted())));
  }
}
