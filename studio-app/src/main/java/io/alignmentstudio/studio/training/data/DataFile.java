package io.alignmentstudio.studio.training.data;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file of JSON lines.
 *
 * @param rows in the order of the file
 * @param unread names of columns that nothing reads, with the number of lines that have them
 */
public record DataFile(Path path, List<DataRow> rows, Map<String, Integer> unread) {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  public DataFile {
    rows = List.copyOf(rows);
    unread = Map.copyOf(unread);
  }

  /**
   * Reads a file; blank lines mean nothing.
   *
   * @throws StudioException NO_INPUT if it is missing, DATA with every line that is wrong
   */
  public static DataFile read(Path path, RowShape shape) {
    DataProblems problems = new DataProblems(path);
    List<DataRow> rows = new ArrayList<>();
    Map<String, Integer> unread = new TreeMap<>();
    List<String> lines = lines(path);
    int broken = 0;
    for (int at = 0; at < lines.size(); at++) {
      String text = at == 0 ? lines.get(0).replaceFirst("^" + BYTE_ORDER_MARK, "") : lines.get(at);
      if (text.isBlank()) {
        continue;
      }
      try {
        JsonNode row = MAPPER.readTree(text);
        if (row.isObject()) {
          Fields fields = new Fields(at + 1, row, problems);
          shape.read(fields, problems).ifPresent(rows::add);
          if (shape != RowShape.PROMPT) {
            count(fields.names(), shape.columns(), unread);
          }
        } else {
          broken++;
          problems.add(at + 1, "must be a JSON object in one line, such as {\"prompt\": …}");
        }
      } catch (JacksonException e) {
        broken++;
        problems.add(at + 1, "is no JSON object in one line: %s", e.getOriginalMessage());
      }
    }
    if (rows.isEmpty() && broken == 0) {
      problems.throwIfAny();
      throw new StudioException(
          ErrorCode.DATA, path + " holds no row; give it one JSON object a line");
    }
    problems.throwIfAny();
    return new DataFile(path, rows, unread);
  }

  private static void count(Set<String> names, Set<String> read, Map<String, Integer> unread) {
    names.stream()
        .filter(name -> !read.contains(name))
        .forEach(name -> unread.merge(name, 1, Integer::sum));
  }

  private static List<String> lines(Path path) {
    if (!Files.isRegularFile(path)) {
      throw new StudioException(
          ErrorCode.NO_INPUT, path + " is no file; name a file of JSON lines");
    }
    try {
      return Files.readAllLines(path);
    } catch (CharacterCodingException e) {
      throw new StudioException(ErrorCode.DATA, path + " is not UTF-8 text; save it as UTF-8", e);
    } catch (IOException e) {
      throw new StudioException(ErrorCode.IO, "cannot read " + path + ": " + e, e);
    }
  }
}
