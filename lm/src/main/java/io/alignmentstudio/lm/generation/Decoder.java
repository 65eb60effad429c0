package io.alignmentstudio.lm.generation;

import io.alignmentstudio.lm.Sampling;
import io.alignmentstudio.lm.model.KeyValueCache;
import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.lm.model.States;
import io.alignmentstudio.lm.model.TokenBatch;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Decodes a batch of prompts with a cache. Runs on the engine's thread. Prompts are padded on the
 * right; the padding's slots stay hidden, and every answer goes on at its own prompt's position.
 */
final class Decoder implements AutoCloseable {
  /** Hears of each new token; returns false to end the row's answer. */
  interface TokenListener {
    boolean token(int row, int token);
  }

  /** Ended rows are dropped when no more than this share of the rows goes on. */
  private static final double RETAINED_SHARE = 0.75;

  /** Positions that go through the output head at a time: their logits are the largest tensor. */
  private static final int HEAD_POSITIONS = 512;

  private final LanguageModel model;
  private final List<int[]> prompts;
  private int[] promptLengths;
  private final long promptSlots;
  private final KeyValueCache cache;

  /**
   * Makes room for the prompts and what follows.
   *
   * @param room most tokens that follow any prompt
   */
  Decoder(LanguageModel model, List<int[]> prompts, int room) {
    this.model = model;
    this.prompts = prompts;
    promptLengths = prompts.stream().mapToInt(prompt -> prompt.length).toArray();
    promptSlots = Arrays.stream(promptLengths).max().orElse(0);
    try (Scope _ = Scope.withoutGradients()) {
      cache = model.cache(prompts.size(), promptSlots + room);
    }
  }

  /** Reads the prompts; returns the log-probabilities of what comes next, [rows, vocabulary]. */
  private Tensor readPrompts() {
    int[] prefixes =
        model.bidirectionalPrompt()
            ? promptLengths
            : IntStream.generate(() -> 1).limit(prompts.size()).toArray();
    TokenBatch batch = TokenBatch.of(prompts, prefixes, model.computeType());
    States states = model.run(batch, Optional.of(cache));
    long width = batch.ids().size(1);
    long[] last = new long[prompts.size()];
    for (int row = 0; row < last.length; row++) {
      last[row] = row * width + promptLengths[row] - 1;
    }
    return model.logProbabilities(states, Tensor.of(last, last.length));
  }

  /** Reads tokens that follow; returns what comes after each, [rows · tokens, vocabulary]. */
  private Tensor readFollowing(List<int[]> tokens, int[] seen) {
    States states =
        model.run(
            TokenBatch.following(
                tokens, seen, promptLengths, promptSlots, cache.filled(), model.computeType()),
            Optional.of(cache));
    int count = tokens.size() * tokens.getFirst().length;
    return model.logProbabilities(states, Tensor.of(LongStream.range(0, count).toArray(), count));
  }

  /** Generates until every row has ended or reached its number of tokens. */
  List<int[]> generate(List<Sampling> sampling, PromptFormat format, TokenListener listener) {
    List<Answer> answers =
        IntStream.range(0, prompts.size())
            .mapToObj(row -> new Answer(row, sampling.get(row), model.noRepeatRun()))
            .toList();
    List<Answer> batch = answers;
    int[] next;
    try (Scope _ = Scope.withoutGradients()) {
      next = pick(readPrompts(), batch);
    }
    while (true) {
      for (int at = 0; at < next.length; at++) {
        batch.get(at).take(next[at], format, listener);
      }
      List<Answer> current = batch;
      int[] open = IntStream.range(0, next.length).filter(at -> !current.get(at).ended()).toArray();
      if (open.length == 0) {
        return answers.stream().map(Answer::tokens).toList();
      }
      if (open.length <= RETAINED_SHARE * next.length) {
        batch = retain(open, batch);
      }
      int[] seen = new int[batch.size()];
      List<int[]> last = new ArrayList<>();
      for (int at = 0; at < seen.length; at++) {
        last.add(new int[] {batch.get(at).last()});
        // An ended row repeats its last position, so that it never runs past the context.
        seen[at] = promptLengths[at] + Math.max(0, batch.get(at).length() - 1);
      }
      try (Scope _ = Scope.withoutGradients()) {
        next = pick(readFollowing(last, seen), batch);
      }
    }
  }

  private static int[] pick(Tensor logProbabilities, List<Answer> batch) {
    return TokenPicker.pick(logProbabilities, batch.stream().map(Answer::picker).toList());
  }

