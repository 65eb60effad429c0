package io.alignmentstudio.framers.language;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Corrections of the tagger where policies use words unlike the web text it was trained on. */
final class Tags {
  private static final Map<String, String> CLOSED =
      Map.ofEntries(
          Map.entry("must", "AUX"),
          Map.entry("shall", "AUX"),
          Map.entry("should", "AUX"),
          Map.entry("cannot", "AUX"),
          Map.entry("not", "PART"),
          Map.entry("never", "ADV"),
          Map.entry("and", "CCONJ"),
          Map.entry("or", "CCONJ"),
          Map.entry("and/or", "CCONJ"),
          Map.entry("worth", "ADJ"),
          Map.entry("nor", "CCONJ"),
          Map.entry("unless", "SCONJ"),
          Map.entry("every", "DET"),
          Map.entry("the", "DET"),
          Map.entry("who", "PRON"),
          Map.entry("whose", "PRON"),
          Map.entry("which", "PRON"),
          Map.entry("it", "PRON"),
          Map.entry("they", "PRON"),
          Map.entry("you", "PRON"));
  private static final Set<String> MODALS =
      Set.of("must", "shall", "should", "may", "will", "cannot", "can", "to");
  private static final Set<String> BETWEEN =
      Set.of(
          "not",
          "never",
          "also",
          "then",
          "always",
          "only",
          "each",
          "first",
          "promptly",
          "immediately");

  private Tags() {}

  /** The tag of a word, or a better one where its neighbours leave no doubt. */
  static String mend(String[] words, String[] tags, int i) {
    String word = words[i].toLowerCase(Locale.ROOT);
    String tag = tags[i];
    if (CLOSED.containsKey(word)) {
      return CLOSED.getOrDefault(word, tag);
    }
    if (word.equals("may") && i > 0) {
      boolean month = Character.isUpperCase(words[i].charAt(0));
      return month ? "PROPN" : "AUX";
    }
    if (tag.equals("NOUN") || tag.equals("ADJ") || tag.equals("PROPN") || tag.equals("ADV")) {
      int before = i - 1;
      while (before >= 0 && BETWEEN.contains(words[before].toLowerCase(Locale.ROOT))) {
        before--;
      }
      boolean governed =
          before >= 0
              && MODALS.contains(words[before].toLowerCase(Locale.ROOT))
              && (!words[before].equalsIgnoreCase("to") || before + 1 == i);
      if (governed
          && word.equals(words[i])
          && Verbs.isBase(word)
          && (!words[before].equalsIgnoreCase("to") || tag.equals("VERB"))) {
        return "VERB";
      }
    }
    return tag;
  }
}
