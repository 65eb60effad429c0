package io.alignmentstudio.framers.ingest;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Decodes a text file whose encoding nobody names. */
final class TextDecoder {
  /**
   * Decoded text.
   *
   * @param warning set when the encoding was guessed
   */
  record Decoded(String text, Optional<String> warning) {}

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private TextDecoder() {}

  /** Accepts UTF-8, UTF-16 and UTF-32 with or without mark, and Windows-1252 with a warning. */
  static Decoded decode(SourceFile file) {
    byte[] bytes = file.bytes();
    Optional<Charset> marked = byMark(bytes);
    if (marked.isPresent()) {
      return new Decoded(unmarked(strict(bytes, marked.get(), file)), Optional.empty());
    }
    Optional<Charset> wide = byZeros(bytes);
    if (wide.isPresent()) {
      return new Decoded(
          strict(bytes, wide.get(), file),
          Optional.of("read as " + wide.get() + ", which the file does not declare"));
    }
    Optional<String> utf8 = tryDecode(bytes, StandardCharsets.UTF_8);
    if (utf8.isPresent()) {
      return checked(utf8.get(), Optional.empty(), file);
    }
    Optional<String> windows =
        tryDecode(bytes, WINDOWS)
            .filter(text -> text.chars().filter(c -> c > 127).count() * 5 < text.length());
    if (windows.isPresent()) {
      return checked(
          windows.get(),
          Optional.of("is not UTF-8; read as windows-1252; check accented letters"),
          file);
    }
    throw notText(file);
  }

  private static Decoded checked(String text, Optional<String> warning, SourceFile file) {
    long controls = text.chars().filter(c -> c < 32 && !Character.isWhitespace(c)).count();
    if (controls > text.length() / 500 || text.indexOf('\0') >= 0) {
      throw notText(file);
    }
    return new Decoded(text, warning);
  }

  private static RuntimeException notText(SourceFile file) {
    return file.refuse(
        "is neither text nor a known document (got binary data)",
        "give plain text or Markdown in UTF-8, DOCX or PDF");
  }

  /** Whether two or four bytes stand for a character. */
  static boolean isWide(byte[] bytes) {
    return byMark(bytes).filter(mark -> !mark.equals(StandardCharsets.UTF_8)).isPresent()
        || byZeros(bytes).isPresent();
  }

  private static Optional<Charset> byMark(byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return Optional.of(StandardCharsets.UTF_8);
    }
    if (startsWith(bytes, 0xFF, 0xFE, 0, 0)) {
      return Optional.of(StandardCharsets.UTF_32LE);
    }
    if (startsWith(bytes, 0, 0, 0xFE, 0xFF)) {
      return Optional.of(StandardCharsets.UTF_32BE);
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return Optional.of(StandardCharsets.UTF_16LE);
    }
    return startsWith(bytes, 0xFE, 0xFF)
        ? Optional.of(StandardCharsets.UTF_16BE)
        : Optional.empty();
  }

  /** Text in UTF-16 has a zero in nearly every second byte. */
  private static Optional<Charset> byZeros(byte[] bytes) {
    int length = Math.min(bytes.length, 4096) & ~1;
    int even = 0;
    int odd = 0;
    for (int i = 0; i < length; i += 2) {
      even += bytes[i] == 0 ? 1 : 0;
      odd += bytes[i + 1] == 0 ? 1 : 0;
    }
    int half = length / 2;
    if (half < 4) {
      return Optional.empty();
    }
    if (odd > half * 0.7 && even < half * 0.05) {
      return Optional.of(StandardCharsets.UTF_16LE);
    }
    return even > half * 0.7 && odd < half * 0.05
        ? Optional.of(StandardCharsets.UTF_16BE)
        : Optional.empty();
  }

  static boolean startsWith(byte[] bytes, int... prefix) {
    if (bytes.length < prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if ((bytes[i] & 0xFF) != prefix[i]) {
        return false;
      }
    }
    return true;
  }

  private static String unmarked(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static String strict(byte[] bytes, Charset charset, SourceFile file) {
    return tryDecode(bytes, charset)
        .orElseThrow(
            () ->
                file.refuse(
                    "begins as " + charset + " but has bytes that are not", "save it as UTF-8"));
  }

  private static Optional<String> tryDecode(byte[] bytes, Charset charset) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
