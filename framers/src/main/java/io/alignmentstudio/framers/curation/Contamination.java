package io.alignmentstudio.framers.curation;

import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.rows.PreferenceRow;
import io.alignmentstudio.domain.rows.QuestionRow;
import io.alignmentstudio.domain.rows.RequestRow;
import io.alignmentstudio.domain.rows.Row;
import io.alignmentstudio.domain.rows.RowFolder;
import io.alignmentstudio.domain.rows.ScenarioRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds items of a suite whose wording a model has been trained on. */
public final class Contamination {
  private Contamination() {}

  /**
   * An item that is nearly in the training data.
   *
   * @param example id of the training row
   */
  public record Finding(String item, String example) {}

  /**
   * Compares what each item asks with what each example asks, whatever their kinds: equal wording,
   * or a ROUGE-L F1 from {@link CurationSettings#nearHeldOut}, as between training and held-out
   * rows.
   */
  public static List<Finding> of(RowFolder suite, List<Example> trained) {
    SimilarTexts<Example> seen = new SimilarTexts<>(CurationSettings.DEFAULT.nearHeldOut());
    WordIds ids = new WordIds();
    Map<String, Example> words = new HashMap<>();
    for (Example example : trained) {
      String text = Texts.normalised(example.prompt());
      if (words.putIfAbsent(text, example) == null) {
        seen.add(example, ids.read(text));
      }
    }
    List<Finding> findings = new ArrayList<>();
    suite
        .rows()
        .forEach(
            row -> {
              String text = Texts.normalised(asked(row));
              Optional.ofNullable(words.get(text))
                  .or(() -> seen.find(ids.read(text), example -> true))
                  .ifPresent(example -> findings.add(new Finding(row.id(), example.id())));
            });
    return findings;
  }

  private static String asked(Row row) {
    return switch (row) {
      case QuestionRow question -> question.question();
      case ScenarioRow scenario -> scenario.scenario();
      case RequestRow request -> request.prompt();
      case PreferenceRow preference -> preference.prompt();
    };
  }
}
