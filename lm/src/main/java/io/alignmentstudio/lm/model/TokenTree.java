package io.alignmentstudio.lm.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Texts that follow one prompt, as a tree: what several of them begin with is there once. Nodes are
 * numbered so that each stands behind the one before it in its text, or behind other children of
 * that one.
 */
public final class TokenTree {
  /** Stands before the first token of every text. */
  private static final int ROOT = -1;

  private final List<Integer> tokens = new ArrayList<>();
  private final List<Integer> parents = new ArrayList<>();
  private final List<Integer> depths = new ArrayList<>();

  /** For each node the first of its stretch: each of the stretch stands behind the one before. */
  private final List<Integer> starts = new ArrayList<>();

  private final int[][] nodes;

  /** Gathers texts; each may be empty. */
  public TokenTree(List<int[]> texts) {
    nodes = texts.stream().map(text -> new int[text.length]).toArray(int[][]::new);
    List<Integer> all = IntStream.range(0, texts.size()).boxed().toList();
    Deque<Branch> open = new ArrayDeque<>(children(texts, all, 0, ROOT));
    while (!open.isEmpty()) {
      Branch branch = open.pop();
      int node = tokens.size();
      tokens.add(texts.get(branch.texts().getFirst())[branch.depth()]);
      parents.add(branch.parent());
      depths.add(branch.depth());
      boolean goesOn = node > 0 && branch.parent() == node - 1;
      starts.add(goesOn ? starts.getLast() : node);
      branch.texts().forEach(text -> nodes[text][branch.depth()] = node);
      // The first child is the next node, so that a text's own nodes stand together.
      children(texts, branch.texts(), branch.depth() + 1, node).reversed().forEach(open::push);
    }
  }

  /** Texts that are alike up to a token of theirs, which becomes a node behind its parent. */
  private record Branch(List<Integer> texts, int depth, int parent) {}

  private static List<Branch> children(
      List<int[]> texts, List<Integer> alike, int depth, int parent) {
    Map<Integer, List<Integer>> byToken = new LinkedHashMap<>();
    for (int text : alike) {
      if (depth < texts.get(text).length) {
        byToken.computeIfAbsent(texts.get(text)[depth], _ -> new ArrayList<>()).add(text);
      }
    }
    return byToken.values().stream().map(same -> new Branch(same, depth, parent)).toList();
  }

  /** Number of nodes. */
  public int size() {
    return tokens.size();
  }

  /** The node of a text's token. */
  public int node(int text, int token) {
    return nodes[text][token];
  }

  int token(int node) {
    return tokens.get(node);
  }

  /** Number of nodes before it in its text. */
  int depth(int node) {
    return depths.get(node);
  }

  /** Stretches of neighbouring nodes, start to end, that a node and those before it make up. */
  List<int[]> path(int node) {
    List<int[]> stretches = new ArrayList<>();
    for (int at = node; at != ROOT; at = parents.get(starts.get(at))) {
      stretches.add(new int[] {starts.get(at), at + 1});
    }
    return stretches;
  }
}
