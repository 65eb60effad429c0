package io.alignmentstudio.framers.ontology;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Concept;
import io.alignmentstudio.domain.ConceptKind;
import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.framers.language.English;
import io.alignmentstudio.framers.language.Token;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Puts the ontology of documents together: senses, actions, what norms are about, hierarchy. */
final class OntologyBuilder {
  private final List<Clause> clauses;
  private final List<Norm> norms;
  private final Identifiers ids = new Identifiers();
  private final List<Sense> terms;
  private final List<Sense> actions;
  private final Spellings spellings;
  private final Map<String, Sense> byId = new LinkedHashMap<>();
  private final Map<String, String> actionIds = new LinkedHashMap<>();

  /** Norm to its verbs; to find them takes an analysis of the sentence. */
  private final Map<String, List<String>> verbs = new HashMap<>();

  OntologyBuilder(List<PolicyDocument> documents, List<Norm> norms, List<Concept> concepts) {
    this.clauses = documents.stream().flatMap(document -> document.clauses().stream()).toList();
    this.norms = norms.stream().filter(norm -> norm.modality() != Modality.DEFINITION).toList();
    DefinedTerms defined = new DefinedTerms(clauses, norms);
    List<Concept> all = new ArrayList<>(Variants.merge(concepts));
    all.addAll(defined.missing(all, clauses));
    Senses senses = new Senses(documents, defined, ids);
    this.terms = all.stream().flatMap(concept -> senses.of(concept).stream()).toList();
    this.actions = actions();
    this.spellings = new Spellings(terms);
    terms.forEach(sense -> byId.put(sense.id(), sense));
    actions.forEach(sense -> byId.put(sense.id(), sense));
  }

  Ontology build() {
    RelationSet relations = new RelationSet();
    List<NormTerms> about = norms.stream().map(norm -> about(norm, relations)).toList();
    Hierarchy hierarchy = new Hierarchy(terms, spellings, relations);
    hierarchy.byNames();
    hierarchy.byDefinitions();
    clauses.forEach(hierarchy::byLists);
    Wholes wholes = new Wholes(byId, spellings, relations);
    terms.forEach(wholes::byName);
    clauses.forEach(wholes::read);
    List<Sense> all = new ArrayList<>(terms);
    all.addAll(actions);
    all.sort(Comparator.comparing(Sense::id));
    return new Ontology(all, relations.all(), List.of(), about, relations.notes());
  }

  /** A sense for every verb of the norms. */
  private List<Sense> actions() {
    Map<String, Set<String>> places = new LinkedHashMap<>();
    for (Norm norm : norms) {
      verbs.put(norm.id(), ActionTerms.of(norm.action()));
      for (String verb : verbs.get(norm.id())) {
        places.computeIfAbsent(verb, key -> new TreeSet<>()).addAll(norm.clauseIds());
      }
    }
    List<Sense> found = new ArrayList<>();
    places.forEach(
        (verb, clauseIds) -> {
          String id = ids.of(ActionTerms.PREFIX + verb, Optional.empty());
          actionIds.put(verb, id);
          found.add(
              new Sense(
                  id,
                  verb,
                  ConceptKind.ACTION,
                  List.of(),
                  Optional.empty(),
                  List.of(),
                  List.copyOf(clauseIds)));
        });
    return found;
  }

  private NormTerms about(Norm norm, RelationSet relations) {
    List<String> bearers = named(norm.bearer(), norm);
    List<String> does = verbs.get(norm.id()).stream().map(actionIds::get).distinct().toList();
    List<String> parties = norm.counterparty().map(party -> named(party, norm)).orElse(List.of());
    List<String> objects =
        norm.object()
            .map(object -> named(object, norm))
            .filter(found -> !found.isEmpty())
            .orElseGet(() -> firstMention(norm));
    RelationKind performs =
        norm.modality() == Modality.PROHIBITION
            ? RelationKind.REFRAINS_FROM
            : RelationKind.PERFORMS;
    for (String action : does) {
      bearers.forEach(bearer -> relations.add(bearer, performs, action, norm.clauseIds()));
      objects.forEach(
          object -> relations.add(action, RelationKind.ACTS_ON, object, norm.clauseIds()));
      parties.forEach(
          party -> relations.add(action, RelationKind.INVOLVES, party, norm.clauseIds()));
    }
    return new NormTerms(norm.id(), bearers, does, objects, parties);
  }

  /** The senses of a phrase's parts; of a part that is no term itself, that of its last words. */
  private List<String> named(String phrase, Norm norm) {
    Set<String> found = new LinkedHashSet<>();
    for (String part : TermForm.parts(phrase)) {
      spellings
          .exactly(part, norm.regulation())
          .or(() -> tail(part, norm.regulation()))
          .map(Sense::id)
          .ifPresent(found::add);
    }
    return List.copyOf(found);
  }

  private Optional<Sense> tail(String part, String regulation) {
    List<String> words = Spellings.words(part);
    for (int from = 1; from < words.size(); from++) {
      Optional<Sense> sense =
          spellings.exactly(String.join(" ", words.subList(from, words.size())), regulation);
      if (sense.isPresent()) {
        return sense;
      }
    }
    return Optional.empty();
  }

  /** Pairs of words of which the first narrows the second: "supplier", "visit". */
  private static Set<List<String>> narrowing(String action) {
    Set<List<String>> pairs = new HashSet<>();
    List<Token> tokens = English.get().tokens("They must " + action);
    for (int i = 0; i + 1 < tokens.size(); i++) {
      boolean before = tokens.get(i).nominal() || tokens.get(i).tagged("ADJ");
      if (before && tokens.get(i + 1).nominal()) {
        pairs.add(Spellings.words(tokens.get(i).text() + " " + tokens.get(i + 1).text()));
      }
    }
    return pairs;
  }

  /**
   * The first term that the action names, where the grammar found no object that is one. What only
   * narrows another noun, "supplier visit", is not acted on.
   */
  private List<String> firstMention(Norm norm) {
    Set<List<String>> narrowing = narrowing(norm.action());
    List<String> words = Spellings.words(norm.action());
    return spellings.longest(norm.action(), norm.regulation()).stream()
        .filter(
            found ->
                found.to() >= words.size()
                    || !narrowing.contains(words.subList(found.to() - 1, found.to() + 1)))
        .map(Spellings.Mention::sense)
        .findFirst()
        .map(List::of)
        .orElse(List.of());
  }
}
