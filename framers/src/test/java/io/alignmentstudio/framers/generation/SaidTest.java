package io.alignmentstudio.framers.generation;

import static io.alignmentstudio.framers.generation.SampleNorms.norm;
import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.SourceSpan;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SaidTest {
  @Test
  void anItemOfAListIsSaidWithItsLeadIn() {
    assertThat(
            said(
                "The processor shall:",
                "(a) process the data only on documented instructions; and",
                "process the data only on documented instructions; and"))
        .isEqualTo("The processor shall: process the data only on documented instructions.");
  }

  @Test
  void suchAtTheEndOfASentencePointsBackToo() {
    assertThat(
            said(
                "",
                "Owners alone may use laptops. Other people are not permitted to use such devices.",
                "Other people are not permitted to use such devices."))
        .isEqualTo(
            "Owners alone may use laptops. Other people are not permitted to use such devices.");
  }

  @Test
  void aSentenceThatPointsBackIsSaidWithTheOneBefore() {
    assertThat(
            said(
                "",
                "The board meets twice. The chair keeps the minutes. They must be signed by all.",
                "They must be signed by all."))
        .isEqualTo("The chair keeps the minutes. They must be signed by all.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "In such cases, call the guard.",
        "To do this, call the guard.",
        "If they are gone, call the guard.",
        "To stop this theft, call the guard."
      })
  void whatPointsBackBehindAPrepositionIsSaidWithTheSentenceBefore(String quote) {
    assertThat(said("", "Boxes can be stolen. " + quote, quote))
        .isEqualTo("Boxes can be stolen. " + quote);
  }

  @Test
  void aLaterSentenceOfAnItemNeedsNoLeadIn() {
    assertThat(
            said(
                "The processor shall:",
                "keep records. Records must be kept for a year.",
                "Records must be kept for a year."))
        .isEqualTo("Records must be kept for a year.");
  }

  @Test
  void marksOfTheFileAreNotSaid() {
    assertThat(
            said(
                "",
                "**Never** share your [password](https://example.org/p) with \u201cfriends\u201d.",
                "**Never** share your [password](https://example.org/p) with \u201cfriends\u201d."))
        .isEqualTo("Never share your password with 'friends'.");
  }

  private static String said(String leadIn, String text, String quote) {
    Clause clause =
        new Clause(
            "code:1",
            "code",
            ClauseType.PARAGRAPH,
            "",
            text,
            leadIn,
            List.of("Rules"),
            new SourceSpan.Lines(1, 1, 1, 1),
            Clause.contentHash(ClauseType.PARAGRAPH, text, leadIn, List.of("Rules")));
    Norm norm = norm("n", "employees", Modality.OBLIGATION, "act", "Employees must act.").build();
    return Said.of(SampleNorms.quoting(norm, "code:1", quote), Optional.of(clause));
  }
}
