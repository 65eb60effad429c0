package io.alignmentstudio.lm.generation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Knows which tokens would make an answer say a run of tokens again. */
final class RepeatedRuns {
  private final int length;
  private final List<Integer> tokens = new ArrayList<>();
  private final Map<List<Integer>, Set<Integer>> followers = new HashMap<>();

  /**
   * Starts an answer.
   *
   * @param length of a run in tokens; 0 lets everything be repeated
   */
  RepeatedRuns(int length) {
    this.length = length;
  }

  void add(int token) {
    if (length == 0) {
      return;
    }
    if (tokens.size() >= length - 1) {
      followers.computeIfAbsent(List.copyOf(latest()), run -> new HashSet<>()).add(token);
    }
    tokens.add(token);
  }

  /** Tokens that would complete a run that the answer holds already. */
  Set<Integer> banned() {
    return length == 0 || tokens.size() < length - 1
        ? Set.of()
        : followers.getOrDefault(latest(), Set.of());
  }

  private List<Integer> latest() {
    return tokens.subList(tokens.size() - length + 1, tokens.size());
  }
}
