package io.alignmentstudio.framers.ingest;

import java.text.Normalizer;
import java.util.Locale;

/** Short names for ids, made of a title's words. */
final class Slug {
  private static final int LONGEST = 36;

  private Slug() {}

  /**
   * Lower-case letters and digits with hyphens between words; {@code section} when none is left.
   */
  static String of(String title) {
    String plain =
        Normalizer.normalize(title, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}+", "")
            .replaceAll("['’]", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{N}]+", "-")
            .replaceAll("^-|-$", "");
    if (plain.length() > LONGEST) {
      int cut = plain.lastIndexOf('-', LONGEST);
      plain = plain.substring(0, cut > 0 ? cut : LONGEST);
    }
    return plain.isEmpty() ? "section" : plain;
  }
}
