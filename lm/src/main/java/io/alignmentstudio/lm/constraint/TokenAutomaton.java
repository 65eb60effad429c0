package io.alignmentstudio.lm.constraint;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An automaton that is walked by the tokens of a vocabulary. Which tokens a state allows is found
 * once and remembered for the states used last. Safe for use by several threads.
 */
final class TokenAutomaton {
  private static final int REMEMBERED_MASKS = 1024;

  private final Automaton automaton;
  private final SortedTokens first;
  private final SortedTokens following;
  private final Map<Key, TokenMask> masks =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, TokenMask> eldest) {
          return size() > REMEMBERED_MASKS;
        }
      };

  private record Key(int state, boolean first) {}

  /**
   * @param first tokens as they begin an answer
   * @param following tokens as they go on
   */
  TokenAutomaton(Automaton automaton, SortedTokens first, SortedTokens following) {
    this.automaton = automaton;
    this.first = first;
    this.following = following;
  }

  /** The tokens that may come next. */
  synchronized TokenMask mask(int state, boolean begins) {
    return masks.computeIfAbsent(
        new Key(state, begins), key -> walk(state, begins ? first : following));
  }

  /** Tokens that start with the same bytes are walked together. */
  private TokenMask walk(int start, SortedTokens tokens) {
    int[] allowed = new int[tokens.size()];
    int[] distances = new int[tokens.size()];
    int count = 0;
    int[] path = new int[tokens.longest() + 1];
    path[0] = start;
    int dead = Integer.MAX_VALUE; // number of bytes after which the walk ended
    for (int at = 0; at < tokens.size(); at++) {
      int common = tokens.common(at);
      if (common >= dead) {
        continue;
      }
      dead = Integer.MAX_VALUE;
      byte[] bytes = tokens.bytes(at);
      for (int index = common; index < bytes.length && dead == Integer.MAX_VALUE; index++) {
        path[index + 1] = automaton.step(path[index], Byte.toUnsignedInt(bytes[index]));
        if (path[index + 1] == Automaton.DEAD) {
          dead = index + 1;
        }
      }
      if (dead == Integer.MAX_VALUE) {
        allowed[count] = tokens.token(at);
        distances[count++] = automaton.distance(path[bytes.length]);
      }
    }
    return new TokenMask(Arrays.copyOf(allowed, count), Arrays.copyOf(distances, count));
  }

  /** The state after a token that the mask allowed. */
  synchronized int step(int state, int token, boolean begins) {
    int at = state;
    for (byte each : (begins ? first : following).bytesOf(token)) {
      at = automaton.step(at, Byte.toUnsignedInt(each));
    }
    return at;
  }

  synchronized boolean accepts(int state) {
    return automaton.accepts(state);
  }

  synchronized boolean complete(int state) {
    return automaton.complete(state);
  }
}
