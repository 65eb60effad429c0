package io.alignmentstudio.framers.conflicts;

import io.alignmentstudio.domain.ConflictKind;
import io.alignmentstudio.framers.conflicts.Act.Stance;
import io.alignmentstudio.framers.conflicts.Bound.Limit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Decides whether what one norm wants is what another forbids, or what its ban leaves free. */
final class Bans {
  /** A ban on a whole field that has its exceptions leaves open whether they are met. */
  private static final Pattern INLINE_EXCEPTION = Pattern.compile("(?i)\\b(?:unless|except)\\b");

  /** "Disclosed to the board only": who else gets it is shut out, not how or when it is given. */
  private static final Pattern ONLY_TO =
      Pattern.compile(
          "(?i)\\b(?:only|solely|exclusively) (?:to|with|by|for)\\b|\\b(?:to|with) [^,;]*?"
              + " only\\b(?! (?:on|if|when|after|where|in)\\b)");

  private static final Pattern RESERVED = Pattern.compile("(?i)\\bonly\\b");

  private static final Pattern REASON = Pattern.compile("(?i)\\bbecause (?:of )?([^.;]+)");

  private static final Pattern WITHOUT = Pattern.compile("(?i)\\bwithout (.*)");

  private static final Pattern LACKING =
      Pattern.compile("(?i)\\bwithout (?:an?y?|the|prior|written|further|such)? ?[\\w-]+");

  /** Members that two lists must share to be lists of one thing. */
  private static final int FEWEST_SAME = 2;

  private Bans() {}

  /** One wants what the other forbids. */
  static Optional<Clash> clash(Act wants, Act forbids, double alike) {
    if (forbids.stance() == Stance.RESTRICT) {
      return beyondRestriction(wants, forbids, alike);
    }
    boolean general =
        (forbids.does("use") || forbids.does("handle"))
            && forbids.topic().oneTerm()
            && (forbids.norm().exception().isPresent()
                || INLINE_EXCEPTION.matcher(forbids.norm().action()).find());
    if (general
        || (OnlyWay.of(forbids.norm()).isPresent() && !OnlyWay.leaves(wants.norm(), forbids.norm()))
        || reserved(wants, forbids)
        || excepted(wants, forbids)
        || otherReason(wants, forbids)) {
      return Optional.empty();
    }
    for (Bound cap : forbids.bounds()) {
      boolean within =
          wants.bounds().stream()
              .anyMatch(
                  most -> most.limit() == Limit.MOST && most.time() && most.value() <= cap.value());
      if (cap.limit() == Limit.LEAST && cap.time() && within) {
        return Optional.empty(); // "for up to three years" goes with "not for more than seven"
      }
      if (cap.limit() == Limit.LEAST && !cap.time()) {
        return beyondCap(wants, cap, alike);
      }
    }
    String want =
        switch (wants.stance()) {
          case REQUIRE -> "required";
          case ADVISE -> "recommended";
          case ALLOW -> "permitted";
          case EXEMPT, ADVISE_AGAINST, FORBID, RESTRICT ->
              throw new IllegalArgumentException("not wanted: " + wants.norm().id());
        };
    String ban = forbids.stance() == Stance.FORBID ? "forbidden" : "advised against";
    return Optional.of(new Clash(ConflictKind.MODALITY, alike, want + " against " + ban));
  }

  /** "More than EUR 75" is forbidden: only what goes beyond it clashes. */
  private static Optional<Clash> beyondCap(Act wants, Bound cap, double alike) {
    return wants.bounds().stream()
        .filter(bound -> bound.dimension().equals(cap.dimension()))
        .findFirst()
        .filter(
            bound ->
                bound.value() > cap.value()
                    || (wants.stance() == Stance.ALLOW
                        && bound.limit() == Limit.MOST
                        && bound.value() < cap.value()))
        .map(
            bound ->
                new Clash(ConflictKind.THRESHOLD, alike, bound.text() + " against " + cap.text()));
  }

  /** "Anything other than the name and the host": whatever else is wanted is forbidden. */
  static Optional<Clash> beyondList(Act wants, Act only) {
    Set<String> allowed = new HashSet<>();
    only.topic().alternatives().forEach(allowed::addAll);
    List<Set<String>> wanted =
        wants.topic().alternatives().stream()
            .filter(member -> member.stream().noneMatch(wants.recipients()::contains))
            .toList();
    List<String> beyond =
        wanted.stream()
            .filter(member -> member.stream().noneMatch(allowed::contains))
            .map(member -> String.join(" ", member))
            .sorted()
            .toList();
    int same = wanted.size() - beyond.size();
    return beyond.isEmpty() || same < FEWEST_SAME
        ? Optional.empty()
        : Optional.of(
            new Clash(
                ConflictKind.MODALITY,
                Clashes.SAME_THING,
                "beyond the only ones: " + String.join(", ", beyond),
                true));
  }

  /** "Only to those": who else is wanted to get it is kept from it. */
  private static Optional<Clash> beyondRestriction(Act wants, Act restricts, double alike) {
    Set<String> outside = new HashSet<>(wants.recipients());
    outside.removeAll(restricts.recipients());
    boolean beyond =
        ONLY_TO.matcher(restricts.norm().statement()).find()
            && !wants.recipients().isEmpty()
            && !restricts.recipients().isEmpty()
            && outside.size() == wants.recipients().size();
    return beyond
        ? Optional.of(new Clash(ConflictKind.MODALITY, alike, "given to others than the only ones"))
        : Optional.empty();
  }

  /** Whether a thing is forbidden for a reason of which the other norm knows nothing. */
  private static boolean otherReason(Act wants, Act forbids) {
    Set<String> said = ActReader.keys(wants.norm().quote());
    return REASON
        .matcher(forbids.norm().quote())
        .results()
        .map(match -> ActReader.keys(match.group(1)))
        .anyMatch(reason -> reason.stream().noneMatch(said::contains));
  }

  /** Whether what is wanted is what the prohibition leaves free. */
  private static boolean excepted(Act wants, Act forbids) {
    Set<String> said = // "Without a permit" is not with one.
        ActReader.keys(LACKING.matcher(wants.norm().statement()).replaceAll(""));
    String free =
        forbids.norm().exception().orElse("")
            + WITHOUT
                .matcher(forbids.norm().action())
                .results()
                .map(match -> " " + match.group(1))
                .findFirst()
                .orElse("");
    Set<String> exception = new HashSet<>(ActReader.keys(free));
    exception.removeAll(ActReader.keys(forbids.norm().action())); // "unless the user asked it to"
    long met = exception.stream().filter(said::contains).count();
    return !exception.isEmpty() && met >= Clashes.EXCEPTION_MET * exception.size();
  }

  /** Whether a ban leaves an act to some, and a norm that names nobody may be meant for them. */
  private static boolean reserved(Act wants, Act forbids) {
    return wants.everyone()
        && wants.stance() != Stance.ALLOW
        && forbids.norm().exception().map(text -> text.startsWith("except ")).orElse(false)
        && RESERVED.matcher(forbids.norm().quote()).find();
  }
}
