package io.alignmentstudio.lm.model;

import io.alignmentstudio.lm.TextEmbedder;
import io.alignmentstudio.lm.checkpoint.OnnxWeights;
import io.alignmentstudio.lm.checkpoint.WeightSource;
import io.alignmentstudio.lm.tokenizer.TextTokenizer;
import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Engine;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Sentence embeddings from all-MiniLM-L6-v2 itself: every token sees every other, the mean of the
 * last layer, length 1. Text beyond the model's 512 tokens is embedded in parts, whose vectors are
 * added up.
 */
public final class Encoder implements TextEmbedder {
  private static final int BATCH = 64;

  private final EmbeddedModel model;
  private final TextTokenizer tokenizer;

  /** Loads the encoder from the classpath, in the type that this machine computes fastest. */
  public Encoder() {
    tokenizer = TextTokenizer.miniLm();
    model =
        Engine.call(
            () -> {
              try (WeightSource source = OnnxWeights.miniLm()) {
                return new EmbeddedModel(source, ComputeType.best());
              }
            });
  }

  @Override
  public List<float[]> embed(List<String> texts) {
    List<int[]> rows = new ArrayList<>();
    List<Integer> textOf = new ArrayList<>();
    for (int text = 0; text < texts.size(); text++) {
      for (int[] window : windows(tokenizer.encode(texts.get(text), true))) {
        rows.add(window);
        textOf.add(text);
      }
    }
    float[][] sums = new float[texts.size()][];
    List<Integer> order =
        IntStream.range(0, rows.size())
            .boxed()
            .sorted(Comparator.comparingInt(row -> rows.get(row).length))
            .toList();
    for (int start = 0; start < order.size(); start += BATCH) {
      List<Integer> batch = order.subList(start, Math.min(start + BATCH, order.size()));
      List<float[]> embedded =
          Engine.call(() -> embedBatch(batch.stream().map(rows::get).toList()));
      for (int at = 0; at < batch.size(); at++) {
        int text = textOf.get(batch.get(at));
        sums[text] = sums[text] == null ? embedded.get(at) : sum(sums[text], embedded.get(at));
      }
    }
    return Arrays.stream(sums).map(Encoder::unit).toList();
  }

  /** A text that fits the context as it is; a longer one in parts, each with its end marks. */
  private List<int[]> windows(int[] tokens) {
    int room = model.contextLength();
    if (tokens.length <= room) {
      return List.of(tokens);
    }
    List<int[]> windows = new ArrayList<>();
    int last = tokens.length - 1;
    for (int start = 1; start < last; start += room - 2) {
      int count = Math.min(room - 2, last - start);
      int[] window = new int[count + 2];
      window[0] = tokens[0];
      System.arraycopy(tokens, start, window, 1, count);
      window[count + 1] = tokens[last];
      windows.add(window);
    }
    return windows;
  }

  private static float[] sum(float[] left, float[] right) {
    float[] sum = new float[left.length];
    for (int at = 0; at < sum.length; at++) {
      sum[at] = left[at] + right[at];
    }
    return sum;
  }

  private static float[] unit(float[] vector) {
    double squares = 0;
    for (float value : vector) {
      squares += (double) value * value;
    }
    float[] unit = new float[vector.length];
    for (int at = 0; at < unit.length; at++) {
      unit[at] = (float) (vector[at] / Math.sqrt(squares));
    }
    return unit;
  }

  private List<float[]> embedBatch(List<int[]> rows) {
    try (Scope _ = Scope.withoutGradients()) {
      int[] lengths = rows.stream().mapToInt(row -> row.length).toArray();
      Tensor hidden =
          model
              .run(TokenBatch.of(rows, lengths, model.computeType()), Optional.empty())
              .hidden()
              .to(DataType.FLOAT32); // [rows, tokens, hidden]
      return IntStream.range(0, lengths.length)
          .mapToObj(
              row -> {
                Tensor sum = hidden.select(0, row).narrow(0, 0, lengths[row]).sum(0);
                return sum.divide(sum.norm()).toFloats();
              })
          .toList();
    }
  }

  @Override
  public void close() {
    Engine.run(model::close);
  }
}
