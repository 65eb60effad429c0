package io.alignmentstudio.framers.ingest;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the part of a text that governs the list after it. */
final class LeadIn {
  private static final Pattern SENTENCE_END =
      Pattern.compile("(?<=[\\p{Ll}\\p{N})\\]”’\"'][.!?][”’\"')]?)\\s+(?=[“‘\"'(]?\\p{Lu})");
  private static final Pattern ABBREVIATION =
      Pattern.compile(
          ".*\\b(?:e\\.g|i\\.e|etc|cf|No|Nos|Art|Arts|para|approx|vs|Mr|Mrs|Ms|Dr|Inc|Ltd|Co|Corp|U\\.S|St)\\.$");

  private LeadIn() {}

  /**
   * The last sentence before a list, when it is open at its end or the first item continues it in
   * lower case. Empty for a complete sentence before complete sentences.
   */
  static String of(String text, String firstItem) {
    boolean continued = !firstItem.isEmpty() && Character.isLowerCase(firstItem.codePointAt(0));
    return isOpen(text) || (continued && !text.isEmpty()) ? lastSentence(text) : "";
  }

  /** Whether the text waits for what follows. */
  static boolean isOpen(String text) {
    if (text.isEmpty()) {
      return false;
    }
    char last = text.charAt(text.length() - 1);
    return last == ':'
        || last == '—'
        || last == '–'
        || last == '-'
        || Character.isLetterOrDigit(last)
        || last == ',';
  }

  static boolean endsWithColon(String text) {
    return text.endsWith(":") || text.endsWith(":—") || text.endsWith(":-") || text.endsWith("—");
  }

  static String lastSentence(String text) {
    Matcher matcher = SENTENCE_END.matcher(text);
    int start = 0;
    while (matcher.find()) {
      if (!ABBREVIATION.matcher(text.substring(start, matcher.start())).matches()) {
        start = matcher.end();
      }
    }
    return text.substring(start);
  }

  static String join(String outer, String inner) {
    return outer.isEmpty() ? inner : inner.isEmpty() ? outer : outer + " " + inner;
  }
}
