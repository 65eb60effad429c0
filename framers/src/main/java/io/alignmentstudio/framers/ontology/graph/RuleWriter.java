package io.alignmentstudio.framers.ontology.graph;

import static io.alignmentstudio.framers.ontology.graph.Vocabulary.DERIVED_FROM;
import static io.alignmentstudio.framers.ontology.graph.Vocabulary.LABEL;
import static io.alignmentstudio.framers.ontology.graph.Vocabulary.PROV;
import static io.alignmentstudio.framers.ontology.graph.Vocabulary.TYPE;
import static io.alignmentstudio.framers.ontology.graph.Vocabulary.iri;
import static io.alignmentstudio.framers.ontology.graph.Vocabulary.odrl;
import static io.alignmentstudio.framers.ontology.graph.Vocabulary.resource;
import static io.alignmentstudio.framers.ontology.graph.Vocabulary.studio;
import static io.alignmentstudio.framers.ontology.graph.Vocabulary.studioProperty;

import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.framers.ontology.NormTerms;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;

/** Writes norms as ODRL rules of their regulations, and definitions as norms that are no rules. */
final class RuleWriter {
  private final Model model;
  private final Map<String, NormTerms> terms;

  RuleWriter(Model model, Policies policies) {
    this.model = model;
    this.terms =
        policies.ontology().norms().stream()
            .collect(Collectors.toMap(NormTerms::normId, Function.identity()));
  }

  void write(Norm norm) {
    Resource node =
        model
            .createResource(iri("norm", norm.id()).getURI())
            .addProperty(TYPE, studio("Norm"))
            .addProperty(TYPE, resource(PROV, "Entity"))
            .addProperty(studioProperty("id"), norm.id())
            .addProperty(
                studioProperty("modality"), norm.modality().name().toLowerCase(Locale.ROOT))
            .addProperty(studioProperty("statement"), norm.statement())
            .addProperty(studioProperty("quote"), norm.quote())
            .addProperty(studioProperty("bearer"), norm.bearer())
            .addProperty(studioProperty("method"), norm.method())
            .addLiteral(studioProperty("binding"), norm.binding())
            .addProperty(studioProperty("regulation"), iri("regulation", norm.regulation()));
    norm.clauseIds().forEach(id -> node.addProperty(DERIVED_FROM, iri("clause", id)));
    if (norm.modality() == Modality.DEFINITION) {
      node.addProperty(TYPE, studio("Definition"));
      return;
    }
    rule(norm, node);
  }

  private void rule(Norm norm, Resource node) {
    node.addProperty(TYPE, studio("Rule"));
    node.addProperty(TYPE, type(norm.modality()));
    iri("regulation", norm.regulation())
        .inModel(model)
        .addProperty(property(norm.modality()), node);
    NormTerms about = terms.get(norm.id());
    parties(node, odrl("assignee"), about.bearers(), norm.bearer());
    about
        .parties()
        .forEach(party -> node.addProperty(studioProperty("party"), iri("concept", party)));
    targets(node, about.objects(), norm);
    actions(node, about.actions(), norm.action());
    for (Limits.Limit limit : Limits.of(norm)) {
      node.addProperty(odrl("constraint"), constraint(limit));
    }
    Duties.of(norm)
        .ifPresent(
            duty -> {
              Resource own =
                  model
                      .createResource()
                      .addProperty(TYPE, resource(Vocabulary.ODRL, "Duty"))
                      .addProperty(LABEL, duty);
              actions(own, List.of(), duty);
              node.addProperty(odrl("duty"), own);
            });
  }

  private void parties(Resource node, Property property, List<String> senses, String words) {
    senses.forEach(sense -> node.addProperty(property, iri("concept", sense)));
    if (senses.isEmpty()) {
      node.addProperty(
          property,
          model
              .createResource(iri("party", words.toLowerCase(Locale.ROOT)).getURI())
              .addProperty(TYPE, resource(Vocabulary.ODRL, "Party"))
              .addProperty(LABEL, words));
    }
  }

  /** ODRL asks for a target; a norm whose action is done to nothing in particular has none. */
  private void targets(Resource node, List<String> senses, Norm norm) {
    senses.forEach(sense -> node.addProperty(odrl("target"), iri("concept", sense)));
    if (senses.isEmpty()) {
      String words = norm.object().orElse("unspecified");
      node.addProperty(
          odrl("target"),
          model
              .createResource(iri("asset", words.toLowerCase(Locale.ROOT)).getURI())
              .addProperty(TYPE, resource(Vocabulary.ODRL, "Asset"))
              .addProperty(LABEL, words));
    }
  }

  private void actions(Resource node, List<String> senses, String words) {
    for (String sense : senses) {
      node.addProperty(odrl("action"), action(iri("concept", sense)));
    }
    if (senses.isEmpty()) {
      Resource own = action(iri("action", words.toLowerCase(Locale.ROOT)));
      node.addProperty(odrl("action"), own.addProperty(LABEL, words));
    }
  }

  /** An action of the studio's ODRL profile: every one is a way of using something. */
  private Resource action(Resource action) {
    return model
        .createResource(action.getURI())
        .addProperty(TYPE, resource(Vocabulary.ODRL, "Action"))
        .addProperty(odrl("includedIn"), resource(Vocabulary.ODRL, "use"));
  }

  private Resource constraint(Limits.Limit limit) {
    Resource node =
        model
            .createResource()
            .addProperty(TYPE, resource(Vocabulary.ODRL, "Constraint"))
            .addProperty(odrl("leftOperand"), studio(limit.operand()))
            .addProperty(odrl("operator"), resource(Vocabulary.ODRL, limit.operator()))
            .addProperty(studioProperty("text"), limit.text());
    limit.unit().ifPresent(unit -> node.addProperty(odrl("unit"), unit));
    return switch (limit.type()) {
      case DECIMAL -> node.addProperty(odrl("rightOperand"), limit.value(), XSDDatatype.XSDdecimal);
      case DURATION ->
          node.addProperty(odrl("rightOperand"), limit.value(), XSDDatatype.XSDduration);
      case WORDS -> node.addProperty(odrl("rightOperand"), limit.value());
    };
  }

  private static Resource type(Modality modality) {
    return switch (modality) {
      case OBLIGATION -> resource(Vocabulary.ODRL, "Duty");
      case PROHIBITION -> resource(Vocabulary.ODRL, "Prohibition");
      case PERMISSION -> resource(Vocabulary.ODRL, "Permission");
      case RECOMMENDATION -> studio("Recommendation");
      case DEFINITION -> studio("Definition");
    };
  }

  private static Property property(Modality modality) {
    return switch (modality) {
      case OBLIGATION -> odrl("obligation");
      case PROHIBITION -> odrl("prohibition");
      case PERMISSION -> odrl("permission");
      case RECOMMENDATION -> studioProperty("recommendation");
      case DEFINITION -> studioProperty("defines");
    };
  }
}
