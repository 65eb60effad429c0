package io.alignmentstudio.workspace.artifact;

import io.alignmentstudio.domain.Hash;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Hashes, syncs and deletes folders. */
public final class FileTree {
  private FileTree() {}

  /** SHA-256 over the sorted relative paths and the bytes of every file below the folder. */
  public static String hash(Path folder) throws IOException {
    List<String> parts = new ArrayList<>();
    for (Path file : files(folder)) {
      parts.add(folder.relativize(file).toString().replace('\\', '/'));
      parts.add(hashFile(file));
    }
    return Hash.of(parts.toArray(String[]::new));
  }

  /** SHA-256 of a file's bytes; reads it in pieces, so that its size does not matter. */
  public static String hashFile(Path file) throws IOException {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        digest.update(buffer, 0, length);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Waits until every file and folder below is on the disk. */
  static void sync(Path folder) throws IOException {
    for (Path file : files(folder)) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
    }
    syncFolder(folder);
  }

  /** Waits until a folder's entries are on the disk; Windows cannot and need not. */
  static void syncFolder(Path folder) throws IOException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /** Deletes a file or a folder with all that is in it; does nothing where there is none. */
  public static void delete(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    List<Path> found;
    try (Stream<Path> below = Files.walk(path)) {
      found = below.sorted(Comparator.reverseOrder()).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    for (Path each : found) {
      Files.deleteIfExists(each);
    }
  }

  /** The regular files below a folder, sorted by their relative paths with forward slashes. */
  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> below = Files.walk(folder)) {
      return below
          .filter(Files::isRegularFile)
          .sorted(
              Comparator.comparing(file -> folder.relativize(file).toString().replace('\\', '/')))
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
