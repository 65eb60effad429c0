package io.alignmentstudio.workspace;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right to change a workspace. The operating system frees it when its holder dies.
 *
 * <p>POSIX frees a process's lock as soon as the process closes any other handle of the file; so a
 * second attempt in the same process is refused before it opens the file.
 */
final class WorkspaceLock implements AutoCloseable {
  /** Far behind the text, so that others can read the text where locks are mandatory. */
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private WorkspaceLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @throws StudioException with {@link ErrorCode#LOCKED} and the holder's process id
   */
  static WorkspaceLock acquire(Path file) {
    Path real;
    try {
      real = file.getParent().toRealPath().resolve(file.getFileName());
    } catch (IOException e) {
      throw failed(file, e);
    }
    if (!HELD_HERE.add(real)) {
      throw held(file, "this process, " + ProcessHandle.current().pid());
    }
    boolean acquired = false;
    try {
      WorkspaceLock lock = lock(real);
      acquired = true;
      return lock;
    } catch (IOException e) {
      throw failed(file, e);
    } finally {
      if (!acquired) {
        HELD_HERE.remove(real);
      }
    }
  }

  private static WorkspaceLock lock(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
      if (lock == null) {
        throw held(file, "process " + Files.readString(file).strip());
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
      return new WorkspaceLock(file, channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static StudioException held(Path file, String holder) {
    return new StudioException(
        ErrorCode.LOCKED,
        "the workspace "
            + file.toAbsolutePath().getParent().getParent()
            + " is in use by "
            + holder
            + "; wait until it is done, or stop it, then run again. (chat, serve and doctor work"
            + " meanwhile)");
  }

  private static StudioException failed(Path file, IOException cause) {
    return new StudioException(
        ErrorCode.CANNOT_CREATE,
        "cannot lock " + file + ": " + cause + ". Is the folder writable?",
        cause);
  }

  /** Gives the lock back. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new StudioException(ErrorCode.IO, "cannot unlock " + file + ": " + e, e);
    } finally {
      HELD_HERE.remove(file);
    }
  }
}
