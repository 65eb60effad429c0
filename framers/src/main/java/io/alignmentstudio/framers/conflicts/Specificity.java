package io.alignmentstudio.framers.conflicts;

import io.alignmentstudio.domain.Norm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** In what one act is made for a narrower case than another. */
final class Specificity {
  /** From when on something is kept or erased is no case of its own. */
  private static final Pattern SINCE =
      Pattern.compile("(?i)(?:after|from|following|upon|since|once)\\b");

  private Specificity() {}

  /** What makes one narrower, in words; empty if nothing does. */
  static List<String> narrower(Act one, Act other) {
    List<String> reasons = new ArrayList<>();
    boolean limit =
        one.stance() == Act.Stance.ALLOW && limits(one) && !ofFewer(other, one).isEmpty();
    boolean since =
        (one.does("keep") || one.does("erase"))
            && SINCE.matcher(one.norm().condition().orElse("")).lookingAt();
    if (one.norm().condition().isPresent()
        && other.norm().condition().isEmpty()
        && !limit
        && !since) {
      reasons.add(one.norm().condition().get());
    }
    reasons.addAll(ofFewer(one, other));
    return reasons;
  }

  /** Whether the condition of a leave is only how far it goes: "if it is worth up to EUR 75". */
  private static boolean limits(Act act) {
    return act.norm().condition().stream()
        .flatMap(text -> Bound.in(text).stream())
        .anyMatch(Bound::money);
  }

  /** Whether one states an exception or a condition, a mere time excepted, that the other lacks. */
  static boolean otherCase(Norm one, Norm other) {
    return !one.exception().equals(other.exception()) || !situation(one).equals(situation(other));
  }

  /** The condition, unless it only says how long: "after two years". */
  private static Optional<String> situation(Norm norm) {
    return norm.condition()
        .filter(
            words ->
                Stream.of(norm.threshold(), norm.deadline())
                    .flatMap(Optional::stream)
                    .noneMatch(time -> words.matches("(?i)\\w+ " + Pattern.quote(time))));
  }

  /** In what one binds fewer people or speaks of fewer things, in words. */
  static List<String> ofFewer(Act one, Act other) {
    List<String> reasons = new ArrayList<>();
    boolean ofAll = other.everyone() && !other.bearer().isEmpty();
    boolean ofMore =
        one.bearer().size() > other.bearer().size() && one.bearer().containsAll(other.bearer());
    String method = other.norm().method();
    boolean named = method.startsWith("modal") && !method.contains("bearer assumed");
    if (!one.everyone() && (ofAll || ofMore) && named) {
      reasons.add("binds " + one.norm().bearer());
    }
    if (other.topic().widerThan(one.topic())) {
      reasons.add("speaks of " + one.norm().object().orElse(one.norm().action()));
    }
    return reasons;
  }
}
