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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Sentence embeddings from all-MiniLM-L6-v2 itself: every token sees every other, the mean of the
 * last layer, length 1. A text beyond the model's 512 tokens is read in windows; its vector is
 * their mean, weighted by their lengths.
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
                return new EmbeddedModel(source, ComputeType.fastest());
              }
            });
  }

  @Override
  public List<float[]> embed(List<String> texts) {
    List<int[]> rows = new ArrayList<>();
    List<Integer> ends = new ArrayList<>(); // of each text's windows among the rows
    for (String text : texts) {
      rows.addAll(windows(tokenizer.encode(text, true), model.contextLength()));
      ends.add(rows.size());
    }
    List<float[]> vectors = embedRows(rows);
    List<float[]> embedded = new ArrayList<>();
    int start = 0;
    for (int end : ends) {
      embedded.add(
          end - start == 1
              ? vectors.get(start)
              : mean(vectors.subList(start, end), rows.subList(start, end)));
      start = end;
    }
    return List.copyOf(embedded);
  }

  /** Cuts tokens to the longest length; each window has the text's first and last token. */
  static List<int[]> windows(int[] tokens, int longest) {
    if (tokens.length <= longest) {
      return List.of(tokens);
    }
    List<int[]> windows = new ArrayList<>();
    int last = tokens.length - 1;
    for (int start = 1; start < last; start += longest - 2) {
      int end = Math.min(start + longest - 2, last);
      int[] window = new int[end - start + 2];
      window[0] = tokens[0];
      System.arraycopy(tokens, start, window, 1, end - start);
      window[window.length - 1] = tokens[last];
      windows.add(window);
    }
    return windows;
  }

  private static float[] mean(List<float[]> vectors, List<int[]> windows) {
    double[] sum = new double[vectors.getFirst().length];
    for (int window = 0; window < vectors.size(); window++) {
      for (int at = 0; at < sum.length; at++) {
        sum[at] += (double) windows.get(window).length * vectors.get(window)[at];
      }
    }
    double norm = Math.sqrt(DoubleStream.of(sum).map(value -> value * value).sum());
    float[] mean = new float[sum.length];
    for (int at = 0; at < mean.length; at++) {
      mean[at] = (float) (sum[at] / norm);
    }
    return mean;
  }

  private List<float[]> embedRows(List<int[]> rows) {
    float[][] vectors = new float[rows.size()][];
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
        vectors[batch.get(at)] = embedded.get(at);
      }
    }
    return List.of(vectors);
  }

  private List<float[]> embedBatch(List<int[]> rows) {
    try (Scope _ = Scope.withoutGradients()) {
      int[] lengths = rows.stream().mapToInt(row -> row.length).toArray();
      Tensor hidden =
          model
              .run(TokenBatch.padded(rows, lengths, model.computeType()), Optional.empty())
              .hidden()
              .to(DataType.FLOAT32); // [rows, tokens, hidden]
      return IntStream.range(0, lengths.length)
          .mapToObj(
              row -> {
                Tensor mean =
                    hidden
                        .select(0, row)
                        .narrow(0, 0, lengths[row])
                        .sum(0)
                        .multiply(1.0 / lengths[row]);
                return mean.divide(mean.norm()).toFloats();
              })
          .toList();
    }
  }

  @Override
  public void close() {
    Engine.run(model::close);
  }
}
