package io.alignmentstudio.framers.conflicts;

import io.alignmentstudio.domain.ConflictKind;
import io.alignmentstudio.framers.conflicts.Act.Stance;
import io.alignmentstudio.framers.conflicts.Bound.Limit;
import io.alignmentstudio.framers.conflicts.Topic.Coverage;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/** Decides whether two acts clash, and in what. */
final class Clashes {
  /** Least product of the likeness of deeds and the part of the prohibition that is met. */
  private static final double LEAST_LIKENESS = 0.52;

  /** The same inside one regulation, whose author seldom contradicts himself. */
  private static final double LEAST_INSIDE = 0.6;

  /** The same where only amounts differ: these must speak of one thing. */
  private static final double SAME_THING = 0.75;

  /** Least weight of what the topics share; 1 is a word that hardly any other norm has. */
  private static final double LEAST_EVIDENCE = 0.65;

  /** Weight of a deed that hardly any other norm speaks of. */
  private static final double DEED_EVIDENCE = 0.3;

  /** Shares from which on a prohibition is taken for a part of the wider act that is wanted. */
  private static final double WHOLE = 0.85;

  /** Members that two lists must share to be lists of one thing. */
  private static final int FEWEST_SAME = 2;

  private static final double PART = 0.3;
  private static final double PART_OF_ACT = 0.8;

  /** Share from which on what is kept is named by what is erased. */
  private static final double NAMED_PART = 0.6;

  /** Erasing after the time of keeping is over. */
  private static final Pattern AFTER_PERIOD =
      Pattern.compile("(?i)\\b(?:periods?|retention|expir\\w+|laps\\w+)\\b");

  private static final double EXCEPTION_MET = 0.5;

  /** A ban on a whole field that has its exceptions leaves open whether they are met. */
  private static final Pattern INLINE_EXCEPTION = Pattern.compile("(?i)\\b(?:unless|except)\\b");

  /** "Disclosed to the board only": who else gets it is shut out, not how or when it is given. */
  private static final Pattern ONLY_TO =
      Pattern.compile(
          "(?i)\\b(?:only|solely|exclusively) (?:to|with|by|for)\\b|\\b(?:to|with) [^,;]*?"
              + " only\\b(?! (?:on|if|when|after|where|in)\\b)");

  /** A leave that is itself limited is no leave for every part of the act. */
  private static final Pattern LIMITED = Pattern.compile("(?i)\\b(?:only|solely|exclusively)\\b");

  private static final Pattern POINTING =
      Pattern.compile(
          "(?i)^\\w+(?: \\w+)? (?:these|those|this|such)\\b|\\b(?:under|by|of|in) this"
              + " (?:section|subsection|paragraph|subtitle|title|chapter|program(?:me)?)\\b");

  private static final Pattern ABSENCE =
      Pattern.compile("(?i)^(?:in the absence of|otherwise|if not|failing)\\b");
  private static final Pattern RESERVED = Pattern.compile("(?i)\\bonly\\b");

  private static final Pattern OTHER_THAN = Pattern.compile("(?i)\\banything other than\\b");
  private static final Pattern REASON = Pattern.compile("(?i)\\bbecause (?:of )?([^.;]+)");
  private static final Pattern WITHOUT = Pattern.compile("(?i)\\bwithout (.*)");
  private final ToDoubleFunction<String> rarity;
  private final ToDoubleBiFunction<Act, Act> deedRarity;

  /**
   * Prepares the comparison.
   *
   * @param rarity of a word among the norms: 1 for one that hardly any has, 0 for one that all have
   * @param deedRarity the same of the rarest deed that two acts share
   */
  Clashes(ToDoubleFunction<String> rarity, ToDoubleBiFunction<Act, Act> deedRarity) {
    this.rarity = rarity;
    this.deedRarity = deedRarity;
  }

