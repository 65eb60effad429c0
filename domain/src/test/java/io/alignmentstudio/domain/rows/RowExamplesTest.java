package io.alignmentstudio.domain.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Bucket;
import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Provenance;
import io.alignmentstudio.domain.ResponseType;
import io.alignmentstudio.domain.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RowExamplesTest {
  private final Provenance provenance =
      new Provenance(
          Optional.of("c:1/1"), List.of("c:1"), List.of("Do it."), "template", "frame 3");
  private final List<Example> generated =
      List.of(
          new Example.Instruction(
              "i1", "c", "deadline", "When?", "Now.", List.of("now"), true, "g1", provenance),
          new Example.Scenario(
              "s1",
              "c",
              "Ana waits.",
              Verdict.AMBIGUOUS,
              Optional.of("how long"),
              "g2",
              provenance),
          new Example.Preference(
              "p1", "c", Bucket.DENIED_BASE, "Skip it.", "I cannot.", "Sure.", "g3", provenance));

  @Test
  void generatedExamplesSurviveTheirRows() {
    RowFolder rows = RowExamples.rows(generated);

    List<Example> again = RowExamples.examples(rows, "seed");

    assertThat(again)
        .extracting(Example::id)
        .containsExactly("seed/question/i1", "seed/scenario/s1", "seed/preference/p1");
    assertThat(again)
        .extracting(Example::group)
        .containsExactly("seed/question/g1", "seed/scenario/g2", "seed/preference/g3");
    assertThat(again.getFirst())
        .isInstanceOfSatisfying(
            Example.Instruction.class,
            instruction -> {
              assertThat(instruction.task()).isEqualTo("deadline");
              assertThat(instruction.provenance().normId()).contains("c:1/1");
              assertThat(instruction.provenance().quotes()).containsExactly("Do it.");
              assertThat(instruction.provenance().generator()).isEqualTo("seed");
            });
  }

  @Test
  void suitesTurnPreferencesIntoRequests() {
    RowFolder suite = RowExamples.suite(generated, "held-out-group");

    assertThat(suite.preferences()).isEmpty();
    assertThat(suite.rows())
        .allMatch(row -> row.head().stratum().orElse("").equals("held-out-group"));
    RequestRow request = suite.requests().getFirst();
    assertThat(request.expected()).isEqualTo(ResponseType.REFUSAL);
    assertThat(request.referenceAnswer()).contains("I cannot.");
    assertThat(request.clauseIds()).containsExactly("c:1");
  }

  @Test
  void requestsWithAReferenceAnswerBecomeInstructions() {
    RowHead head = RowHead.of("r1", "c", List.of("Do it."));
    RowFolder rows =
        new RowFolder(
            List.of(),
            List.of(),
            List.of(
                new RequestRow(
                    head,
                    Bucket.ALLOWED_BASE,
                    "Help.",
                    ResponseType.FULL_ANSWER,
                    Optional.of("Ok.")),
                new RequestRow(
                    RowHead.of("r2", "c", List.of("Do it.")),
                    Bucket.ALLOWED_BASE,
                    "Help.",
                    ResponseType.FULL_ANSWER,
                    Optional.empty())),
            List.of());

    assertThat(RowExamples.examples(rows, "seed"))
        .singleElement()
        .isInstanceOfSatisfying(
            Example.Instruction.class,
            instruction -> assertThat(instruction.task()).isEqualTo("request"));
  }
}
