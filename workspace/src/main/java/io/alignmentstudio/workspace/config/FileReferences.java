package io.alignmentstudio.workspace.config;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Checks what a file names: regulations and documents once each, files and folders that exist. */
final class FileReferences {
  private final YamlNode.Mapping root;
  private final LineProblems problems;

  FileReferences(YamlNode.Mapping root, LineProblems problems) {
    this.root = root;
    this.problems = problems;
  }

  /** Adds a problem for every id or document that was named before; says whether there is one. */
  boolean checkRepeats() {
    int before = problems.count();
    unique("the id", regulations().flatMap(regulation -> values(regulation, "id")).toList());
    unique("the document", documents());
    return problems.count() > before;
  }

  /** Adds a problem for every file or folder that does not exist under the folder. */
  void checkFiles(Path folder) {
    for (YamlNode.Scalar document : documents()) {
      require(folder, document, "document", false);
    }
    values(root, "seeds").forEach(seeds -> require(folder, seeds, "seeds folder", true));
    values(root, "suite").forEach(suite -> require(folder, suite, "suite folder", true));
    root.entries().stream()
        .filter(entry -> entry.key().equals("model"))
        .flatMap(entry -> values(entry.value(), "base"))
        .filter(base -> ModelConfig.isFolder(base.text()))
        .forEach(base -> require(folder, base, "model folder", true));
  }

  private void require(Path folder, YamlNode.Scalar named, String what, boolean isFolder) {
    Path path;
    try {
      path = folder.resolve(named.text());
    } catch (InvalidPathException e) {
      problems.add(named.line(), "the %s \"%s\" is no path", what, named.text());
      return;
    }
    if (!Files.exists(path)) {
      problems.add(
          named.line(), "the %s \"%s\" does not exist; looked for %s", what, named.text(), path);
    } else if (Files.isDirectory(path) != isFolder) {
      problems.add(
          named.line(),
          "the %s \"%s\" must be a %s, got a %s",
          what,
          named.text(),
          word(isFolder),
          word(!isFolder));
    } else if (!Files.isReadable(path)) {
      problems.add(named.line(), "the %s \"%s\" is not readable", what, named.text());
    }
  }

  private static String word(boolean isFolder) {
    return isFolder ? "folder" : "file";
  }

  private void unique(String what, List<YamlNode.Scalar> named) {
    Map<String, Integer> lines = new HashMap<>();
    for (YamlNode.Scalar scalar : named) {
      Integer first = lines.putIfAbsent(scalar.text(), scalar.line());
      if (first != null) {
        problems.add(
            scalar.line(), "%s \"%s\" is already named in line %d", what, scalar.text(), first);
      }
    }
  }

  private List<YamlNode.Scalar> documents() {
    return regulations().flatMap(regulation -> values(regulation, "documents")).toList();
  }

  private Stream<YamlNode> regulations() {
    return root.entries().stream()
        .filter(entry -> entry.key().equals("regulations"))
        .flatMap(
            entry ->
                entry.value() instanceof YamlNode.Sequence sequence
                    ? sequence.items().stream()
                    : Stream.empty());
  }

  /** The single values at a key of a mapping, or of the list there. */
  private static Stream<YamlNode.Scalar> values(YamlNode node, String key) {
    return node instanceof YamlNode.Mapping mapping
        ? mapping.entries().stream()
            .filter(entry -> entry.key().equals(key))
            .flatMap(entry -> scalars(entry.value()))
        : Stream.empty();
  }

  private static Stream<YamlNode.Scalar> scalars(YamlNode node) {
    return switch (node) {
      case YamlNode.Scalar scalar -> Stream.of(scalar);
      case YamlNode.Sequence sequence -> sequence.items().stream().flatMap(FileReferences::scalars);
      case YamlNode.Mapping _, YamlNode.Nothing _ -> Stream.empty();
    };
  }
}
