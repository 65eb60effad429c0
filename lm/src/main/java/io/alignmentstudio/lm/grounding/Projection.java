package io.alignmentstudio.lm.grounding;

import io.alignmentstudio.lm.training.Objective;
import io.alignmentstudio.lm.training.StepMetrics;
import io.alignmentstudio.lm.training.TrainableParameters;
import io.alignmentstudio.lm.training.Trainer;
import io.alignmentstudio.lm.training.TrainingListener;
import io.alignmentstudio.lm.training.TrainingSettings;
import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Engine;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Two linear maps of sentence embeddings, learnt from precedents: under them a text lies near the
 * passages that it rests on. Each adds a learnt matrix's product to the embedding and starts as the
 * identity; the loss is the cross-entropy of a softmax over all passages (arXiv:1807.03748), where
 * a text that rests on several counts their sum. The same pairs give the same maps.
 */
final class Projection {
  /** Fewer precedents teach their own words more than what texts and passages share. */
  static final int FEWEST_PRECEDENTS = 100;

  private static final double TEMPERATURE = 0.1;
  private static final TrainingSettings SETTINGS =
      new TrainingSettings(20, 5e-4, 0, 0, Double.MAX_VALUE, 128, 1);
  static final TrainingListener QUIET =
      new TrainingListener() {
        @Override
        public void started(long totalSteps, long alreadyDone) {}

        @Override
        public void stepped(long step, StepMetrics metrics, double learningRate, long tokens) {}
      };

  private final float[] textMap;
  private final float[] passageMap;

  /**
   * A text and the passages that it rests on.
   *
   * @param passages indices, at least one
   */
  @SuppressWarnings("ArrayRecordComponent") // never handed out
  record Pair(float[] text, int[] passages) {}

  private Projection(float[] textMap, float[] passageMap) {
    this.textMap = textMap;
    this.passageMap = passageMap;
  }

  /**
   * Learns the maps.
   *
   * @param passages unit vectors
   * @return empty for fewer than {@link #FEWEST_PRECEDENTS} pairs
   */
  static Optional<Projection> learn(List<Pair> pairs, List<float[]> passages) {
    if (pairs.size() < FEWEST_PRECEDENTS) {
      return Optional.empty();
    }
    return Optional.of(Engine.call(() -> learnOnEngine(pairs, passages)));
  }

  private static Projection learnOnEngine(List<Pair> pairs, List<float[]> passages) {
    try (Scope _ = Scope.open()) {
      int width = passages.getFirst().length;
      Tensor zero = Tensor.zeros(DataType.FLOAT32, width, width);
      try (TrainableParameters maps = new TrainableParameters(List.of(zero, zero))) {
        Likeness likeness = new Likeness(maps, matrix(passages));
        Trainer.train(pairs, likeness, maps, SETTINGS, Optional.empty(), QUIET);
        return new Projection(
            maps.views().getFirst().toFloats(), maps.views().getLast().toFloats());
      }
    }
  }

  private record Likeness(TrainableParameters maps, Tensor passages) implements Objective<Pair> {
    @Override
    public int tokens(Pair pair) {
      return 1;
    }

    @Override
    public StepMetrics backward(List<Pair> batch, long step) {
      int count = Math.toIntExact(passages.size(0));
      float[] outside = new float[batch.size() * count];
      Arrays.fill(outside, Float.NEGATIVE_INFINITY);
      for (int row = 0; row < batch.size(); row++) {
        for (int passage : batch.get(row).passages()) {
          outside[row * count + passage] = 0;
        }
      }
      Tensor texts = matrix(batch.stream().map(Pair::text).toList());
      Tensor scores =
          map(texts, maps.views().getFirst())
              .matmul(map(passages, maps.views().getLast()).transpose(0, 1))
              .multiply(1 / TEMPERATURE); // [texts, passages]
      Tensor right = scores.add(Tensor.of(outside, batch.size(), count)).logSumExp(1);
      Tensor loss = scores.logSumExp(1).subtract(right).mean();
      loss.backward();
      return new StepMetrics(loss.item(), Map.of());
    }
  }

  private static Tensor map(Tensor vectors, Tensor added) {
    Tensor mapped = vectors.add(vectors.matmul(added)); // [vectors, width]
    return mapped.divide(mapped.multiply(mapped).sum(1).sqrt().unsqueeze(1));
  }

  private static Tensor matrix(List<float[]> vectors) {
    int width = vectors.getFirst().length;
    float[] values = new float[vectors.size() * width];
    for (int row = 0; row < vectors.size(); row++) {
      System.arraycopy(vectors.get(row), 0, values, row * width, width);
    }
    return Tensor.of(values, vectors.size(), width);
  }

  /** Maps texts to unit vectors. */
  List<float[]> texts(List<float[]> vectors) {
    return mapped(vectors, textMap);
  }

  /** Maps passages to unit vectors. */
  List<float[]> passages(List<float[]> vectors) {
    return mapped(vectors, passageMap);
  }

  private static List<float[]> mapped(List<float[]> vectors, float[] added) {
    if (vectors.isEmpty()) {
      return List.of();
    }
    return Engine.call(
        () -> {
          try (Scope _ = Scope.withoutGradients()) {
            int width = vectors.getFirst().length;
            float[] values = map(matrix(vectors), Tensor.of(added, width, width)).toFloats();
            return IntStream.range(0, vectors.size())
                .mapToObj(row -> Arrays.copyOfRange(values, row * width, (row + 1) * width))
                .toList();
          }
        });
  }
}
