package io.alignmentstudio.framers.ontology;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects relations with the clauses that say them; hierarchies stay free of circles. */
final class RelationSet {
  private record Key(String from, RelationKind kind, String to) {}

  private final Map<Key, Set<String>> clauses = new LinkedHashMap<>();
  private final Circles circles = new Circles();
  private final List<String> notes = new ArrayList<>();

  /** Adds a relation that clauses state; one that would close a circle is left out and noted. */
  void add(String from, RelationKind kind, String to, Collection<String> clauseIds) {
    Key key = new Key(from, kind, to);
    if (from.equals(to)) {
      return;
    }
    if (!clauses.containsKey(key) && !circles.add(from, kind, to)) {
      notes.add(
          "left out, as it would close a circle: %s %s %s (%s)"
              .formatted(from, kind.words(), to, String.join(", ", clauseIds)));
      return;
    }
    clauses.computeIfAbsent(key, each -> new LinkedHashSet<>()).addAll(clauseIds);
  }

  List<Relation> all() {
    List<Relation> relations = new ArrayList<>();
    clauses.forEach(
        (key, places) ->
            relations.add(
                new Relation(
                    key.from(), key.kind(), key.to(), Relation.DOCUMENTS, List.copyOf(places))));
    return relations;
  }

  List<String> notes() {
    return List.copyOf(notes);
  }
}
