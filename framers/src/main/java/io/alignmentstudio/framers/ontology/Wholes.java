package io.alignmentstudio.framers.ontology;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ConceptKind;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds what belongs to what: "the Compliance Office of the company", "a member of the board", "the
 * canteen in the main building". Possession is no part: "a customer of the company" stays out.
 */
final class Wholes {
  private static final Set<String> OF = Set.of("of", "in", "at", "within");
  private static final Set<String> ARTICLES = Set.of("the", "our", "its", "a", "an", "each");

  private final Map<String, Sense> byId;
  private final Spellings spellings;
  private final RelationSet relations;

  Wholes(Map<String, Sense> byId, Spellings spellings, RelationSet relations) {
    this.byId = byId;
    this.spellings = spellings;
    this.relations = relations;
  }

  /** A name that says it: "the Head of Procurement". */
  void byName(Sense sense) {
    int of = sense.name().indexOf(" of ");
    if (of > 0 && !sense.clauseIds().isEmpty()) {
      String rest = sense.name().substring(of + 4).replaceFirst("(?i)^the ", "");
      spellings
          .exactly(rest, sense.regulation().orElse(""))
          .filter(whole -> fits(sense, whole) && !whole.id().equals(sense.id()))
          .ifPresent(
              whole ->
                  relations.add(sense.id(), RelationKind.PART_OF, whole.id(), sense.clauseIds()));
    }
  }

  /** Reads a clause for terms that only "of" or "in" stands between. */
  void read(Clause clause) {
    List<String> words = Spellings.words(clause.text());
    List<Spellings.Mention> mentions = spellings.longest(clause.text(), clause.regulation());
    for (int at = 0; at + 1 < mentions.size(); at++) {
      Spellings.Mention part = mentions.get(at);
      Spellings.Mention whole = mentions.get(at + 1);
      List<String> between = words.subList(part.to(), whole.from());
      boolean joined =
          !between.isEmpty()
              && OF.contains(between.getFirst())
              && (between.size() == 1
                  || (between.size() == 2 && ARTICLES.contains(between.getLast())));
      if (joined) {
        relate(byId.get(part.sense()), byId.get(whole.sense()), clause);
      }
    }
  }

  private void relate(Sense part, Sense whole, Clause clause) {
    if (fits(part, whole)) {
      relations.add(part.id(), RelationKind.PART_OF, whole.id(), List.of(clause.id()));
    }
  }

  private static boolean fits(Sense part, Sense whole) {
    return switch (part.kind()) {
      case DEPARTMENT ->
          whole.kind() == ConceptKind.ORGANISATION || whole.kind() == ConceptKind.DEPARTMENT;
      case ROLE ->
          whole.kind() == ConceptKind.DEPARTMENT
              || (whole.kind() == ConceptKind.ORGANISATION && TermForm.capitalised(whole.name()));
      case PLACE -> whole.kind() == ConceptKind.PLACE;
      case ORGANISATION, ASSET, PERSON, ACTION, OTHER -> false;
    };
  }
}
