package io.alignmentstudio.lm.training;

import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.lm.training.loss.RewardLosses;
import io.alignmentstudio.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A reward model from binary labels; see {@link RewardLosses#binary}. */
public final class LabelRewardObjective implements Objective<RewardLabel> {
  private final ScoreHead head;

  public LabelRewardObjective(ScoreHead head) {
    this.head = head;
  }

  @Override
  public Optional<LanguageModel> model() {
    return Optional.of(head.model());
  }

  @Override
  public int tokens(RewardLabel row) {
    return row.answer().tokens().length;
  }

  @Override
  public boolean dropsInputs() {
    return false;
  }

  @Override
  public StepMetrics backward(List<RewardLabel> rows, long step) {
    boolean[] labels = new boolean[rows.size()];
    for (int row = 0; row < labels.length; row++) {
      labels[row] = rows.get(row).right();
    }
    Tensor scores = head.scores(rows.stream().map(RewardLabel::answer).toList());
    Tensor loss = RewardLosses.binary(scores, Tensor.of(labels, labels.length));
    loss.backward();
    double right = 0;
    double[] values = scores.toDoubles();
    for (int row = 0; row < values.length; row++) {
      right += values[row] > 0 == labels[row] ? 1 : 0;
    }
    return new StepMetrics(loss.item(), Map.of("accuracy", right / values.length));
  }
}
