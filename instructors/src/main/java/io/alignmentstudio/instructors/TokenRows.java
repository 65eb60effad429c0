package io.alignmentstudio.instructors;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.Message;
import io.alignmentstudio.lm.generation.LearntTokens;
import io.alignmentstudio.lm.generation.LocalModel;
import io.alignmentstudio.lm.training.TokenRow;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes conversations as tokens and notes those that do not fit into the model's context. */
final class TokenRows {
  private final LocalModel model;
  private final Set<String> tooLong = new LinkedHashSet<>();

  TokenRows(LocalModel model) {
    this.model = model;
  }

  Optional<TokenRow> of(Demonstration demonstration) {
    return of(demonstration.id(), demonstration.prompt(), demonstration.answer())
        .map(
            row ->
                new TokenRow(
                    row.tokens(),
                    row.promptLength(),
                    demonstration.firstWeight(),
                    demonstration.weight()));
  }

  /** A row whose tokens have weight 1. */
  Optional<TokenRow> of(String id, List<Message> messages, String answer) {
    LearntTokens learnt = model.format().demonstration(messages, answer);
    int[] tokens = learnt.throughAnswer();
    if (tokens.length > model.contextLength()) {
      tooLong.add(id);
      return Optional.empty();
    }
    return Optional.of(new TokenRow(tokens, learnt.promptLength(), 1));
  }

  /** Refuses to train on nothing. */
  void requireAny(List<?> fitting, int given, String what) {
    if (fitting.isEmpty()) {
      throw new StudioException(
          ErrorCode.DATA,
          given == 0
              ? "There are no %s to train on; frame documents that hold norms, or add seeds"
                  .formatted(what)
              : "None of the %,d %s fits into the model's context of %,d tokens; lower audit.passages, raise model.context or choose a model with a longer one"
                  .formatted(given, what, model.contextLength()));
    }
  }

  /** Ids of what does not fit, each once however often it is shown. */
  List<String> tooLong() {
    return List.copyOf(tooLong);
  }
}
