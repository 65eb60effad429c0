package io.alignmentstudio.studio.web;

import io.alignmentstudio.framers.review.NormItem;
import io.alignmentstudio.framers.review.NormQueue;
import io.alignmentstudio.framers.review.ReviewFilter;
import io.alignmentstudio.framers.review.ReviewItem;
import io.alignmentstudio.framers.review.ReviewQueue;
import io.alignmentstudio.framers.review.ReviewState;
import io.alignmentstudio.framers.review.RowTexts;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The Review tab.
 *
 * @param found rows that the filter lets through
 * @param shown the first of them
 * @param states number of rows in each state, of the whole queue
 * @param norms of the last framing, which the rows were made of
 */
public record ReviewView(
    int total,
    int found,
    List<ReviewItem> shown,
    ReviewFilter filter,
    Map<ReviewState, Integer> states,
    List<String> regulations,
    List<String> generators,
    NormQueue norms) {
  private static final int SHOWN = 50;

  static ReviewView of(ReviewQueue queue, NormQueue norms, ReviewFilter filter) {
    List<ReviewItem> all = queue.items();
    List<ReviewItem> found = queue.items(filter);
    Map<ReviewState, Integer> states = new EnumMap<>(ReviewState.class);
    for (ReviewState state : ReviewState.values()) {
      states.put(state, 0);
    }
    TreeSet<String> regulations = new TreeSet<>();
    TreeSet<String> generators = new TreeSet<>();
    for (ReviewItem item : all) {
      states.merge(item.state(), 1, Integer::sum);
      regulations.add(item.row().regulation());
      generators.add(item.row().provenance().generator());
    }
    return new ReviewView(
        all.size(),
        found.size(),
        found.stream().limit(SHOWN).toList(),
        filter,
        states,
        List.copyOf(regulations),
        List.copyOf(generators),
        norms);
  }

  /** Where the norm of a row stands with its reviewers, where that tells anything. */
  public Optional<String> norm(ReviewItem item) {
    return norm(item, norms);
  }

  static Optional<String> norm(ReviewItem item, NormQueue norms) {
    return item.row().provenance().normId().flatMap(norms::ofNorm).flatMap(NormItem::notice);
  }

  /** Kinds of rows, for the filter. */
  public static List<String> kinds() {
    return List.of("instruction", "scenario", "preference");
  }

  /** A text's name for people: "missing fact". */
  public static String title(String name) {
    return name.replace('_', ' ');
  }

  /** The texts of a row as it is. */
  public static Map<String, String> texts(ReviewItem item) {
    return RowTexts.of(item.row());
  }

  /** What became of a text since the generator wrote it. */
  public static List<WordDiff.Piece> diff(ReviewItem item, String name) {
    return WordDiff.of(
        RowTexts.of(item.generated()).getOrDefault(name, ""),
        RowTexts.of(item.row()).getOrDefault(name, ""));
  }
}
