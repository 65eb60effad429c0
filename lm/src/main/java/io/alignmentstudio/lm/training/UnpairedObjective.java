package io.alignmentstudio.lm.training;

import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.lm.training.loss.UnpairedLosses;
import io.alignmentstudio.lm.training.loss.UnpairedSettings;
import io.alignmentstudio.tensor.ProcessGroup;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Learning from single desirable and undesirable answers (KTO, arXiv:2402.01306) as TRL 1.13.0
 * does. How far the model has moved from the reference is estimated on mismatched pairs: each
 * prompt of a batch with the answer of the row before it. A batch of one row has only its own
 * answer for that, so batches should be larger. It is the estimate of the batch in its process:
 * where several processes train, TRL takes the mean of theirs, so losses of {@code kto} differ
 * between one process and several, here as there. A mismatched pair is made of whole answers and
 * loses what is beyond the longest row, as in TRL; the figure {@code kl/cut} counts such pairs.
 */
public final class UnpairedObjective implements Objective<LabelledRow> {
  private final LanguageModel model;
  private final Reference reference;
  private final UnpairedSettings settings;
  private final int longest;
  private Optional<Moved> ready = Optional.empty();

  /**
   * Makes an objective.
   *
   * @param reference of the mismatched pairs; those of the rows stand in the rows
   * @param longest most tokens of a mismatched pair, above those of any prompt and at most the
   *     model's context
   */
  public UnpairedObjective(
      LanguageModel model, Reference reference, UnpairedSettings settings, int longest) {
    if (longest < 2 || longest > model.contextLength()) {
      throw new IllegalArgumentException(
          "longest must be 2 to %d, got %d".formatted(model.contextLength(), longest));
    }
    this.longest = longest;
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
    return settings + ", pairs of at most " + longest + " tokens, " + reference.identity();
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
  public double prepare(Portion<LabelledRow> portion, long step) {
    ready =
        switch (settings.loss()) {
          case KTO -> Optional.of(moved(portion));
          case APO_ZERO_UNPAIRED -> Optional.of(Moved.NOT_USED);
        };
    return weight(portion.rows());
  }

  @Override
  public StepMetrics backward(List<LabelledRow> rows, long step) {
    if (ready.isEmpty()) {
      double _ = prepare(Portion.whole(rows), step);
    }
    Moved moved = ready.orElseThrow();
    ready = Optional.empty();
    Map<String, Double> figures = new HashMap<>(moved.figures());
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
    Tensor loss =
        UnpairedLosses.loss(logRatios, Tensor.of(desirable, count), moved.divergence(), settings);
    loss.backward();
    double[] rewards = logRatios.multiply(settings.beta()).toDoubles();
    figures.put("rewards/chosen", reward(rows, rewards, true));
    figures.put("rewards/rejected", reward(rows, rewards, false));
    return new StepMetrics(loss.item(), figures);
  }

  /** How far the model has moved from the reference, of a whole batch. */
  private record Moved(double divergence, Map<String, Double> figures) {
    static final Moved NOT_USED = new Moved(0, Map.of());
  }

  private Moved moved(Portion<LabelledRow> portion) {
    List<LabelledRow> batch = portion.batch();
    List<TokenRow> mismatched = new ArrayList<>();
    int cut = 0;
    for (int row : portion.own()) {
      TokenRow prompt = batch.get(row).answer();
      TokenRow other = batch.get(Math.floorMod(row - 1, batch.size())).whole();
      TokenRow pair = mismatched(prompt, other);
      cut += pair.tokens().length < prompt.promptLength() + other.answerTokens() ? 1 : 0;
      mismatched.add(pair);
    }
    double sum =
        mismatched.isEmpty()
            ? 0
            : sumOfDifferences(sums(mismatched), reference.with(() -> sums(mismatched)));
    double[] totals = summed(new double[] {sum, cut}, portion.group());
    double divergence = UnpairedLosses.divergence(totals[0] / batch.size());
    return new Moved(divergence, Map.of("kl", divergence, "kl/cut", totals[1]));
  }

  /** A prompt with the answer of another row, without what is beyond the longest row. */
  private TokenRow mismatched(TokenRow prompt, TokenRow other) {
    int[] tokens = Arrays.copyOf(prompt.tokens(), prompt.promptLength() + other.answerTokens());
    System.arraycopy(
        other.tokens(), other.promptLength(), tokens, prompt.promptLength(), other.answerTokens());
    return new TokenRow(
        tokens.length <= longest ? tokens : Arrays.copyOf(tokens, longest),
        prompt.promptLength(),
        1);
  }

  private static double sumOfDifferences(float[] policy, float[] reference) {
    return IntStream.range(0, policy.length)
        .mapToDouble(row -> (double) policy[row] - reference[row])
        .sum();
  }

  private static double[] summed(double[] values, ProcessGroup group) {
    try (Scope _ = Scope.withoutGradients()) {
      Tensor all = Tensor.of(values, values.length);
      group.sum(all);
      return all.toDoubles();
    }
  }

  private float[] sums(List<TokenRow> rows) {
    try (Scope _ = Scope.withoutGradients()) {
      return AnswerPositions.of(model, rows).sums(rows.size()).toFloats();
    }
  }

  /** Mean reward of the answers of one kind; NaN if there is none. */
  private static double reward(List<LabelledRow> rows, double[] rewards, boolean desirable) {
    return IntStream.range(0, rewards.length)
        .filter(row -> rows.get(row).desirable() == desirable)
        .mapToDouble(row -> rewards[row])
        .average()
        .orElse(Double.NaN);
  }
}
