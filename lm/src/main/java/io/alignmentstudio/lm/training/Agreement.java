package io.alignmentstudio.lm.training;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.tensor.ProcessGroup;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Makes sure that processes which train together are about to do the same. */
public final class Agreement {
  private static final int LONGEST = 300;
  private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() {};

  private Agreement() {}

  /**
   * Compares what every process is about to do. Every process calls this at the same place, before
   * anything else that depends on what is compared. Runs on the engine's thread.
   *
   * @param values texts by name; a process may lack names that others have
   * @throws io.alignmentstudio.domain.StudioException CONFIG on every process if one differs, with
   *     the rank and what differs
   */
  public static void require(Map<String, String> values, ProcessGroup group) {
    if (group.size() == 1) {
      return;
    }
    // One text for all names: processes that lack one would else wait for each other.
    List<TreeMap<String, String>> all =
        gather(JsonMapper.shared().writeValueAsString(values), group).stream()
            .map(text -> JsonMapper.shared().readValue(text, TEXTS))
            .toList();
    Problems problems = new Problems();
    TreeSet<String> names = new TreeSet<>();
    all.forEach(one -> names.addAll(one.keySet()));
    for (String name : names) {
      String first = all.getFirst().getOrDefault(name, "none");
      for (int rank = 1; rank < all.size(); rank++) {
        String other = all.get(rank).getOrDefault(name, "none");
        if (!other.equals(first)) {
          String[] parts = difference(first, other);
          problems.add("%s: rank 0 has %s, rank %d %s", name, parts[0], rank, parts[1]);
        }
      }
    }
    problems.throwIfAny(
        ErrorCode.CONFIG,
        "The processes would not train the same; give every rank the same data and settings");
  }

  /** Two texts, each cut to where they differ if they are long. */
  static String[] difference(String first, String second) {
    int from = Arrays.mismatch(first.toCharArray(), second.toCharArray());
    return new String[] {around(first, from), around(second, from)};
  }

  private static String around(String text, int place) {
    int start = text.length() <= LONGEST ? 0 : Math.max(0, place - LONGEST / 2);
    int end = Math.min(text.length(), start + LONGEST);
    return (start > 0 ? "…" : "") + text.substring(start, end) + (end < text.length() ? "…" : "");
  }

  /** Every process's text, in the order of the ranks. */
  private static List<String> gather(String text, ProcessGroup group) {
    double[] lengths = new double[group.size()];
    lengths[group.rank()] = text.length();
    lengths = summed(lengths, group);
    int longest = (int) DoubleStream.of(lengths).max().orElse(0);
    double[] letters = new double[group.size() * longest];
    for (int at = 0; at < text.length(); at++) {
      letters[group.rank() * longest + at] = text.charAt(at);
    }
    letters = summed(letters, group);
    List<String> all = new ArrayList<>();
    for (int rank = 0; rank < group.size(); rank++) {
      StringBuilder one = new StringBuilder();
      for (int at = 0; at < lengths[rank]; at++) {
        one.append((char) letters[rank * longest + at]);
      }
      all.add(one.toString());
    }
    return all;
  }

  private static double[] summed(double[] values, ProcessGroup group) {
    try (Scope _ = Scope.withoutGradients()) {
      Tensor all = Tensor.of(values, values.length);
      group.sum(all);
      return all.toDoubles();
    }
  }
}
