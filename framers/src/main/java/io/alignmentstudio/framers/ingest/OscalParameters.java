package io.alignmentstudio.framers.ingest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The texts of a catalog's parameters: values where a profile or organisation has set them, else
 * what is to be assigned or selected, in the brackets of NIST SP 800-53.
 */
final class OscalParameters {
  private static final Pattern INSERT =
      Pattern.compile("\\{\\{\\s*(?:insert:\\s*)?(?:param\\s*,\\s*)?([\\w.:-]+)\\s*\\}\\}");

  /** Parameters inside choices inside parameters. */
  private static final int DEEPEST = 8;

  private final Map<String, XmlNode> parameters = new HashMap<>();
  private final Set<String> unknown = new TreeSet<>();

  OscalParameters(XmlNode catalog) {
    catalog
        .all()
        .filter(node -> node.name().equals("param"))
        .forEach(param -> parameters.putIfAbsent(XmlFlow.idOf(param), param));
  }

  /** Ids that texts name and nothing defines. */
  Set<String> unknown() {
    return unknown;
  }

  /** The text in place of a parameter; the insertion itself where nothing defines it. */
  String text(String id) {
    return text(id, 0);
  }

  /** A text with all of its insertions replaced. */
  String inserted(String text) {
    return inserted(text, 0);
  }

  private String inserted(String text, int depth) {
    return INSERT
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(text(found.group(1), depth)));
  }

  private String text(String id, int depth) {
    XmlNode param = parameters.get(id);
    if (param == null || depth > DEEPEST) {
      unknown.add(id);
      return "{{ insert: param, " + id + " }}";
    }
    List<String> values = texts(param, "value", depth);
    if (!values.isEmpty()) {
      return String.join(", ", values);
    }
    if (param.child("select").isPresent()) {
      XmlNode select = param.child("select").get();
      boolean several = select.attribute("how-many").filter("one-or-more"::equals).isPresent();
      return "[Selection%s: %s]"
          .formatted(
              several ? " (one or more)" : "", String.join("; ", texts(select, "choice", depth)));
    }
    String label = String.join(", ", texts(param, "label", depth));
    String shown = label.isEmpty() ? id : label;
    String own = shown.startsWith("organization-defined") ? shown : "organization-defined " + shown;
    String bounds =
        param
            .all("constraint")
            .map(XmlNode::allText)
            .filter(text -> !text.isEmpty())
            .map(text -> ", " + text)
            .collect(Collectors.joining());
    return "[Assignment: " + own + bounds + "]";
  }

  private List<String> texts(XmlNode parent, String name, int depth) {
    return parent
        .all(name)
        .map(node -> inline(node, depth))
        .filter(text -> !text.isEmpty())
        .toList();
  }

  private String inline(XmlNode node, int depth) {
    StringBuilder out = new StringBuilder();
    for (XmlNode child : node.content()) {
      if (child.isText()) {
        out.append(inserted(child.value(), depth + 1));
      } else if (child.name().equals("insert")) {
        out.append(text(child.attribute("id-ref").orElse(""), depth + 1));
      } else {
        out.append(inline(child, depth));
      }
    }
    return RichText.normalise(out.toString());
  }
}
