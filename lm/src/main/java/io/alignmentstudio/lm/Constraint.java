package io.alignmentstudio.lm;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** What an answer must be; every answer that ends by itself is so, exactly and as a whole. */
public sealed interface Constraint {
  /** One of some texts. */
  record Choice(List<String> texts) implements Constraint {
    public Choice {
      texts = List.copyOf(texts);
      if (texts.isEmpty()) {
        throw new IllegalArgumentException("a choice needs at least one text");
      }
    }
  }

  /**
   * A text that the whole of a regular expression matches; docs/constraints.md names the syntax.
   */
  record Regex(String pattern) implements Constraint {
    public Regex {
      requireNonNull(pattern, "pattern is null");
    }
  }

  /**
   * A JSON text that is valid against a JSON Schema (2020-12), its properties in the schema's
   * order, with at most one space after each comma and colon and no other space;
   * docs/constraints.md names the keywords.
   *
   * @param schema as JSON text
   */
  record JsonSchema(String schema) implements Constraint {
    public JsonSchema {
      requireNonNull(schema, "schema is null");
    }
  }
}
