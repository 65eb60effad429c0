package io.alignmentstudio.framers.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the JSON of OSCAL as the elements that its XML would have, so that one reader serves both:
 * members of arrays are elements in the singular, values are attributes, titles, labels and prose
 * are elements with text.
 */
final class OscalJson {
  private static final int DEEPEST = 200;
  private static final int LONGEST_TEXT = 5_000_000;
  private static final Set<String> TEXTS =
      Set.of("description", "label", "prose", "title", "usage");
  private static final Map<String, String> SINGULAR =
      Map.ofEntries(
          Map.entry("adds", "add"),
          Map.entry("alters", "alter"),
          Map.entry("constraints", "constraint"),
          Map.entry("controls", "control"),
          Map.entry("exclude-controls", "exclude-controls"),
          Map.entry("groups", "group"),
          Map.entry("guidelines", "guideline"),
          Map.entry("imports", "import"),
          Map.entry("include-controls", "include-controls"),
          Map.entry("links", "link"),
          Map.entry("params", "param"),
          Map.entry("parts", "part"),
          Map.entry("props", "prop"),
          Map.entry("removes", "remove"),
          Map.entry("resources", "resource"),
          Map.entry("rlinks", "rlink"),
          Map.entry("set-parameters", "set-parameter"),
          Map.entry("values", "value"),
          Map.entry("with-ids", "with-id"));

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxStringLength(LONGEST_TEXT)
                  .build())
          .build();

  private final JsonParser parser;

  private OscalJson(JsonParser parser) {
    this.parser = parser;
  }

  /** The name of the document in the file: {@code catalog}, {@code profile}; empty if none. */
  static Optional<String> rootName(byte[] bytes) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        if (parser.nextToken() == JsonToken.START_OBJECT) {
          return Optional.of(name);
        }
        parser.skipChildren();
      }
      return Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /** Parses a document; refuses what cannot be read whole. */
  static XmlNode parse(SourceFile file) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), file.bytes())) {
      parser.nextToken();
      XmlNode all = new OscalJson(parser).object("");
      if (parser.nextToken() != null) {
        throw file.refuse("has text behind its JSON", "export it again");
      }
      return all.children().stream()
          .filter(node -> node.name().equals("catalog") || node.name().equals("profile"))
          .findFirst()
          .orElseThrow(
              () -> file.refuse("has neither a catalog nor a profile", "give one of these"));
    } catch (JacksonException e) {
      TokenStreamLocation at = e.getLocation();
      String where =
          at == null ? "" : " (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr());
      throw file.refuse(
          "cannot be read as JSON: " + e.getOriginalMessage() + where,
          "mend or export it again",
          e);
    }
  }

  private XmlNode object(String name) {
    TokenStreamLocation start = parser.currentTokenLocation();
    Map<String, String> attributes = new HashMap<>();
    List<XmlNode> content = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      parser.nextToken();
      member(key, attributes, content);
    }
    return XmlNode.element(OscalReader.NAMESPACE, shown(name), attributes, content, place(start));
  }

  private void member(String key, Map<String, String> attributes, List<XmlNode> content) {
    String name = SINGULAR.getOrDefault(key, key);
    switch (parser.currentToken()) {
      case START_OBJECT -> content.add(object(name));
      case START_ARRAY -> {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          member(key, new HashMap<>(), content);
          if (parser.currentToken().isScalarValue() && !TEXTS.contains(key)) {
            content.add(text(name));
          }
        }
      }
      default -> {
        if (TEXTS.contains(key)) {
          content.add(text(name));
        } else {
          attributes.put(key, parser.getString());
        }
      }
    }
  }

  private XmlNode text(String name) {
    XmlNode.Place place = place(parser.currentTokenLocation());
    return XmlNode.element(
        OscalReader.NAMESPACE,
        name,
        Map.of(),
        List.of(XmlNode.text(parser.getString(), place)),
        place);
  }

  /** The whole file has no name of its own, but an element needs one. */
  private static String shown(String name) {
    return name.isEmpty() ? "oscal" : name;
  }

  private XmlNode.Place place(TokenStreamLocation start) {
    TokenStreamLocation end = parser.currentLocation();
    return new XmlNode.Place(
        start.getLineNr(),
        start.getColumnNr(),
        end.getLineNr(),
        Math.max(1, end.getColumnNr() - 1));
  }
}
