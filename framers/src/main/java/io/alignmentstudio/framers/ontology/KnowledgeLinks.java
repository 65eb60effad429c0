package io.alignmentstudio.framers.ontology;

import io.alignmentstudio.domain.ConceptKind;
import io.alignmentstudio.framers.ontology.knowledge.Fact;
import io.alignmentstudio.framers.ontology.knowledge.Knowledge;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Relates senses by open knowledge; where the policies relate two already, they prevail. */
final class KnowledgeLinks {
  private final Knowledge knowledge;
  private final Spellings terms;
  private final Map<String, String> verbs = new LinkedHashMap<>();
  private final Circles circles = new Circles();
  private final Set<String> related = new LinkedHashSet<>();
  private final List<Relation> found = new ArrayList<>();
  private final List<Synonym> synonyms = new ArrayList<>();

  KnowledgeLinks(Ontology ontology, Knowledge knowledge) {
    this.knowledge = knowledge;
    List<Sense> nouns = new ArrayList<>();
    for (Sense sense : ontology.senses()) {
      if (ActionTerms.is(sense)) {
        verbs.put(sense.name(), sense.id());
      } else {
        nouns.add(sense);
      }
    }
    this.terms = new Spellings(nouns);
    for (Relation relation : ontology.relations()) {
      related.add(pair(relation.from(), relation.to()));
      var _ = circles.add(relation.from(), relation.kind(), relation.to());
    }
    nouns.forEach(this::noun);
    verbs.forEach(this::verb);
  }

  List<Relation> relations() {
    return found;
  }

  List<Synonym> synonyms() {
    return synonyms;
  }

  private void noun(Sense sense) {
    List<Fact> facts =
        knowledge.ofNoun(TermForm.singularised(sense.name()), sense.kind()).stream()
            .sorted(Comparator.comparingInt(Fact::distance))
            .toList();
    boolean wider = false;
    for (Fact fact : facts) {
      Optional<Sense> other =
          terms
              .exactly(fact.other(), sense.regulation().orElse(""))
              .filter(each -> !each.name().equals(sense.name()))
              .filter(each -> fits(fact, sense.kind(), each.kind()));
      if (other.isPresent() && !(fact.kind() == Fact.Kind.WIDER && wider)) {
        wider |= fact.kind() == Fact.Kind.WIDER;
        relate(sense.id(), kind(fact.kind()), other.get().id());
      } else if (other.isEmpty() && fact.kind() == Fact.Kind.SYNONYM) {
        synonyms.add(new Synonym(sense.id(), fact.other(), knowledge.name()));
      }
    }
  }

  private static boolean fits(Fact fact, ConceptKind one, ConceptKind other) {
    return switch (fact.kind()) {
      case SYNONYM, WIDER -> Hierarchy.alike(one, other);
      case WHOLE, RELATED -> true;
    };
  }

  private void verb(String verb, String id) {
    for (Fact fact : knowledge.ofVerb(verb)) {
      String other = verbs.get(fact.other());
      if (other == null) {
        synonyms.add(new Synonym(id, fact.other(), knowledge.name()));
      } else {
        relate(id, kind(fact.kind()), other);
      }
    }
  }

  private void relate(String from, RelationKind kind, String to) {
    boolean fresh = !from.equals(to) && !related.contains(pair(from, to));
    if (fresh && circles.add(from, kind, to)) {
      related.add(pair(from, to));
      found.add(new Relation(from, kind, to, knowledge.name(), List.of()));
    }
  }

  private static String pair(String one, String other) {
    return one.compareTo(other) < 0 ? one + " " + other : other + " " + one;
  }

  private static RelationKind kind(Fact.Kind kind) {
    return switch (kind) {
      case SYNONYM -> RelationKind.SAME_AS;
      case WIDER -> RelationKind.BROADER;
      case WHOLE -> RelationKind.PART_OF;
      case RELATED -> RelationKind.RELATED;
    };
  }
}
