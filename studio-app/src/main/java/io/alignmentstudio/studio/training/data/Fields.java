package io.alignmentstudio.studio.training.data;

import io.alignmentstudio.lm.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Reads the columns of one line; what is wrong with them becomes problems. */
final class Fields {
  private static final Set<String> PARTS_OF_MESSAGES = Set.of("role", "content");

  private final int line;
  private final JsonNode row;
  private final DataProblems problems;

  Fields(int line, JsonNode row, DataProblems problems) {
    this.line = line;
    this.row = row;
    this.problems = problems;
  }

  int line() {
    return line;
  }

  boolean has(String name) {
    return row.hasNonNull(name);
  }

  boolean hasAll(String... names) {
    for (String name : names) {
      if (!has(name)) {
        return false;
      }
    }
    return true;
  }

  boolean isText(String name) {
    return row.path(name).isString();
  }

  /** A text that is not empty, or messages. */
  Optional<Content> content(String name) {
    JsonNode value = row.path(name);
    if (value.isString()) {
      return text(name).map(Content.Plain::new);
    }
    if (value.isArray()) {
      return messages(name, value).map(Content.Chat::new);
    }
    problems.add(line, "%s must be text or a list of messages, got %s", name, kind(value));
    return Optional.empty();
  }

  /** A text, of a prompt it may be empty. */
  Optional<String> text(String name) {
    JsonNode value = row.path(name);
    if (!value.isString()) {
      problems.add(line, "%s must be text, got %s", name, kind(value));
      return Optional.empty();
    }
    if (value.asString().isEmpty() && !name.equals("prompt")) {
      problems.add(line, "%s is empty", name);
      return Optional.empty();
    }
    return Optional.of(value.asString());
  }

  private Optional<List<Message>> messages(String name, JsonNode list) {
    List<Message> messages = new ArrayList<>();
    boolean right = true;
    for (int at = 0; at < list.size(); at++) {
      Optional<Message> message = message("%s[%d]".formatted(name, at), list.get(at));
      right &= message.isPresent();
      message.ifPresent(messages::add);
    }
    if (list.isEmpty()) {
      problems.add(line, "%s holds no message", name);
      return Optional.empty();
    }
    return right ? Optional.of(messages) : Optional.empty();
  }

  private Optional<Message> message(String path, JsonNode message) {
    if (!message.isObject()) {
      problems.add(line, "%s must be an object with role and content, got %s", path, kind(message));
      return Optional.empty();
    }
    Optional<Message.Role> role =
        switch (message.path("role").asString("")) {
          case "system" -> Optional.of(Message.Role.SYSTEM);
          case "user" -> Optional.of(Message.Role.USER);
          case "assistant" -> Optional.of(Message.Role.ASSISTANT);
          default -> Optional.empty();
        };
    String others =
        message.propertyNames().stream()
            .filter(key -> !PARTS_OF_MESSAGES.contains(key) && message.hasNonNull(key))
            .collect(Collectors.joining(", "));
    if (role.isEmpty()) {
      problems.add(
          line,
          "%s.role must be system, user or assistant, got %s",
          path,
          kind(message.path("role")));
    }
    if (!message.path("content").isString()) {
      problems.add(
          line, "%s.content must be text, got %s", path, kind(message.path("content")));
    }
    if (!others.isEmpty()) {
      problems.add(line, "%s has %s; only role and content are supported", path, others);
    }
    return role.isPresent() && message.path("content").isString() && others.isEmpty()
        ? Optional.of(new Message(role.get(), message.path("content").asString()))
        : Optional.empty();
  }

  Optional<Boolean> label() {
    JsonNode value = row.path("label");
    if (!value.isBoolean()) {
      problems.add(line, "label must be true or false, got %s", kind(value));
      return Optional.empty();
    }
    return Optional.of(value.asBoolean());
  }

  /** The margin of a pair; 0 where there is none. */
  double margin() {
    JsonNode value = row.path("margin");
    if (value.isMissingNode() || value.isNull()) {
      return 0;
    }
    if (!value.isNumber() || !Double.isFinite(value.asDouble())) {
      problems.add(line, "margin must be a number, got %s", kind(value));
      return 0;
    }
    return value.asDouble();
  }

  /** All columns but some, as text. */
  Map<String, String> others(Set<String> used) {
    Map<String, String> others = new TreeMap<>();
    row.properties()
        .forEach(
            entry -> {
              JsonNode value = entry.getValue();
              if (!used.contains(entry.getKey()) && !value.isNull()) {
                others.put(
                    entry.getKey(), value.isString() ? value.asString() : value.toString());
              }
            });
    return others;
  }

  /** Names of all columns. */
  Set<String> names() {
    return Set.copyOf(row.propertyNames());
  }

  private static String kind(JsonNode value) {
    if (value.isMissingNode()) {
      return "nothing";
    }
    String text = value.toString();
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }
}
