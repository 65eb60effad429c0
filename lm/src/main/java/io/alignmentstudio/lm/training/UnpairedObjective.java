package io.alignmentstudio.lm.training;

import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.lm.training.loss.UnpairedLosses;
import io.alignmentstudio.lm.training.loss.UnpairedSettings;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Learning from single desirable and undesirable answers (KTO, arXiv:2402.01306) as TRL 1.13.0
 * does. How far the model has moved from the reference is estimated on mismatched pairs: each
 * prompt of a batch with the answer of the row before it. A batch of one row has only its own
 * answer for that, so batches should be larger. It is the estimate of the batch in its process:
 * where several processes train, TRL takes the mean of theirs, so losses of {@code kto} differ
 * between one process and several, here as there. A mismatched pair longer than the model's context
 * loses its end, as in TRL; the figure {@code kl/cut} counts them.
 */
public final class UnpairedObjective implements Objective<LabelledRow> {
  private final LanguageModel model;
  private final Reference reference;
  private final UnpairedSettings settings;

  /**
   * Makes an objective.
   *
   * @param reference of the mismatched pairs; those of the rows stand in the rows
   */
  public UnpairedObjective(LanguageModel model, Reference reference, UnpairedSettings settings) {
    this.model = model;
    this.reference = reference;
    this.settings = settings;
  }

  @Override
  public Optional<LanguageModel> model() {
    return Optional.of(model);
  }

  @Override
  public String settings() {
    return settings + ", " + reference.identity();
  }

  @Override
  public int tokens(LabelledRow row) {
    return row.answer().tokens().length;
  }

  @Override
  public boolean dropsInputs() {
    return false;
  }

  @Override
  public StepMetrics backward(List<LabelledRow> rows, long step) {
    Map<String, Double> figures = new HashMap<>();
    double divergence =
        switch (settings.loss()) {
          case KTO -> divergence(rows, figures);
          case APO_ZERO_UNPAIRED -> 0;
        };
    int count = rows.size();
    float[] references = new float[count];
    boolean[] desirable = new boolean[count];
    for (int row = 0; row < count; row++) {
      references[row] = (float) rows.get(row).reference();
      desirable[row] = rows.get(row).desirable();
    }
    Tensor logRatios =
        AnswerPositions.of(model, rows.stream().map(LabelledRow::answer).toList())
            .sums(count)
            .subtract(Tensor.of(references, count));
    Tensor loss = UnpairedLosses.loss(logRatios, Tensor.of(desirable, count), divergence, settings);
    loss.backward();
    double[] rewards = logRatios.multiply(settings.beta()).toDoubles();
    reward(rows, rewards, true).ifPresent(mean -> figures.put("rewards/chosen", mean));
    reward(rows, rewards, false).ifPresent(mean -> figures.put("rewards/rejected", mean));
    return new StepMetrics(loss.item(), figures);
  }

  private double divergence(List<LabelledRow> rows, Map<String, Double> figures) {
    List<TokenRow> mismatched = new ArrayList<>();
    int cut = 0;
    for (int row = 0; row < rows.size(); row++) {
      TokenRow prompt = rows.get(row).answer();
      TokenRow other = rows.get(Math.floorMod(row - 1, rows.size())).answer();
      int length = prompt.promptLength() + other.answerTokens();
      int[] tokens = Arrays.copyOf(prompt.tokens(), length);
      System.arraycopy(
          other.tokens(),
          other.promptLength(),
          tokens,
          prompt.promptLength(),
          other.answerTokens());
      boolean fits = length <= model.contextLength();
      cut += fits ? 0 : 1;
      mismatched.add(
          new TokenRow(
              fits ? tokens : Arrays.copyOf(tokens, model.contextLength()),
              prompt.promptLength(),
              1));
    }
    double moved = divergence(sums(mismatched), reference.with(() -> sums(mismatched)));
    figures.put("kl", moved);
    figures.put("kl/cut", (double) cut);
    return moved;
  }

  private static double divergence(float[] policy, float[] reference) {
    try (Scope _ = Scope.withoutGradients()) {
      return UnpairedLosses.divergence(
          Tensor.of(policy, policy.length), Tensor.of(reference, reference.length));
    }
  }

  private float[] sums(List<TokenRow> rows) {
    try (Scope _ = Scope.withoutGradients()) {
      return AnswerPositions.of(model, rows).sums(rows.size()).toFloats();
    }
  }

  private static OptionalDouble reward(
      List<LabelledRow> rows, double[] rewards, boolean desirable) {
    return IntStream.range(0, rewards.length)
        .filter(row -> rows.get(row).desirable() == desirable)
        .mapToDouble(row -> rewards[row])
        .average();
  }
}
