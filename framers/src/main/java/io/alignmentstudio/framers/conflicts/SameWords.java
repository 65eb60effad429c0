package io.alignmentstudio.framers.conflicts;

import io.alignmentstudio.domain.Norm;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a norm says of whom, without its amounts: norms of which this is equal differ in amounts
 * only, so that no rare word is needed to tell that they speak of one thing.
 */
final class SameWords {
  private static final Set<String> SILENT =
      Set.of(
          "", "a", "an", "the", "any", "all", "each", "every", "at", "least", "most", "once",
          "for");

  /** What another sentence tells: two of them may be two things. */
  private static final Set<String> POINTING =
      Set.of("it", "them", "they", "this", "these", "those", "such");

  /** "Submit to the committee": what, is told elsewhere, and may be two things. */
  private static final Pattern WITHOUT_OBJECT =
      Pattern.compile("^(?:submit|provide|send|give|deliver|transmit|present|issue) to\\b");

  private SameWords() {}

  /**
   * The words of bearer, action, situation and event in alphabetical order.
   *
   * @param everyone whether it speaks to all, or names nobody
   * @param bounds amounts that it names
   * @return empty if it names no amount, or does not say itself what it is about
   */
  static String of(Norm norm, boolean everyone, List<Bound> bounds) {
    Set<String> words = words(without(bounds, norm.action()));
    boolean told = words.size() > 1 && words.stream().noneMatch(POINTING::contains);
    if (bounds.isEmpty() || !told) {
      return "";
    }
    return Stream.of(
            everyone ? "" : norm.bearer(),
            norm.action(),
            norm.condition().orElse(""),
            norm.deadline().orElse(""))
        .map(part -> String.join(" ", words(without(bounds, part))))
        .collect(Collectors.joining(": "));
  }

  /** A text without amounts. */
  static String without(List<Bound> bounds, String text) {
    String rest = text;
    for (Bound bound : bounds) {
      rest = rest.replace(bound.text(), " ");
    }
    return rest;
  }

  private static Set<String> words(String text) {
    return Arrays.stream(Terms.key(text).split(" "))
        .filter(word -> !SILENT.contains(word))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether two norms of one force differ in amounts only. */
  static boolean in(Act one, Act other) {
    boolean oneForce =
        (one.stance().wants() && other.stance().wants())
            || (one.stance().forbids() && other.stance().forbids());
    boolean whole = !WITHOUT_OBJECT.matcher(one.norm().action()).find();
    return oneForce && whole && !one.said().isEmpty() && one.said().equals(other.said());
  }
}