  Optional<Clash> of(Act one, Act other) {
    boolean exempts = one.stance() == Stance.EXEMPT || other.stance() == Stance.EXEMPT;
    if (!exempts && !bearersMeet(one, other)) {
      return Optional.empty(); // Who is exempted is taken to be bound else.
    }
    Coverage mine = one.topic().metBy(other.topic(), rarity);
    Coverage theirs = other.topic().metBy(one.topic(), rarity);
    Optional<Clash> response =
        ResponseClashes.of(one, other, Math.max(mine.share(), theirs.share()));
    if (response.isPresent()) {
      return response;
    }
    if (elsewhere(one, other) || alternatives(one, other) || Places.apart(one, other)) {
      return Optional.empty();
    }
    boolean opposite = Deeds.opposite(one.deeds(), other.deeds());
    double deed = opposite ? 1 : Deeds.alike(one.deeds(), other.deeds());
    double evidence =
        Math.max(mine.evidence(), theirs.evidence())
            + sharedRecipients(one, other)
            + DEED_EVIDENCE * deedRarity.applyAsDouble(one, other);
    if (deed == 0 || evidence < LEAST_EVIDENCE || !recipientsMeet(one, other)) {
      return Optional.empty();
    }
    if (!opposite && exempts) {
      return one.stance() == Stance.EXEMPT
          ? exempted(one, other, deed)
          : exempted(other, one, deed);
    }
    if (opposite) {
      return opposed(one, other);
    }
    if (one.stance().wants() && other.stance().forbids()) {
      return contradicted(one, other, deed, theirs, mine);
    }
    return other.stance().wants() && one.stance().forbids()
        ? contradicted(other, one, deed, mine, theirs)
        : alikeIn(one, other, deed);
  }

  /**
   * One wants a deed that the other forbids.
   *
   * @param ban how far what is wanted meets the prohibition
   * @param want how far the prohibition meets what is wanted
   */
  private Optional<Clash> contradicted(
      Act wants, Act forbids, double deed, Coverage ban, Coverage want) {
    if (OTHER_THAN.matcher(forbids.norm().action()).find()) {
      return beyondList(wants, forbids);
    }
    if (!forbids.topic().peopleMetBy(wants.topic()) || !forbids.topic().coreMetBy(wants.topic())) {
      return Optional.empty();
    }
    boolean limited = LIMITED.matcher(wants.norm().statement()).find();
    double alike = deed * (limited ? ban.share() : reach(ban, want));
    boolean inside = wants.norm().regulation().equals(forbids.norm().regulation());
    return alike < (inside ? LEAST_INSIDE : LEAST_LIKENESS)
        ? Optional.empty()
        : forbidden(wants, forbids, alike);
  }

  /** Both want or both forbid one deed with one thing, within other amounts or exceptions. */
  private Optional<Clash> alikeIn(Act one, Act other, double deed) {
    Topic mine = one.topic().without(other.bearer());
    Topic theirs = other.topic().without(one.bearer());
    Coverage said = mine.saidBy(theirs, rarity);
    double alike = deed * Math.min(said.share(), theirs.saidBy(mine, rarity).share());
    boolean oneThing =
        alike >= SAME_THING
            && said.evidence() >= LEAST_EVIDENCE
            && !one.things().isEmpty()
            && !other.things().isEmpty()
            && !mine.with(theirs).met().isEmpty();
    Optional<Clash> amounts = oneThing ? Amounts.clash(one, other, alike) : Optional.empty();
    return amounts.or(() -> exception(one, other, deed)).or(() -> exception(other, one, deed));
  }

  /**
   * How far a prohibition reaches what is wanted: it must find all that it asks for. Where what is
   * wanted is the wider act, the prohibition takes a part out of it.
   */
  private static double reach(Coverage ban, Coverage want) {
    boolean part = want.share() >= WHOLE && ban.share() >= PART;
    return part ? Math.max(ban.share(), want.share() * PART_OF_ACT) : ban.share();
  }

  private double sharedRecipients(Act one, Act other) {
    return one.recipients().stream().filter(other.recipients()::contains).mapToDouble(rarity).sum();
  }

