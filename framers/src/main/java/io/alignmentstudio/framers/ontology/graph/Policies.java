package io.alignmentstudio.framers.ontology.graph;

import static java.util.Objects.requireNonNull;

import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.domain.Regulation;
import io.alignmentstudio.framers.ontology.Ontology;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All that is known of a set of policies, for graphs and exports.
 *
 * @param origins norm to the run that made it; norms that no run has stored are not in it
 * @param software name and version of the program that found the norms
 */
public record Policies(
    List<Regulation> regulations,
    List<PolicyDocument> documents,
    List<Norm> norms,
    Ontology ontology,
    Map<String, Origin> origins,
    String software) {
  /** Which run made a norm, and when. */
  public record Origin(String run, Instant created) {}

  public Policies {
    regulations = List.copyOf(regulations);
    documents = List.copyOf(documents);
    norms = List.copyOf(norms);
    requireNonNull(ontology, "ontology is null");
    origins = Map.copyOf(origins);
    requireNonNull(software, "software is null");
  }

  /** The norms of a regulation, in their order. */
  public List<Norm> normsOf(Regulation regulation) {
    return norms.stream().filter(norm -> norm.regulation().equals(regulation.id())).toList();
  }

  /** The documents and norms of one regulation; concepts stay, as relations cross regulations. */
  public Policies only(String regulation) {
    Set<String> kept =
        norms.stream()
            .filter(norm -> norm.regulation().equals(regulation))
            .map(Norm::id)
            .collect(Collectors.toSet());
    return new Policies(
        regulations.stream().filter(each -> each.id().equals(regulation)).toList(),
        documents.stream().filter(each -> each.regulation().equals(regulation)).toList(),
        norms.stream().filter(norm -> kept.contains(norm.id())).toList(),
        ontology,
        origins.entrySet().stream()
            .filter(origin -> kept.contains(origin.getKey()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
        software);
  }
}
