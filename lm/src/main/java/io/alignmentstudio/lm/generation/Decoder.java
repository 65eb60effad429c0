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

  private final LanguageModel model;
  private final List<int[]> prompts;
  private final int[] promptLengths;
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
    int rows = prompts.size();
    List<List<Integer>> answers = new ArrayList<>();
    List<TokenPicker> pickers = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      answers.add(new ArrayList<>());
      pickers.add(new TokenPicker(sampling.get(row)));
    }
    boolean[] ended = new boolean[rows];
    int[] next;
    try (Scope _ = Scope.withoutGradients()) {
      next = TokenPicker.pick(readPrompts(), pickers);
    }
    int open = rows;
    while (true) {
      for (int row = 0; row < rows; row++) {
        if (ended[row]) {
          continue;
        }
        if (format.ends(next[row])) {
          ended[row] = true;
          open--;
          continue;
        }
        answers.get(row).add(next[row]);
        boolean goesOn = listener.token(row, next[row]);
        if (!goesOn || answers.get(row).size() >= sampling.get(row).maximumTokens()) {
          ended[row] = true;
          open--;
        }
      }
      if (open == 0) {
        return answers.stream()
            .map(answer -> answer.stream().mapToInt(Integer::intValue).toArray())
            .toList();
      }
      List<int[]> tokens = new ArrayList<>();
      int[] seen = new int[rows];
      for (int row = 0; row < rows; row++) {
        tokens.add(new int[] {next[row]});
        // An ended row repeats its last position, so that it never runs past the context.
        seen[row] = promptLengths[row] + Math.max(0, answers.get(row).size() - 1);
      }
      try (Scope _ = Scope.withoutGradients()) {
        next = TokenPicker.pick(readFollowing(tokens, seen), pickers);
      }
    }
  }

  /**
   * Scores continuations; every prompt is read once.
   *
   * @param continuations for each prompt its continuations; all prompts have the same number
   * @return for each prompt the summed log-probability of each continuation's tokens
   */
  double[][] score(List<List<int[]>> continuations) {
    int rows = prompts.size();
    int choices = continuations.getFirst().size();
    double[][] scores = new double[rows][choices];
    float[] first;
    try (Scope _ = Scope.withoutGradients()) {
      first = readPrompts().toFloats();
    }
    int vocabulary = Math.toIntExact(model.vocabularySize());
    for (int choice = 0; choice < choices; choice++) {
      int longest = 0;
      for (int row = 0; row < rows; row++) {
        int[] tokens = continuations.get(row).get(choice);
        scores[row][choice] = first[row * vocabulary + tokens[0]];
        longest = Math.max(longest, tokens.length);
      }
      if (longest > 1) {
        addFollowing(continuations, choice, longest - 1, scores);
        cache.rewind(promptSlots);
      }
    }
    return scores;
  }

  private void addFollowing(
      List<List<int[]>> continuations, int choice, int width, double[][] scores) {
    int rows = prompts.size();
    List<int[]> inputs = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      inputs.add(Arrays.copyOf(continuations.get(row).get(choice), width));
    }
    try (Scope _ = Scope.withoutGradients()) {
      long[] targets = new long[rows * width];
      for (int row = 0; row < rows; row++) {
        int[] tokens = continuations.get(row).get(choice);
        for (int at = 1; at < tokens.length; at++) {
          targets[row * width + at - 1] = tokens[at];
        }
      }
      int count = rows * width;
      States states =
          model.run(
              TokenBatch.following(
                  inputs,
                  promptLengths,
                  promptLengths,
                  promptSlots,
                  cache.filled(),
                  model.computeType()),
              Optional.of(cache));
      float[] picked =
          model
              .targetLogProbabilities(
                  states,
                  Tensor.of(LongStream.range(0, count).toArray(), count),
                  Tensor.of(targets, count))
              .toFloats();
      for (int row = 0; row < rows; row++) {
        for (int at = 1; at < continuations.get(row).get(choice).length; at++) {
          scores[row][choice] += picked[row * width + at - 1];
        }
      }
    }
  }

  @Override
  public void close() {
    cache.close();
  }
}
