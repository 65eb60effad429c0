package io.alignmentstudio.framers.ingest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds folders beside or above the repository. */
final class Ancestors {
  private Ancestors() {}

  /** The folder of this relative name in the working folder or the nearest folder above it. */
  static Optional<Path> find(String name) {
    return Stream.iterate(
            Path.of("").toAbsolutePath(), path -> path != null, path -> path.getParent())
        .map(path -> path.resolve(name))
        .filter(Files::isDirectory)
        .findFirst();
  }
}
