package io.alignmentstudio.lm.training;

import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.lm.model.States;
import io.alignmentstudio.lm.model.TokenBatch;
import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The positions of a batch that predict answer tokens: only they go through the output head.
 *
 * @param logProbabilities of the answer tokens, [predictions], in nats
 * @param rowOf row of each prediction
 */
@SuppressWarnings("ArrayRecordComponent") // short-lived, never handed out
public record AnswerPositions(Tensor logProbabilities, int[] rowOf) {
  /** Places whose whole distributions are looked at at a time. */
  private static final long AT_ONCE = 128;

  /** Runs a model over rows; gradients are recorded where the scope records them. */
  public static AnswerPositions of(LanguageModel model, List<TokenRow> rows) {
    return of(model, rows, 1);
  }

  /**
   * Runs a model over rows.
   *
   * @param temperature that logits are divided by, as while sampling
   */
  public static AnswerPositions of(LanguageModel model, List<TokenRow> rows, double temperature) {
    return of(model, run(model, rows), Places.of(rows), temperature);
  }

  private static AnswerPositions of(
      LanguageModel model, States states, Places places, double temperature) {
    Tensor at = places.positions(states);
    Tensor wanted = Tensor.of(places.targets(), places.targets().length);
    return new AnswerPositions(
        temperature == 1
            ? model.targetLogProbabilities(states, at, wanted)
            : model
                .logProbabilities(states, at) // [predictions, vocabulary]
                .multiply(1 / temperature)
                .logSoftmax(-1)
                .gather(1, wanted.unsqueeze(1))
                .squeeze(1),
        places.rowOf());
  }

  /**
   * Answers, and how sure the model is of the next token at each of their places.
   *
   * @param collisions log Σ p² over the vocabulary, without gradients, [predictions]
   */
  record Sureness(AnswerPositions answers, Tensor collisions) {}

  /** Runs a model over rows, once for both. */
  static Sureness sureness(LanguageModel model, List<TokenRow> rows) {
    States states = run(model, rows);
    Places places = Places.of(rows);
    return new Sureness(
        of(model, states, places, 1), collisions(model, states, places.positions(states)));
  }

  private static Tensor collisions(LanguageModel model, States states, Tensor positions) {
    List<Tensor> parts = new ArrayList<>();
    try (Scope scope = Scope.withoutGradients()) {
      for (long start = 0; start < positions.size(0); start += AT_ONCE) {
        long from = start;
        long length = Math.min(AT_ONCE, positions.size(0) - start);
        parts.add(
            Scope.only(
                () ->
                    collisions(model.logProbabilities(states, positions.narrow(0, from, length)))));
      }
      return scope.release(Tensor.concatenate(0, parts.toArray(Tensor[]::new)));
    }
  }

  /**
   * log Σ p² of distributions.
   *
   * @param logProbabilities [n, vocabulary]
   * @return [n]
   */
  static Tensor collisions(Tensor logProbabilities) {
    return logProbabilities.multiply(2).exp().sum(1).log();
  }

  /** Where answer tokens are predicted. */
  @SuppressWarnings("ArrayRecordComponent") // short-lived, never handed out
  private record Places(int[] rowOf, int[] before, long[] targets) {
    static Places of(List<TokenRow> rows) {
      int count = rows.stream().mapToInt(TokenRow::answerTokens).sum();
      Places places = new Places(new int[count], new int[count], new long[count]);
      int next = 0;
      for (int row = 0; row < rows.size(); row++) {
        int[] tokens = rows.get(row).tokens();
        for (int token = rows.get(row).promptLength(); token < tokens.length; token++) {
          if (rows.get(row).learns(token)) {
            places.rowOf[next] = row;
            places.before[next] = token - 1;
            places.targets[next] = tokens[token];
            next++;
          }
        }
      }
      return places;
    }

    /** As indices into the states' rows · tokens: [predictions]. */
    Tensor positions(States states) {
      long width = states.batch().ids().size(1);
      long[] positions = new long[rowOf.length];
      for (int at = 0; at < positions.length; at++) {
        positions[at] = rowOf[at] * width + before[at];
      }
      return Tensor.of(positions, positions.length);
    }
  }

  /** Runs the layers over whole rows. */
  static States run(LanguageModel model, List<TokenRow> rows) {
    int[] prefixes =
        rows.stream()
            .mapToInt(row -> model.bidirectionalPrompt() ? row.promptLength() : 1)
            .toArray();
    TokenBatch batch =
        TokenBatch.padded(
            rows.stream().map(TokenRow::tokens).toList(), prefixes, model.computeType());
    return model.run(batch, Optional.empty());
  }

  /** Number of each prediction in its row's answer, from 0. */
  int[] placeInAnswer() {
    int[] places = new int[rowOf.length];
    for (int at = 1; at < places.length; at++) {
      places[at] = rowOf[at] == rowOf[at - 1] ? places[at - 1] + 1 : 0;
    }
    return places;
  }

  /** Sum over each row's answer: [rows]. */
  public Tensor sums(int rows) {
    float[] ones = new float[rowOf.length];
    Arrays.fill(ones, 1);
    return weighted(rows, ones);
  }

  /** Sum over each row's answer with a weight of each prediction: [rows]. */
  Tensor weighted(int rows, float[] weights) {
    int count = rowOf.length;
    float[] membership = new float[rows * count];
    for (int at = 0; at < count; at++) {
      membership[rowOf[at] * count + at] = weights[at];
    }
    return Tensor.of(membership, rows, count)
        .to(logProbabilities.type())
        .matmul(logProbabilities.unsqueeze(1))
        .squeeze(1);
  }

  /** One row below the other, filled up with 0 on the right: [rows, longest answer]. */
  public Tensor padded(List<TokenRow> rows) {
    int width = rows.stream().mapToInt(TokenRow::answerTokens).max().orElse(0);
    long[] places = new long[rows.size() * width];
    Arrays.fill(places, rowOf.length); // where the appended 0 stands
    int next = 0;
    for (int row = 0; row < rows.size(); row++) {
      for (int token = 0; token < rows.get(row).answerTokens(); token++) {
        places[row * width + token] = next;
        next++;
      }
    }
    return Tensor.concatenate(0, logProbabilities, Tensor.zeros(DataType.FLOAT32, 1))
        .indexSelect(0, Tensor.of(places, places.length))
        .view(rows.size(), width);
  }
}
