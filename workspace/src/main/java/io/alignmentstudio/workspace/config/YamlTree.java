package io.alignmentstudio.workspace.config;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Parses YAML and keeps the line of every value, which Jackson's own tree does not. */
public final class YamlTree {
  private static final YAMLMapper MAPPER = new YAMLMapper();

  private final JsonParser parser;

  private YamlTree(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * Parses one document.
   *
   * @param where the file, for messages
   * @throws StudioException with {@link ErrorCode#CONFIG} where the text is not YAML
   */
  public static YamlNode parse(String yaml, String where) {
    try (JsonParser parser = MAPPER.createParser(yaml)) {
      if (parser.nextToken() == null) {
        return new YamlNode.Nothing(1);
      }
      YamlTree tree = new YamlTree(parser);
      YamlNode node = tree.node();
      if (parser.nextToken() != null) {
        throw new StudioException(
            ErrorCode.CONFIG,
            where + ", line " + tree.line() + ": a second YAML document starts; keep only one");
      }
      return node;
    } catch (JacksonException e) {
      String line =
          e.getLocation() != null && e.getLocation().getLineNr() > 0
              ? ", line " + e.getLocation().getLineNr()
              : "";
      throw new StudioException(
          ErrorCode.CONFIG,
          where
              + line
              + ": not valid YAML: "
              + reason(e)
              + ". Check indentation (spaces, never tabs) and quotes near this line",
          e);
    }
  }

  /** The parser's sentences without the excerpts between them, which are indented. */
  private static String reason(JacksonException e) {
    return e.getOriginalMessage()
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith(" "))
        .collect(Collectors.joining(", "));
  }

  private int line() {
    return parser.currentTokenLocation().getLineNr();
  }

  private YamlNode node() {
    int line = line();
    return switch (parser.currentToken()) {
      case START_OBJECT -> mapping(line);
      case START_ARRAY -> sequence(line);
      case VALUE_NULL -> new YamlNode.Nothing(line);
      case VALUE_STRING,
          VALUE_NUMBER_INT,
          VALUE_NUMBER_FLOAT,
          VALUE_TRUE,
          VALUE_FALSE,
          VALUE_EMBEDDED_OBJECT ->
          new YamlNode.Scalar(line, parser.getString());
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME ->
          throw new IllegalStateException("no YAML value starts with " + parser.currentToken());
    };
  }

  private YamlNode mapping(int line) {
    List<YamlNode.Entry> entries = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      int keyLine = line();
      parser.nextToken();
      entries.add(new YamlNode.Entry(key, keyLine, node()));
    }
    return new YamlNode.Mapping(line, entries);
  }

  private YamlNode sequence(int line) {
    List<YamlNode> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(node());
    }
    return new YamlNode.Sequence(line, items);
  }
}
