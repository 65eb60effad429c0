package io.alignmentstudio.framers.ontology.graph;

import io.alignmentstudio.workspace.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.rdf.model.Literal;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.Statement;

/**
 * The rules of a graph as ODRL 2.2 in JSON-LD: a policy for each regulation with its permissions,
 * prohibitions and obligations. The context is in the file, in ODRL's own short names, so that it
 * is read without a network. Recommendations, which ODRL has none of, are rules of the studio's
 * profile.
 */
public final class OdrlJson {
  private static final List<String> RULES = List.of("permission", "prohibition", "obligation");

  /** What a rule says, in the order in which it is written. */
  private static final List<String> PARTS =
      List.of("assignee", "action", "target", "constraint", "duty");

  private static final List<String> CONSTRAINT =
      List.of("leftOperand", "operator", "rightOperand", "unit");

  private final Model model;

  private OdrlJson(Model model) {
    this.model = model;
  }

  /** The policies of a graph that {@link PolicyGraph} made. */
  public static String write(Model model) {
    OdrlJson writer = new OdrlJson(model);
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("@context", context());
    file.put(
        "@graph",
        model
            .listSubjectsWithProperty(Vocabulary.TYPE, Vocabulary.studio("Regulation"))
            .toList()
            .stream()
            .sorted(Comparator.comparing(Resource::getURI))
            .map(writer::policy)
            .toList());
    return Json.writeIndented(file);
  }

  private static Map<String, Object> context() {
    Map<String, Object> context = new LinkedHashMap<>();
    context.put("@vocab", Vocabulary.ODRL);
    context.put("odrl", Vocabulary.ODRL);
    context.put("studio", Vocabulary.STUDIO);
    context.put("prov", Vocabulary.PROV);
    context.put("dcterms", Vocabulary.DCTERMS);
    context.put("rdfs", Vocabulary.RDFS);
    context.put("xsd", Vocabulary.XSD);
    context.put("uid", "@id");
    context.put("label", "rdfs:label");
    for (String name : List.of("profile", "assignee", "target")) {
      context.put(name, Map.of("@id", "odrl:" + name, "@type", "@id"));
    }
    for (String name : List.of("action", "leftOperand", "operator")) {
      context.put(name, Map.of("@id", "odrl:" + name, "@type", "@vocab"));
    }
    context.put("prov:wasDerivedFrom", Map.of("@type", "@id"));
    return context;
  }

  private Map<String, Object> policy(Resource policy) {
    Map<String, Object> written = new LinkedHashMap<>();
    written.put("uid", policy.getURI());
    written.put("@type", "Set");
    written.put("profile", Vocabulary.studio("odrl-profile").getURI());
    written.put("dcterms:title", policy.getProperty(Vocabulary.TITLE).getString());
    for (String kind : RULES) {
      rules(policy, Vocabulary.odrl(kind), kind, written);
    }
    rules(policy, Vocabulary.studioProperty("recommendation"), "studio:recommendation", written);
    return written;
  }

  private void rules(Resource policy, Property property, String name, Map<String, Object> into) {
    List<Map<String, Object>> rules =
        policy.listProperties(property).toList().stream()
            .map(Statement::getResource)
            .sorted(Comparator.comparing(Resource::getURI))
            .map(this::rule)
            .toList();
    if (!rules.isEmpty()) {
      into.put(name, rules);
    }
  }

  private Map<String, Object> rule(Resource rule) {
    Map<String, Object> written = new LinkedHashMap<>();
    written.put("uid", rule.getURI());
    parts(rule, written);
    written.put(
        "studio:statement", rule.getProperty(Vocabulary.studioProperty("statement")).getString());
    written.put(
        "prov:wasDerivedFrom",
        values(rule, Vocabulary.DERIVED_FROM).stream()
            .map(clause -> clause.asResource().getURI())
            .toList());
    return written;
  }

  private void parts(Resource node, Map<String, Object> written) {
    for (String part : PARTS) {
      List<Object> values =
          values(node, Vocabulary.odrl(part)).stream().map(value -> part(part, value)).toList();
      if (!values.isEmpty()) {
        written.put(part, values.size() == 1 ? values.getFirst() : values);
      }
    }
  }

  private Object part(String part, RDFNode value) {
    Resource node = value.asResource();
    return switch (part) {
      case "constraint" -> constraint(node);
      case "duty" -> {
        Map<String, Object> duty = new LinkedHashMap<>();
        parts(node, duty);
        yield duty;
      }
      case String _ -> named(node);
    };
  }

  private static Map<String, Object> constraint(Resource node) {
    Map<String, Object> written = new LinkedHashMap<>();
    for (String name : CONSTRAINT) {
      Statement value = node.getProperty(Vocabulary.odrl(name));
      if (value != null) {
        written.put(name, value.getObject().isLiteral() ? literal(value.getLiteral()) : uri(value));
      }
    }
    return written;
  }

  private static String uri(Statement value) {
    return value.getResource().getURI();
  }

  private static Object literal(Literal literal) {
    return literal.getDatatypeURI().startsWith(Vocabulary.XSD)
            && !literal.getDatatypeURI().endsWith("#string")
        ? Map.of("@type", literal.getDatatypeURI(), "@value", literal.getLexicalForm())
        : literal.getLexicalForm();
  }

  /** A concept, party, asset or action with the name that people know it by. */
  private Map<String, Object> named(Resource node) {
    Map<String, Object> written = new LinkedHashMap<>();
    written.put("uid", node.getURI());
    Resource full = node.inModel(model);
    Statement label =
        full.hasProperty(Vocabulary.LABEL)
            ? full.getProperty(Vocabulary.LABEL)
            : full.getProperty(Vocabulary.skos("prefLabel"));
    if (label != null) {
      written.put("label", label.getString());
    }
    return written;
  }

  private static List<RDFNode> values(Resource node, Property property) {
    List<RDFNode> values = new ArrayList<>();
    node.listProperties(property).forEach(statement -> values.add(statement.getObject()));
    values.sort(Comparator.comparing(OdrlJson::order));
    return values;
  }

  private static String order(RDFNode node) {
    if (node.isURIResource()) {
      return node.asResource().getURI();
    }
    Statement operand = node.asResource().getProperty(Vocabulary.odrl("leftOperand"));
    return operand == null ? "" : operand.getResource().getURI();
  }
}
