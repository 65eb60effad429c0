package io.alignmentstudio.studio.training;

import io.alignmentstudio.domain.Hash;
import io.alignmentstudio.workspace.artifact.FileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files of a model or adapter, as one hash. */
public final class ModelFiles {
  private ModelFiles() {}

  /** Hash of a folder's files; a folder that cannot be read is reported when it is loaded. */
  public static String hash(Path folder) {
    if (!Files.isDirectory(folder)) {
      return "missing " + folder;
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<String> hashes = new ArrayList<>();
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        hashes.add(file.getFileName() + " " + FileTree.hashFile(file));
      }
      return Hash.of(hashes.toArray(String[]::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
