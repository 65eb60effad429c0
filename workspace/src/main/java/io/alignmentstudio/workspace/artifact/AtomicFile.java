package io.alignmentstudio.workspace.artifact;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes whole files: a reader sees the old content or the new, never a part. */
public final class AtomicFile {
  private AtomicFile() {}

  /**
   * Writes text as UTF-8.
   *
   * @throws StudioException with {@link ErrorCode#CANNOT_CREATE}; the old content is then intact
   */
  public static void write(Path file, String text) {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes bytes.
   *
   * @throws StudioException with {@link ErrorCode#CANNOT_CREATE}; the old content is then intact
   */
  public static void write(Path file, byte[] bytes) {
    Path folder = file.toAbsolutePath().getParent();
    Path temporary = folder.resolve("." + file.getFileName() + ".unfinished");
    try {
      Files.createDirectories(folder);
      try (FileChannel channel =
          FileChannel.open(
              temporary,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      }
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      FileTree.syncFolder(folder);
    } catch (IOException e) {
      discard(temporary, e);
      throw new StudioException(
          ErrorCode.CANNOT_CREATE,
          "cannot write "
              + file
              + ": "
              + FileReason.of(e)
              + ". Free some disk space or mend the permissions",
          e);
    }
  }

  private static void discard(Path temporary, IOException failure) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }
}
