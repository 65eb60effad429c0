package io.alignmentstudio.lm.training;

import java.util.List;
import java.util.stream.Stream;

/**
 * A better and a worse answer to one prompt, with what the reference model thinks of them.
 *
 * @param referenceChosen log-probability of the better answer under the reference, in nats
 */
public record PreferenceRow(
    TokenRow chosen, TokenRow rejected, double referenceChosen, double referenceRejected) {
  /** Both answers share the batch, so a pair takes two rows of the longer one. */
  int tokens() {
    return 2 * length();
  }

  /** Tokens of the longer answer with its prompt. */
  int length() {
    return Math.max(chosen.tokens().length, rejected.tokens().length);
  }

  /** All better answers, then all worse ones. */
  static List<TokenRow> sequences(List<PreferenceRow> rows) {
    return Stream.concat(
            rows.stream().map(PreferenceRow::chosen), rows.stream().map(PreferenceRow::rejected))
        .toList();
  }
}
