package io.alignmentstudio.framers.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The styles of a Word document, with inheritance through {@code basedOn}. */
final class WordStyles {
  private static final Pattern HEADING = Pattern.compile("heading ?([1-9])");
  private static final int LONGEST_CHAIN = 30;

  /** Where a document gives no size, in half points (ECMA-376-1 §17.3.2.38). */
  private static final int HALF_POINTS = 20;

  private final Map<String, XmlNode> styles = new HashMap<>();
  private final String normal;
  private final int usualSize;

  WordStyles(Optional<XmlNode> part) {
    String defaultStyle = "";
    for (XmlNode style : part.map(XmlNode::children).orElse(List.of())) {
      Optional<String> id = style.attribute("styleId");
      if (style.name().equals("style") && id.isPresent()) {
        styles.put(id.get(), style);
        boolean isDefault =
            style
                .attribute("default")
                .filter(on -> on.equals("1") || on.equals("true"))
                .isPresent();
        if (isDefault && style.attribute("type").filter("paragraph"::equals).isPresent()) {
          defaultStyle = id.get();
        }
      }
    }
    this.normal = defaultStyle;
    this.usualSize =
        part.flatMap(found -> found.at("docDefaults", "rPrDefault"))
            .flatMap(found -> found.number("rPr", "sz"))
            .orElse(HALF_POINTS);
  }

  /** The style of a paragraph. */
  String styleOf(XmlNode paragraph) {
    return paragraph.value("pPr", "pStyle").orElse(normal);
  }

  /** The first value that the paragraph's properties or its styles give, nearest first. */
  <T> Optional<T> find(XmlNode paragraph, Function<XmlNode, Optional<T>> property) {
    Optional<T> direct = paragraph.child("pPr").flatMap(property);
    return direct.or(
        () -> inherited(styleOf(paragraph), style -> style.child("pPr").flatMap(property)));
  }

  private <T> Optional<T> inherited(String style, Function<XmlNode, Optional<T>> property) {
    return chain(style).stream().flatMap(node -> property.apply(node).stream()).findFirst();
  }

  /** The ids of the paragraph's style and of those that it is based on, nearest first. */
  List<String> lineage(XmlNode paragraph) {
    return chain(styleOf(paragraph)).stream()
        .flatMap(node -> node.attribute("styleId").stream())
        .toList();
  }

  private List<XmlNode> chain(String style) {
    List<XmlNode> chain = new ArrayList<>();
    Optional<XmlNode> node = Optional.ofNullable(styles.get(style));
    while (node.isPresent() && chain.size() < LONGEST_CHAIN) {
      chain.add(node.get());
      node = node.get().value("basedOn").map(styles::get);
    }
    return chain;
  }

  /** Whether a switch is on for a run: its own, its character style's, its paragraph style's. */
  boolean isOn(XmlNode run, String paragraphStyle, String property) {
    return run.flag("rPr", property)
        .or(
            () ->
                run.value("rPr", "rStyle")
                    .flatMap(style -> inherited(style, node -> node.flag("rPr", property))))
        .or(() -> inherited(paragraphStyle, node -> node.flag("rPr", property)))
        .orElse(false);
  }

  /** The size of the letters of a run, in points. */
  double size(XmlNode run, String paragraphStyle) {
    return run.number("rPr", "sz")
            .or(
                () ->
                    run.value("rPr", "rStyle")
                        .flatMap(style -> inherited(style, node -> node.number("rPr", "sz"))))
            .or(() -> inherited(paragraphStyle, node -> node.number("rPr", "sz")))
            .orElse(usualSize)
        / 2.0;
  }

  /** 0 for the title, 1 to 9 for headings; empty for body text. */
  OptionalInt headingLevel(XmlNode paragraph) {
    Optional<Integer> direct = paragraph.number("pPr", "outlineLvl");
    if (direct.isPresent()) {
      return direct.get() < 9 ? OptionalInt.of(direct.get() + 1) : OptionalInt.empty();
    }
    String style = styleOf(paragraph);
    for (XmlNode node : chain(style)) {
      String name = name(node);
      if (name.equals("title")) {
        return OptionalInt.of(0);
      }
      // An outline level on the default style would make all text headings.
      boolean isNormal = node.attribute("styleId").filter(normal::equals).isPresent();
      Optional<Integer> outline = isNormal ? Optional.empty() : node.number("pPr", "outlineLvl");
      if (outline.isPresent()) {
        return outline.get() < 9 ? OptionalInt.of(outline.get() + 1) : OptionalInt.empty();
      }
      Matcher heading = HEADING.matcher(name);
      if (heading.matches()) {
        return OptionalInt.of(Integer.parseInt(heading.group(1)));
      }
    }
    return OptionalInt.empty();
  }

  /** Whether the paragraph's style or one that it is based on has a name that matches. */
  boolean isNamed(XmlNode paragraph, Pattern name) {
    return chain(styleOf(paragraph)).stream().anyMatch(node -> name.matcher(name(node)).find());
  }

  private static String name(XmlNode style) {
    return style
        .value("name")
        .or(() -> style.attribute("styleId"))
        .orElse("")
        .toLowerCase(Locale.ROOT);
  }
}
