package io.alignmentstudio.lm.generation;

import io.alignmentstudio.lm.model.KeyValueCache;
import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.lm.model.States;
import io.alignmentstudio.lm.model.TokenBatch;
import io.alignmentstudio.lm.model.TokenTree;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Scores continuations of prompts in one run: each prompt is read once, and its continuations lie
 * behind it without seeing each other; what several begin with is read once. Runs on the engine's
 * thread.
 */
final class Scorer {
  /** Positions that go through the output head at a time: their scores are the largest tensor. */
  private static final int HEAD_POSITIONS = 256;

  private final LanguageModel model;
  private final BatchContext context;
  private final List<List<int[]>> continuations;
  private final double[][] scores;

  /** A token, and the place in the batch that predicts it. */
  private record Following(int row, long place, int token) {}

  Scorer(LanguageModel model, BatchContext context, List<List<int[]>> continuations) {
    this.model = model;
    this.context = context;
    this.continuations = continuations;
    scores =
        continuations.stream().map(choices -> new double[choices.size()]).toArray(double[][]::new);
  }

  /** For each row the summed log-probability of each continuation's tokens, in nats. */
  double[][] score() {
    try (Scope _ = Scope.withoutGradients()) {
      int[] rows = IntStream.range(0, scores.length).toArray();
      List<int[]> own = IntStream.of(rows).mapToObj(context::own).toList();
      int[] prefixes =
          own.stream()
              .mapToInt(prompt -> model.bidirectionalPrompt() ? prompt.length : 1)
              .toArray();
      List<TokenTree> trees = continuations.stream().map(Scorer::tree).toList();
      context.select(rows);
      TokenBatch batch =
          TokenBatch.branching(own, trees, prefixes, context.shared(), model.computeType());
      Optional<KeyValueCache> cache = context.prefix().map(KeyValueCache::following);
      States states = model.run(batch, cache);
      addFirst(states, own);
      addFollowing(states, own, trees);
      return scores;
    }
  }

  /** First tokens are predicted by the prompt's last place, all of a row's by one. */
  private void addFirst(States states, List<int[]> own) {
    long width = states.batch().ids().size(1);
    for (int start = 0; start < scores.length; start += HEAD_POSITIONS) {
      int count = Math.min(HEAD_POSITIONS, scores.length - start);
      int choices = 0;
      long[] places = new long[count];
      for (int at = 0; at < count; at++) {
        places[at] = (start + at) * width + own.get(start + at).length - 1;
        choices = Math.max(choices, scores[start + at].length);
      }
      long[] tokens = new long[count * choices];
      for (int at = 0; at < count; at++) {
        for (int choice = 0; choice < scores[start + at].length; choice++) {
          tokens[at * choices + choice] = continuations.get(start + at).get(choice)[0];
        }
      }
      float[] values = first(states, Tensor.of(places, count), Tensor.of(tokens, count, choices));
      for (int at = 0; at < count; at++) {
        for (int choice = 0; choice < scores[start + at].length; choice++) {
          scores[start + at][choice] = values[at * choices + choice];
        }
      }
    }
  }

  private float[] first(States states, Tensor places, Tensor tokens) {
    try (Scope _ = Scope.withoutGradients()) {
      return model.logProbabilities(states, places).gather(1, tokens).toFloats();
    }
  }

  /** The last token of a continuation is predicted, but not read. */
  static TokenTree tree(List<int[]> continuations) {
    return new TokenTree(
        continuations.stream().map(all -> Arrays.copyOf(all, all.length - 1)).toList());
  }

  private void addFollowing(States states, List<int[]> own, List<TokenTree> trees) {
    long width = states.batch().ids().size(1);
    Map<Following, List<Integer>> choices = new LinkedHashMap<>();
    for (int row = 0; row < scores.length; row++) {
      long start = row * width + own.get(row).length;
      for (int choice = 0; choice < scores[row].length; choice++) {
        int[] tokens = continuations.get(row).get(choice);
        for (int at = 1; at < tokens.length; at++) {
          long place = start + trees.get(row).node(choice, at - 1);
          choices
              .computeIfAbsent(new Following(row, place, tokens[at]), _ -> new ArrayList<>())
              .add(choice);
        }
      }
    }
    List<Following> following = List.copyOf(choices.keySet());
    for (int start = 0; start < following.size(); start += HEAD_POSITIONS) {
      List<Following> part =
          following.subList(start, Math.min(start + HEAD_POSITIONS, following.size()));
      float[] values = following(states, part);
      for (int at = 0; at < values.length; at++) {
        for (int choice : choices.get(part.get(at))) {
          scores[part.get(at).row()][choice] += values[at];
        }
      }
    }
  }

  /** Only the rows concerned: a model that copies compares all tokens of the rows it is given. */
  private float[] following(States states, List<Following> part) {
    int start = part.getFirst().row();
    int count = part.getLast().row() - start + 1;
    long before = start * states.batch().ids().size(1);
    context.select(IntStream.range(start, start + count).toArray());
    try (Scope _ = Scope.withoutGradients()) {
      long[] places = part.stream().mapToLong(one -> one.place() - before).toArray();
      long[] tokens = part.stream().mapToLong(Following::token).toArray();
      return model
          .targetLogProbabilities(
              states.rows(start, count),
              Tensor.of(places, places.length),
              Tensor.of(tokens, tokens.length))
          .toFloats();
    }
  }
}
