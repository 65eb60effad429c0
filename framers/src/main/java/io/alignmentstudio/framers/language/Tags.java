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
      Set.of("must", "shall", "should", "may", "will", "cannot", "can");

  /** Modals that are nothing else, so that a verb must follow. */
  private static final Set<String> STRONG = Set.of("must", "shall", "should", "cannot");

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

  private static final Set<String> NEVER_NOUNS = Set.of("VERB", "ADP", "SCONJ", "DET");
  private static final int SHORTEST = 5;

  private static final Set<String> BASE_FOLLOWS =
      Set.of(
          "to", "not", "must", "shall", "should", "may", "will", "can", "cannot", "you", "we",
          "they", "who");

  private static final Set<String> INITIALISMS = Set.of("IT", "US");

  private Tags() {}

  /** Whether a word is the name of a department or country, not a pronoun. */
  static boolean initialism(String word) {
    return INITIALISMS.contains(word);
  }

  /** The tag of a word, or a better one where its neighbours leave no doubt. */
  static String mend(String[] words, String[] tags, int i) {
    String word = words[i].toLowerCase(Locale.ROOT);
    String tag = tags[i];
    boolean named =
        i > 1 && tag.equals("VERB") && capitalised(words[i]) && capitalised(words[i - 1]);
    if (initialism(words[i]) || named) {
      return "PROPN"; // "to IT Support"
    }
    if (CLOSED.containsKey(word)) {
      return CLOSED.getOrDefault(word, tag);
    }
    if (word.equals("may") && i > 0) {
      return Character.isUpperCase(words[i].charAt(0)) ? "PROPN" : "AUX";
    }
    boolean verb = i > 0 && BASE_FOLLOWS.contains(words[i - 1].toLowerCase(Locale.ROOT));
    if (NEVER_NOUNS.contains(tag)
        && !verb
        && word.length() >= SHORTEST
        && HeadNouns.onlyNoun(word)) {
      return "NOUN"; // "by a parent or guardian", "Behavior that disturbs"
    }
    if (tag.equals("ADV") && word.endsWith("ly") && HeadNouns.onlyVerb(word)) {
      return "VERB"; // "comply with", "rely on"
    }
    if (tag.equals("NOUN") || tag.equals("ADJ") || tag.equals("PROPN") || tag.equals("ADV")) {
      int before = i - 1;
      while (before >= 0 && BETWEEN.contains(words[before].toLowerCase(Locale.ROOT))) {
        before--;
      }
      boolean governed = before >= 0 && MODALS.contains(words[before].toLowerCase(Locale.ROOT));
      boolean certain =
          governed
              && STRONG.contains(words[before].toLowerCase(Locale.ROOT))
              && tag.equals("NOUN")
              && !word.matches(".*(?:ed|ing|ly)");
      boolean base = governed && word.equals(words[i]) && (certain || Verbs.isBase(word));
      if (base) {
        return "VERB";
      }
    }
    return tag;
  }

  private static boolean capitalised(String word) {
    return Character.isUpperCase(word.charAt(0));
  }
}
