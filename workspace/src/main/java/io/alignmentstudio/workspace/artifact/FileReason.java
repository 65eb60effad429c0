package io.alignmentstudio.workspace.artifact;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Words for why a file or folder could not be written. */
public final class FileReason {
  private FileReason() {}

  /** The reason without the name of an exception's class, where the system gives one. */
  public static String of(IOException failure) {
    return switch (failure) {
      case AccessDeniedException denied -> "no permission for " + denied.getFile();
      case FileAlreadyExistsException taken -> taken.getFile() + " is in the way: it is no folder";
      case NoSuchFileException missing -> missing.getFile() + " cannot be made there";
      case FileSystemException other when other.getReason() != null -> other.getReason();
      default -> failure.toString();
    };
  }
}
