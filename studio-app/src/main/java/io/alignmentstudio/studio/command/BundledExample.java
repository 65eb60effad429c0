package io.alignmentstudio.studio.command;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.workspace.artifact.AtomicFile;
import io.alignmentstudio.workspace.artifact.FileReason;
import io.alignmentstudio.workspace.config.StudioYaml;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The example company that ships inside the studio. */
final class BundledExample {
  private static final String ROOT = "/examples/tarrowby";

  private BundledExample() {}

  /**
   * Copies the example; its {@code studio.yaml} last, so that a copy that was killed starts over.
   *
   * @throws StudioException CANNOT_CREATE where a file of the example would replace another, or the
   *     folder cannot be written
   */
  static void copy(Path folder) {
    URL url = BundledExample.class.getResource(ROOT);
    if (url == null) {
      throw new StudioException(ErrorCode.SOFTWARE, "the studio was built without its example");
    }
    try {
      URI uri = url.toURI();
      if (uri.getScheme().equals("jar")) {
        try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
          copy(jar.getPath(ROOT), folder);
        }
      } else {
        copy(Path.of(uri), folder);
      }
    } catch (URISyntaxException e) {
      throw new StudioException(ErrorCode.SOFTWARE, "cannot find the example: " + e, e);
    } catch (IOException e) {
      throw new StudioException(
          ErrorCode.CANNOT_CREATE,
          "cannot write the demonstration to "
              + folder
              + ": "
              + FileReason.of(e)
              + "; choose one with --folder",
          e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(from)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    List<String> others = new ArrayList<>();
    for (Path file : files) {
      Path target = to.resolve(from.relativize(file).toString());
      if (Files.exists(target)
          && !Arrays.equals(Files.readAllBytes(file), Files.readAllBytes(target))) {
        others.add(target.toString());
      }
    }
    if (!others.isEmpty()) {
      throw new StudioException(
          ErrorCode.CANNOT_CREATE,
          "the demonstration would replace files that are not its own: %s; choose an empty folder with --folder"
              .formatted(String.join(", ", others)));
    }
    for (Path file : files) {
      if (!file.endsWith(StudioYaml.FILE_NAME)) {
        copyFile(file, to.resolve(from.relativize(file).toString()));
      }
    }
    copyFile(from.resolve(StudioYaml.FILE_NAME), to.resolve(StudioYaml.FILE_NAME));
  }

  private static void copyFile(Path from, Path to) throws IOException {
    AtomicFile.write(to, Files.readAllBytes(from));
  }
}
