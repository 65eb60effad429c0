package io.alignmentstudio.lm.constraint;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.PriorityQueue;

/**
 * An automaton that is walked by the tokens of a vocabulary. Which tokens a state allows is found
 * once and remembered for the states used last. Safe for use by several threads.
 */
final class TokenAutomaton {
  private static final int REMEMBERED_MASKS = 1024;

  /** More bytes than any answer has. */
  private static final int UNREACHABLE = 1 << 24;

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

  /** Fewest tokens from a state to an accepted text, where they were searched. */
  private final Map<Integer, Integer> fewest = new HashMap<>();

  /** Tokens that were found too few. */
  private final Map<Integer, Integer> tooFew = new HashMap<>();

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
    int[] states = new int[tokens.size()];
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
        states[count++] = path[bytes.length];
      }
    }
    return TokenMask.of(Arrays.copyOf(allowed, count), Arrays.copyOf(states, count));
  }

  /**
   * Chooses among the states behind the next token: those from which an accepted text can follow
   * within a number of tokens; if none can, those that come nearest.
   *
   * @param room most tokens that may follow the next
   * @param mayEnd whether the answer may also end here: then nothing has to come near
   * @return one for each reached state of the mask
   */
  synchronized boolean[] withinReach(TokenMask mask, int room, boolean mayEnd) {
    int[] reached = mask.reached();
    boolean[] near = new boolean[reached.length];
    boolean none = true;
    for (int at = 0; at < reached.length; at++) {
      near[at] = endsWithin(reached[at], room);
      none &= !near[at];
    }
    if (none && !mayEnd) {
      int least = Arrays.stream(reached).map(automaton::distance).min().orElse(0);
      for (int at = 0; at < reached.length; at++) {
        near[at] = automaton.distance(reached[at]) == least;
      }
    }
    return near;
  }

  /** Each byte is a token at most; how many there are to a token is searched where it matters. */
  private boolean endsWithin(int state, int room) {
    if (automaton.distance(state) <= room) {
      return true;
    }
    Integer known = fewest.get(state);
    if (known != null) {
      return known <= room;
    }
    int tried = tooFew.getOrDefault(state, -1);
    if (room <= tried || leastTokens(state) > room) {
      return false;
    }
    OptionalInt found = search(state, room);
    if (found.isPresent()) {
      fewest.put(state, found.getAsInt());
    } else {
      tooFew.put(state, room);
    }
    return found.isPresent();
  }

  private record Reached(int state, int tokens, int atLeast) {}

  /** Fewest tokens to an accepted text, unless they are more than {@code most}: A*. */
  private OptionalInt search(int start, int most) {
    PriorityQueue<Reached> open =
        new PriorityQueue<>(
            Comparator.comparingInt(Reached::atLeast).thenComparingInt(each -> -each.tokens()));
    Map<Integer, Integer> best = new HashMap<>(Map.of(start, 0));
    open.add(new Reached(start, 0, leastTokens(start)));
    while (!open.isEmpty()) {
      Reached at = open.remove();
      if (automaton.accepts(at.state())) {
        return OptionalInt.of(at.tokens());
      }
      if (at.tokens() > best.get(at.state())) {
        continue;
      }
      int tokens = at.tokens() + 1;
      for (int next : mask(at.state(), false).reached()) {
        int atLeast = tokens + leastTokens(next);
        if (atLeast <= most && tokens < best.getOrDefault(next, Integer.MAX_VALUE)) {
          best.put(next, tokens);
          open.add(new Reached(next, tokens, atLeast));
        }
      }
    }
    return OptionalInt.empty();
  }

  /** If all were as long as the longest. */
  private int leastTokens(int state) {
    int bytes = Math.min(automaton.distance(state), UNREACHABLE);
    return Math.ceilDiv(bytes, Math.max(1, following.longest()));
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
