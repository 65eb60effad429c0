package io.alignmentstudio.framers.language;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The English names of the months. */
public final class Months {
  /** "January" to "December". */
  public static final List<String> NAMES =
      Arrays.stream(Month.values())
          .map(month -> month.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
          .toList();

  /** Any of them, for a pattern: "January|February|...". */
  public static final String PATTERN = String.join("|", NAMES);

  private Months() {}
}
