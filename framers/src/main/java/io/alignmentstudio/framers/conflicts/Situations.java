package io.alignmentstudio.framers.conflicts;

import io.alignmentstudio.domain.Conflict.Evidence;
import io.alignmentstudio.domain.ConflictKind;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.framers.conflicts.Act.Stance;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Weighs whether two norms hold in one situation: conditions, events, limits. */
final class Situations {
  /** What a time is counted from. */
  private static final Pattern ANCHOR =
      Pattern.compile(
          "(?i)\\b(?:after|before|of|from|following|prior to|since|once|upon|when) (.+)");

  private static final Pattern WHILE = Pattern.compile("(?i)^(?:while|during)\\b");

  /** "At stops": where or when, at the end of an action. */
  private static final Pattern CIRCUMSTANCE =
      Pattern.compile("(?i)\\b(?:at|during|in|on|before|after|outside) ([^,;]+)$");

  private static final double CONDITION_OF_ONE = 0.9;

  private static final double CONDITIONS_APART = 0.45;

  private static final double EVENTS_APART = 0.4;

  private static final double EVENT_OF_ONE = 0.8;

  private Situations() {}

  static Evidence of(Norm one, Norm other) {
    Set<String> mine = ActReader.keys(one.condition().orElse(""));
    Set<String> theirs = ActReader.keys(other.condition().orElse(""));
    if (mine.isEmpty() && theirs.isEmpty()) {
      return new Evidence("situation", "neither names a condition", 1);
    }
    if (mine.isEmpty() || theirs.isEmpty()) {
      Norm free = mine.isEmpty() ? one : other;
      Norm bound = mine.isEmpty() ? other : one;
      Matcher circumstance = CIRCUMSTANCE.matcher(free.action());
      if (WHILE.matcher(bound.condition().orElse("")).find()
          && circumstance.find()
          && Collections.disjoint(
              ActReader.keys(circumstance.group(1)), ActReader.keys(bound.statement()))) {
        return new Evidence(
            "situation",
            "two situations: %s; %s".formatted(bound.condition().get(), circumstance.group()),
            CONDITIONS_APART);
      }
      return new Evidence(
          "situation",
          "only where " + one.condition().or(other::condition).orElseThrow(),
          CONDITION_OF_ONE);
    }
    Set<String> mySide = ActReader.keys(one.action());
    Set<String> theirSide = ActReader.keys(other.action());
    boolean
        shared = // "On deck, all must wear a helmet", "on deck helmets need not be worn in port"
        mine.stream().anyMatch(theirs::contains)
                || theirSide.containsAll(mine)
                || mySide.containsAll(theirs);
    return new Evidence(
        "situation",
        (shared ? "one situation: " : "two situations: ")
            + one.condition().orElseThrow()
            + "; "
            + other.condition().orElseThrow(),
        shared ? 1 : CONDITIONS_APART);
  }

  /** Whether two times are counted from one event. */
  static Optional<Evidence> event(Norm one, Norm other, Clash clash) {
    if (clash.kind() != ConflictKind.DEADLINE) {
      return Optional.empty();
    }
    Set<String> mine = event(one);
    Set<String> theirs = event(other);
    if (mine.isEmpty() && theirs.isEmpty()) {
      return Optional.of(new Evidence("event", "neither names the event", 1));
    }
    String events = String.join(" ", mine) + "; " + String.join(" ", theirs);
    if (mine.isEmpty() || theirs.isEmpty()) {
      return Optional.of(new Evidence("event", "one names the event: " + events, EVENT_OF_ONE));
    }
    Set<String> stems = theirs.stream().map(Stems::of).collect(Collectors.toSet());
    boolean shared = mine.stream().map(Stems::of).anyMatch(stems::contains);
    return Optional.of(
        new Evidence(
            "event",
            (shared ? "from one event: " : "from two events: ") + events,
            shared ? 1 : EVENTS_APART));
  }

  /** Whether leave goes less far than a ban begins: keeping to the lower limit keeps both. */
  static Optional<Evidence> limits(Act one, Act other, Clash clash) {
    Act leave = one.stance() == Stance.ALLOW ? one : other;
    Act ban = leave.equals(one) ? other : one;
    boolean within =
        clash.kind() == ConflictKind.THRESHOLD
            && leave.stance() == Stance.ALLOW
            && ban.stance() == Stance.FORBID
            && leave.bounds().stream()
                .anyMatch(
                    most ->
                        ban.bounds().stream()
                            .filter(cap -> cap.dimension().equals(most.dimension()))
                            .anyMatch(cap -> most.value() < cap.value()));
    return within
        ? Optional.of(new Evidence("limits", "who keeps to the lower one keeps both", 0.8))
        : Optional.empty();
  }

  private static Set<String> event(Norm norm) {
    return norm.deadline()
        .map(ANCHOR::matcher)
        .filter(Matcher::find)
        .map(match -> ActReader.keys(match.group(1).replaceAll("\\b\\d+\\b", "")))
        .orElse(Set.of());
  }
}
