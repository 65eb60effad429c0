package io.alignmentstudio.lm.generation;

import io.alignmentstudio.lm.AdapterMix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Prompts that start with the same tokens, read by the same mix of adapters.
 *
 * @param prompts their numbers, the shortest first
 * @param shared number of tokens that all start with, at least one less than the shortest has; 0
 *     where too few to be worth their own run
 */
record PromptGroup(List<Integer> prompts, int shared) {
  /** Fewer shared tokens are read with the rest of each prompt. */
  private static final int LEAST_SHARED = 16;

  /** A part of a group is worth its own runs if it shares so many tokens more. */
  private static final int LEAST_GAIN = 64;

  PromptGroup {
    prompts = List.copyOf(prompts);
  }

  /**
   * Groups prompts.
   *
   * @param chosen numbers of the prompts to group
   * @param leastRows smallest number of prompts that are split off because they share more
   */
  static List<PromptGroup> of(
      List<Integer> chosen, List<int[]> prompts, List<AdapterMix> mixes, int leastRows) {
    List<AdapterMix> distinct = mixes.stream().distinct().toList();
    List<int[]> sequences = new ArrayList<>();
    for (int at = 0; at < prompts.size(); at++) {
      // The mix counts as the first token: without the same one nothing is shared.
      int[] sequence = new int[prompts.get(at).length + 1];
      sequence[0] = distinct.indexOf(mixes.get(at));
      System.arraycopy(prompts.get(at), 0, sequence, 1, sequence.length - 1);
      sequences.add(sequence);
    }
    List<Integer> order =
        chosen.stream().sorted(Comparator.comparing(sequences::get, Arrays::compare)).toList();
    List<PromptGroup> groups = new ArrayList<>();
    if (!order.isEmpty()) {
      split(order, sequences, leastRows, groups);
    }
    return groups;
  }

  /**
   * Splits off prompts that are too long to be read at once, each into a group of its own, whose
   * beginning is read in parts.
   *
   * @param most scores of attention (tokens · keys) that a prompt of several may make
   */
  List<PromptGroup> longApart(List<int[]> all, long most) {
    if (prompts.size() == 1) {
      return List.of(this);
    }
    List<PromptGroup> groups = new ArrayList<>();
    List<Integer> rest = new ArrayList<>();
    for (int prompt : prompts) {
      long length = all.get(prompt).length;
      if ((length - shared) * length > most) {
        groups.add(new PromptGroup(List.of(prompt), Math.toIntExact(length - 1)));
      } else {
        rest.add(prompt);
      }
    }
    if (!rest.isEmpty()) {
      groups.add(new PromptGroup(rest, shared));
    }
    return groups;
  }

  private static void split(
      List<Integer> order, List<int[]> sequences, int leastRows, List<PromptGroup> groups) {
    int common = common(order, sequences);
    List<Integer> rest = new ArrayList<>();
    int start = 0;
    while (start < order.size()) {
      int end = start + 1;
      while (end < order.size() && agree(sequences, order.get(start), order.get(end), common)) {
        end++;
      }
      List<Integer> part = order.subList(start, end);
      if (part.size() >= leastRows
          && part.size() < order.size()
          && common(part, sequences) >= common + LEAST_GAIN) {
        split(part, sequences, leastRows, groups);
      } else {
        rest.addAll(part);
      }
      start = end;
    }
    if (!rest.isEmpty()) {
      rest.sort(Comparator.comparingInt(prompt -> sequences.get(prompt).length));
      int shortest = sequences.get(rest.getFirst()).length - 1;
      int shared = Math.min(common(sorted(rest, sequences), sequences) - 1, shortest - 1);
      groups.add(new PromptGroup(rest, shared < LEAST_SHARED ? 0 : shared));
    }
  }

  private static List<Integer> sorted(List<Integer> prompts, List<int[]> sequences) {
    return prompts.stream().sorted(Comparator.comparing(sequences::get, Arrays::compare)).toList();
  }

  private static boolean agree(List<int[]> sequences, int left, int right, int at) {
    int[] one = sequences.get(left);
    int[] other = sequences.get(right);
    return at < one.length && at < other.length && one[at] == other[at];
  }

  /** Number of tokens that sorted sequences have in common: as many as the first and the last. */
  private static int common(List<Integer> order, List<int[]> sequences) {
    int[] first = sequences.get(order.getFirst());
    int mismatch = Arrays.mismatch(first, sequences.get(order.getLast()));
    return mismatch < 0 ? first.length : mismatch;
  }
}
