package io.alignmentstudio.framers.ontology.exchange;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Hash;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.domain.PolicyNode;
import io.alignmentstudio.domain.Regulation;
import io.alignmentstudio.domain.Section;
import io.alignmentstudio.framers.ontology.graph.Policies;
import io.alignmentstudio.workspace.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Policies as an OSCAL catalog in JSON (NIST OSCAL 1.1): a group for each regulation and section, a
 * control for each clause with norms. The statement holds the norms, one item each, with their
 * parts as properties; the guidance holds the clause verbatim; back matter holds the documents with
 * their hashes.
 */
public final class OscalCatalog {
  static final String OSCAL_VERSION = "1.1.3";

  /** Namespace of the studio's properties. */
  static final String NAMESPACE = "urn:alignment-studio:ns";

  private final Policies policies;
  private final Map<String, List<Norm>> norms = new HashMap<>();
  private final Set<String> ids = new HashSet<>();

  private OscalCatalog(Policies policies) {
    this.policies = policies;
    for (Norm norm : policies.norms()) {
      norms.computeIfAbsent(norm.clauseIds().getFirst(), key -> new ArrayList<>()).add(norm);
    }
  }

  /** The catalog's text; the same policies give the same text. */
  public static String write(Policies policies) {
    return Json.writeIndented(Map.of("catalog", new OscalCatalog(policies).catalog()));
  }

  private Map<String, Object> catalog() {
    String content =
        Hash.of(policies.documents().stream().map(PolicyDocument::hash).toArray(String[]::new));
    String titles =
        String.join(", ", policies.regulations().stream().map(Regulation::title).toList());
    Map<String, Object> catalog = new LinkedHashMap<>();
    catalog.put("uuid", uuid("catalog", content));
    catalog.put(
        "metadata",
        Map.of(
            "title", line(titles),
            "last-modified", modified().toString(),
            "version", content.substring(0, 12),
            "oscal-version", OSCAL_VERSION));
    List<Object> groups = new ArrayList<>();
    for (Regulation regulation : policies.regulations()) {
      group(regulation, groups);
    }
    if (!groups.isEmpty()) {
      catalog.put("groups", groups);
    }
    catalog.put(
        "back-matter",
        Map.of("resources", policies.documents().stream().map(this::resource).toList()));
    return catalog;
  }

  private Instant modified() {
    return policies.origins().values().stream()
        .map(Policies.Origin::created)
        .max(Instant::compareTo)
        .orElse(Instant.EPOCH);
  }

  private void group(Regulation regulation, List<Object> groups) {
    List<Object> controls = new ArrayList<>();
    List<Object> inner = new ArrayList<>();
    for (PolicyDocument document : policies.documents()) {
      if (document.regulation().equals(regulation.id())) {
        content(document.root(), document, controls, inner);
      }
    }
    add(groups, regulation.id(), "regulation", regulation.title(), controls, inner);
  }

  private void content(
      Section section, PolicyDocument document, List<Object> controls, List<Object> groups) {
    for (PolicyNode node : section.children()) {
      switch (node) {
        case Clause clause -> {
          if (norms.containsKey(clause.id())) {
            controls.add(control(clause, document));
          }
        }
        case Section inside -> {
          List<Object> own = new ArrayList<>();
          List<Object> inner = new ArrayList<>();
          content(inside, document, own, inner);
          String title = inside.title().isEmpty() ? inside.label() : inside.title();
          add(groups, inside.id(), "section", title, own, inner);
        }
      }
    }
  }

  /** Groups hold controls or groups, and are left out where they hold nothing. */
  private void add(
      List<Object> groups,
      String id,
      String kind,
      String title,
      List<Object> controls,
      List<Object> inner) {
    if (controls.isEmpty() && inner.isEmpty()) {
      return;
    }
    Map<String, Object> group = new LinkedHashMap<>();
    group.put("id", token(id));
    group.put("class", kind);
    group.put("title", line(title.isBlank() ? id : title));
    if (!inner.isEmpty() && !controls.isEmpty()) {
      // The schema lets a group hold either; controls beside groups have one of their own.
      Map<String, Object> own = new LinkedHashMap<>();
      own.put("id", token(id + "-clauses"));
      own.put("class", "section");
      own.put("title", line(title.isBlank() ? id : title));
      own.put("controls", controls);
      inner.addFirst(own);
    } else if (!controls.isEmpty()) {
      group.put("controls", controls);
    }
    if (!inner.isEmpty()) {
      group.put("groups", inner);
    }
    groups.add(group);
  }

