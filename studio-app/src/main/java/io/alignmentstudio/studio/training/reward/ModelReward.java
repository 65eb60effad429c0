package io.alignmentstudio.studio.training.reward;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.adapter.RewardModel;
import io.alignmentstudio.lm.training.TokenRow;
import io.alignmentstudio.lm.training.policy.RewardFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * The score of a reward model on the same base. Used on the engine's thread.
 *
 * @param tokens of a prompt with its answer, as the reward model was trained on them
 * @param longest tokens that the base can compute; TRL asks for no more than that either
 */
public record ModelReward(
    String name,
    RewardModel model,
    Function<RewardFunction.Completion, TokenRow> tokens,
    int longest)
    implements RewardFunction, AutoCloseable {
  private static final int BATCH = 16;

  @Override
  public List<OptionalDouble> score(List<Completion> completions) {
    List<TokenRow> rows = completions.stream().map(tokens).toList();
    for (TokenRow row : rows) {
      if (row.tokens().length > longest) {
        throw new StudioException(
            ErrorCode.DATA,
            "An answer with its prompt has %d tokens for the reward %s, more than were sampled as its text is read anew, but the model reads %d; lower sampling.max-tokens"
                .formatted(row.tokens().length, name, longest));
      }
    }
    List<OptionalDouble> scores = new ArrayList<>();
    for (int start = 0; start < rows.size(); start += BATCH) {
      for (double score :
          model.rewards(rows.subList(start, Math.min(start + BATCH, rows.size())))) {
        scores.add(OptionalDouble.of(score));
      }
    }
    return scores;
  }

  @Override
  public void close() {
    model.close();
  }
}
