package io.alignmentstudio.domain.rows;

import io.alignmentstudio.domain.Problems;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The text of a file that people wrote. */
final class TextFile {
  private TextFile() {}

  /**
   * Reads strict UTF-8, without the mark that some editors put first.
   *
   * @return empty, with a problem, if the file cannot be read or says nothing
   */
  static Optional<String> read(Path file, String name, Problems problems) {
    String text;
    try {
      text = decode(Files.readAllBytes(file));
    } catch (CharacterCodingException e) {
      problems.add("%s: is not UTF-8 text; save it as UTF-8", name);
      return Optional.empty();
    } catch (IOException e) {
      problems.add("%s: cannot be read: %s", name, e);
      return Optional.empty();
    }
    if (text.isBlank()) {
      problems.add("%s: is empty; add rows or remove the file", name);
      return Optional.empty();
    }
    return Optional.of(text);
  }

  private static String decode(byte[] bytes) throws CharacterCodingException {
    String text =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(ByteBuffer.wrap(bytes))
            .toString();
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** The file with its folder, which is enough to find it and short enough to read. */
  static String displayName(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    int count = absolute.getNameCount();
    return absolute.subpath(Math.max(0, count - 2), count).toString().replace('\\', '/');
  }
}
