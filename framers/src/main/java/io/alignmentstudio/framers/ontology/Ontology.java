package io.alignmentstudio.framers.ontology;

import io.alignmentstudio.domain.Concept;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.framers.ontology.knowledge.Knowledge;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a set of policies talks about: concepts in their meanings, how they are related, and which
 * norm is about which.
 *
 * @param senses ordered by id
 * @param synonyms other words, by open knowledge
 * @param norms one entry for each norm that is no definition, in their order
 * @param notes what a person should know: relations that were left out, and why
 */
public record Ontology(
    List<Sense> senses,
    List<Relation> relations,
    List<Synonym> synonyms,
    List<NormTerms> norms,
    List<String> notes) {
  public Ontology {
    senses = List.copyOf(senses);
    relations = List.copyOf(relations);
    synonyms = List.copyOf(synonyms);
    norms = List.copyOf(norms);
    notes = List.copyOf(notes);
    Set<String> ids = new HashSet<>();
    senses.forEach(sense -> ids.add(sense.id()));
    if (ids.size() < senses.size()) {
      throw new IllegalArgumentException("two senses have one id");
    }
    for (Relation relation : relations) {
      if (!ids.contains(relation.from()) || !ids.contains(relation.to())) {
        throw new IllegalArgumentException(
            "the relation %s has an end that is no sense".formatted(relation));
      }
    }
  }

  /**
   * The ontology of documents, by their own words.
   *
   * @param concepts terms that {@link OntologyExtractor} found in them
   */
  public static Ontology of(
      List<PolicyDocument> documents, List<Norm> norms, List<Concept> concepts) {
    return new OntologyBuilder(documents, norms, concepts).build();
  }

  /** The same with what open knowledge says of these concepts; it adds no concept. */
  public Ontology with(Knowledge knowledge) {
    KnowledgeLinks links = new KnowledgeLinks(this, knowledge);
    List<Relation> all = new ArrayList<>(relations);
    all.addAll(links.relations());
    List<Synonym> more = new ArrayList<>(synonyms);
    more.addAll(links.synonyms());
    return new Ontology(senses, all, more, norms, notes);
  }

  /** Senses by id. */
  public Map<String, Sense> byId() {
    return senses.stream().collect(Collectors.toMap(Sense::id, Function.identity()));
  }

  public Optional<Sense> sense(String id) {
    return senses.stream().filter(sense -> sense.id().equals(id)).findFirst();
  }
}
