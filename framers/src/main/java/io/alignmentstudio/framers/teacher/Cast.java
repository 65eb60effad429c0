package io.alignmentstudio.framers.teacher;

import io.alignmentstudio.domain.Concept;
import io.alignmentstudio.domain.ConceptKind;
import io.alignmentstudio.domain.Norm;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Draws people and settings from the ontology of a norm's regulation. */
final class Cast {
  private static final int DRAWN = 3;
  private static final int LONGEST_NAME = 60;
  private static final List<String> ANYBODY =
      List.of(
          "a new member of staff",
          "a manager of a small team",
          "somebody who works at night",
          "an experienced colleague who is in a hurry",
          "a part-time worker",
          "somebody back from a long leave",
          "an outside partner",
          "a colleague who works from home");
  private static final Set<ConceptKind> PEOPLE = EnumSet.of(ConceptKind.ROLE, ConceptKind.PERSON);
  private static final Set<ConceptKind> SETTINGS =
      EnumSet.of(
          ConceptKind.PLACE, ConceptKind.DEPARTMENT, ConceptKind.ORGANISATION, ConceptKind.ASSET);

  private final List<Concept> concepts;

  Cast(List<Concept> concepts) {
    this.concepts = List.copyOf(concepts);
  }

  List<String> people(Norm norm, Random random) {
    List<String> names = new ArrayList<>(names(norm, PEOPLE));
    names.addAll(ANYBODY);
    return draw(names, random);
  }

  List<String> settings(Norm norm, Random random) {
    return draw(new ArrayList<>(names(norm, SETTINGS)), random);
  }

  private List<String> names(Norm norm, Set<ConceptKind> kinds) {
    String prefix = norm.regulation() + ":";
    return concepts.stream()
        .filter(concept -> kinds.contains(concept.kind()))
        .filter(concept -> concept.clauseIds().stream().anyMatch(id -> id.startsWith(prefix)))
        .map(Concept::name)
        .filter(name -> name.length() <= LONGEST_NAME)
        .toList();
  }

  private static List<String> draw(List<String> names, Random random) {
    Collections.shuffle(names, random);
    return List.copyOf(names.subList(0, Math.min(DRAWN, names.size())));
  }
}
