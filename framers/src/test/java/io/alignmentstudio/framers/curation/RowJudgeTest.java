package io.alignmentstudio.framers.curation;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.Provenance;
import io.alignmentstudio.domain.SourceSpan;
import io.alignmentstudio.domain.Verdict;
import io.alignmentstudio.framers.generation.SampleNorms;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowJudgeTest {
  private static final Norm BADGE =
      SampleNorms.norm(
              "badge",
              "employees",
              Modality.OBLIGATION,
              "wear the visitor badge",
              "Employees must wear the visitor badge, unless the host agrees.")
          .exception("unless the host agrees")
          .build();
  private static final Clause CLAUSE =
      new Clause(
          "conduct:badge",
          "conduct",
          ClauseType.PARAGRAPH,
          "",
          BADGE.quote(),
          "",
          List.of("Badges"),
          new SourceSpan.Lines(1, 1, 1, 1),
          Clause.contentHash(ClauseType.PARAGRAPH, BADGE.quote(), "", List.of("Badges")));

  private final RowJudge judge = new RowJudge(Map.of(CLAUSE.id(), CLAUSE), List.of(BADGE));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Ana wore the visitor badge. | COMPLIANT",
        "The host did not agree. Ana did not wear the visitor badge. | VIOLATION",
        "The host agreed. Ana did not wear the visitor badge. | COMPLIANT",
        "It is not known whether the host agreed. Ana did not wear the visitor badge. | AMBIGUOUS",
        "Nobody can say whether Ana wore the visitor badge. | AMBIGUOUS",
      })
  void aStoryIsReadWithoutItsLabel(String story, Verdict verdict) {
    assertThat(BlindReader.verdict(BADGE, story)).contains(verdict);
    for (Verdict label : Verdict.values()) {
      assertThat(judge.refuse(scenario(story, label)).isEmpty())
          .as(label + ": " + story)
          .isEqualTo(label == verdict);
    }
  }

  @Test
  void aStoryThatDecidesNothingIsRefused() {
    assertThat(judge.refuse(scenario("Ana talked to the host of the visitor.", Verdict.COMPLIANT)))
        .contains("label not confirmed: the words alone do not decide");
  }

  @Test
  void figuresAndTimesAreReadOnTheirSide() {
    Norm limit =
        SampleNorms.norm(
                "gift",
                "employees",
                Modality.PROHIBITION,
                "accept a gift worth more than EUR 75",
                "Employees must not accept a gift worth more than EUR 75.")
            .threshold("EUR 75")
            .build();
    Norm report =
        SampleNorms.norm(
                "loss",
                "employees",
                Modality.OBLIGATION,
                "report the loss within ten days",
                "Employees must report the loss within ten days.")
            .deadline("within ten days")
            .build();
    assertThat(BlindReader.verdict(limit, "Ana accepted a gift worth EUR 90."))
        .contains(Verdict.VIOLATION);
    assertThat(BlindReader.verdict(limit, "Ana accepted a gift worth EUR 40."))
        .contains(Verdict.COMPLIANT);
    assertThat(BlindReader.verdict(limit, "Ana accepted a gift worth an unstated amount."))
        .contains(Verdict.AMBIGUOUS);
    assertThat(BlindReader.verdict(report, "Ana reported the loss. It took 4 days."))
        .contains(Verdict.COMPLIANT);
    assertThat(BlindReader.verdict(report, "Ana reported the loss. It took three weeks."))
        .contains(Verdict.VIOLATION);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "What is the rule on wearing the visitor badge? | Employees must wear the visitor badge,"
            + " unless the host agrees. | ",
        "What does the passage say about the badge? | Employees must wear the visitor badge. | not"
            + " self-contained: points to a text that is not there",
        "Who is the chancellor? | Employees must wear the visitor badge. | not relevant: says"
            + " nothing of its norm",
        "What is the rule on badges? | Parking costs eleven crowns daily near Lindholm harbour"
            + " during festivals. | not faithful: says what its clause does not",
        "Employees must wear the visitor badge, unless the host agrees? | Employees must wear the"
            + " visitor badge. | a copy of its clause",
        "Must employees wear the visitor badge? | No. Employees must wear the visitor badge. |"
            + " label not confirmed: yes and no are mixed up",
        "May he have worn it when he were at the visitor desk with the badge? | Employees must wear"
            + " the visitor badge. | agreement, tense or negation is wrong",
        "What if Ana did not wore the visitor badge? | Employees must wear the visitor badge. | ",
      })
  void eachFaultHasItsReason(
      String prompt, String answer, @org.jspecify.annotations.Nullable String reason) {
    assertThat(judge.refuse(question("q", prompt, answer))).isEqualTo(Optional.ofNullable(reason));
  }

  @Test
  void nearRowsAreFoundInsideAndAcrossClausesUnlessTheirAnswersDiffer() {
    NearRows kept = new NearRows(0.7, new NearRows.Known(), new HashMap<>());
    assertThat(
            kept.refuse(
                question(
                    "a",
                    "What is the rule on wearing the badge at the gate?",
                    "Wear the badge at the gate.")))
        .isEmpty();
    assertThat(
            kept.refuse(
                question(
                    "b",
                    "What is the rule on wearing the badge at the door?",
                    "Wear the badge at the door.")))
        .contains("near duplicate, ROUGE-L from 0.7");
    assertThat(
            kept.refuse(
                question(
                    "c",
                    "What is the rule on leaving the badge at the gate?",
                    "Nobody may leave anything behind in the evening.")))
        .isEmpty();
    assertThat(
            kept.refuse(
                question(
                    "d",
                    "What is the rule on wearing the badge, at the gate?",
                    "Something else entirely.")))
        .contains("exact duplicate");
  }

  private static Example scenario(String text, Verdict label) {
    return new Example.Scenario(
        "s",
        "conduct",
        text,
        label,
        label == Verdict.AMBIGUOUS ? Optional.of("it") : Optional.empty(),
        "s",
        provenance());
  }

  private static Example question(String id, String prompt, String answer) {
    return new Example.Instruction(
        id, "conduct", "rule", prompt, answer, List.of(), true, id, provenance());
  }

  private static Provenance provenance() {
    return new Provenance(
        Optional.of(BADGE.id()), BADGE.clauseIds(), List.of(BADGE.quote()), "template", "test");
  }
}
