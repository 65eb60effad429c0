package io.alignmentstudio.domain.rows;

import io.alignmentstudio.domain.JsonErrors;
import io.alignmentstudio.domain.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON lines: one object a line. */
final class JsonLines {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonLines() {}

  static List<SourceRow> read(Path file, Problems problems) {
    String name = TextFile.displayName(file);
    String text = TextFile.read(file, name, problems).orElse("");
    if (text.stripLeading().startsWith("[")) {
      problems.add("%s: is a JSON array; write one object on each line instead", name);
      return List.of();
    }
    List<SourceRow> rows = new ArrayList<>();
    String[] lines = text.split("\\R", -1);
    for (int i = 0; i < lines.length; i++) {
      if (!lines[i].isBlank()) {
        row(lines[i], new RowSource(name, i + 1), rows, problems);
      }
    }
    return rows;
  }

  private static void row(String line, RowSource source, List<SourceRow> rows, Problems problems) {
    JsonNode node;
    try {
      node = JSON.readTree(line);
    } catch (JacksonException e) {
      problems.add(
          "%s: is not JSON%s: %s",
          source.describe(),
          e.getLocation() == null ? "" : " at column " + e.getLocation().getColumnNr(),
          JsonErrors.describe(e));
      return;
    }
    if (!node.isObject()) {
      problems.add("%s: must be a JSON object like {\"id\": …}", source.describe());
      return;
    }
    rows.add(new SourceRow(node, source, field -> column(line, field), false));
  }

  /** Where the name of a field begins; the line is known to be an object. */
  private static String column(String line, String field) {
    try (JsonParser parser = JSON.createParser(line)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        if (parser.currentName().equals(field)) {
          return "column " + parser.currentTokenLocation().getColumnNr();
        }
        parser.nextToken();
        parser.skipChildren();
      }
      return "";
    }
  }
}
