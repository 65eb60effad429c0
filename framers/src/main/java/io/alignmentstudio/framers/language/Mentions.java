package io.alignmentstudio.framers.language;

import java.util.Locale;

/** Whether texts say names: as whole words, in any case, also with a plural ending. */
public final class Mentions {
  private Mentions() {}

  /** Whether the text says the name; "recipient" does not say "IP". */
  public static boolean says(String text, String name) {
    return !name.isBlank()
        && saysLower(text.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
  }

  /** The same of what is in lower case already, for many names in one text. */
  public static boolean saysLower(String text, String name) {
    for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      boolean starts = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
      if (starts && ends(text, at + name.length())) {
        return true;
      }
    }
    return false;
  }

  private static boolean ends(String text, int end) {
    for (String plural : new String[] {"", "s", "es"}) {
      int behind = end + plural.length();
      if (text.startsWith(plural, end)
          && (behind == text.length() || !Character.isLetterOrDigit(text.charAt(behind)))) {
        return true;
      }
    }
    return false;
  }
}
