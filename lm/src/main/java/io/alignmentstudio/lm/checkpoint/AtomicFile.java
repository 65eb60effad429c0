package io.alignmentstudio.lm.checkpoint;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Writes files that are either whole or not there: temporary name, sync, rename. */
public final class AtomicFile {
  private AtomicFile() {}

  /** Writes what a file is to hold. */
  @FunctionalInterface
  public interface Content {
    void writeTo(FileChannel channel) throws IOException;
  }

  /**
   * Writes the parts one after the other.
   *
   * @throws StudioException CANNOT_CREATE if the file cannot be written
   */
  public static void write(Path file, List<ByteBuffer> parts) {
    write(
        file,
        channel -> {
          for (ByteBuffer part : parts) {
            writeAll(channel, part);
          }
        });
  }

  /** Writes the rest of a buffer. */
  public static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /**
   * Writes content that is made while it is written.
   *
   * @throws StudioException CANNOT_CREATE if the file cannot be written
   */
  public static void write(Path file, Content content) {
    Path temporary = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (FileChannel channel =
          FileChannel.open(
              temporary,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        content.writeTo(channel);
        channel.force(true);
      }
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
      syncFolder(file.toAbsolutePath().getParent());
    } catch (IOException e) {
      StudioException failure =
          new StudioException(
              ErrorCode.CANNOT_CREATE,
              "cannot write %s: %s; check the free space and the permissions of its folder"
                  .formatted(file, e.getMessage()),
              e);
      discard(temporary, failure);
      throw failure;
    } catch (RuntimeException e) {
      discard(temporary, e);
      throw e;
    }
  }

  private static void discard(Path temporary, RuntimeException failure) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException suppressed) {
      failure.addSuppressed(suppressed);
    }
  }

  /** Makes the rename itself survive a power cut; Windows cannot open a folder and needs none. */
  private static void syncFolder(Path folder) throws IOException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
