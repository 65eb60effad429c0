package io.alignmentstudio.studio.web;

import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.framers.review.NormFilter;
import io.alignmentstudio.framers.review.NormItem;
import io.alignmentstudio.framers.review.NormQueue;
import io.alignmentstudio.framers.review.ReviewState;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The norms on the Review tab.
 *
 * @param found norms that the filter lets through
 * @param waiting norms of the whole queue that wait for review
 * @param shown the first of those found
 * @param states number of norms in each state, of the whole queue
 */
public record NormReviewView(
    int total,
    int found,
    long waiting,
    List<NormItem> shown,
    NormFilter filter,
    Map<ReviewState, Integer> states,
    List<String> regulations) {
  private static final int SHOWN = 50;

  static NormReviewView of(NormQueue queue, NormFilter filter) {
    List<NormItem> all = queue.items();
    List<NormItem> found = queue.items(filter);
    Map<ReviewState, Integer> states = new EnumMap<>(ReviewState.class);
    for (ReviewState state : ReviewState.values()) {
      states.put(state, 0);
    }
    TreeSet<String> regulations = new TreeSet<>();
    for (NormItem item : all) {
      states.merge(item.state(), 1, Integer::sum);
      regulations.add(item.found().regulation());
    }
    return new NormReviewView(
        all.size(),
        found.size(),
        all.stream().filter(NormItem::waits).count(),
        found.stream().limit(SHOWN).toList(),
        filter,
        states,
        List.copyOf(regulations));
  }

  /** Where a norm stands, by its id as it is or was in a document. */
  public static String place(NormItem item) {
    return item.places().isEmpty() ? item.found().id() : String.join(", ", item.places());
  }

  /** What became of the statement since it was found. */
  public static List<WordDiff.Piece> diff(NormItem item) {
    return WordDiff.of(item.found().statement(), item.norm().statement());
  }

  /** The parsed parts that a norm has, by their names for people. */
  public static Map<String, String> parts(NormItem item) {
    Norm norm = item.norm();
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("bearer", norm.bearer());
    parts.put("action", norm.action());
    norm.counterparty().ifPresent(text -> parts.put("counterparty", text));
    norm.condition().ifPresent(text -> parts.put("condition", text));
    norm.exception().ifPresent(text -> parts.put("exception", text));
    norm.threshold().ifPresent(text -> parts.put("threshold", text));
    norm.deadline().ifPresent(text -> parts.put("deadline", text));
    return parts;
  }

  /** Whether another modality can be chosen. */
  public static boolean editable(NormItem item) {
    return !item.places().isEmpty() && item.norm().modality() != Modality.DEFINITION;
  }
}
