package io.alignmentstudio.framers.language;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells English from other languages by its commonest words. */
public final class LikelyEnglish {
  private static final Set<String> COMMON =
      Set.of(
          ("the of and to in a is that for it as was with be by on not i this are shall upon under or his her from at which"
                  + " but have has had an they you were there one all we can if more when will would who so no"
                  + " out up than them then its only other any may must should such these those what do does"
                  + " did how my your our he she me us about into before after without because could their"
                  + " been being just yes need")
              .split(" "));

  /** Of other languages, where English has no such word. */
  private static final Set<String> FOREIGN =
      Set.of(
          ("der das und nicht ist ein eine einen mit für auf dem den von zu wird werden sich auch oder bei"
                  + " le la les des et est une dans pour que qui ne pas sur au aux cette sont el los las y en un"
                  + " por con del se su il di che per sono della nel gli het een van niet op voor zijn o os da em"
                  + " uma não ao nie że się jest na w z och att det som är på ve bir bu için és az egy hogy")
              .split(" "));

  /** Fewer words say nothing. */
  private static final int FEWEST = 8;

  /** English prose has about 0.4, lists of names and titles much less. */
  private static final double SHARE = 0.15;

  /** Of text in no language that is known here. */
  private static final double LEAST_SHARE = 0.05;

  /** English has them in names only. */
  private static final double MOST_ACCENTED = 0.02;

  private static final double FAR_TOO_ACCENTED = 0.06;

  /** Fewer may be names. */
  private static final int FEWEST_FOREIGN = 3;

  private LikelyEnglish() {}

  /** Whether a text may pass for English; too few words pass. */
  public static boolean isLikely(String text) {
    if (!isLatin(text)) {
      return false;
    }
    List<String> words = words(text);
    long letters = text.codePoints().filter(Character::isLetter).count();
    long common = words.stream().filter(COMMON::contains).count();
    long foreign = words.stream().filter(FOREIGN::contains).count();
    long accented = text.codePoints().filter(c -> c > 0x7F && Character.isLetter(c)).count();
    if (words.size() < FEWEST) {
      return true;
    }
    if (common >= words.size() * SHARE) {
      return accented <= letters * FAR_TOO_ACCENTED;
    }
    return foreign < common
        && common >= words.size() * LEAST_SHARE
        && accented <= letters * MOST_ACCENTED;
  }

  /**
   * Whether a text is certainly in another language: most of its letters are not Latin, or it has
   * more of the common words of other languages than of English ones. Lists and titles are not.
   */
  public static boolean isForeign(String text) {
    List<String> words = words(text);
    long common = words.stream().filter(COMMON::contains).count();
    long foreign = words.stream().filter(FOREIGN::contains).count();
    return !isLatin(text)
        || (words.size() >= FEWEST && foreign >= FEWEST_FOREIGN && foreign > 2 * common);
  }

  private static boolean isLatin(String text) {
    long letters = text.codePoints().filter(Character::isLetter).count();
    long latin =
        text.codePoints()
            .filter(
                c ->
                    Character.isLetter(c)
                        && Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN)
            .count();
    return latin * 2 >= letters;
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}'’]+"))
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
