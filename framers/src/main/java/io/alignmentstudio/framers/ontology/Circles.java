package io.alignmentstudio.framers.ontology;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Watches over hierarchies: nothing may be a kind, or a part, of itself over others. */
final class Circles {
  private final Map<RelationKind, Map<String, Set<String>>> up = new HashMap<>();

  /** Notes a relation; false, and nothing is noted, where it would close a circle. */
  boolean add(String from, RelationKind kind, String to) {
    if (kind != RelationKind.BROADER && kind != RelationKind.PART_OF) {
      return true;
    }
    Map<String, Set<String>> edges = up.computeIfAbsent(kind, each -> new HashMap<>());
    if (reaches(edges, to, from)) {
      return false;
    }
    edges.computeIfAbsent(from, each -> new LinkedHashSet<>()).add(to);
    return true;
  }

  private static boolean reaches(Map<String, Set<String>> edges, String from, String to) {
    Deque<String> open = new ArrayDeque<>(List.of(from));
    Set<String> seen = new HashSet<>();
    while (!open.isEmpty()) {
      String at = open.pop();
      if (at.equals(to)) {
        return true;
      }
      if (seen.add(at)) {
        open.addAll(edges.getOrDefault(at, Set.of()));
      }
    }
    return false;
  }
}
