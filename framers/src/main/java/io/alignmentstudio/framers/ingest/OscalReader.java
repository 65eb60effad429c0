package io.alignmentstudio.framers.ingest;

import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.domain.SourceSpan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.Parser;

/**
 * Reads catalogs of controls in OSCAL, and profiles, which are resolved first. Groups and controls
 * are sections, statements and their items are clauses, with the text of parameters in their place.
 * Guidance never binds; what assessors do is left out and counted.
 */
final class OscalReader implements FormatReader {
  static final String NAMESPACE = "http://csrc.nist.gov/ns/oscal/1.0";

  /** The outermost elements of documents that hold controls. */
  static final Set<String> ROOTS = Set.of("catalog", "profile");

  @Override
  public Draft read(SourceFile file) {
    XmlNode root = parse(file);
    List<String> warnings = new ArrayList<>();
    XmlNode catalog =
        root.name().equals("profile") ? OscalProfile.resolve(file, root, warnings) : root;
    String title = catalog.at("metadata", "title").map(XmlNode::allText).orElse("");
    SectionDraft tree = new SectionDraft(Optional.empty(), title, 0, Optional.empty());
    Walk walk = new Walk(catalog);
    walk.flow(catalog, Provision.of(tree));
    warnings.addAll(walk.warnings());
    walk.report(warnings);
    return new Draft("", tree, warnings);
  }

  static XmlNode parse(SourceFile file) {
    return FileKind.of(file) == FileKind.OSCAL_JSON ? OscalJson.parse(file) : XmlParser.parse(file);
  }

  /** The value of a property; the one without a class where there are several. */
  static Optional<String> property(XmlNode element, String name) {
    List<XmlNode> found =
        element
            .all("prop")
            .filter(prop -> prop.attribute("name").filter(name::equals).isPresent())
            .toList();
    return found.stream()
        .filter(prop -> prop.attribute("class").isEmpty())
        .findFirst()
        .or(() -> found.stream().findFirst())
        .flatMap(prop -> prop.attribute("value"));
  }

  /** One pass over a catalog. */
  private static final class Walk extends XmlFlow {
    private static final Set<String> BINDING =
        Set.of("statement", "item", "requirement", "instruction", "control");
    private static final Set<String> FOR_ASSESSORS =
        Set.of(
            "assessment",
            "assessment-method",
            "assessment-object",
            "assessment-objective",
            "assessment-objects",
            "objective",
            "objects");
    private static final Set<String> INLINE =
        Set.of("a", "code", "em", "i", "b", "img", "insert", "q", "strong", "sub", "sup", "span");

    private static final Parser MARKDOWN = Parser.builder().build();

    private final OscalParameters parameters;
    private final Map<String, Integer> asGuidance = new TreeMap<>();
    private String source = "";

    Walk(XmlNode catalog) {
      this.parameters = new OscalParameters(catalog);
    }

    void report(List<String> warnings) {
      asGuidance.forEach(
          (name, count) ->
              warnings.add("parts named %s are read as guidance: %d".formatted(name, count)));
      parameters
          .unknown()
          .forEach(
              id -> warnings.add("parameter %s has no definition; kept as it is".formatted(id)));
    }

    @Override
    boolean isInline(XmlNode element) {
      return INLINE.contains(element.name());
    }

    @Override
    void inline(XmlNode element, Run run) {
      switch (element.name()) {
        case "insert" -> run.append(parameters.text(element.attribute("id-ref").orElse("")));
        case "img" -> leaveOut("pictures");
        default -> run.addAll(element);
      }
    }

    @Override
    String noteMark(XmlNode note) {
      return "";
    }

    @Override
    void block(XmlNode element, Provision at) {
      switch (element.name()) {
        case "group" -> group(element, at);
        case "control" -> control(element, at);
        case "part" -> part(element, at);
        case "prose" -> prose(element, at);
        case "li" -> flow(element, at.item("", ""));
        case "table" -> at.rows(htmlTable(element));
        case "link" -> leaveOut("links to other controls and sources");
        case "metadata", "back-matter", "title", "param", "prop" -> {
          // Read where they are needed; they have no clauses.
        }
        default -> flow(element, at);
      }
    }

    private void group(XmlNode group, Provision at) {
      String title = group.child("title").map(XmlNode::allText).orElse("");
      flow(group, title.isEmpty() ? at : at.headed(Optional.empty(), title).from(idOf(group)));
    }

    private void control(XmlNode control, Provision at) {
      String id = idOf(control);
      String outer = source;
      source = control.attribute(OscalProfile.SOURCE).orElse(source);
      if (property(control, "status").filter("withdrawn"::equalsIgnoreCase).isPresent()) {
        leaveOut("withdrawn controls");
      } else {
        String shown = property(control, "label").orElse(id.toUpperCase(Locale.ROOT));
        String title = control.child("title").map(XmlNode::allText).orElse("");
        Label label = new Label(shown, Family.CONTROL, id.isEmpty() ? shown : id, "x");
        flow(control, at.headed(Optional.of(label), title).from(id));
      }
      source = outer;
    }

    private void part(XmlNode part, Provision at) {
      String name = part.attribute("name").orElse("part");
      if (FOR_ASSESSORS.contains(name)) {
        leaveOut("parts for assessors (" + name + ")");
        return;
      }
      boolean inside = at.isNumbered();
      if (!BINDING.contains(name) && !inside && !name.equals("guidance")) {
        asGuidance.merge(name, 1, Integer::sum);
      }
      Optional<String> label = property(part, "label");
      Provision own;
      if (label.isPresent() || inside) {
        own = at.item(label.orElse(""));
      } else {
        own = at.part(name.equals("statement") ? "smt" : name.equals("guidance") ? "gdn" : name);
      }
      own.from(source + idOf(part));
      flow(part, BINDING.contains(name) || inside ? own : own.typed(ClauseType.GUIDANCE));
    }

    /** Prose of JSON is Markdown. */
    private void prose(XmlNode prose, Provision at) {
      SourceSpan span = span(at.sourceId(), prose.place());
      markdown(MARKDOWN.parse(prose.text()), at, span);
    }

    private void markdown(Node parent, Provision at, SourceSpan span) {
      for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
        if (node instanceof Paragraph paragraph) {
          String text = InlineText.of(paragraph).all().text();
          at.text(RichText.plain(parameters.inserted(text)), span);
        } else {
          markdown(node, node instanceof ListItem ? at.item("", "") : at, span);
        }
      }
    }
  }

  /** The groups and controls of a node by the ids that it gives them. */
  static Map<String, XmlNode> controls(XmlNode catalog) {
    return catalog
        .all()
        .filter(node -> node.name().equals("control"))
        .collect(Collectors.toMap(XmlFlow::idOf, node -> node, (first, _) -> first, HashMap::new));
  }
}
