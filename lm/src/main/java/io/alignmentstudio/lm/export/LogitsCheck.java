package io.alignmentstudio.lm.export;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.adapter.AdapterFiles;
import io.alignmentstudio.lm.adapter.LoraAdapter;
import io.alignmentstudio.lm.checkpoint.AdapterFolder;
import io.alignmentstudio.lm.checkpoint.LoraLayer;
import io.alignmentstudio.lm.checkpoint.ModelFolder;
import io.alignmentstudio.lm.checkpoint.StoredTensor;
import io.alignmentstudio.lm.checkpoint.StoredType;
import io.alignmentstudio.lm.checkpoint.WeightSource;
import io.alignmentstudio.lm.generation.LocalModel;
import io.alignmentstudio.lm.model.DecoderWeights;
import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.lm.model.Parameter;
import io.alignmentstudio.lm.model.StoredTensors;
import io.alignmentstudio.lm.model.TokenBatch;
import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Engine;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * Compares what a merged model says with what its base says with the adapter, in 32 bits. Where the
 * merged weights are 16 bits wide, the sums of base and adapter are made anew and rounded alike, so
 * that only a wrong sum differs, not a coarse one.
 */
public final class LogitsCheck {
  private static final int TOKENS = 24;

  /** Sums in another order differ by less. */
  private static final double LARGEST = 1e-3;

  private LogitsCheck() {}

  /**
   * How far two models are apart.
   *
   * @param largest difference of two log-probabilities in nats
   * @param relative length of the difference by the length of what is expected
   */
  public record Difference(double largest, double relative) {
    boolean isSmall() {
      return largest <= LARGEST;
    }
  }

  /**
   * Runs both on the same tokens.
   *
   * @throws StudioException DATA if they differ by more than the order of sums explains
   */
  static Difference compare(Path base, Path adapter, Path merged) {
    Map<String, DataType> types = types(merged);
    boolean wide = types.values().stream().allMatch(DataType.FLOAT32::equals);
    float[] expected = wide ? adapted(base, adapter) : rounded(base, adapter, types);
    float[] got = on(merged, LogitsCheck::run);
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
          "%s: the merged model differs from base and adapter by %.3g nats, expected at most %s; do not use the folder, export again or with type F32"
              .formatted(merged, found.largest(), LARGEST));
    }
    return found;
  }

  /** Types that the weights were rounded to, by name. */
  private static Map<String, DataType> types(Path folder) {
    Map<String, DataType> types = new HashMap<>();
    try (WeightSource weights = ModelFolder.open(folder).openWeights()) {
      for (String name : weights.names()) {
        StoredType type = weights.get(name).type();
        types.put(
            name,
            type == StoredType.BF16
                ? DataType.BFLOAT16
                : type == StoredType.F16 ? DataType.FLOAT16 : DataType.FLOAT32);
      }
    }
    // A head that follows the embedding may be stored for both.
    types.putIfAbsent(
        DecoderWeights.WORDS, types.getOrDefault(DecoderWeights.HEAD, DataType.FLOAT32));
    return types;
  }

  private static float[] on(Path folder, Function<LanguageModel, float[]> work) {
    try (LocalModel model = LocalModel.folder(folder, DataType.FLOAT32)) {
      return Engine.call(() -> work.apply(model.weights()));
    }
  }

  private static float[] adapted(Path base, Path adapter) {
    return on(
        base,
        model -> {
          try (LoraAdapter update = AdapterFiles.read(adapter)) {
            update.attach(model);
            try {
              return run(model);
            } finally {
              LoraAdapter.detach(model);
            }
          }
        });
  }

  /** The base with each sum in its place, rounded as the merged model's. */
  private static float[] rounded(Path base, Path adapter, Map<String, DataType> types) {
    return on(
        base,
        model -> {
          Map<String, Parameter> own = model.byName();
          try (AdapterFolder files = AdapterFolder.open(adapter);
              Scope _ = Scope.withoutGradients()) {
            Map<Parameter, Tensor> sums = new LinkedHashMap<>();
            types.forEach(
                (name, type) ->
                    Optional.ofNullable(own.get(name))
                        .ifPresent(
                            weight ->
                                sums.put(
                                    weight,
                                    sum(name, weight, files).to(type).to(DataType.FLOAT32))));
            sums.forEach(Parameter::lend);
            return run(model);
          } finally {
            own.values().forEach(Parameter::restore);
          }
        });
  }

  private static Tensor sum(String name, Parameter weight, AdapterFolder adapter) {
    Tensor sum = replacement(name, adapter).map(LogitsCheck::tensor).orElseGet(weight::value);
    for (LoraLayer layer : adapter.layers()) {
      if (name.equals(layer.module() + ".weight")) {
        sum = sum.addScaled(tensor(layer.b()).matmul(tensor(layer.a())), layer.scale());
      }
    }
    return sum;
  }

  /** What an adapter has in place of a weight; one end stands for both where they stay one. */
  private static Optional<StoredTensor> replacement(String name, AdapterFolder adapter) {
    Optional<StoredTensor> own = saved(name, adapter);
    return name.equals(DecoderWeights.WORDS) && !adapter.unties()
        ? own.or(() -> saved(DecoderWeights.HEAD, adapter))
        : own;
  }

  private static Optional<StoredTensor> saved(String name, AdapterFolder adapter) {
    return adapter.saved().stream().filter(tensor -> tensor.name().equals(name)).findFirst();
  }

  private static Tensor tensor(StoredTensor stored) {
    return StoredTensors.read(stored, DataType.FLOAT32);
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
