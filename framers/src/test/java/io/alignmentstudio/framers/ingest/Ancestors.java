package io.alignmentstudio.framers.ingest;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

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

  /** The real policies; where there are none, prints why and skips the test. */
  static Path policies() {
    Optional<Path> found = find("shared/policies");
    String reason = "skipped: there is no folder shared/policies beside the repository";
    if (found.isEmpty()) {
      System.out.println(reason);
    }
    assumeTrue(found.isPresent(), reason);
    return found.orElseThrow();
  }
}
