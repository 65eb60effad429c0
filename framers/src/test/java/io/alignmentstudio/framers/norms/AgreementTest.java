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

/** Subjects and verbs of statements that are put together of parts. */
class AgreementTest {
  @ParameterizedTest
  @CsvSource({
    "open flames, Open flames are prohibited.",
    "smoking, Smoking is prohibited.",
    "sharing passwords, Sharing passwords is prohibited.",
    "glass bottles of any size, Glass bottles of any size are prohibited.",
    "alcohol, Alcohol is prohibited.",
  })
  void whatIsProhibitedAgreesWithItsVerb(String item, String statement) {
    assertThat(statements(ClauseType.LIST_ITEM, item + ";", "The following are prohibited:"))
        .containsExactly(statement);
  }

  @Test
  void aCaseThatIsToldIsACondition() {
    String row = "Situation: A guest faints; Do: Call the manager";
    assertThat(statements(ClauseType.TABLE_ROW, row, ""))
        .containsExactly("If a guest faints, employees must call the manager.");
    assertThat(statements(ClauseType.TABLE_ROW, row.replace("A guest faints", "Fire alarm"), ""))
        .containsExactly("In case of a fire alarm, employees must call the manager.");
  }

  private static List<String> statements(ClauseType type, String text, String leadIn) {
    return new NormExtractor()
            .extract(
                new Clause(
                    "d:1",
                    "d",
                    type,
                    "",
                    text,
                    leadIn,
                    List.of("Rules"),
                    new SourceSpan.Lines(1, 1, 1, 9),
                    Clause.contentHash(type, text, leadIn, List.of("Rules"))))
            .stream()
            .map(Norm::statement)
            .toList();
  }
}
