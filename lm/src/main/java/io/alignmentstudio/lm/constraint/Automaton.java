package io.alignmentstudio.lm.constraint;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A rule as an automaton over UTF-8 bytes: Thompson's construction, made deterministic where it is
 * walked (Aho, Sethi, Ullman, Compilers, 3.7). From every state an accepted text can be reached.
 */
final class Automaton {
  /** No text goes on so. */
  static final int DEAD = -1;

  /** Where every text starts. */
  static final int START = 0;

  private static final int UNKNOWN = -2;
  private static final int MOST_STATES = 500_000;

  private final List<Node> nodes = new ArrayList<>();
  private final int accepting;
  private final int[] distances;
  private final List<State> states = new ArrayList<>();
  private final Map<List<Integer>, Integer> numbers = new HashMap<>();

  private static final class Node {
    private final List<Integer> free = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();
  }

  private record Edge(int first, int last, int to) {}

  @SuppressWarnings("ArrayRecordComponent") // read-only but for what is not known yet
  private record State(List<Integer> nodes, int[] next, int distance) {}

  Automaton(Rule rule) {
    int start = node();
    accepting = build(rule, start);
    distances = distances();
    state(closure(List.of(start)));
  }

  private int node() {
    if (nodes.size() == MOST_STATES) {
      throw new StudioException(
          ErrorCode.DATA,
          "The constraint needs more than %d states; lower its repetition counts and lengths"
              .formatted(MOST_STATES));
    }
    nodes.add(new Node());
    return nodes.size() - 1;
  }

  /** Adds a rule behind a node; returns the node where it ends. */
  private int build(Rule rule, int from) {
    return switch (rule) {
      case Rule.One(CharacterSet characters) -> {
        int to = node();
        characters.utf8().forEach(bytes -> chain(bytes, from, to));
        yield to;
      }
      case Rule.Literal(String text) -> {
        int at = from;
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
          int next = node();
          int value = Byte.toUnsignedInt(each);
          nodes.get(at).edges.add(new Edge(value, value, next));
          at = next;
        }
        yield at;
      }
      case Rule.Sequence(List<Rule> parts) -> {
        int at = from;
        for (Rule part : parts) {
          at = build(part, at);
        }
        yield at;
      }
      case Rule.Either(List<Rule> options) -> {
        int to = node();
        for (Rule option : options) {
          int start = node();
          nodes.get(from).free.add(start);
          nodes.get(build(option, start)).free.add(to);
        }
        yield to;
      }
      // Without a node for each time, the bound on nodes would not end this.
      case Rule.Repeat repeat when Rule.isEmptyText(repeat) -> from;
      case Rule.Repeat(Rule part, int least, Optional<Integer> most) -> {
        int at = from;
        for (int time = 0; time < least; time++) {
          at = build(part, at);
        }
        yield most.isPresent() ? upTo(part, at, most.get() - least) : anyTimes(part, at);
      }
    };
  }

  private int upTo(Rule part, int from, int times) {
    int to = node();
    int at = from;
    for (int time = 0; time < times; time++) {
      nodes.get(at).free.add(to);
      int start = node();
      nodes.get(at).free.add(start);
      at = build(part, start);
    }
    nodes.get(at).free.add(to);
    return to;
  }

  private int anyTimes(Rule part, int from) {
    int loop = node();
    nodes.get(from).free.add(loop);
    nodes.get(build(part, loop)).free.add(loop);
    int to = node();
    nodes.get(loop).free.add(to);
    return to;
  }

  private void chain(List<CharacterSet.Range> bytes, int from, int to) {
    int at = from;
    for (int index = 0; index < bytes.size(); index++) {
      int next = index == bytes.size() - 1 ? to : node();
      nodes.get(at).edges.add(new Edge(bytes.get(index).first(), bytes.get(index).last(), next));
      at = next;
    }
  }

  /** Fewest bytes from each node to the end. */
  private int[] distances() {
    List<List<Integer>> freeBack = new ArrayList<>();
    List<List<Integer>> back = new ArrayList<>();
    for (int at = 0; at < nodes.size(); at++) {
      freeBack.add(new ArrayList<>());
      back.add(new ArrayList<>());
    }
    for (int at = 0; at < nodes.size(); at++) {
      int from = at;
      nodes.get(at).free.forEach(to -> freeBack.get(to).add(from));
      nodes.get(at).edges.forEach(edge -> back.get(edge.to()).add(from));
    }
    int[] distance = new int[nodes.size()];
    Arrays.fill(distance, Integer.MAX_VALUE);
    distance[accepting] = 0;
    Deque<Integer> queue = new ArrayDeque<>(List.of(accepting));
    while (!queue.isEmpty()) {
      int at = queue.removeFirst();
      for (int from : freeBack.get(at)) {
        if (distance[at] < distance[from]) {
          distance[from] = distance[at];
          queue.addFirst(from);
        }
      }
      for (int from : back.get(at)) {
        if (distance[at] + 1 < distance[from]) {
          distance[from] = distance[at] + 1;
          queue.addLast(from);
        }
      }
    }
    return distance;
  }

  private List<Integer> closure(List<Integer> start) {
    BitSet seen = new BitSet();
    Deque<Integer> queue = new ArrayDeque<>(start);
    List<Integer> closed = new ArrayList<>();
    while (!queue.isEmpty()) {
      int at = queue.removeLast();
      if (!seen.get(at)) {
        seen.set(at);
        queue.addAll(nodes.get(at).free);
        if (at == accepting || !nodes.get(at).edges.isEmpty()) {
          closed.add(at);
        }
      }
    }
    closed.sort(null);
    return closed;
  }

  private int state(List<Integer> members) {
    if (members.isEmpty()) {
      return DEAD;
    }
    return numbers.computeIfAbsent(
        members,
        key -> {
          int[] next = new int[256];
          Arrays.fill(next, UNKNOWN);
          int distance = key.stream().mapToInt(node -> distances[node]).min().orElseThrow();
          states.add(new State(List.copyOf(key), next, distance));
          return states.size() - 1;
        });
  }

  /** The state after a byte; {@link #DEAD} if no text goes on so. */
  int step(int state, int value) {
    State from = states.get(state);
    if (from.next()[value] == UNKNOWN) {
      List<Integer> reached = new ArrayList<>();
      for (int node : from.nodes()) {
        for (Edge edge : nodes.get(node).edges) {
          if (edge.first() <= value && value <= edge.last()) {
            reached.add(edge.to());
          }
        }
      }
      from.next()[value] = state(closure(reached));
    }
    return from.next()[value];
  }

  boolean accepts(int state) {
    return states.get(state).distance() == 0;
  }

  /** Whether nothing can follow. */
  boolean complete(int state) {
    return accepts(state)
        && states.get(state).nodes().stream().allMatch(node -> nodes.get(node).edges.isEmpty());
  }

  /** Fewest bytes to an accepted text. */
  int distance(int state) {
    return states.get(state).distance();
  }

  /** Whether the automaton accepts a whole text. */
  boolean accepts(String text) {
    int state = START;
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      state = step(state, Byte.toUnsignedInt(each));
      if (state == DEAD) {
        return false;
      }
    }
    return accepts(state);
  }
}
