package io.alignmentstudio.domain.rows;

import io.alignmentstudio.domain.NearestName;
import io.alignmentstudio.domain.Problems;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Reads the fields of one row; every problem is noted with the place of the row. */
final class RowFields {
  private final SourceRow row;
  private final JsonNode node;
  private final Problems problems;
  private final Set<String> known = new LinkedHashSet<>();
  private boolean sound = true;

  RowFields(SourceRow row, Problems problems) {
    this.row = row;
    this.node = row.node();
    this.problems = problems;
  }

  boolean sound() {
    return sound;
  }

  void problem(String message) {
    sound = false;
    problems.add("%s: %s", row.source().describe(), message);
  }

  /** A field for messages, with its column where it has one: {@code field 'label' (cell C3)}. */
  String named(String name) {
    String place = row.place().apply(name);
    return "field '" + name + "'" + (place.isEmpty() ? "" : " (" + place + ")");
  }

  /** A required text; empty, and a problem, if it is not there. */
  String text(String name) {
    int before = problems.messages().size();
    Optional<String> value = optionalText(name);
    if (value.isEmpty() && problems.messages().size() == before) {
      problem(named(name) + " is missing or empty");
    }
    return value.orElse("");
  }

  Optional<String> optionalText(String name) {
    known.add(name);
    JsonNode value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isString() && !value.isNumber()) {
      problem(named(name) + " must be a text, got " + describe(value));
      return Optional.empty();
    }
    String text = value.asString().strip();
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  /** A list of texts, or one text; empty if it is not there. */
  List<String> texts(String name) {
    known.add(name);
    JsonNode value = node.path(name);
    if (!value.isArray()) {
      return optionalText(name).stream().toList();
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode item : value.values()) {
      if ((item.isString() || item.isNumber()) && !item.asString().isBlank()) {
        texts.add(item.asString().strip());
      } else {
        problem(named(name) + " must hold texts that are not empty, got " + describe(item));
      }
    }
    return texts;
  }

  boolean flag(String name, boolean defaultValue) {
    known.add(name);
    JsonNode value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return defaultValue;
    }
    if (row.table() && value.asString("").strip().toLowerCase(Locale.ROOT).matches("true|false")) {
      return Boolean.parseBoolean(value.asString().strip());
    }
    if (!value.isBoolean()) {
      problem(named(name) + " must be true or false, got " + describe(value));
      return defaultValue;
    }
    return value.asBoolean();
  }

  /** A word of a closed set; {@code fallback}, and a problem, if it is none of them. */
  <T> T word(
      String name, Function<String, Optional<T>> words, List<String> candidates, T fallback) {
    String text = text(name);
    Optional<T> value = words.apply(text);
    if (value.isEmpty() && !text.isEmpty()) {
      problem(
          "%s must be one of %s, got '%s'%s"
              .formatted(
                  named(name),
                  String.join(", ", candidates),
                  text,
                  NearestName.hint(text, candidates)));
    }
    return value.orElse(fallback);
  }

  /**
   * Reports the fields that nobody asked for.
   *
   * @param told names that were reported before; grows
   */
  void reportUnknown(Set<String> told) {
    for (String name : node.propertyNames()) {
      if (!known.contains(name) && told.add(name)) {
        problem("unknown " + named(name) + NearestName.hint(name, known));
      }
    }
  }

  private static String describe(JsonNode value) {
    String text = value.toString();
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }
}
