package io.alignmentstudio.framers.ontology.graph;

import static io.alignmentstudio.framers.ontology.graph.Vocabulary.ASSOCIATED_WITH;
import static io.alignmentstudio.framers.ontology.graph.Vocabulary.DERIVED_FROM;
import static io.alignmentstudio.framers.ontology.graph.Vocabulary.GENERATED_AT;
import static io.alignmentstudio.framers.ontology.graph.Vocabulary.GENERATED_BY;
import static io.alignmentstudio.framers.ontology.graph.Vocabulary.LABEL;
import static io.alignmentstudio.framers.ontology.graph.Vocabulary.PROV;
import static io.alignmentstudio.framers.ontology.graph.Vocabulary.TITLE;
import static io.alignmentstudio.framers.ontology.graph.Vocabulary.TYPE;
import static io.alignmentstudio.framers.ontology.graph.Vocabulary.iri;
import static io.alignmentstudio.framers.ontology.graph.Vocabulary.odrl;
import static io.alignmentstudio.framers.ontology.graph.Vocabulary.resource;
import static io.alignmentstudio.framers.ontology.graph.Vocabulary.skos;
import static io.alignmentstudio.framers.ontology.graph.Vocabulary.studio;
import static io.alignmentstudio.framers.ontology.graph.Vocabulary.studioProperty;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.domain.Regulation;
import io.alignmentstudio.framers.ontology.Relation;
import io.alignmentstudio.framers.ontology.RelationKind;
import io.alignmentstudio.framers.ontology.Sense;
import io.alignmentstudio.framers.ontology.Synonym;
import java.io.ByteArrayOutputStream;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;

/**
 * Policies as an RDF graph in memory, about 60 triples a norm.
 *
 * <p>Regulations are ODRL sets, norms their rules, concepts SKOS concepts that rules name as
 * assignee, action and target. Every norm is derived from its clauses, every clause from its
 * document with the document's hash; relations are reified as RDF statements with the clauses that
 * say so. Names are in {@code docs/ontology.md}.
 */
public final class PolicyGraph {
  static final Resource SCHEME = iri("concepts", "all");

  private final Model model = ModelFactory.createDefaultModel();
  private final Policies policies;

  private PolicyGraph(Policies policies) {
    this.policies = policies;
    Vocabulary.PREFIXES.forEach(model::setNsPrefix);
  }

  /** Builds the graph. */
  public static Model of(Policies policies) {
    PolicyGraph graph = new PolicyGraph(policies);
    policies.regulations().forEach(graph::regulation);
    policies.documents().forEach(graph::document);
    graph.concepts();
    RuleWriter rules = new RuleWriter(graph.model, policies);
    policies.norms().forEach(rules::write);
    graph.runs();
    return graph.model;
  }

