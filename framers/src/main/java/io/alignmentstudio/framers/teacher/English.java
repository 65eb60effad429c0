package io.alignmentstudio.framers.teacher;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells English from other languages by its commonest words. */
final class English {
  private static final Set<String> COMMON =
      Set.of(
          ("the of and to in a is that for it as was with be by on not i this are or his her from at which"
                  + " but have has had an they you were there one all we can if more when will would who so no"
                  + " out up than them then its only other any may must should such these those what do does"
                  + " did how my your our he she me us about into before after without because could their"
                  + " been being just yes need")
              .split(" "));

  /** Fewer words say nothing. */
  private static final int FEWEST = 8;

  /** English prose has about 0.4; German, French or Spanish with loan words below 0.1. */
  private static final double SHARE = 0.15;

  private English() {}

  static boolean isLikely(String text) {
    long letters = text.codePoints().filter(Character::isLetter).count();
    long latin =
        text.codePoints()
            .filter(
                c ->
                    Character.isLetter(c)
                        && Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN)
            .count();
    if (latin * 2 < letters) {
      return false;
    }
    List<String> words =
        Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}'’]+"))
            .filter(word -> !word.isEmpty())
            .toList();
    long common = words.stream().filter(COMMON::contains).count();
    return words.size() < FEWEST || common >= words.size() * SHARE;
  }
}
