package io.alignmentstudio.framers.generation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A few words that a sentence is asked for.
 *
 * @param words that are left out
 * @param rest the sentence with three dots in their place
 */
record Gap(String words, String rest) {
  private static final int WORDS = 3;

  /** Words that stay before a gap, and behind it. */
  private static final int AROUND = 4;

  private static final Pattern SEVERAL = Pattern.compile("[.?!]['’]? [A-Z]");
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z'’-]*");
  private static final Pattern TELLING = Pattern.compile("[A-Za-z][A-Za-z'’-]{3,}");

  /** The gaps of one sentence: between telling words, in the middle, of words that it says once. */
  static List<Gap> of(String sentence) {
    List<String> words = Words.split(sentence);
    List<Gap> gaps = new ArrayList<>();
    if (several(sentence)) {
      return gaps;
    }
    for (int from = AROUND; from + WORDS + AROUND <= words.size(); from++) {
      List<String> out = words.subList(from, from + WORDS);
      String gap = String.join(" ", out);
      boolean telling =
          TELLING.matcher(out.getFirst()).matches()
              && TELLING.matcher(out.getLast()).matches()
              && out.stream().allMatch(word -> PLAIN.matcher(word).matches());
      if (telling && sentence.indexOf(gap) == sentence.lastIndexOf(gap)) {
        String left = String.join(" ", words.subList(0, from));
        String right = String.join(" ", words.subList(from + WORDS, words.size()));
        gaps.add(new Gap(gap, left + " … " + right));
      }
    }
    return List.copyOf(gaps);
  }

  /** Whether the words are several sentences. */
  static boolean several(String words) {
    return SEVERAL.matcher(words).find();
  }
}
