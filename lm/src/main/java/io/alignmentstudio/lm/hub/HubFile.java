package io.alignmentstudio.lm.hub;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One file of a model as the hub describes it.
 *
 * @param path in the repository, with / between folders
 * @param etag what names its content: the SHA-256 of a large file, else Git's SHA-1 of its blob
 * @param size in bytes
 */
record HubFile(String path, String etag, long size) {
  private static final int SHA_256 = 64;
  private static final int SHA_1 = 40;

  HubFile {
    if (!etag.matches("[A-Za-z0-9][A-Za-z0-9_-]*")) {
      throw new StudioException(
          ErrorCode.DATA, "%s: the hub names its content '%s'".formatted(path, etag));
    }
  }

  /** Refuses names that would leave the snapshot's folder. */
  static boolean isInside(String path) {
    return !path.isEmpty()
        && !path.startsWith("/")
        && path.chars().noneMatch(letter -> letter == '\\' || letter == ':' || letter < ' ')
        && !("/" + path + "/").matches(".*/(\\.{0,2})/.*");
  }

  /**
   * Whether a downloaded file is this one; files that the hub names otherwise are known by size.
   */
  boolean matches(Path file) throws IOException {
    if (Files.size(file) != size) {
      return false;
    }
    return switch (etag.length()) {
      case SHA_256 -> etag.equalsIgnoreCase(hash("SHA-256", new byte[0], file));
      case SHA_1 -> etag.equalsIgnoreCase(hash("SHA-1", header(), file));
      default -> true;
    };
  }

  /** Git hashes a blob with its size before it. */
  private byte[] header() {
    return ("blob " + size + "\0").getBytes(StandardCharsets.UTF_8);
  }

  private static String hash(String algorithm, byte[] before, Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      digest.update(before);
      byte[] buffer = new byte[1 << 20];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        digest.update(buffer, 0, count);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