  private Map<String, Object> control(Clause clause, PolicyDocument document) {
    String id = token(clause.id());
    List<Norm> own = norms.get(clause.id());
    Map<String, Object> control = new LinkedHashMap<>();
    control.put("id", id);
    control.put("class", "clause");
    control.put("title", title(clause));
    List<Object> properties = new ArrayList<>();
    properties.add(property("clause", clause.id()));
    properties.add(property("place", clause.span().describe()));
    if (!clause.label().isBlank()) {
      properties.add(Map.of("name", "label", "value", line(clause.label())));
    }
    control.put("props", properties);
    control.put(
        "links",
        List.of(
            Map.of(
                "href",
                "#" + uuid("document", document.hash() + document.root().id()),
                "rel",
                "source")));
    List<Object> items = new ArrayList<>();
    for (int at = 0; at < own.size(); at++) {
      items.add(item(own.get(at), id + "_smt." + (at + 1)));
    }
    Map<String, Object> statement = new LinkedHashMap<>();
    statement.put("id", id + "_smt");
    statement.put("name", "statement");
    statement.put("parts", items);
    Map<String, Object> verbatim = new LinkedHashMap<>();
    verbatim.put("id", id + "_gdn");
    verbatim.put("name", "guidance");
    verbatim.put("class", "verbatim");
    verbatim.put("prose", line(clause.fullText()));
    control.put("parts", List.of(statement, verbatim));
    return control;
  }

  private static Map<String, Object> item(Norm norm, String id) {
    List<Object> properties = new ArrayList<>();
    properties.add(property("norm", norm.id()));
    properties.add(property("modality", norm.modality().name().toLowerCase(Locale.ROOT)));
    properties.add(property("bearer", norm.bearer()));
    norm.condition().ifPresent(text -> properties.add(property("condition", text)));
    norm.exception().ifPresent(text -> properties.add(property("exception", text)));
    norm.threshold().ifPresent(text -> properties.add(property("threshold", text)));
    norm.deadline().ifPresent(text -> properties.add(property("deadline", text)));
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("id", id);
    item.put("name", "item");
    item.put("props", properties);
    item.put("prose", line(norm.statement()));
    return item;
  }

  private static Map<String, Object> property(String name, String value) {
    return Map.of("name", name, "ns", NAMESPACE, "value", line(value));
  }

  private static String title(Clause clause) {
    String heading = clause.headings().isEmpty() ? "" : clause.headings().getLast();
    String text = heading.isBlank() ? clause.id() : heading;
    return line(clause.label().isBlank() ? text : clause.label() + " " + text);
  }

  private Map<String, Object> resource(PolicyDocument document) {
    Map<String, Object> resource = new LinkedHashMap<>();
    resource.put("uuid", uuid("document", document.hash() + document.root().id()));
    resource.put("title", line(document.root().title()));
    resource.put(
        "rlinks",
        List.of(
            Map.of(
                "href", document.fileName(),
                "hashes", List.of(Map.of("algorithm", "SHA-256", "value", document.hash())))));
    return resource;
  }

  /** A UUID that follows from content, in the form of version 5. */
  private static String uuid(String kind, String content) {
    String hash = Hash.of(kind, content);
    return "%s-%s-5%s-a%s-%s"
        .formatted(
            hash.substring(0, 8),
            hash.substring(8, 12),
            hash.substring(13, 16),
            hash.substring(17, 20),
            hash.substring(20, 32));
  }

  /** An id as OSCAL's tokens are: no colon, no slash, a letter first; each is given once. */
  private String token(String id) {
    String plain = id.replaceAll("[^\\p{L}\\p{N}._-]+", "_");
    String token = plain.matches("[\\p{L}_].*") ? plain : "_" + plain;
    String free = token;
    for (int number = 2; !ids.add(free); number++) {
      free = token + "-" + number;
    }
    return free;
  }

  /** Values of OSCAL are one line without blanks around. */
  private static String line(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
