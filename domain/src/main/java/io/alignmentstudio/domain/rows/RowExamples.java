package io.alignmentstudio.domain.rows;

import io.alignmentstudio.domain.Bucket;
import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Provenance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns rows into examples for tuning, and examples into rows for suites and exports. */
public final class RowExamples {
  private RowExamples() {}

  /**
   * Makes examples of questions, scenarios and preferences, and of requests that carry a reference
   * answer. Ids and groups become {@code <generator>/<kind>/<row id>}, so that they meet no
   * generated ones.
   *
   * @param rows with clause ids, see {@link ClauseQuotes#resolve(RowFolder,
   *     io.alignmentstudio.domain.Problems)}
   * @param generator "seed" or "feedback", kept in the provenance
   */
  public static List<Example> examples(RowFolder rows, String generator) {
    List<Example> examples = new ArrayList<>();
    for (QuestionRow row : rows.questions()) {
      examples.add(
          new Example.Instruction(
              generator + "/question/" + row.id(),
              row.policy(),
              row.task(),
              row.question(),
              row.answer(),
              row.keyFacts(),
              row.answerable(),
              generator + "/question/" + row.group(),
              provenance(row, generator)));
    }
    for (ScenarioRow row : rows.scenarios()) {
      examples.add(
          new Example.Scenario(
              generator + "/scenario/" + row.id(),
              row.policy(),
              row.scenario(),
              row.label(),
              row.missingFact(),
              generator + "/scenario/" + row.group(),
              provenance(row, generator)));
    }
    for (RequestRow row : rows.requests()) {
      row.referenceAnswer()
          .ifPresent(
              answer ->
                  examples.add(
                      new Example.Instruction(
                          generator + "/request/" + row.id(),
                          row.policy(),
                          "request",
                          row.prompt(),
                          answer,
                          List.of(),
                          true,
                          generator + "/request/" + row.group(),
                          provenance(row, generator))));
    }
    for (PreferenceRow row : rows.preferences()) {
      examples.add(
          new Example.Preference(
              generator + "/preference/" + row.id(),
              row.policy(),
              row.bucket().orElse(Bucket.ALLOWED_BASE),
              row.prompt(),
              row.chosen(),
              row.rejected(),
              generator + "/preference/" + row.group(),
              provenance(row, generator)));
    }
    return List.copyOf(examples);
  }

  /** Writes examples as they are: preferences stay preferences. */
  public static RowFolder rows(List<Example> examples) {
    List<QuestionRow> questions = new ArrayList<>();
    List<ScenarioRow> scenarios = new ArrayList<>();
    List<PreferenceRow> preferences = new ArrayList<>();
    for (Example example : examples) {
      RowHead head = head(example);
      switch (example) {
        case Example.Instruction row ->
            questions.add(
                new QuestionRow(
                    head,
                    row.task(),
                    row.prompt(),
                    row.answer(),
                    row.keyFacts(),
                    row.answerable()));
        case Example.Scenario row ->
            scenarios.add(new ScenarioRow(head, row.text(), row.label(), row.missingFact()));
        case Example.Preference row ->
            preferences.add(
                new PreferenceRow(
                    head, Optional.of(row.bucket()), row.prompt(), row.chosen(), row.rejected()));
      }
    }
    return new RowFolder(questions, scenarios, List.of(), preferences);
  }

  /**
   * Makes a suite of held-out examples: a preference becomes the request of its bucket, with the
   * chosen answer as the reference.
   *
   * @param stratum name of this part in the audit's figures, such as {@code held-out-group}
   */
  public static RowFolder suite(List<Example> heldOut, String stratum) {
    RowFolder rows = rows(heldOut);
    return new RowFolder(
        rows.questions().stream()
            .map(
                row ->
                    new QuestionRow(
                        row.head().withStratum(stratum),
                        row.task(),
                        row.question(),
                        row.answer(),
                        row.keyFacts(),
                        row.answerable()))
            .toList(),
        rows.scenarios().stream()
            .map(
                row ->
                    new ScenarioRow(
                        row.head().withStratum(stratum),
                        row.scenario(),
                        row.label(),
                        row.missingFact()))
            .toList(),
        rows.preferences().stream().map(row -> request(row, stratum)).toList(),
        List.of());
  }

  private static RequestRow request(PreferenceRow row, String stratum) {
    Bucket bucket = row.bucket().orElse(Bucket.ALLOWED_BASE);
    return new RequestRow(
        row.head().withStratum(stratum),
        bucket,
        row.prompt(),
        RequestRow.expectedOf(bucket),
        Optional.of(row.chosen()));
  }

  private static RowHead head(Example example) {
    Provenance provenance = example.provenance();
    return new RowHead(
        example.id(),
        example.regulation(),
        provenance.quotes(),
        provenance.clauseIds(),
        Optional.of(example.group()),
        Optional.empty(),
        provenance.normId(),
        RowSource.GENERATED);
  }

  private static Provenance provenance(Row row, String generator) {
    return new Provenance(
        row.head().normId(),
        row.clauseIds(),
        row.clauseQuotes(),
        generator,
        row.head().source().describe());
  }
}
