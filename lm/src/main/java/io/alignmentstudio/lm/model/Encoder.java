package io.alignmentstudio.lm.model;

import io.alignmentstudio.lm.TextEmbedder;
import io.alignmentstudio.lm.checkpoint.OnnxWeights;
import io.alignmentstudio.lm.checkpoint.WeightSource;
import io.alignmentstudio.lm.tokenizer.TextTokenizer;
import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Engine;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Sentence embeddings from all-MiniLM-L6-v2 itself: every token sees every other, the mean of the
 * last layer, length 1. Text beyond the model's 512 tokens is refused, not cut.
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
    List<int[]> rows = texts.stream().map(text -> tokenizer.encode(text, true)).toList();
    rows.forEach(
        row -> {
          if (row.length > model.contextLength()) {
            throw new IllegalArgumentException(
                "a text of %d tokens is too long to embed; split it into at most %d"
                    .formatted(row.length, model.contextLength()));
          }
        });
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
              .run(TokenBatch.of(rows, lengths, model.computeType()), Optional.empty())
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
