package io.alignmentstudio.framers.ingest;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Tells text from garbage by common words and by the build of words. */
final class EnglishText {
  private static final Set<String> COMMON =
      new HashSet<>(
          Arrays.asList(
              ("the of and to in a is that for it as was with be by on not he i this are or his from at"
                      + " which but have an had they you were there one all we can her has their been if more"
                      + " when will would who so no out up into than them then its only other any may shall"
                      + " must should such these those under between must each where after before through"
                      + " during above below both within without per our your us also do does did use used"
                      + " using data information person personal company employee employees policy policies"
                      + " section article agreement party parties service services access security system"
                      + " systems business law laws legal rights right required require requires provide"
                      + " provided request requests process processing controller processor customer customers"
                      + " including include includes following applicable accordance respect terms time date"
                      + " page document documents work report made make need new public state states act part"
                      + " number name title chapter means mean set whether regard upon")
                  .split(" ")));
  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{S}\\p{Cc}\\p{Co}&&[^\\s\\u00A0]]+");
  private static final Pattern EDGES = Pattern.compile("^[\\p{P}\\p{S}]+|[\\p{P}\\p{S}]+$");

  /** What a text looks like. */
  enum Look {
    ENGLISH,
    /** Words that could be of another language, or codes. */
    WORDS,
    GARBAGE,
    /** Too short to say. */
    UNKNOWN
  }

  private static final int FEWEST_WORDS = 12;
  private static final int FEWEST_COMMON = 5;
  private static final double ENGLISH_SHARE = 0.10;
  private static final double SURE_SHARE = 0.20;

  /** Longest run of letters and signs without a blank that may be a word. */
  private static final int LONGEST_WORD = 30;

  private static final int LONG_RUN = 20;
  private static final int FEWEST_BROKEN = 10;
  private static final int FEWEST_CHARACTERS = 12;

  /** Kinds of signs and letters with accents that only a scrambled run has so many of. */
  private static final int MOST_KINDS = 6;

  private static final double ODD_SHARE = 0.3;
  private static final double WORDED_SHARE = 0.6;

  private EnglishText() {}

  static Look look(String text) {
    List<String> words =
        WORD.matcher(text)
            .results()
            .map(found -> trim(found.group()))
            .filter(word -> !word.isEmpty())
            .toList();
    if (words.size() < FEWEST_WORDS) {
      return isScrambled(text) ? Look.GARBAGE : Look.UNKNOWN;
    }
    long foreign = text.codePoints().filter(c -> Character.isLetter(c) && c > 0x24F).count();
    long letters = text.codePoints().filter(Character::isLetter).count();
    long broken = text.codePoints().filter(EnglishText::isBroken).count();
    if (broken * 10 > text.length()) {
      return Look.GARBAGE;
    }
    if (commonShare(words) >= ENGLISH_SHARE) {
      return Look.ENGLISH;
    }
    if (foreign * 2 > letters) {
      return Look.WORDS;
    }
    List<String> built =
        words.stream()
            .filter(word -> word.length() > 2 && word.chars().anyMatch(Character::isLetter))
            .toList();
    if (built.size() < FEWEST_WORDS) {
      return Look.UNKNOWN;
    }
    long natural = built.stream().filter(EnglishText::isNatural).count();
    return natural >= built.size() * 0.7 ? Look.WORDS : Look.GARBAGE;
  }

  /**
   * Whether a text of few words is none: a broken map of characters has no blanks, so that whole
   * lines are one run of letters and signs.
   */
  private static boolean isScrambled(String text) {
    long broken = text.codePoints().filter(EnglishText::isBroken).count();
    if (broken >= FEWEST_BROKEN && broken * 4 > text.length()) {
      return true;
    }
    int[] runs =
        WORD.matcher(text)
            .results()
            .map(MatchResult::group)
            .filter(run -> run.length() > LONG_RUN)
            .flatMapToInt(String::codePoints)
            .toArray();
    int[] odd = Arrays.stream(runs).filter(EnglishText::isOdd).toArray();
    return odd.length >= ODD_SHARE * Math.max(1, runs.length)
        && Arrays.stream(odd).distinct().count() > MOST_KINDS;
  }

  /**
   * Whether a text whose characters are guesses is made of words. Numbers, single signs and too
   * little to judge by pass.
   */
  static boolean isWorded(String text) {
    List<String> runs =
        WORD.matcher(text)
            .results()
            .map(MatchResult::group)
            .filter(run -> run.length() > 2)
            .filter(run -> run.codePoints().anyMatch(c -> Character.isLetter(c) || isOdd(c)))
            .toList();
    int all = runs.stream().mapToInt(String::length).sum();
    int worded = runs.stream().filter(EnglishText::isWord).mapToInt(String::length).sum();
    return all < FEWEST_CHARACTERS || worded >= WORDED_SHARE * all;
  }

  /** Whether a run between blanks could be a word of a language that writes blanks. */
  private static boolean isWord(String run) {
    String word = trim(run);
    boolean foreign = !word.isEmpty() && word.codePoints().allMatch(EnglishText::isForeign);
    return word.length() <= LONGEST_WORD && (foreign || isNatural(word));
  }

  private static boolean isForeign(int c) {
    return c > 0x24F
        && (Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK);
  }

  /** Signs and Latin letters with accents, of which words have few. */
  private static boolean isOdd(int c) {
    boolean accented = c > 0x7F && c <= 0x24F && Character.isLetter(c);
    return accented || isBroken(c) || "#$%&*+<=>@^`|~\\[]{}¦§©«»¿¡".indexOf(c) >= 0;
  }

  /**
   * The number to add to each character, gaps excepted, to get English, or 0 when there is none.
   */
  static int shift(String text) {
    int best = 0;
    double bestShare = SURE_SHARE;
    for (int shift = -96; shift <= 96; shift++) {
      if (shift != 0) {
        String candidate = shifted(text, shift);
        List<String> words =
            WORD.matcher(candidate).results().map(found -> trim(found.group())).toList();
        double share = commonShare(words);
        long distinct = words.stream().filter(EnglishText::isCommon).distinct().count();
        if (share > bestShare && distinct >= FEWEST_COMMON) {
          bestShare = share;
          best = shift;
        }
      }
    }
    return best;
  }

  private static final int GLYPH_SHIFT = 29;

  /** Characters of old Macintosh fonts from code 128, in the order of glyphs from 98. */
  private static final String MAC_GLYPHS =
      "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…ÀÃÕŒœ–—“”‘’÷◊ÿŸ";

  /**
   * Adds a number to each character. A shift of 29 is that of glyph numbers of TrueType fonts,
   * whose glyphs after the tilde follow the Macintosh character set.
   */
  static String shifted(String text, int shift) {
    StringBuilder result = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\u00A0') {
        result.append(' ');
      } else if (shift == GLYPH_SHIFT && c >= 98 && c < 98 + MAC_GLYPHS.length()) {
        result.append(MAC_GLYPHS.charAt(c - 98));
      } else if (c == ' ' && shift != GLYPH_SHIFT) {
        result.append(c);
      } else if (shift == GLYPH_SHIFT && c >= 98) {
        result.append('\uFFFD');
      } else {
        int moved = c + shift;
        result.append(moved < 32 ? ' ' : (char) moved);
      }
    }
    return result.toString();
  }

  private static double commonShare(List<String> words) {
    long hits = words.stream().filter(EnglishText::isCommon).count();
    return words.isEmpty() ? 0 : (double) hits / words.size();
  }

  private static boolean isCommon(String word) {
    return word.length() > 1 && COMMON.contains(word.toLowerCase(Locale.ROOT));
  }

  private static String trim(String word) {
    return EDGES.matcher(word).replaceAll("");
  }

  private static boolean isBroken(int c) {
    return c == 0xFFFD
        || Character.getType(c) == Character.PRIVATE_USE
        || (c < 32 && c != '\n' && c != '\t' && c != '\r');
  }

  /** Whether a word has a vowel and no capitals or digits between small letters. */
  private static boolean isNatural(String word) {
    boolean vowel = word.matches("(?i).*[aeiouyàâäáãåæèéêëìíîïòóôöõøùúûüÿœ].*");
    boolean mixed =
        word.matches(
            ".*\\p{Ll}[\\p{Lu}\\p{N}]+\\p{Ll}?.*|.*[\\p{L}][\\p{S}\\p{Cc}\"#$%&*+<=>@^_`|~\\\\\\[\\]{}][\\p{L}].*");
    return vowel && !mixed;
  }
}
