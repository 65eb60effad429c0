package io.alignmentstudio.framers.curation;

import java.util.List;

/** ROUGE-L of Lin (2004): the longest common subsequence of words. */
public final class Rouge {
  private Rouge() {}

  /** F1 of the longest common subsequence, 0 to 1; 1 for two empty texts. */
  public static double f1(List<String> left, List<String> right) {
    if (left.isEmpty() && right.isEmpty()) {
      return 1;
    }
    return 2.0 * longestCommonSubsequence(left, right) / (left.size() + right.size());
  }

  /** Number of words that two texts have in one order. */
  public static int longestCommonSubsequence(List<String> left, List<String> right) {
    int[] lengths = new int[right.size() + 1];
    for (String word : left) {
      int diagonal = 0;
      for (int j = 1; j < lengths.length; j++) {
        int above = lengths[j];
        lengths[j] = word.equals(right.get(j - 1)) ? diagonal + 1 : Math.max(above, lengths[j - 1]);
        diagonal = above;
      }
    }
    return lengths[right.size()];
  }
}
