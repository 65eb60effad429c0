package io.alignmentstudio.framers.curation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds near texts among very many: MinHash of word pairs (Broder 1997) in 32 bands of two proposes
 * candidates, and the caller decides. Two texts that share 35 % of their word pairs, about what
 * ROUGE-L 0.7 means, are proposed with a chance of 98 %.
 *
 * @param <T> what the texts belong to
 */
final class MinHash<T> {
  private static final int HASHES = 64;
  private static final int ROWS = 2;

  private final List<T> owners = new ArrayList<>();

  /** Band to the places of its owners. */
  private final Map<Long, List<Integer>> buckets = new HashMap<>();

  /** By place: the last search that asked about the owner. */
  private int[] asked = new int[64];

  private int searches;

  /** The bands of a text, to find and add it. */
  static long[] bands(List<String> words) {
    int[] least = new int[HASHES];
    Arrays.fill(least, Integer.MAX_VALUE);
    for (int i = 0; i < Math.max(1, words.size() - 1); i++) {
      int pair =
          words.get(i).hashCode() * 31 + (i + 1 < words.size() ? words.get(i + 1).hashCode() : 0);
      for (int h = 0; h < HASHES; h++) {
        int hash = mix(pair + h * 0x9E3779B9);
        if (hash < least[h]) {
          least[h] = hash;
        }
      }
    }
    long[] bands = new long[HASHES / ROWS];
    for (int band = 0; band < bands.length; band++) {
      long key = band;
      for (int row = 0; row < ROWS; row++) {
        key = key * 0x100000001B3L ^ (least[band * ROWS + row] & 0xffffffffL);
      }
      bands[band] = key * 64 + band;
    }
    return bands;
  }

  private static int mix(int value) {
    int mixed = value;
    mixed = (mixed ^ (mixed >>> 16)) * 0x85EBCA6B;
    mixed = (mixed ^ (mixed >>> 13)) * 0xC2B2AE35;
    return mixed ^ (mixed >>> 16);
  }

  void add(T owner, long[] bands) {
    for (long band : bands) {
      buckets.computeIfAbsent(band, key -> new ArrayList<>(2)).add(owners.size());
    }
    owners.add(owner);
    if (owners.size() > asked.length) {
      asked = Arrays.copyOf(asked, 2 * asked.length);
    }
  }

  /** The first proposed owner that is near. */
  Optional<T> find(long[] bands, Predicate<T> near) {
    searches++;
    for (long band : bands) {
      for (int place : buckets.getOrDefault(band, List.of())) {
        if (asked[place] != searches) {
          asked[place] = searches;
          if (near.test(owners.get(place))) {
            return Optional.of(owners.get(place));
          }
        }
      }
    }
    return Optional.empty();
  }
}
