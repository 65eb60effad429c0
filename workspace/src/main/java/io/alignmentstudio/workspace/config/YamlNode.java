package io.alignmentstudio.workspace.config;

import java.util.List;

/** A YAML value with the line where it starts, counted from 1. */
public sealed interface YamlNode {
  int line();

  /** What a person calls it. */
  String kind();

  /** Keys in the order of the file, duplicates included. */
  record Mapping(int line, List<Entry> entries) implements YamlNode {
    public Mapping {
      entries = List.copyOf(entries);
    }

    @Override
    public String kind() {
      return "keys with values";
    }
  }

  /** One key of a mapping. */
  record Entry(String key, int line, YamlNode value) {}

  /** A list. */
  record Sequence(int line, List<YamlNode> items) implements YamlNode {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String kind() {
      return "a list";
    }
  }

  /** Text, a number or a word, as written. */
  record Scalar(int line, String text) implements YamlNode {
    @Override
    public String kind() {
      return "\"" + text + "\"";
    }
  }

  /** A key without a value. */
  record Nothing(int line) implements YamlNode {
    @Override
    public String kind() {
      return "nothing";
    }
  }
}
