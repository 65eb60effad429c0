package io.alignmentstudio.framers.ontology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TermFormTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "and Three",
        "of the processor",
        "of these Party",
        "any references to legislation",
        "amending other Union",
        "competent supervisory authority/y",
        "access agreements organization-"
      })
  void whatIsCutInTheWrongPlaceIsNoTerm(String phrase) {
    assertThat(TermForm.acceptable(phrase)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "processor",
        "operating system",
        "no-fly zone",
        "all-hands meeting",
        "input/output"
      })
  void namesAreTerms(String phrase) {
    assertThat(TermForm.acceptable(phrase)).isTrue();
  }

  @Test
  void whatAnOrganisationHasToFillInIsNoPartOfATerm() {
    assertThat(TermForm.bare("the access agreements organization-defined frequency"))
        .isEqualTo("access agreements");
  }

  @Test
  void anAdjectiveHasNoSingular() {
    assertThat(TermForm.singularised("system-level continuous"))
        .isEqualTo("system-level continuous");
  }
}
