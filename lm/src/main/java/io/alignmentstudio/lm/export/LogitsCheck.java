package io.alignmentstudio.lm.export;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.adapter.AdapterFiles;
import io.alignmentstudio.lm.adapter.LoraAdapter;
import io.alignmentstudio.lm.generation.LocalModel;
import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.lm.model.TokenBatch;
import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Engine;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;

/** Compares what a merged model says with what its base says with the adapter, in 32 bits. */
public final class LogitsCheck {
  private static final int TOKENS = 24;

  /** Weights in 32 bits differ only by the order of sums. */
  private static final double ABSOLUTE = 1e-3;

  /** Weights that were rounded to 16 bits. */
  private static final double RELATIVE = 2e-2;

  private LogitsCheck() {}

  /**
   * How far two models are apart.
   *
   * @param largest difference of two log-probabilities in nats
   * @param relative length of the difference by the length of what is expected
   */
  public record Difference(double largest, double relative) {
    boolean isSmall() {
      return largest <= ABSOLUTE || relative <= RELATIVE;
    }
  }

  /**
   * Runs both on the same tokens.
   *
   * @throws StudioException DATA if they differ by more than rounding explains
   */
  static Difference compare(Path base, Path adapter, Path merged) {
    float[] expected = logits(base, Optional.of(adapter));
    float[] got = logits(merged, Optional.empty());
    double largest = 0;
    double difference = 0;
    double length = 0;
    for (int at = 0; at < expected.length; at++) {
      double gap = (double) got[at] - expected[at];
      largest = Double.isNaN(gap) ? Double.NaN : Math.max(largest, Math.abs(gap));
      difference += gap * gap;
      length += (double) expected[at] * expected[at];
    }
    Difference found = new Difference(largest, Math.sqrt(difference / length));
    if (!found.isSmall()) {
      throw new StudioException(
          ErrorCode.DATA,
          "%s: the merged model differs from base and adapter by %.3g nats (%.2g relative, expected at most %s): the weights' type is too narrow for this adapter; do not use the folder, export with type F32"
              .formatted(merged, found.largest(), found.relative(), RELATIVE));
    }
    return found;
  }

  private static float[] logits(Path folder, Optional<Path> adapter) {
    try (LocalModel model = LocalModel.folder(folder, DataType.FLOAT32)) {
      return Engine.call(
          () -> {
            if (adapter.isEmpty()) {
              return run(model.weights());
            }
            try (LoraAdapter update = AdapterFiles.read(adapter.get())) {
              update.attach(model.weights());
              try {
                return run(model.weights());
              } finally {
                LoraAdapter.detach(model.weights());
              }
            }
          });
    }
  }

  private static float[] run(LanguageModel model) {
    int count = Math.min(TOKENS, model.contextLength());
    int[] tokens = new Random(0).ints(count, 0, Math.toIntExact(model.vocabularySize())).toArray();
    try (Scope _ = Scope.withoutGradients()) {
      TokenBatch batch = TokenBatch.of(List.of(tokens), new int[] {1}, model.computeType());
      Tensor positions = Tensor.of(LongStream.range(0, count).toArray(), count);
      return model.logProbabilities(model.run(batch, Optional.empty()), positions).toFloats();
    }
  }
}
