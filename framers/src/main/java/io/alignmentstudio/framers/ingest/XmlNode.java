package io.alignmentstudio.framers.ingest;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An XML element by its local names, so that strict and transitional Office documents look alike.
 *
 * @param text directly inside, without that of its children
 */
record XmlNode(String name, Map<String, String> attributes, List<XmlNode> children, String text) {
  private static final int DEEPEST = 400;

  /** Parses a document without external entities or document types. */
  static XmlNode parse(InputStream input) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    XMLStreamReader reader = factory.createXMLStreamReader(input);
    try {
      reader.nextTag();
      return element(reader, 0);
    } finally {
      reader.close();
    }
  }

  private static XmlNode element(XMLStreamReader reader, int depth) throws XMLStreamException {
    if (depth > DEEPEST) {
      throw new XMLStreamException("elements are nested deeper than " + DEEPEST);
    }
    String name = reader.getLocalName().intern();
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      attributes.put(reader.getAttributeLocalName(i).intern(), reader.getAttributeValue(i));
    }
    List<XmlNode> children = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    while (true) {
      int event = reader.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        children.add(element(reader, depth + 1));
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        return new XmlNode(name, Map.copyOf(attributes), List.copyOf(children), text.toString());
      } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
        text.append(reader.getText());
      }
    }
  }

  Optional<XmlNode> child(String childName) {
    return all(childName).findFirst();
  }

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
