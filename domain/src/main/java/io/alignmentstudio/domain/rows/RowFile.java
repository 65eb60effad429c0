package io.alignmentstudio.domain.rows;

import io.alignmentstudio.domain.JsonErrors;
import io.alignmentstudio.domain.Problems;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads one file of JSON lines. */
final class RowFile {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private RowFile() {}

  static <R extends Row> List<R> read(
      Path file, BiFunction<RowFields, RowSource, R> format, Problems problems) {
    if (!Files.exists(file)) {
      return List.of();
    }
    String name = displayName(file);
    String text;
    try {
      text = decode(Files.readAllBytes(file));
    } catch (CharacterCodingException e) {
      problems.add("%s: is not UTF-8 text; save it as UTF-8", name);
      return List.of();
    } catch (IOException e) {
      problems.add("%s: cannot be read: %s", name, e);
      return List.of();
    }
    if (text.isBlank()) {
      problems.add("%s: is empty; add rows or remove the file", name);
      return List.of();
    }
    if (text.stripLeading().startsWith("[")) {
      problems.add("%s: is a JSON array; write one object on each line instead", name);
      return List.of();
    }
    List<R> rows = new ArrayList<>();
    Map<String, Integer> lineOfId = new HashMap<>();
    String[] lines = text.split("\\R", -1);
    for (int i = 0; i < lines.length; i++) {
      if (!lines[i].isBlank()) {
        RowSource source = new RowSource(name, i + 1);
        row(lines[i], source, format, lineOfId, rows, problems);
      }
    }
    return rows;
  }

  private static <R extends Row> void row(
      String line,
      RowSource source,
      BiFunction<RowFields, RowSource, R> format,
      Map<String, Integer> lineOfId,
      List<R> rows,
      Problems problems) {
    JsonNode node;
    try {
      node = JSON.readTree(line);
    } catch (JacksonException e) {
      problems.add("%s: is not JSON: %s", source.describe(), JsonErrors.describe(e));
      return;
    }
    if (!node.isObject()) {
      problems.add("%s: must be a JSON object like {\"id\": …}", source.describe());
      return;
    }
    RowFields fields = new RowFields(node, source.describe(), problems);
    R row = format.apply(fields, source);
    fields.reportUnknown();
    String id = node.path("id").asString("");
    Integer first = id.isEmpty() ? null : lineOfId.putIfAbsent(id, source.line());
    if (first != null) {
      fields.problem("id '" + id + "' is already used on line " + first);
    }
    if (fields.sound()) {
      rows.add(row);
    }
  }

  private static String decode(byte[] bytes) throws CharacterCodingException {
    String text =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(ByteBuffer.wrap(bytes))
            .toString();
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** The file with its folder, which is enough to find it and short enough to read. */
  private static String displayName(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    int count = absolute.getNameCount();
    return absolute.subpath(Math.max(0, count - 2), count).toString().replace('\\', '/');
  }
}
