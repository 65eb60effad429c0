package io.alignmentstudio.framers.generation;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds a thing that one counts and that stands without an article: "use strong password". */
final class Articles {
  private static final Set<String> COUNTED = Wording.words("counted-nouns");

  /** Most words between an article and its noun. */
  private static final int REACH = 5;

  private static final Pattern DETERMINER =
      Pattern.compile(
          "an?|the|any|each|every|their|its|your|his|her|my|our|one's|one|no|this|that|these|those|such|another|"
              + "which|what|whose|either|neither|both|all|some|same|only|than|due|\\d.*|two|three|four|five|six|ten|twelve|.*['’]s?");

  /** "by employee vote", "per user account", "as system owner": said without an article. */
  private static final Pattern BARE = Pattern.compile("by|per|via|as|and|or|nor|/|&|like|versus");

  private static final Pattern PREPOSITION =
      Pattern.compile(
          "of|to|in|on|at|for|with|from|into|onto|through|under|over|about|between|against|without|within|during|"
              + "after|before|upon|until|across|including|regarding|concerning|using|via|towards?");
  private static final Pattern MODAL =
      Pattern.compile(
          "must|shall|should|may|can|will|not|never|to|is|are|was|were|be|been|has|have");

  private static final Pattern OWNS =
      Pattern.compile("has|have|had|if|when|where|unless|once|whenever|while");

  /** What can follow a noun that ends its phrase. */
  private static final Pattern FOLLOWING =
      Pattern.compile(
          "(?:"
              + PREPOSITION.pattern()
              + "|"
              + MODAL.pattern()
              + "|and|or|that|which|who|whose|if|when|where|unless|as|by|so|because|while|whenever|once|prior)");

  private Articles() {}

  /** Whether an article is missing somewhere in the sentence. */
  static boolean missing(String sentence) {
    List<String> words = Words.split(Words.unstop(sentence));
    if (words.size() > 1
        && COUNTED.contains(words.getFirst().toLowerCase(Locale.ROOT))
        && MODAL.matcher(words.get(1)).matches()) {
      return true;
    }
    for (int at = 1; at < words.size(); at++) {
      if (ownerWithout(words, at)) {
        return true;
      }
      if (COUNTED.contains(words.get(at).replaceAll("[,.;:]$", ""))
          && endsItsPhrase(words, at)
          && bare(words, at)) {
        return true;
      }
    }
    return false;
  }

  /** "Only device's owner": neither "the" nor a name. */
  private static boolean ownerWithout(List<String> words, int at) {
    String word = words.get(at);
    String before = words.get(at - 1).toLowerCase(Locale.ROOT);
    return word.matches(".*['’]s")
        && COUNTED.contains(word.substring(0, word.length() - 2))
        && (before.equals("only") || PREPOSITION.matcher(before).matches());
  }

  private static boolean endsItsPhrase(List<String> words, int at) {
    return at + 1 == words.size()
        || words.get(at).matches(".*[,.;:]")
        || FOLLOWING.matcher(words.get(at + 1).replaceAll("[,.;:]$", "")).matches();
  }

  /** Whether what stands before the noun, up to the word that governs it, has no article. */
  private static boolean bare(List<String> words, int noun) {
    for (int at = noun - 1; at >= 0 && at >= noun - REACH; at--) {
      String word = words.get(at).toLowerCase(Locale.ROOT);
      boolean joined = word.matches(".*[,.;:]") || BARE.matcher(word).matches();
      if (joined || DETERMINER.matcher(word).matches()) {
        return false;
      }
      if (OWNS.matcher(word).matches()) {
        return true;
      }
      if (MODAL.matcher(word).matches()) {
        return noun - at > 2; // What follows a modal, "to" or "not" is a verb.
      }
      if (PREPOSITION.matcher(word).matches()) {
        return noun - at > 1; // "in place" is sound, "in restricted place" is not.
      }
    }
    return false;
  }
}
