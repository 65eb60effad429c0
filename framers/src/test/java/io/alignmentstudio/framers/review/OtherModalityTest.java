package io.alignmentstudio.framers.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.framers.norms.NormExtractor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherModalityTest {
  @ParameterizedTest(name = "{0} as {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Employees must record every gift.                     | PROHIBITION    | Employees must not record every gift.
          Employees must record every gift.                     | PERMISSION     | Employees may record every gift.
          Employees must not accept cash.                       | OBLIGATION     | Employees must accept cash.
          Employees must not accept cash.                       | RECOMMENDATION | Employees should not accept cash.
          Employees should not accept cash.                     | PROHIBITION    | Employees must not accept cash.
          Employees should not accept cash.                     | OBLIGATION     | Employees must avoid accepting cash.
          Employees need not record coffee.                     | OBLIGATION     | Employees must refrain from recording coffee.
          Employees may accept coffee.                          | PROHIBITION    | Employees must not accept coffee.
          If a gift must be returned, employees may ask the Compliance Desk. | OBLIGATION | If a gift must be returned, employees must ask the Compliance Desk.
          Gifts must be recorded within five working days.      | RECOMMENDATION | Gifts should be recorded within five working days.
          """)
  void aNormIsSaidInAnotherModality(String sentence, Modality modality, String said) {
    Norm norm = norm(sentence);

    Norm changed = OtherModality.of(norm, modality).orElseThrow();

    assertThat(changed.statement()).isEqualTo(said);
    assertThat(changed.modality()).isEqualTo(modality);
    assertThat(changed.quote()).isEqualTo(norm.quote());
  }

  @Test
  void theActionFollowsTheModality() {
    assertThat(changed("Employees must not accept cash.", Modality.RECOMMENDATION).action())
        .isEqualTo("avoid accepting cash");
    assertThat(changed("Employees should not accept cash.", Modality.PROHIBITION).action())
        .isEqualTo("accept cash");
    assertThat(changed("Employees must not accept cash.", Modality.PERMISSION).action())
        .isEqualTo("accept cash");
  }

  @Test
  void whatOnlySomeMayDoIsPutTogetherFromItsParts() {
    Norm only = norm("Only managers may sign a contract.");

    assertThat(OtherModality.choices(only).values())
        .extracting(Norm::statement)
        .filteredOn(statement -> !statement.equals(only.statement()))
        .isNotEmpty()
        .noneMatch(statement -> statement.startsWith("Only"));
  }

  @Test
  void aDefinitionStaysOne() {
    Norm definition = norm("\"Gift\" means anything of value that is given without payment.");

    assertThat(definition.modality()).isEqualTo(Modality.DEFINITION);
    assertThat(OtherModality.choices(definition)).containsOnlyKeys(Modality.DEFINITION);
    assertThat(OtherModality.of(norm("Employees must record gifts."), Modality.DEFINITION))
        .isEmpty();
  }

  private static Norm changed(String sentence, Modality modality) {
    return OtherModality.of(norm(sentence), modality).orElseThrow();
  }

  private static Norm norm(String sentence) {
    return new NormExtractor().extract(ReviewSamples.clause("conduct:1", sentence)).getFirst();
  }
}
