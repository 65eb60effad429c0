package io.alignmentstudio.lm.training;

import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.lm.training.loss.RewardLosses;
import io.alignmentstudio.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A reward model from preference pairs; see {@link RewardLosses#pairwise}. */
public final class PairRewardObjective implements Objective<RewardPair> {
  private final ScoreHead head;
  private final OptionalDouble centring;

  /**
   * Makes an objective.
   *
   * @param centring weight of the pull of rewards to 0; 0.01 is a good one
   */
  public PairRewardObjective(ScoreHead head, OptionalDouble centring) {
    this.head = head;
    this.centring = centring;
  }

  @Override
  public Optional<LanguageModel> model() {
    return Optional.of(head.model());
  }

  @Override
  public String settings() {
    return "centring " + centring;
  }

  @Override
  public int tokens(RewardPair row) {
    return 2 * Math.max(row.chosen().tokens().length, row.rejected().tokens().length);
  }

  @Override
  public int length(RewardPair row) {
    return tokens(row) / 2;
  }

  @Override
  public boolean dropsInputs() {
    return false;
  }

  @Override
  public StepMetrics backward(List<RewardPair> rows, long step) {
    int pairs = rows.size();
    List<TokenRow> sequences = new ArrayList<>();
    rows.forEach(row -> sequences.add(row.chosen()));
    rows.forEach(row -> sequences.add(row.rejected()));
    float[] margins = new float[pairs];
    for (int pair = 0; pair < pairs; pair++) {
      margins[pair] = (float) rows.get(pair).margin();
    }
    Tensor scores = head.scores(sequences); // [2 · pairs]
    Tensor chosen = scores.narrow(0, 0, pairs);
    Tensor rejected = scores.narrow(0, pairs, pairs);
    Tensor loss =
        RewardLosses.pairwise(chosen, rejected, Optional.of(Tensor.of(margins, pairs)), centring);
    loss.backward();
    return new StepMetrics(loss.item(), PairFigures.of(chosen, rejected));
  }
}