  /** Drops rows that have ended, so that the others need not wait for them. */
  private List<Answer> retain(int[] open, List<Answer> batch) {
    cache.retainRows(open);
    int[] lengths = promptLengths;
    promptLengths = IntStream.of(open).map(at -> lengths[at]).toArray();
    return IntStream.of(open).mapToObj(batch::get).toList();
  }

  /** One row's answer so far. */
  private static final class Answer {
    private final int row;
    private final Sampling sampling;
    private final TokenPicker picker;
    private final List<Integer> tokens = new ArrayList<>();
    private int last;
    private boolean ended;

    Answer(int row, Sampling sampling, int noRepeatRun) {
      this.row = row;
      this.sampling = sampling;
      picker = new TokenPicker(sampling, noRepeatRun);
    }

    void take(int token, PromptFormat format, TokenListener listener) {
      last = token;
      if (ended) {
        return;
      }
      if (format.ends(token)) {
        ended = true;
        return;
      }
      tokens.add(token);
      ended = !listener.token(row, token) || tokens.size() >= sampling.maximumTokens();
    }

    TokenPicker picker() {
      return picker;
    }

    boolean ended() {
      return ended;
    }

    int last() {
      return last;
    }

    int length() {
      return tokens.size();
    }

    int[] tokens() {
      return tokens.stream().mapToInt(Integer::intValue).toArray();
    }
  }

  /**
   * Scores continuations; every prompt is read once, and its continuations together.
   *
   * @param continuations for each prompt its continuations
   * @return for each prompt the summed log-probability of each continuation's tokens
   */
  double[][] score(List<List<int[]>> continuations) {
    int rows = prompts.size();
    float[] first;
    try (Scope _ = Scope.withoutGradients()) {
      first = readPrompts().toFloats();
    }
    int vocabulary = Math.toIntExact(model.vocabularySize());
    double[][] scores = new double[rows][];
    List<List<int[]>> branches = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      List<int[]> choices = continuations.get(row);
      int offset = row * vocabulary;
      scores[row] = choices.stream().mapToDouble(choice -> first[offset + choice[0]]).toArray();
      branches.add(
          choices.stream().map(choice -> Arrays.copyOf(choice, choice.length - 1)).toList());
    }
    if (branchSlots(continuations) > 0) {
      addFollowing(continuations, branches, scores);
    }
    return scores;
  }

  /** Cache slots that scoring a prompt's continuations takes. */
  static int branchSlots(List<List<int[]>> continuations) {
    return continuations.stream()
        .mapToInt(row -> row.stream().mapToInt(choice -> choice.length - 1).sum())
        .max()
        .orElse(0);
  }

  private void addFollowing(
      List<List<int[]>> continuations, List<List<int[]>> branches, double[][] scores) {
    try (Scope _ = Scope.withoutGradients()) {
      TokenBatch batch =
          TokenBatch.branches(branches, promptLengths, promptSlots, model.computeType());
      States states = model.run(batch, Optional.of(cache));
      long width = batch.ids().size(1);
      List<Following> following = new ArrayList<>();
      for (int row = 0; row < scores.length; row++) {
        long place = row * width;
        for (int choice = 0; choice < scores[row].length; choice++) {
          int[] tokens = continuations.get(row).get(choice);
          for (int at = 1; at < tokens.length; at++) {
            following.add(new Following(row, choice, place, tokens[at]));
            place++;
          }
        }
      }
      for (int start = 0; start < following.size(); start += HEAD_POSITIONS) {
        List<Following> part =
            following.subList(start, Math.min(start + HEAD_POSITIONS, following.size()));
        float[] values = targetLogProbabilities(states, part);
        for (int at = 0; at < values.length; at++) {
          scores[part.get(at).row()][part.get(at).choice()] += values[at];
        }
      }
    }
  }

  /** A token of a continuation, and the place in the batch that predicts it. */
  private record Following(int row, int choice, long place, long token) {}

  private float[] targetLogProbabilities(States states, List<Following> part) {
    try (Scope _ = Scope.withoutGradients()) {
      long[] places = part.stream().mapToLong(Following::place).toArray();
      long[] tokens = part.stream().mapToLong(Following::token).toArray();
      return model
          .targetLogProbabilities(
              states, Tensor.of(places, places.length), Tensor.of(tokens, tokens.length))
          .toFloats();
    }
  }

  @Override
  public void close() {
    cache.close();
  }
}
