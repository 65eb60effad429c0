package io.alignmentstudio.domain.rows;

import io.alignmentstudio.domain.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

/** A YAML list of rows. Numbers keep the digits that were written. */
final class YamlRows {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final String name;
  private final YAMLParser parser;
  private final Problems problems;
  private final List<SourceRow> rows = new ArrayList<>();

  private YamlRows(String name, YAMLParser parser, Problems problems) {
    this.name = name;
    this.parser = parser;
    this.problems = problems;
  }

  static List<SourceRow> read(Path file, Problems problems) {
    String name = TextFile.displayName(file);
    String text = TextFile.read(file, name, problems).orElse("");
    if (text.isEmpty()) {
      return List.of();
    }
    try (YAMLParser parser = (YAMLParser) YAML.createParser(text)) {
      YamlRows reader = new YamlRows(name, parser, problems);
      reader.list();
      return reader.rows;
    } catch (JacksonException e) {
      problems.add("%s: is not YAML: %s", place(name, e), reason(e));
      return List.of();
    }
  }

  private void list() {
    if (parser.nextToken() != JsonToken.START_ARRAY) {
      problem("must be a list of rows, each beginning with '- id: …'");
      return;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == JsonToken.START_OBJECT) {
        rows.add(row());
      } else {
        problem("must be a row like '- id: …'");
        parser.skipChildren();
      }
    }
    if (parser.nextToken() != null) {
      problem("a second YAML document starts; keep only one");
    }
  }

  private SourceRow row() {
    RowSource source = new RowSource(name, parser.currentTokenLocation().getLineNr());
    Map<String, String> places = new HashMap<>();
    ObjectNode node = object(places);
    return new SourceRow(node, source, field -> places.getOrDefault(field, ""), false);
  }

  private ObjectNode object(Map<String, String> places) {
    ObjectNode node = NODES.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      TokenStreamLocation at = parser.currentTokenLocation();
      places.put(key, "line " + at.getLineNr() + ", column " + at.getColumnNr());
      if (node.has(key)) {
        problem("field '" + key + "' is given twice in one row");
      }
      parser.nextToken();
      node.set(key, value());
    }
    return node;
  }

  private JsonNode value() {
    if (parser.isCurrentAlias()) {
      problem("an alias (*" + parser.getString() + ") is not read; write the text out");
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(new HashMap<>());
      case START_ARRAY -> {
        var items = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          items.add(value());
        }
        yield items;
      }
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_NULL -> NODES.nullNode();
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_EMBEDDED_OBJECT ->
          NODES.stringNode(parser.getString());
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME ->
          throw new IllegalStateException("no YAML value starts with " + parser.currentToken());
    };
  }

  private void problem(String message) {
    TokenStreamLocation at = parser.currentTokenLocation();
    problems.add("%s:%d: column %d: %s", name, at.getLineNr(), at.getColumnNr(), message);
  }

  private static String place(String name, JacksonException e) {
    return e.getLocation() == null
        ? name
        : "%s:%d: column %d"
            .formatted(name, e.getLocation().getLineNr(), e.getLocation().getColumnNr());
  }

  /** The parser's sentences without the excerpts between them, which are indented. */
  private static String reason(JacksonException e) {
    return e.getOriginalMessage()
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith(" "))
        .collect(Collectors.joining(", "));
  }
}
