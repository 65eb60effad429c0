package io.alignmentstudio.framers.curation;

import java.util.Arrays;

/**
 * Compares one text with many by ROUGE-L, a word of the machine at a time (Hyyrö 2004,
 * "Bit-parallel LCS-length computation revisited"); the result is that of {@link Rouge#f1}.
 */
final class LikeText {
  private final int words;
  private final int blocks;

  /** Open addressing: word number plus one, 0 where a place is free. */
  private final int[] keys;

  /** Bit {@code i} of the mask at a word's place says that it is the text's word {@code i}. */
  private final long[][] masks;

  LikeText(int[] text) {
    this.words = text.length;
    this.blocks = (words + Long.SIZE - 1) / Long.SIZE;
    int places = Integer.highestOneBit(Math.max(1, words)) * 4;
    this.keys = new int[places];
    this.masks = new long[places][];
    for (int i = 0; i < words; i++) {
      int place = place(text[i]);
      if (keys[place] == 0) {
        keys[place] = text[i] + 1;
        masks[place] = new long[blocks];
      }
      masks[place][i / Long.SIZE] |= 1L << (i % Long.SIZE);
    }
  }

  /** Where a word stands, or would stand. */
  private int place(int word) {
    int place = ((word * 0x9E3779B9) >>> 8) & (keys.length - 1);
    while (keys[place] != 0 && keys[place] != word + 1) {
      place = (place + 1) & (keys.length - 1);
    }
    return place;
  }

  /** Whether the F1 of the two texts is at least so much. */
  boolean isLike(int[] other, double least) {
    double both = words + other.length;
    return 2.0 * Math.min(words, other.length) / both >= least
        && 2.0 * common(other) / both >= least;
  }

  /** Length of the longest common subsequence. */
  int common(int[] other) {
    long[] open = new long[blocks];
    Arrays.fill(open, -1L);
    for (int word : other) {
      int place = place(word);
      if (keys[place] != 0) {
        step(open, masks[place]);
      }
    }
    int closed = 0;
    for (int i = 0; i < words; i++) {
      if ((open[i / Long.SIZE] >>> (i % Long.SIZE) & 1) == 0) {
        closed++;
      }
    }
    return closed;
  }

  private static void step(long[] open, long[] mask) {
    long carry = 0;
    for (int block = 0; block < open.length; block++) {
      long before = open[block];
      long sum = before + (before & mask[block]);
      long carried = sum + carry;
      carry =
          Long.compareUnsigned(sum, before) < 0 || Long.compareUnsigned(carried, sum) < 0 ? 1 : 0;
      open[block] = carried | (before & ~mask[block]);
    }
  }
}
