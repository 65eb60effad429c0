package io.alignmentstudio.framers.conflicts;

import io.alignmentstudio.domain.ConflictKind;
import io.alignmentstudio.framers.conflicts.Act.Stance;
import io.alignmentstudio.framers.conflicts.Bound.Limit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Compares the lines that two acts of one kind draw: amounts, times, how often. */
final class Amounts {
  private static final Pattern WITHOUT_APPROVAL =
      Pattern.compile(
          "(?i).*\\bwithout (?:\\w+ ){0,2}(?:approval|permission|authori[sz]ation)\\b.*");

  /** The same where the amounts are of one kind of deed: all but a word or two must be equal. */
  private static final double EQUAL = 0.75;

  /** The same inside one regulation: an act asks for many reports, each with its own deadline. */
  private static final double EQUAL_INSIDE = 0.8;

  /** Share of the words of two conditions that one situation has. */
  private static final double SAME_SITUATION = 0.75;

  private Amounts() {}

  /** The same deed with other amounts. */
  static Optional<Clash> clash(Act one, Act other, double alike) {
    Optional<Clash> approval = approval(one, other, alike).or(() -> approval(other, one, alike));
    if (approval.isPresent()) {
      return approval;
    }
    boolean inside = one.norm().regulation().equals(other.norm().regulation());
    if (alike < (inside ? EQUAL_INSIDE : EQUAL)) {
      return Optional.empty();
    }
    boolean bothWant = one.stance().wants() && other.stance().wants();
    boolean bothForbid = one.stance().forbids() && other.stance().forbids();
    if (!bothWant && !bothForbid) {
      return Optional.empty();
    }
    for (Bound mine : one.bounds()) {
      for (Bound theirs : other.bounds()) {
        boolean differ = mine.dimension().equals(theirs.dimension()) && !mine.sameAs(theirs);
        if (!differ || !comparable(one, mine) || !comparable(other, theirs)) {
          continue;
        }
        if (conditionsDiffer(one, mine, other, theirs)) {
          return Optional.empty();
        }
        return Optional.of(
            new Clash(
                mine.time() ? ConflictKind.DEADLINE : ConflictKind.THRESHOLD,
                alike,
                mine.text() + " against " + theirs.text()));
      }
    }
    return Optional.empty();
  }

  /** Whether an amount is the norm's own line, and not one among several or of a wider case. */
  private static boolean comparable(Act act, Bound bound) {
    return act.bounds().stream().filter(each -> each.dimension().equals(bound.dimension())).count()
        == 1;
  }

  /**
   * Whether two norms hold in different cases; a condition may name the very amounts that clash,
   * "in case of more than five attempts".
   */
  private static boolean conditionsDiffer(Act one, Bound clashing, Act other, Bound with) {
    String mine = one.norm().condition().orElse("");
    String theirs = other.norm().condition().orElse("");
    Set<String> said = ActReader.keys(SameWords.without(List.of(clashing), mine));
    Set<String> meant = ActReader.keys(SameWords.without(List.of(with), theirs));
    Set<String> common = new HashSet<>(said);
    common.retainAll(meant);
    int larger = Math.max(said.size(), meant.size());
    boolean amounts = !further(mine, clashing).equals(further(theirs, with));
    boolean sets = // "if its value does not exceed EUR 75" is the limit itself
        mine.isEmpty() ? setsLimit(theirs, with) : theirs.isEmpty() && setsLimit(mine, clashing);
    if (sets && !amounts) {
      return false;
    }
    return amounts || mine.isEmpty() != theirs.isEmpty() || common.size() < SAME_SITUATION * larger;
  }

  private static boolean setsLimit(String condition, Bound limit) {
    return !limit.time() && Bound.in(condition).stream().anyMatch(limit::sameAs);
  }

  private static List<Double> further(String condition, Bound clashing) {
    return Bound.in(condition).stream()
        .filter(bound -> !bound.sameAs(clashing))
        .map(Bound::value)
        .toList();
  }

  /** Free up to one amount, in need of approval from a smaller one on. */
  private static Optional<Clash> approval(Act free, Act bound, double alike) {
    if (free.stance() != Stance.ALLOW
        || !WITHOUT_APPROVAL.matcher(free.norm().action()).matches()
        || bound.stance() != Stance.REQUIRE
        || !bound.does("approve")) {
      return Optional.empty();
    }
    for (Bound most : free.bounds()) {
      for (Bound from : bound.bounds()) {
        if (most.dimension().equals(from.dimension())
            && from.limit() == Limit.LEAST
            && most.value() > from.value()) {
          return Optional.of(
              new Clash(ConflictKind.THRESHOLD, alike, most.text() + " against " + from.text()));
        }
      }
    }
    return Optional.empty();
  }

  /** Whether one speaks of amounts up to a line and the other from that line on. */
  static boolean apart(Act one, Act other) {
    return one.bounds().stream()
        .anyMatch(
            mine ->
                other.bounds().stream()
                    .filter(theirs -> theirs.dimension().equals(mine.dimension()))
                    .anyMatch(theirs -> below(mine, theirs) || below(theirs, mine)));
  }

  private static boolean below(Bound one, Bound other) {
    return one.limit() == Limit.MOST
        && other.limit() == Limit.LEAST
        && one.value() <= other.value() * 1.001;
  }
}
