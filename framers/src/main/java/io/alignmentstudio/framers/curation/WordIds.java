package io.alignmentstudio.framers.curation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Numbers words, so that texts are compared as numbers. */
final class WordIds {
  private static final int RUN = 3;

  private final Map<String, Integer> ids = new HashMap<>();

  /** A normalised text; the same word has the same number in every text. */
  ComparedText read(String normalised) {
    int[] words = words(normalised);
    int count = Math.max(1, words.length - RUN + 1);
    long[] runs = new long[count];
    for (int i = 0; i < count; i++) {
      for (int word = i; word < Math.min(words.length, i + RUN); word++) {
        runs[i] = runs[i] * 0x9E3779B97F4A7C15L + words[word] + 1;
      }
    }
    return new ComparedText(normalised, words, Arrays.stream(runs).distinct().toArray());
  }

  /** The numbers of the words of a normalised text. */
  int[] words(String normalised) {
    String[] words = normalised.split(" ");
    int[] numbers = new int[words.length];
    for (int i = 0; i < words.length; i++) {
      numbers[i] = ids.computeIfAbsent(words[i], word -> ids.size());
    }
    return numbers;
  }
}
