package io.alignmentstudio.framers.teacher;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds the items of an answer: JSON objects that hold no other object. Prose, code fences and
 * thoughts around them, trailing commas, comments and a missing end do no harm to the items that
 * are whole.
 */
final class LenientJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES)
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .build();

  private LenientJson() {}

  /**
   * What an answer holds.
   *
   * @param broken items that cannot be read
   * @param cut whether it ends inside an item or list
   * @param nothing whether it says in JSON that there is no item
   */
  record Found(List<JsonNode> items, int broken, boolean cut, boolean nothing) {
    Found {
      items = List.copyOf(items);
    }
  }

  private static final class Open {
    final int start;
    boolean holdsObjects;

    Open(int start) {
      this.start = start;
    }
  }

  static Found read(String answer) {
    String text = answer.replaceAll("(?s)<think>.*?</think>", " ");
    List<JsonNode> items = new ArrayList<>();
    int broken = 0;
    boolean nothing = text.strip().equals("[]");
    Deque<Open> open = new ArrayDeque<>();
    boolean quoted = false;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (quoted) {
        if (c == '\\') {
          at++;
        } else if (c == '"') {
          quoted = false;
        }
      } else if (c == '"' && !open.isEmpty()) {
        quoted = true;
      } else if (c == '{') {
        if (!open.isEmpty()) {
          open.peek().holdsObjects = true;
        }
        open.push(new Open(at));
      } else if (c == '}' && !open.isEmpty()) {
        Open closed = open.pop();
        if (!closed.holdsObjects) {
          String object = text.substring(closed.start, at + 1);
          if (object.replaceAll("\\s", "").equals("{\"items\":[]}")) {
            nothing = true;
          } else if (!add(object, items)) {
            broken++;
          }
        }
      }
    }
    return new Found(items, broken, !open.isEmpty(), nothing);
  }

  private static boolean add(String object, List<JsonNode> items) {
    try {
      items.add(MAPPER.readTree(object));
      return true;
    } catch (JacksonException e) {
      return false; // Counted by the caller.
    }
  }
}
