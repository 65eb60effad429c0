package io.alignmentstudio.framers.ingest;

/**
 * Text without its markup, and the little of the markup that carries meaning.
 *
 * @param text with whitespace normalised
 * @param lead the emphasised words with which the text begins; empty when there are none
 * @param strong whether all of the text is bold
 * @param lineEnds whether the lead is a line of its own, with the text on the lines below it
 */
record RichText(String text, String lead, boolean strong, boolean lineEnds) {
  /** A line break that the author made; whitespace like any other once it was seen. */
  static final String BREAK = "\u2028";

  static RichText plain(String text) {
    return new RichText(normalise(text), "", false, false);
  }

  static RichText of(String text, String lead, boolean strong) {
    String clean = normalise(text);
    String cleanLead = normalise(lead);
    int end = text.strip().indexOf(BREAK);
    boolean lineEnds = end > 0 && normalise(text.strip().substring(0, end)).equals(cleanLead);
    return new RichText(clean, clean.startsWith(cleanLead) ? cleanLead : "", strong, lineEnds);
  }

  /** The text after its first {@code length} characters. */
  RichText from(int length) {
    String rest = text.substring(length).strip();
    String restLead = lead.length() > length ? lead.substring(length).strip() : "";
    return new RichText(rest, rest.startsWith(restLead) ? restLead : "", strong, false);
  }

  /** Joins lines and runs of whitespace; drops characters that no reader sees. */
  static String normalise(String text) {
    StringBuilder result = new StringBuilder(text.length());
    boolean space = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isInvisible(c)) {
        continue;
      }
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        space = result.length() > 0;
        continue;
      }
      if (space) {
        result.append(' ');
        space = false;
      }
      if (c >= 0xFB00 && c <= 0xFB06) {
        result.append(LIGATURES[c - 0xFB00]);
      } else {
        result.append(c);
      }
    }
    return result.toString();
  }

  private static final String[] LIGATURES = {"ff", "fi", "fl", "ffi", "ffl", "ft", "st"};

  private static boolean isInvisible(char c) {
    return c == 0xAD // soft hyphen
        || (c >= 0x200B && c <= 0x200F)
        || (c >= 0x202A && c <= 0x202E)
        || c == 0x2060
        || c == 0xFEFF
        || (c < 0x20 && !Character.isWhitespace(c));
  }
}
