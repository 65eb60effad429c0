package io.alignmentstudio.framers.ontology;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ConceptKind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds which concept is a kind of which: by names ("line manager", a manager), by the first words
 * of definitions, and by lists ("suppliers such as contractors", "laptops and other equipment":
 * Hearst 1992).
 */
final class Hierarchy {
  private static final Pattern KIND_OF =
      Pattern.compile("(?i)(?:kind|type|category|class|form)s? of ");
  private static final Pattern GENUS_ENDS =
      Pattern.compile(
          "(?i)[,;:(]| (?:that|which|who|whose|where|when|of|in|on|by|for|from|with|to|relating|concerning|used|made|given|established|designed|intended|under|including|such as|as)\\b");
  private static final Pattern SUCH_AS =
      Pattern.compile(
          "(?i)([\\p{L}'’ -]{3,60}?),? (?:such as|including|for example|in particular) ([^.;:()]{3,200})");
  private static final Pattern AND_OTHER =
      Pattern.compile("(?i)([\\p{L}'’, -]{3,160}?),? (?:and|or) other ([\\p{L}'’ -]{3,60})");
  private static final String LIST = ",? (?:and|or) |, ";

  private final List<Sense> terms;
  private final Spellings spellings;
  private final RelationSet relations;
  private final Map<String, Sense> byId = new HashMap<>();

  Hierarchy(List<Sense> terms, Spellings spellings, RelationSet relations) {
    this.terms = terms;
    this.spellings = spellings;
    this.relations = relations;
    terms.forEach(sense -> byId.put(sense.id(), sense));
  }

  /** A name whose last words are a name: "Chief Compliance Officer". */
  void byNames() {
    for (Sense sense : terms) {
      String core =
          KIND_OF.matcher(sense.name()).lookingAt()
              ? KIND_OF.matcher(sense.name()).replaceFirst("")
              : sense.name().replaceFirst("(?i) (?:of|to|for|in) .*$", "");
      boolean whole = core.equals(sense.name());
      List<String> words = Spellings.words(core);
      for (int from = whole ? 1 : 0; from < words.size(); from++) {
        String tail = String.join(" ", words.subList(from, words.size()));
        Optional<Sense> wider = spellings.exactly(tail, sense.regulation().orElse(""));
        if (wider.isPresent() && broader(sense, wider.get(), sense.clauseIds())) {
          break;
        }
      }
    }
  }

  /** What a definition says first that the term is: "any natural or legal person who ...". */
  void byDefinitions() {
    for (Sense sense : terms) {
      for (Sense.Definition definition : sense.definitions()) {
        Matcher end = GENUS_ENDS.matcher(definition.text());
        String genus = end.find() ? definition.text().substring(0, end.start()) : definition.text();
        for (String part : genus.split(LIST)) {
          lastTerm(part, sense.regulation().orElse(""))
              .ifPresent(wider -> broader(sense, wider, List.of(definition.clauseId())));
        }
      }
    }
  }

  /** Lists of a clause that say what belongs to what. */
  void byLists(Clause clause) {
    String text = clause.text();
    if (!text.contains("such as")
        && !text.contains("ncluding")
        && !text.contains("example")
        && !text.contains("particular")
        && !text.contains(" other ")) {
      return;
    }
    Matcher examples = SUCH_AS.matcher(text);
    while (examples.find()) {
      members(clause, examples.group(1), examples.group(2), true);
    }
    Matcher others = AND_OTHER.matcher(text);
    while (others.find()) {
      members(clause, others.group(2), others.group(1), false);
    }
  }

  private void members(Clause clause, String wide, String list, boolean behind) {
    String regulation = clause.regulation();
    Optional<Sense> wider = behind ? lastTerm(wide, regulation) : firstTerm(wide, regulation);
    if (wider.isEmpty()) {
      return;
    }
    List<String> items = Arrays.asList(list.split(LIST));
    for (int at = 0; at < items.size(); at++) {
      String item = TermForm.bare(items.get(at));
      boolean outer = behind ? at == items.size() - 1 : at == 0;
      Optional<Sense> member =
          spellings
              .exactly(item, regulation)
              .or(
                  () ->
                      outer
                          ? behind ? firstTerm(item, regulation) : lastTerm(item, regulation)
                          : Optional.empty());
      member
          .filter(narrower -> alike(narrower.kind(), wider.get().kind()))
          .ifPresent(narrower -> broader(narrower, wider.get(), List.of(clause.id())));
    }
  }

  /** The term that the last words of a phrase are. */
  private Optional<Sense> lastTerm(String phrase, String regulation) {
    List<String> words = Spellings.words(phrase);
    return spellings.longest(phrase, regulation).stream()
        .filter(mention -> mention.to() == words.size())
        .findFirst()
        .map(mention -> byId.get(mention.sense()));
  }

  private Optional<Sense> firstTerm(String phrase, String regulation) {
    return spellings.longest(TermForm.bare(phrase), regulation).stream()
        .filter(mention -> mention.from() == 0)
        .findFirst()
        .map(mention -> byId.get(mention.sense()));
  }

  private boolean broader(Sense narrower, Sense wider, List<String> clauses) {
    boolean self = wider.id().equals(narrower.id()) || wider.name().equals(narrower.name());
    if (self || clauses.isEmpty()) {
      return false;
    }
    relations.add(narrower.id(), RelationKind.BROADER, wider.id(), clauses);
    return true;
  }

  /** Whether things of one kind can be a sort of things of the other. */
  static boolean alike(ConceptKind one, ConceptKind other) {
    return one == other
        || one == ConceptKind.OTHER
        || other == ConceptKind.OTHER
        || (canAct(one) && canAct(other));
  }

  private static boolean canAct(ConceptKind kind) {
    return switch (kind) {
      case ROLE, PERSON, ORGANISATION, DEPARTMENT -> true;
      case ASSET, PLACE, ACTION, OTHER -> false;
    };
  }
}
