package io.alignmentstudio.lm.constraint;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;

/** Which characters a vocabulary can write one by one. */
final class WritableCharacters {
  private static final int BYTES = 256;
  private static final char UNKNOWN = '\ufffd';

  private WritableCharacters() {}

  /** Every character if each byte has a token; else those that have a token of their own. */
  static CharacterSet of(List<byte[]> first, List<byte[]> following) {
    return writesBytes(first) && writesBytes(following) ? CharacterSet.ALL : characters(following);
  }

  private static boolean writesBytes(List<byte[]> texts) {
    BitSet bytes = new BitSet(BYTES);
    texts.stream()
        .filter(text -> text.length == 1)
        .forEach(text -> bytes.set(Byte.toUnsignedInt(text[0])));
    // UTF-8 never uses 0xC0, 0xC1 and 0xF5 to 0xFF.
    bytes.set(0xC0, 0xC2);
    bytes.set(0xF5, BYTES);
    return bytes.cardinality() == BYTES;
  }

  private static CharacterSet characters(List<byte[]> texts) {
    BitSet points = new BitSet();
    for (byte[] text : texts) {
      String decoded = new String(text, StandardCharsets.UTF_8); // A part of a character is U+FFFD.
      if (decoded.codePointCount(0, decoded.length()) == 1 && decoded.charAt(0) != UNKNOWN) {
        points.set(decoded.codePointAt(0));
      } else if (decoded.startsWith(" ")) {
        points.set(' '); // Comes with the word that follows it.
      }
    }
    return CharacterSet.matching(points::get);
  }
}
