package io.alignmentstudio.framers.ontology.graph;

import io.alignmentstudio.domain.ConceptKind;
import io.alignmentstudio.framers.ontology.RelationKind;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;

/** Names of the graph: SKOS, ODRL 2.2, PROV-O, and the studio's own in a URN. */
public final class Vocabulary {
  static final String ROOT = "urn:alignment-studio:";
  static final String STUDIO = ROOT + "ns:";
  static final String ODRL = "http://www.w3.org/ns/odrl/2/";
  static final String SKOS = "http://www.w3.org/2004/02/skos/core#";
  static final String PROV = "http://www.w3.org/ns/prov#";
  static final String DCTERMS = "http://purl.org/dc/terms/";
  static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
  static final String RDFS = "http://www.w3.org/2000/01/rdf-schema#";
  static final String XSD = "http://www.w3.org/2001/XMLSchema#";

  /** Prefixes that queries may use without declaring them. */
  public static final Map<String, String> PREFIXES = prefixes();

  static final Property TYPE = property(RDF, "type");
  static final Property LABEL = property(RDFS, "label");
  static final Property STATEMENT_SUBJECT = property(RDF, "subject");
  static final Property STATEMENT_PREDICATE = property(RDF, "predicate");
  static final Property STATEMENT_OBJECT = property(RDF, "object");
  static final Property TITLE = property(DCTERMS, "title");
  static final Property DERIVED_FROM = property(PROV, "wasDerivedFrom");
  static final Property GENERATED_BY = property(PROV, "wasGeneratedBy");
  static final Property GENERATED_AT = property(PROV, "generatedAtTime");
  static final Property ASSOCIATED_WITH = property(PROV, "wasAssociatedWith");

  private Vocabulary() {}

  private static Map<String, String> prefixes() {
    Map<String, String> prefixes = new LinkedHashMap<>();
    prefixes.put("studio", STUDIO);
    for (String kind :
        new String[] {"concept", "norm", "clause", "document", "regulation", "run", "party"}) {
      prefixes.put(kind, ROOT + kind + ":");
    }
    prefixes.put("skos", SKOS);
    prefixes.put("odrl", ODRL);
    prefixes.put("prov", PROV);
    prefixes.put("dcterms", DCTERMS);
    prefixes.put("rdf", RDF);
    prefixes.put("rdfs", RDFS);
    prefixes.put("xsd", XSD);
    return Map.copyOf(prefixes);
  }

  static Property property(String namespace, String name) {
    return ResourceFactory.createProperty(namespace, name);
  }

  static Resource resource(String namespace, String name) {
    return ResourceFactory.createResource(namespace + name);
  }

  static Resource studio(String name) {
    return resource(STUDIO, name);
  }

  static Property studioProperty(String name) {
    return property(STUDIO, name);
  }

  static Property odrl(String name) {
    return property(ODRL, name);
  }

  static Property skos(String name) {
    return property(SKOS, name);
  }

  /** The resource of something that has an id: {@code iri("clause", "gifts:1.1")}. */
  static Resource iri(String kind, String id) {
    return ResourceFactory.createResource(ROOT + kind + ":" + encoded(id));
  }

  private static String encoded(String id) {
    StringBuilder out = new StringBuilder();
    for (byte each : id.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (each & 0xff);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || ".-_~:/".indexOf(c) >= 0;
      out.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
    }
    return out.toString();
  }

  /** {@code studio:Role} and so on. */
  static Resource kind(ConceptKind kind) {
    String word = kind.name().toLowerCase(Locale.ROOT);
    return studio(word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
  }

  static Property relation(RelationKind kind) {
    return switch (kind) {
      case BROADER -> skos("broader");
      case PART_OF -> studioProperty("partOf");
      case PERFORMS -> studioProperty("performs");
      case REFRAINS_FROM -> studioProperty("refrainsFrom");
      case ACTS_ON -> studioProperty("actsOn");
      case INVOLVES -> studioProperty("involves");
      case SAME_AS -> skos("closeMatch");
      case RELATED -> skos("related");
    };
  }
}
