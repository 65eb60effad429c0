package io.alignmentstudio.framers.ontology;

import io.alignmentstudio.domain.Concept;
import io.alignmentstudio.domain.ConceptKind;
import io.alignmentstudio.framers.language.HeadNouns;
import io.alignmentstudio.framers.language.NounPhrases;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A term while its spellings and places are collected. */
final class Term {
  enum Source {
    PARTY,
    OBJECT
  }

  private final String first;
  private final Map<String, Integer> spellings = new TreeMap<>();
  private final Set<String> variants = new TreeSet<>();
  private final Set<String> clauseIds = new TreeSet<>();
  private Optional<String> defined = Optional.empty();
  private Optional<String> definition = Optional.empty();
  private int parties;
  private int objects;
  private int names;

  Term(String first) {
    this.first = first;
  }

  void define(String name, String meaning, List<String> clauses) {
    if (definition.isEmpty()) {
      defined = Optional.of(name);
      definition = Optional.of(meaning);
    }
    clauseIds.addAll(clauses);
  }

  /** Notes an abbreviation; the name is then the words that it stands for. */
  void variant(String spelling) {
    defined = defined.or(() -> Optional.of(first));
    variants.add(spelling);
    names++;
  }

  void see(String spelling, List<String> clauses, Source source) {
    spellings.merge(spelling, 1, Integer::sum);
    clauseIds.addAll(clauses);
    switch (source) {
      case PARTY -> parties++;
      case OBJECT -> objects++;
    }
  }

  void name(String spelling, String clause) {
    spellings.merge(TermForm.bare(spelling), 1, Integer::sum);
    clauseIds.add(clause);
    names++;
  }

  void occursIn(String clause) {
    clauseIds.add(clause);
  }

  private static final int BRIEF = 2;

  /**
   * Whether it is defined, a party or a name, an object often enough, or one of a known kind: "use
   * the goods lift".
   */
  boolean earns(int fewestObjects) {
    boolean known = definition.isPresent() || names > 0 || objects >= fewestObjects;
    boolean brief = name().split(" ").length <= BRIEF;
    return TermForm.acceptable(name())
        && (known || ((parties > 0 || (objects > 0 && brief)) && kind() != ConceptKind.OTHER));
  }

  boolean occurs() {
    return !clauseIds.isEmpty();
  }

  /** Every spelling by which the term may occur, in lower case. */
  Set<String> forms() {
    Set<String> forms = new TreeSet<>();
    for (String spelling : spellings.keySet()) {
      forms.add(spelling.toLowerCase(Locale.ROOT));
    }
    String name = name().toLowerCase(Locale.ROOT);
    forms.add(name);
    forms.add(TermForm.pluralised(name));
    variants.forEach(variant -> forms.add(variant.toLowerCase(Locale.ROOT)));
    return forms;
  }

  Concept concept() {
    String name = name();
    Set<String> others = new TreeSet<>(variants);
    others.addAll(spellings.keySet());
    others.remove(name);
    return new Concept(name, kind(), List.copyOf(others), definition, List.copyOf(clauseIds));
  }

  /** The defined spelling, else the most frequent one in the singular. */
  String name() {
    if (defined.isPresent()) {
      return defined.get();
    }
    Optional<String> capital =
        spellings.keySet().stream().filter(TermForm::capitalised).findFirst();
    String frequent =
        capital.orElseGet(
            () ->
                spellings.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey)
                    .orElse(first));
    return TermForm.capitalised(frequent) ? frequent : TermForm.singularised(frequent);
  }

  ConceptKind kind() {
    String name = name();
    Optional<ConceptKind> byHead = HeadNouns.kind(TermForm.head(name));
    if (byHead.isPresent()) {
      return byHead.get();
    }
    Optional<ConceptKind> byMeaning =
        definition.flatMap(meaning -> HeadNouns.kind(TermForm.head(TermForm.bare(meaning))));
    if (byMeaning.isPresent()) {
      return byMeaning.get();
    }
    String head = NounPhrases.singular(TermForm.head(name));
    return HeadNouns.canAct(head)
        ? ConceptKind.ROLE
        : HeadNouns.thing(head) ? ConceptKind.ASSET : ConceptKind.OTHER;
  }
}
