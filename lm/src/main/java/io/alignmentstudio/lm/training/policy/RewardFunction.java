package io.alignmentstudio.lm.training.policy;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Says how good an answer is. */
public interface RewardFunction {
  /** A prompt and an answer, as text. */
  record Completion(String prompt, String text, Map<String, String> fields) {}

  /** Scores one answer. */
  interface Each {
    OptionalDouble score(String prompt, String completion, Map<String, String> fields);
  }

  /** Name in figures. */
  String name();

  /** Scores answers; empty where the function does not apply. */
  List<OptionalDouble> score(List<Completion> completions);

  /** A function that looks at answers one by one. */
  static RewardFunction of(String name, Each each) {
    return new RewardFunction() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public List<OptionalDouble> score(List<Completion> completions) {
        return completions.stream()
            .map(
                completion ->
                    each.score(completion.prompt(), completion.text(), completion.fields()))
            .toList();
      }
    };
  }
}
