package io.alignmentstudio.framers.ontology.knowledge;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.alignmentstudio.domain.ConceptKind;
import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A part of a graph of open knowledge, read from a file. */
public final class KnowledgeSlice implements Knowledge {
  /** Most statements of one slice: about 300 MB of memory. */
  static final int MOST_STATEMENTS = 1_000_000;

  private static final int MOST_STEPS = 5;

  private final String name;
  private final Map<String, Set<String>> labels = new LinkedHashMap<>();
  private final Map<String, Set<String>> nodesByLabel = new HashMap<>();
  private final Map<String, Map<Fact.Kind, Set<String>>> edges = new HashMap<>();
  private final Map<String, Integer> unused = new TreeMap<>();
  private int statements;

  KnowledgeSlice(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  /** Names and statements that were kept. */
  public int statements() {
    return statements;
  }

  /** What was left out, by reason, with its number. */
  public Map<String, Integer> unused() {
    return Map.copyOf(unused);
  }

  void leaveOut(String reason) {
    unused.merge(reason, 1, Integer::sum);
  }

  @CanIgnoreReturnValue
  boolean label(String node, String label) {
    count();
    nodesByLabel.computeIfAbsent(key(label), key -> new LinkedHashSet<>(1)).add(node);
    return labels.computeIfAbsent(node, key -> new LinkedHashSet<>(2)).add(label);
  }

  void edge(String from, Fact.Kind kind, String to) {
    count();
    edges
        .computeIfAbsent(from, key -> new HashMap<>(2))
        .computeIfAbsent(kind, key -> new LinkedHashSet<>(2))
        .add(to);
  }

  private void count() {
    if (++statements > MOST_STATEMENTS) {
      throw new StudioException(
          ErrorCode.DATA,
          "%s: more than %,d statements; cut a slice of what your policies are about"
              .formatted(name, MOST_STATEMENTS));
    }
  }

  private static String key(String label) {
    return label.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }

  @Override
  public List<Fact> ofNoun(String noun, ConceptKind kind) {
    Set<String> nodes = nodesByLabel.getOrDefault(key(noun), Set.of());
    if (nodes.size() != 1) {
      return List.of(); // Unknown, or one name of several things.
    }
    String node = nodes.iterator().next();
    List<Fact> facts = new ArrayList<>();
    for (String label : labels.get(node)) {
      if (!key(label).equals(key(noun))) {
        facts.add(new Fact(Fact.Kind.SYNONYM, label, 1));
      }
    }
    for (Fact.Kind each : Fact.Kind.values()) {
      boolean chain = each == Fact.Kind.WIDER;
      walk(node, each, chain ? MOST_STEPS : 1, facts);
    }
    return facts;
  }

  @Override
  public List<Fact> ofVerb(String verb) {
    return List.of();
  }

  private void walk(String node, Fact.Kind kind, int steps, List<Fact> facts) {
    Set<String> seen = new HashSet<>(Set.of(node));
    List<String> level = List.of(node);
    for (int step = 1; step <= steps && !level.isEmpty(); step++) {
      List<String> next = new ArrayList<>();
      for (String each : level) {
        for (String to : edges.getOrDefault(each, Map.of()).getOrDefault(kind, Set.of())) {
          if (seen.add(to)) {
            next.add(to);
            for (String label : labels.getOrDefault(to, Set.of())) {
              facts.add(new Fact(kind, label, step));
            }
          }
        }
      }
      level = next;
    }
  }
}