  /** The graph as Turtle. */
  public static byte[] turtle(Model model) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RDFDataMgr.write(out, model, Lang.TURTLE);
    return out.toByteArray();
  }

  private void regulation(Regulation regulation) {
    Resource policy = iri("regulation", regulation.id());
    model
        .createResource(policy.getURI())
        .addProperty(TYPE, studio("Regulation"))
        .addProperty(TYPE, resource(Vocabulary.ODRL, "Set"))
        .addProperty(odrl("uid"), policy)
        .addProperty(odrl("profile"), studio("odrl-profile"))
        .addProperty(TITLE, regulation.title())
        .addProperty(studioProperty("tier"), regulation.tier().name().toLowerCase(Locale.ROOT))
        .addLiteral(studioProperty("weight"), regulation.weight());
  }

  private void document(PolicyDocument document) {
    Resource file = iri("document", document.root().id());
    model
        .createResource(file.getURI())
        .addProperty(TYPE, studio("Document"))
        .addProperty(TYPE, resource(PROV, "Entity"))
        .addProperty(TITLE, document.root().title())
        .addProperty(studioProperty("file"), document.fileName())
        .addProperty(studioProperty("sha256"), document.hash())
        .addProperty(studioProperty("regulation"), iri("regulation", document.regulation()));
    for (Clause clause : document.clauses()) {
      Resource node =
          model
              .createResource(iri("clause", clause.id()).getURI())
              .addProperty(TYPE, studio("Clause"))
              .addProperty(TYPE, resource(PROV, "Entity"))
              .addProperty(studioProperty("id"), clause.id())
              .addProperty(studioProperty("text"), clause.fullText())
              .addProperty(studioProperty("hash"), clause.hash())
              .addProperty(studioProperty("place"), clause.span().describe())
              .addProperty(
                  studioProperty("clauseType"), clause.type().name().toLowerCase(Locale.ROOT))
              .addProperty(studioProperty("regulation"), iri("regulation", clause.regulation()))
              .addProperty(DERIVED_FROM, file);
      if (!clause.headings().isEmpty()) {
        node.addProperty(studioProperty("heading"), clause.headings().getLast());
      }
    }
  }

  private void concepts() {
    model
        .createResource(SCHEME.getURI())
        .addProperty(TYPE, resource(Vocabulary.SKOS, "ConceptScheme"));
    Set<String> narrower = new HashSet<>();
    int number = 0;
    for (Relation relation : policies.ontology().relations()) {
      relation(relation, ++number);
      if (relation.kind() == RelationKind.BROADER) {
        narrower.add(relation.from());
      }
    }
    for (Sense sense : policies.ontology().senses()) {
      concept(sense, !narrower.contains(sense.id()));
    }
    for (Synonym synonym : policies.ontology().synonyms()) {
      iri("concept", synonym.sense())
          .inModel(model)
          .addProperty(studioProperty("synonym"), synonym.word(), "en");
    }
  }

  private void concept(Sense sense, boolean top) {
    Resource node =
        model
            .createResource(iri("concept", sense.id()).getURI())
            .addProperty(TYPE, resource(Vocabulary.SKOS, "Concept"))
            .addProperty(skos("inScheme"), SCHEME)
            .addProperty(skos("prefLabel"), sense.name(), "en")
            .addProperty(studioProperty("kind"), Vocabulary.kind(sense.kind()));
    if (top) {
      node.addProperty(skos("topConceptOf"), SCHEME);
    }
    sense.variants().stream()
        .filter(variant -> !variant.equals(sense.name()))
        .forEach(variant -> node.addProperty(skos("altLabel"), variant, "en"));
    sense
        .definitions()
        .forEach(definition -> node.addProperty(skos("definition"), definition.text(), "en"));
    sense
        .regulation()
        .ifPresent(
            regulation ->
                node.addProperty(studioProperty("senseOf"), iri("regulation", regulation)));
    sense
        .clauseIds()
        .forEach(clause -> node.addProperty(studioProperty("occursIn"), iri("clause", clause)));
  }

  /** The edge itself, and a statement about it that says where it comes from. */
  private void relation(Relation relation, int number) {
    Resource from = iri("concept", relation.from());
    Resource to = iri("concept", relation.to());
    model.add(from, Vocabulary.relation(relation.kind()), to);
    Resource statement =
        model
            .createResource(iri("relation", String.valueOf(number)).getURI())
            .addProperty(TYPE, resource(Vocabulary.RDF, "Statement"))
            .addProperty(Vocabulary.STATEMENT_SUBJECT, from)
            .addProperty(Vocabulary.STATEMENT_PREDICATE, Vocabulary.relation(relation.kind()))
            .addProperty(Vocabulary.STATEMENT_OBJECT, to)
            .addProperty(studioProperty("saidBy"), relation.source());
    relation
        .clauseIds()
        .forEach(clause -> statement.addProperty(DERIVED_FROM, iri("clause", clause)));
  }

  private void runs() {
    Resource agent =
        model
            .createResource(iri("software", policies.software()).getURI())
            .addProperty(TYPE, resource(PROV, "SoftwareAgent"))
            .addProperty(LABEL, policies.software());
    policies
        .origins()
        .forEach(
            (norm, origin) -> {
              Resource run =
                  model
                      .createResource(iri("run", origin.run()).getURI())
                      .addProperty(TYPE, resource(PROV, "Activity"))
                      .addProperty(ASSOCIATED_WITH, agent);
              iri("norm", norm)
                  .inModel(model)
                  .addProperty(GENERATED_BY, run)
                  .addProperty(GENERATED_AT, origin.created().toString(), XSDDatatype.XSDdateTime);
            });
  }
}
