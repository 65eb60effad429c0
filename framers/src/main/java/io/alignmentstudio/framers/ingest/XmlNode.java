package io.alignmentstudio.framers.ingest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An XML element by its local names, so that strict and transitional Office documents look alike;
 * or a text between elements, which has no name.
 *
 * @param namespace empty where there is none
 * @param content elements and texts in reading order
 * @param children the elements of the content
 * @param value of a text; empty for an element
 * @param place behind the start of the element, up to its end; lines and columns count from 1
 */
record XmlNode(
    String namespace,
    String name,
    Map<String, String> attributes,
    List<XmlNode> content,
    List<XmlNode> children,
    String value,
    Place place) {
  /** Both ends belong to it. */
  record Place(int line, int column, int lastLine, int lastColumn) {
    /** From the start of this one to the end of another. */
    Place to(Place last) {
      return new Place(line, column, last.lastLine, last.lastColumn);
    }
  }

  static XmlNode text(String value, Place place) {
    return new XmlNode("", "", Map.of(), List.of(), List.of(), value, place);
  }

  static XmlNode element(
      String namespace,
      String name,
      Map<String, String> attributes,
      List<XmlNode> content,
      Place place) {
    List<XmlNode> all = List.copyOf(content);
    boolean mixed = all.stream().anyMatch(XmlNode::isText);
    List<XmlNode> elements = mixed ? all.stream().filter(node -> !node.isText()).toList() : all;
    return new XmlNode(namespace, name, attributes, all, elements, "", place);
  }

  boolean isText() {
    return name.isEmpty();
  }

  /** Text directly inside, without that of its children. */
  String text() {
    if (content.size() == 1 && content.getFirst().isText()) {
      return content.getFirst().value();
    }
    return content.stream()
        .filter(XmlNode::isText)
        .map(XmlNode::value)
        .collect(Collectors.joining());
  }

  /** All text inside, with that of its children, with whitespace normalised. */
  String allText() {
    StringBuilder out = new StringBuilder();
    collect(out);
    return RichText.normalise(out.toString());
  }

  private void collect(StringBuilder out) {
    out.append(value);
    content.forEach(node -> node.collect(out));
  }

  /** This element and all below it, in reading order. */
  Stream<XmlNode> all() {
    return Stream.concat(Stream.of(this), children.stream().flatMap(XmlNode::all));
  }

  Optional<XmlNode> child(String childName) {
    return all(childName).findFirst();
  }

  /** The children of a name. */
  Stream<XmlNode> all(String childName) {
    return children.stream().filter(node -> node.name.equals(childName));
  }

  /** The first element at a path of names below this one. */
  Optional<XmlNode> at(String... path) {
    Optional<XmlNode> node = Optional.of(this);
    for (String step : path) {
      node = node.flatMap(above -> above.child(step));
    }
    return node;
  }

  Optional<String> attribute(String attributeName) {
    return Optional.ofNullable(attributes.get(attributeName));
  }

  /** The attribute {@code val} of the element at a path. */
  Optional<String> value(String... path) {
    return at(path).flatMap(node -> node.attribute("val"));
  }

  Optional<Integer> number(String... path) {
    return value(path).filter(text -> text.matches("-?\\d{1,9}")).map(Integer::valueOf);
  }

  /** Whether a switch such as {@code b} is on; empty where it is not set. */
  Optional<Boolean> flag(String... path) {
    return at(path)
        .map(node -> node.attribute("val").orElse("true"))
        .map(
            value ->
                !value.equals("0")
                    && !value.equals("false")
                    && !value.equals("off")
                    && !value.equals("none"));
  }
}
