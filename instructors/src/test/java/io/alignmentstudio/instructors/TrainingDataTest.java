package io.alignmentstudio.instructors;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Bucket;
import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.Provenance;
import io.alignmentstudio.domain.Verdict;
import io.alignmentstudio.lm.grounding.Leaning;
import io.alignmentstudio.lm.grounding.Passage;
import io.alignmentstudio.lm.grounding.PassageIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrainingDataTest {
  private static final Passage GIFTS =
      new Passage("code:1", "code", "Employees must not accept cash.");
  private static final Passage VISITORS = new Passage("code:2", "code", "Visitors wear a badge.");
  private static final Passage LADDERS = new Passage("code:3", "code", "Ladders are checked.");
  private static final List<Passage> PASSAGES = List.of(GIFTS, VISITORS, LADDERS);

  /** Retrieval that never finds the first passage. */
  private static final PassageIndex BLIND =
      (queries, limit) ->
          queries.stream().map(query -> List.of(VISITORS, LADDERS).subList(0, limit)).toList();

  private static final Norm NORM =
      new Norm(
          "code:1/1",
          "code",
          List.of("code:1"),
          "employees",
          Modality.PROHIBITION,
          "accept cash",
          Optional.of("cash"),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          true,
          "Employees must not accept cash.",
          GIFTS.text(),
          "modal");

  private static Provenance from(String generator) {
    return new Provenance(
        Optional.of(NORM.id()), List.of("code:1"), List.of(GIFTS.text()), generator, "test");
  }

  private static Example.Preference preference(String id, String generator) {
    return preference(id, Bucket.DENIED_BASE, generator);
  }

  private static Example.Preference edge(String id, String generator) {
    return preference(id, Bucket.DENIED_EDGE, generator);
  }

  private static Example.Preference preference(String id, Bucket bucket, String generator) {
    return new Example.Preference(
        id, "code", bucket, "Hide it.", "I cannot.", "Sure.", id, from(generator));
  }

  private static TrainingData data(int limit, Example... examples) {
    return TrainingData.of(List.of(examples), List.of(NORM), PASSAGES, BLIND, limit, 7);
  }

  @Test
  void theGroundOfAnAnswerIsInItsPromptEvenWhereRetrievalMissesIt() {
    Demonstration row = data(2, preference("a", "template")).demonstrations().getFirst();
    assertThat(row.prompt().getFirst().content()).contains(GIFTS.text());
  }

  @Test
  void onlyRowsWhosePassageIsUnknownAreSearched() {
    Example.Instruction silent =
        new Example.Instruction(
            "q",
            "code",
            "answer",
            "Who waters the plants?",
            "I can't find a rule.",
            List.of(),
            false,
            "q",
            new Provenance(Optional.empty(), List.of(), List.of(), "template", "test"));
    List<String> searched = new ArrayList<>();
    PassageIndex index =
        (queries, limit) -> {
          searched.addAll(queries);
          return BLIND.search(queries, limit);
        };
    TrainingData data =
        TrainingData.of(
            List.of(preference("a", "template"), silent), List.of(NORM), PASSAGES, index, 1, 7);

    assertThat(searched).containsExactly(silent.prompt());
    assertThat(data.demonstrations().getFirst().prompt().getFirst().content())
        .contains(GIFTS.text());
    assertThat(data.demonstrations().getLast().prompt().getFirst().content())
        .contains(VISITORS.text());
  }

  @Test
  void noPassagesMeansNoPolicyText() {
    Demonstration row = data(0, preference("a", "template")).demonstrations().getFirst();
    assertThat(row.prompt().getFirst().content()).doesNotContain(GIFTS.text(), VISITORS.text());
  }

  @Test
  void requestsSayHowLikeOnesWereDecidedAndScenariosDoNot() {
    PassageIndex decided =
        new PassageIndex() {
          @Override
          public List<List<Passage>> search(List<String> queries, int limit) {
            return BLIND.search(queries, limit);
          }

          @Override
          public List<Optional<Leaning>> leanings(List<String> queries) {
            return queries.stream().map(_ -> Optional.of(Leaning.MOSTLY_REFUSED)).toList();
          }
        };
    List<Example> examples = List.of(scenario(), preference("a", "template"));
    List<Demonstration> rows =
        TrainingData.of(examples, List.of(NORM), PASSAGES, decided, 1, 7).demonstrations();
    assertThat(rows.getFirst().prompt().getFirst().content()).doesNotContain("Requests like");
    assertThat(rows.getLast().prompt().getFirst().content())
        .endsWith("Requests like this one were mostly refused.");
    assertThat(
            TrainingData.of(examples, List.of(NORM), PASSAGES, decided, 0, 7)
                .demonstrations()
                .getLast()
                .prompt()
                .getFirst()
                .content())
        .doesNotContain("Requests like");
  }

  private static Example.Scenario scenario() {
    return new Example.Scenario(
        "s",
        "code",
        "Ana took an envelope with EUR 50.",
        Verdict.VIOLATION,
        Optional.empty(),
        "s",
        from("template"));
  }

  @Test
  void whatPeopleWroteCountsMoreAndItsPairsComeFirst() {
    TrainingData data =
        data(1, preference("a", "template"), preference("b", "template"), preference("c", "seed"));
    assertThat(data.pairs(1, 5)).extracting(PreferencePair::id).containsExactly("c");
    assertThat(data.pairs(9, 5)).hasSize(3);
    assertThat(data.demonstrations()).extracting(Demonstration::id).containsExactly("a", "b", "c");
  }

  @Test
  void fewerRowsKeepEveryNormThenEveryKindAndPeopleComeFirst() {
    List<Verdict> verdicts = List.of(Verdict.values());
    List<Example> examples = new ArrayList<>();
    for (int norm = 0; norm < 5; norm++) {
      for (int row = 0; row < 8; row++) {
        examples.add(scenario("s" + norm + row, "n" + norm, verdicts.get(row % 3)));
      }
    }
    examples.add(preference("written", "seed"));
    TrainingData data = TrainingData.of(examples, List.of(), PASSAGES, BLIND, 1, 7);

    assertThat(data.demonstrations(1, 3)).extracting(Demonstration::id).containsExactly("written");
    assertThat(data.demonstrations(6, 3))
        .extracting(row -> row.id().substring(0, 2))
        .containsExactlyInAnyOrder("wr", "s0", "s1", "s2", "s3", "s4");
    assertThat(data.demonstrations(16, 3))
        .filteredOn(row -> row.id().startsWith("s"))
        .extracting(row -> row.id().substring(0, 2) + Integer.parseInt(row.id().substring(2)) % 3)
        .doesNotHaveDuplicates()
        .hasSize(15);
    assertThat(data.demonstrations(16, 3)).isEqualTo(data.demonstrations(16, 3));
    assertThat(data.demonstrations(999, 3)).isEqualTo(data.demonstrations());
  }

  private static Example scenario(String id, String norm, Verdict verdict) {
    return new Example.Scenario(
        id,
        "code",
        "Ana took an envelope of " + id + ".",
        verdict,
        verdict == Verdict.AMBIGUOUS ? Optional.of("what was inside") : Optional.empty(),
        id,
        new Provenance(
            Optional.of(norm), List.of("code:1"), List.of(GIFTS.text()), "template", "test"));
  }

  @Test
  void aVerdictIsTaughtWithItsReason() {
    Demonstration row = data(1, scenario()).demonstrations().getFirst();
    assertThat(row.answer()).endsWith("violation").isNotEqualTo("violation");
    assertThat(row.weight()).isEqualTo(7);
  }

  @Test
  void theFirstWordOfAnAnswerToARequestCountsMost() {
    TrainingData data =
        data(1, preference("a", Bucket.ALLOWED_BASE, "seed"), preference("b", "seed"));
    assertThat(data.demonstrations())
        .extracting(row -> row.firstWeight() / row.weight())
        .containsExactly(22.0, 18.0);
  }

  @Test
  void generatedEdgeCasesAreComparedOnly() {
    TrainingData data = data(1, edge("a", "template"), edge("b", "seed"));
    assertThat(data.demonstrations()).extracting(Demonstration::id).containsExactly("b");
    assertThat(data.pairs()).hasSize(2);
  }
}
