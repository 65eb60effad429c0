package io.alignmentstudio.framers.ingest;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that was found, read and is not empty. */
@SuppressWarnings("ArrayRecordComponent") // never compared; the bytes are not changed
record SourceFile(Path path, byte[] bytes) {
  static final long MAXIMUM_BYTES = 512L << 20;

  static SourceFile of(Path path) {
    if (!Files.exists(path)) {
      throw new StudioException(
          ErrorCode.NO_INPUT, path + ": there is no such file; check the path");
    }
    if (Files.isDirectory(path)) {
      throw new StudioException(
          ErrorCode.NO_INPUT,
          path + ": is a folder, expected a policy document; name each document in it");
    }
    try {
      long size = Files.size(path);
      if (size > MAXIMUM_BYTES) {
        throw new StudioException(
            ErrorCode.DATA,
            "%s: has %d MB, expected at most %d MB; split the document"
                .formatted(path, size >> 20, MAXIMUM_BYTES >> 20));
      }
      if (size == 0) {
        throw new StudioException(
            ErrorCode.DATA, path + ": is empty (0 bytes); give the complete document");
      }
      return new SourceFile(path, Files.readAllBytes(path));
    } catch (IOException e) {
      throw new StudioException(
          ErrorCode.NO_INPUT, path + ": cannot be read (" + e + "); check its permissions", e);
    }
  }

  String name() {
    return String.valueOf(path.getFileName());
  }

  /** The name without what follows its first dot. */
  String stem() {
    String name = name();
    int dot = name.indexOf('.', 1);
    return dot < 0 ? name : name.substring(0, dot);
  }

  StudioException refuse(String problem, String remedy) {
    return new StudioException(ErrorCode.DATA, path + ": " + problem + "; " + remedy);
  }

  StudioException refuse(String problem, String remedy, Throwable cause) {
    return new StudioException(ErrorCode.DATA, path + ": " + problem + "; " + remedy, cause);
  }
}
