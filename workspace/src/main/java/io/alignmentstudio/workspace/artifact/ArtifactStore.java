package io.alignmentstudio.workspace.artifact;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;

/** The artifacts of a workspace, content-addressed: {@code artifacts/<kind>/<hash>/}. */
public final class ArtifactStore {
  private static final String UNFINISHED = ".unfinished-";

  private final Path root;

  /**
   * Keeps artifacts below a folder.
   *
   * @param root made when the first artifact is put
   */
  public ArtifactStore(Path root) {
    this.root = root;
  }

  /** Writes the files of an artifact. */
  @FunctionalInterface
  public interface Writer {
    /**
     * Writes.
     *
     * @param folder empty, and the artifact's content afterwards
     */
    void write(Path folder) throws IOException;
  }

  /**
   * Makes an artifact, or finds the equal one that is there.
   *
   * @param kind a name of letters, digits and hyphens
   * @throws StudioException with {@link ErrorCode#CANNOT_CREATE} where the files cannot be written;
   *     nothing of it is left then, and other artifacts are untouched
   */
  public Artifact put(String kind, Writer writer) {
    if (!kind.matches("[a-z0-9-]+")) {
      throw new IllegalArgumentException("kind must be small letters, digits, hyphens: " + kind);
    }
    Path temporary = root.resolve(UNFINISHED + UUID.randomUUID());
    try {
      Files.createDirectories(temporary);
      writer.write(temporary);
      FileTree.sync(temporary);
      String hash = FileTree.hash(temporary);
      Artifact artifact = new Artifact(kind, hash, root.resolve(kind).resolve(hash));
      publish(temporary, artifact);
      return artifact;
    } catch (IOException e) {
      throw unwritten(kind, temporary, e);
    } catch (UncheckedIOException e) {
      throw unwritten(kind, temporary, e.getCause());
    } catch (RuntimeException | Error e) {
      discard(temporary, e);
      throw e;
    }
  }

  private void publish(Path temporary, Artifact artifact) throws IOException {
    if (verify(artifact)) {
      FileTree.delete(temporary);
      return;
    }
    FileTree.delete(artifact.folder());
    Path parent = root.resolve(artifact.kind());
    Files.createDirectories(parent);
    Files.move(temporary, artifact.folder(), StandardCopyOption.ATOMIC_MOVE);
    FileTree.syncFolder(parent);
  }

  /**
   * Finds an artifact whose content is what its name says.
   *
   * @param reference {@link Artifact#reference}
   * @return empty where it is missing or damaged
   */
  public Optional<Artifact> find(String reference) {
    String[] parts = reference.split("/");
    if (parts.length != 2) {
      throw new IllegalArgumentException("an artifact is named <kind>/<hash>, got " + reference);
    }
    Artifact artifact = new Artifact(parts[0], parts[1], root.resolve(parts[0]).resolve(parts[1]));
    return verify(artifact) ? Optional.of(artifact) : Optional.empty();
  }

  /** Whether the files are there and their content is what the hash says. Reads all of them. */
  public boolean verify(Artifact artifact) {
    if (!Files.isDirectory(artifact.folder())) {
      return false;
    }
    try {
      return FileTree.hash(artifact.folder()).equals(artifact.hash());
    } catch (IOException e) {
      throw new StudioException(
          ErrorCode.IO, "cannot read the artifact " + artifact.folder() + ": " + e, e);
    }
  }

  /** Deletes what killed processes left half-written. Only the lock's holder may call it. */
  public void removeUnfinished() {
    if (!Files.isDirectory(root)) {
      return;
    }
    try (var entries = Files.newDirectoryStream(root, UNFINISHED + "*")) {
      for (Path entry : entries) {
        FileTree.delete(entry);
      }
    } catch (IOException e) {
      throw new StudioException(
          ErrorCode.IO, "cannot delete unfinished artifacts in " + root + ": " + e, e);
    }
  }

  private StudioException unwritten(String kind, Path temporary, IOException cause) {
    StudioException failure =
        new StudioException(
            ErrorCode.CANNOT_CREATE,
            "cannot write the "
                + kind
                + " below "
                + root
                + ": "
                + cause.getMessage()
                + " ("
                + free()
                + "). Free some disk space or mend the permissions, then run again; earlier results"
                + " are intact",
            cause);
    discard(temporary, failure);
    return failure;
  }

  private String free() {
    try {
      return Files.getFileStore(root).getUsableSpace() / (1 << 20) + " MiB free";
    } catch (IOException e) {
      return "free space unknown: " + e.getMessage();
    }
  }

  private static void discard(Path temporary, Throwable failure) {
    try {
      FileTree.delete(temporary);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }
}