  /** One says that what the other requires is not required, at least of some or in some case. */
  private Optional<Clash> exempted(Act free, Act duty, double deed) {
    if (duty.stance() != Stance.REQUIRE
        || Amounts.apart(free, duty)
        || !free.topic().coreMetBy(duty.topic())
        || !duty.topic().coreMetBy(free.topic())
        || !free.topic().peopleMetBy(duty.topic())) {
      return Optional.empty();
    }
    double alike = deed * free.topic().with(duty.topic()).share(free.topic());
    return alike < (bearersMeet(free, duty) ? SAME_THING : WHOLE)
        ? Optional.empty()
        : Optional.of(new Clash(ConflictKind.MODALITY, alike, "required against not required"));
  }

  /** One wants what the other forbids. */
  private static Optional<Clash> forbidden(Act wants, Act forbids, double alike) {
    if (forbids.stance() == Stance.RESTRICT) {
      return beyondRestriction(wants, forbids, alike);
    }
    boolean general =
        (forbids.does("use") || forbids.does("handle"))
            && forbids.topic().oneTerm()
            && (forbids.norm().exception().isPresent()
                || INLINE_EXCEPTION.matcher(forbids.norm().action()).find());
    if (general
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
        .filter(bound -> bound.value() > cap.value())
        .map(
            bound ->
                new Clash(ConflictKind.THRESHOLD, alike, bound.text() + " against " + cap.text()));
  }

  /** "Anything other than the name and the host": whatever else is wanted is forbidden. */
  private static Optional<Clash> beyondList(Act wants, Act only) {
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
                SAME_THING,
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
    Set<String> said = ActReader.keys(wants.norm().statement());
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
    return !exception.isEmpty() && met >= EXCEPTION_MET * exception.size();
  }

  /** Deeds of which nobody can do both. */
  private Optional<Clash> opposed(Act one, Act other) {
    if (!one.stance().wants() || !other.stance().wants()) {
      return Optional.empty();
    }
    boolean first = one.does("erase") || one.does("omit");
    Act undoes = first ? one : other;
    Act does = first ? other : one;
    double undone = undoes.topic().metBy(does.topic(), rarity).share();
    double done = does.topic().saidBy(undoes.topic(), rarity).share();
    boolean part = done >= NAMED_PART && undone >= PART;
    double alike = part ? Math.max(undone, done * PART_OF_ACT) : undone;
    if (alike < LEAST_LIKENESS || !undoes.topic().peopleMetBy(does.topic())) {
      return Optional.empty();
    }
    Optional<Bound> kept = does.bounds().stream().filter(Bound::time).findFirst();
    Optional<Bound> erased = undoes.bounds().stream().filter(Bound::time).findFirst();
    if (undoes.does("erase") && kept.isPresent() && erased.isPresent()) {
      boolean longer = kept.get().value() > erased.get().value() * 1.001;
      return longer && !AFTER_PERIOD.matcher(undoes.norm().condition().orElse("")).find()
          ? Optional.of(
              new Clash(
                  ConflictKind.DEADLINE,
                  alike,
                  "kept: %s; erased: %s".formatted(kept.get().text(), erased.get().text())))
          : Optional.empty();
    }
    boolean both = one.stance() == Stance.REQUIRE && other.stance() == Stance.REQUIRE;
    boolean oneThing =
        done >= SAME_THING && undoes.topic().saidBy(does.topic(), rarity).share() >= SAME_THING;
    // "Remove people from the list when they leave" goes with "maintain the list".
    boolean later =
        undoes.norm().condition().isPresent()
            && !undoes.norm().condition().equals(does.norm().condition());
    return both && oneThing && !later
        ? Optional.of(new Clash(ConflictKind.MODALITY, alike, "required against its contrary"))
        : Optional.empty();
  }

  /** What one exempts, the other forbids or requires in so many words. */
  private Optional<Clash> exception(Act exempts, Act strict, double deed) {
    boolean alikeStance =
        exempts.stance() == strict.stance()
            && (strict.stance() == Stance.FORBID || strict.stance() == Stance.REQUIRE);
    if (!alikeStance
        || exempts.norm().exception().isEmpty()
        || strict.norm().exception().isPresent()) {
      return Optional.empty();
    }
    Set<String> exception = ActReader.keys(exempts.norm().exception().get());
    if (exempts.norm().exception().get().startsWith("only")) {
      return Optional.empty(); // "Exempt only if it proves", "exempt if it proves": the same.
    }
    Set<String> said = ActReader.keys(strict.norm().statement());
    Set<String> mentioned = new HashSet<>(exception);
    mentioned.retainAll(said);
    boolean meets = mentioned.size() >= Math.max(1, exception.size() * EXCEPTION_MET);
    Coverage rest = strict.topic().without(mentioned).saidBy(exempts.topic(), rarity);
    double alike =
        deed * Math.min(rest.share(), exempts.topic().saidBy(strict.topic(), rarity).share());
    return meets && alike >= SAME_THING && rest.evidence() >= LEAST_EVIDENCE
        ? Optional.of(
            new Clash(
                ConflictKind.EXCEPTION,
                alike,
                "exempt " + exempts.norm().exception().get() + " against no exception"))
        : Optional.empty();
  }

  /** Whether one speaks of "these" things, which other clauses than the other's name. */
  private static boolean elsewhere(Act one, Act other) {
    return (POINTING.matcher(one.norm().action()).find()
            || POINTING.matcher(other.norm().action()).find())
        && one.topic().heading().stream().noneMatch(other.topic().heading()::contains);
  }

  /** Whether one holds only where the other's case is not given. */
  private static boolean alternatives(Act one, Act other) {
    return ABSENCE.matcher(one.norm().condition().orElse("")).find()
        != ABSENCE.matcher(other.norm().condition().orElse("")).find();
  }

  /** Whether a ban leaves an act to some, and a norm that names nobody may be meant for them. */
  private static boolean reserved(Act wants, Act forbids) {
    return wants.everyone()
        && wants.stance() != Stance.ALLOW
        && forbids.norm().exception().map(text -> text.startsWith("except ")).orElse(false)
        && RESERVED.matcher(forbids.norm().quote()).find();
  }

  static boolean bearersMeet(Act one, Act other) {
    if (one.assistant() && other.assistant()) {
      return true;
    }
    if (one.everyone() || other.everyone()) {
      Act named = one.everyone() ? other : one;
      return named.everyone() || !named.outsider();
    }
    return one.bearer().containsAll(other.bearer())
        || other.bearer().containsAll(one.bearer())
        || oneOf(one, other)
        || oneOf(other, one);
  }

  /** Whether one's bearer is the other's under another name, or one of them. */
  private static boolean oneOf(Act one, Act other) {
    return one.names().stream().anyMatch(other.names()::contains)
        || one.groups().stream().anyMatch(other.names()::contains);
  }

  /** Whether somebody gets by one act what the other keeps from him. */
  private static boolean recipientsMeet(Act one, Act other) {
    Set<String> mine = one.recipients();
    Set<String> theirs = other.recipients();
    if (one.stance() == Stance.RESTRICT || other.stance() == Stance.RESTRICT) {
      return true;
    }
    if (mine.isEmpty() || theirs.isEmpty()) {
      Act narrow = mine.isEmpty() ? other : one;
      return narrow.recipients().isEmpty()
          || narrow.recipients().stream().anyMatch(ActReader.ANYONE::contains)
          || narrow.does("ask")
          || !narrow.stance().forbids();
    }
    boolean anyone =
        mine.stream().anyMatch(ActReader.ANYONE::contains)
            || theirs.stream().anyMatch(ActReader.ANYONE::contains);
    long common = mine.stream().filter(theirs::contains).count();
    return anyone || 2 * common > Math.min(mine.size(), theirs.size());
  }
}
