package io.alignmentstudio.workspace.config;

import io.alignmentstudio.domain.StudioException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Puts single keys of a command line into the tree of a file. */
final class Overrides {
  private static final Pattern DOT = Pattern.compile("\\.");

  private Overrides() {}

  /**
   * Sets one key.
   *
   * @param override {@code key=value}
   */
  static YamlNode.Mapping apply(
      YamlNode.Mapping tree, String override, LineProblems problems) {
    int equals = override.indexOf('=');
    if (equals < 1) {
      problems.add(
          LineProblems.OVERRIDE, "\"%s\" is no key=value, such as lora.rank=8", override);
      return tree;
    }
    try {
      YamlNode value =
          moved(YamlTree.parse(override.substring(equals + 1), "--set " + override));
      return with(tree, DOT.splitAsStream(override.substring(0, equals)).toList(), value);
    } catch (StudioException e) {
      problems.add(LineProblems.OVERRIDE, "%s", e.getMessage());
      return tree;
    }
  }

  private static YamlNode.Mapping with(
      YamlNode.Mapping tree, List<String> path, YamlNode value) {
    String key = path.getFirst();
    List<YamlNode.Entry> entries = new ArrayList<>();
    YamlNode.Mapping inner = new YamlNode.Mapping(LineProblems.OVERRIDE, List.of());
    for (YamlNode.Entry entry : tree.entries()) {
      if (!entry.key().equals(key)) {
        entries.add(entry);
      } else if (entry.value() instanceof YamlNode.Mapping below) {
        inner = below;
      }
    }
    YamlNode replaced =
        path.size() == 1 ? value : with(inner, path.subList(1, path.size()), value);
    entries.add(new YamlNode.Entry(key, LineProblems.OVERRIDE, replaced));
    return new YamlNode.Mapping(tree.line(), entries);
  }

  /** The same, as of the command line. */
  private static YamlNode moved(YamlNode node) {
    int line = LineProblems.OVERRIDE;
    return switch (node) {
      case YamlNode.Mapping mapping ->
          new YamlNode.Mapping(
              line,
              mapping.entries().stream()
                  .map(entry -> new YamlNode.Entry(entry.key(), line, moved(entry.value())))
                  .toList());
      case YamlNode.Sequence sequence ->
          new YamlNode.Sequence(line, sequence.items().stream().map(Overrides::moved).toList());
      case YamlNode.Scalar scalar -> new YamlNode.Scalar(line, scalar.text());
      case YamlNode.Nothing _ -> new YamlNode.Nothing(line);
    };
  }
}
