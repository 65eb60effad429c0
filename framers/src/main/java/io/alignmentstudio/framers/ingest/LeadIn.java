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

  private static final Pattern OPEN_WORD =
      Pattern.compile(
          "(?is).*\\b(?:must|shall|should|may|will|can|not|to|by|for|of|with|that|who|which|if"
              + "|when|where|unless|and|or|the|are|is|be|including|includes|include)$");

  private LeadIn() {}

  /**
   * The last sentence of a paragraph before a list, when it is open at its end or the first item
   * continues it in lower case. Empty for a complete sentence before complete sentences.
   */
  static String ofParagraph(String text, String firstItem) {
    return opens(text) || continues(text, firstItem) ? lastSentence(text) : "";
  }

  /** The same for an item above a nested list, which may also be a bare topic or a question. */
  static String ofItem(String text, String firstItem) {
    if (Questions.isSingle(text) && !Questions.isSingle(firstItem)) {
      return text;
    }
    boolean topic = !text.isEmpty() && Character.isLetterOrDigit(text.charAt(text.length() - 1));
    return topic || isPunctuatedOpen(text) || continues(text, firstItem) ? lastSentence(text) : "";
  }

  /** Whether a text breaks off where a list goes on with it. */
  static boolean opens(String text) {
    return isPunctuatedOpen(text) || OPEN_WORD.matcher(text).matches();
  }

  private static boolean continues(String text, String firstItem) {
    return !text.isEmpty()
        && !firstItem.isEmpty()
        && Character.isLowerCase(firstItem.codePointAt(0));
  }

  private static boolean isPunctuatedOpen(String text) {
    return text.endsWith("...")
        || (!text.isEmpty() && ":—–-,…".indexOf(text.charAt(text.length() - 1)) >= 0);
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
