package io.alignmentstudio.framers.ontology.graph;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.domain.StudioException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.Statement;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.shacl.validation.ReportEntry;

/** What holds of every graph of policies, in SHACL; each violation names its clauses. */
public final class Invariants {
  private static final String SHAPES = "shapes.ttl";

  /** Violations that an error lists. */
  private static final int NAMED = 20;

  /**
   * Something that does not hold.
   *
   * @param subject name in the graph of what it is about
   * @param clauseIds of the subject; empty where it rests on none, which is then the fault
   */
  public record Violation(String subject, List<String> clauseIds, String message) {
    /** Says it to a person. */
    public String describe() {
      String where = clauseIds.isEmpty() ? "no clause" : "clause " + String.join(", ", clauseIds);
      return "%s (%s) %s".formatted(subject, where, message);
    }
  }

  private Invariants() {}

  /** Every violation, ordered by subject. */
  public static List<Violation> violations(Model model) {
    Shapes shapes = Shapes.parse(shapes());
    ValidationReport report = ShaclValidator.get().validate(shapes, model.getGraph());
    List<Violation> violations = new ArrayList<>();
    report
        .getEntries()
        .forEach(
            entry -> {
              Node about = about(entry);
              violations.add(
                  new Violation(named(model, about), clauses(model, about), entry.message()));
            });
    violations.sort(Comparator.comparing(Violation::subject).thenComparing(Violation::message));
    return violations.stream().distinct().toList();
  }

  /**
   * Refuses a graph that breaks an invariant.
   *
   * @throws StudioException SOFTWARE with the violations and their clauses
   */
  public static void check(Model model) {
    List<Violation> violations = violations(model);
    Problems problems = new Problems();
    violations.stream().limit(NAMED).forEach(each -> problems.add("%s", each.describe()));
    if (violations.size() > NAMED) {
      problems.add("and %,d more", violations.size() - NAMED);
    }
    problems.throwIfAny(
        ErrorCode.SOFTWARE,
        "the ontology breaks %,d of its invariants; nothing was written:"
            .formatted(violations.size()));
  }

  /** What an entry is about: of a rule over the whole graph, the value that it found. */
  private static Node about(ReportEntry entry) {
    boolean whole = entry.focusNode().equals(PolicyGraph.SCHEME.asNode());
    return whole && entry.value() != null ? entry.value() : entry.focusNode();
  }

  private static Graph shapes() {
    Model shapes = ModelFactory.createDefaultModel();
    try (InputStream stream = Invariants.class.getResourceAsStream(SHAPES)) {
      if (stream == null) {
        throw new StudioException(
            ErrorCode.SOFTWARE, SHAPES + " is not on the class path; the build is incomplete");
      }
      RDFDataMgr.read(shapes, stream, Lang.TURTLE);
    } catch (IOException e) {
      throw new StudioException(ErrorCode.SOFTWARE, "cannot read " + SHAPES + ": " + e, e);
    }
    return shapes.getGraph();
  }

  private static String named(Model model, Node focus) {
    if (!focus.isURI()) {
      return owner(model, focus)
          .map(Resource::getURI)
          .map(Invariants::plain)
          .orElse("a constraint");
    }
    return plain(focus.getURI());
  }

  private static String plain(String uri) {
    return uri.startsWith(Vocabulary.ROOT) ? uri.substring(Vocabulary.ROOT.length()) : uri;
  }

  /** The rule that a node without a name belongs to. */
  private static Optional<Resource> owner(Model model, Node focus) {
    RDFNode node = model.asRDFNode(focus);
    List<Statement> uses = model.listStatements(null, null, node).toList();
    return uses.stream().map(Statement::getSubject).filter(Resource::isURIResource).findFirst();
  }

  private static List<String> clauses(Model model, Node focus) {
    Optional<Resource> subject =
        focus.isURI() ? Optional.of(model.getResource(focus.getURI())) : owner(model, focus);
    Set<String> ids = new TreeSet<>();
    subject.ifPresent(
        each -> {
          if (model.contains(each, Vocabulary.TYPE, Vocabulary.studio("Clause"))) {
            ids.add(id(each));
          }
          for (Property path :
              List.of(Vocabulary.DERIVED_FROM, Vocabulary.studioProperty("occursIn"))) {
            each.listProperties(path)
                .filterKeep(statement -> statement.getObject().isURIResource())
                .forEach(statement -> ids.add(id(statement.getResource())));
          }
        });
    return List.copyOf(ids);
  }

  private static String id(Resource clause) {
    Statement id = clause.getProperty(Vocabulary.studioProperty("id"));
    return id == null ? plain(clause.getURI()) : id.getString();
  }
}
