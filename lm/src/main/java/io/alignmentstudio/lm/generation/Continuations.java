package io.alignmentstudio.lm.generation;

import java.util.List;

/**
 * A prompt and texts that may follow it, as tokens.
 *
 * @param answers the tokens of each text; empty if the text vanishes in the prompt's last token
 */
@SuppressWarnings("ArrayRecordComponent") // read-only
public record Continuations(int[] prompt, List<int[]> answers) {
  public Continuations {
    answers = List.copyOf(answers);
  }

  /** Tokens of the longest text. */
  int longest() {
    return answers.stream().mapToInt(answer -> answer.length).max().orElse(0);
  }
}
