package io.alignmentstudio.studio.training.settings;

import io.alignmentstudio.workspace.config.Limits;
import io.alignmentstudio.workspace.config.Setting;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** One reward of sampled answers: a name, a weight and one of the kinds. */
public record RewardEntry(
    @Setting("Name in the metrics.") String name,
    @Setting(value = "Weight in the sum.", byDefault = "1") double weight,
    @Setting("Folder of a reward model (studio train reward) on the same base: its score.")
        Optional<String> model,
    @Setting("Regular expression that is found in the answer: 1, else 0.")
        Optional<String> matches,
    @Setting("Regular expression that must not be found in the answer: 1 without it, else 0.")
        Optional<String> lacks,
    @Setting(
            "Target length in words: 1 at it, falling evenly to 0 at no word and at twice as many.")
        Optional<Integer> length,
    @Setting("Column of the data that the answer equals, but for outer white space: 1, else 0.")
        Optional<String> equal,
    @Setting(value = "Whether the answer is one JSON value: 1, else 0.", byDefault = "false")
        boolean json) {
  public RewardEntry {
    long kinds =
        Stream.of(model, matches, lacks, length, equal).filter(Optional::isPresent).count()
            + (json ? 1 : 0);
    Limits limits =
        new Limits()
            .id("name", name)
            .require(Double.isFinite(weight), "weight", "must be a number, got " + weight)
            .require(
                kinds == 1,
                "name",
                "\"%s\" must have exactly one of model, matches, lacks, length, equal and json, got %d"
                    .formatted(name, kinds));
    length.ifPresent(words -> limits.atLeast("length", words, 1));
    matches.ifPresent(text -> expression(limits, "matches", text));
    lacks.ifPresent(text -> expression(limits, "lacks", text));
    limits.check();
  }

  private static void expression(Limits limits, String key, String text) {
    try {
      Pattern _ = Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      limits.require(
          false, key, "\"" + text + "\" is no regular expression: " + e.getDescription());
    }
  }
}
