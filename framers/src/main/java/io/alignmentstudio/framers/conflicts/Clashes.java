package io.alignmentstudio.framers.conflicts;

import io.alignmentstudio.domain.ConflictKind;
import io.alignmentstudio.framers.conflicts.Act.Stance;
import io.alignmentstudio.framers.conflicts.Topic.Coverage;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Decides whether two acts clash, and in what. */
final class Clashes {
  /** Least product of the likeness of deeds and the part of the prohibition that is met. */
  private static final double LEAST_LIKENESS = 0.52;

  /** The same inside one regulation, whose author seldom contradicts himself. */
  private static final double LEAST_INSIDE = 0.6;

  /** The same where only amounts differ: these must speak of one thing. */
  static final double SAME_THING = 0.75;

  /** Least weight of what the topics share; 1 is a word that hardly any other norm has. */
  private static final double LEAST_EVIDENCE = 0.65;

  /** Weight of a deed that hardly any other norm speaks of. */
  private static final double DEED_EVIDENCE = 0.3;

  /** Shares from which on a prohibition is taken for a part of the wider act that is wanted. */
  private static final double WHOLE = 0.85;

  /** Likeness of what is done with a thing to a ban on the thing. */
  private static final double USE = 0.95;

  private static final double PART = 0.3;
  private static final double PART_OF_ACT = 0.8;

  /** Share from which on what is kept is named by what is erased. */
  private static final double NAMED_PART = 0.6;

  /** Erasing after the time of keeping is over. */
  private static final Pattern AFTER_PERIOD =
      Pattern.compile("(?i)\\b(?:periods?|retention|expir\\w+|laps\\w+)\\b");

  static final double EXCEPTION_MET = 0.5;

  /** Deeds that undo their contraries. */
  private static final Set<String> UNDOING =
      Set.of("erase", "omit", "doff", "surrender", "switch-off", "stop", "dismiss");

  /** A leave that is itself limited is no leave for every part of the act. */
  private static final Pattern LIMITED = Pattern.compile("(?i)\\b(?:only|solely|exclusively)\\b");

  private static final Pattern POINTING =
      Pattern.compile(
          "(?i)^\\w+(?: \\w+)? (?:these|those|this|such)\\b|\\b(?:under|by|of|in) this"
              + " (?:section|subsection|paragraph|subtitle|title|chapter|program(?:me)?)\\b");

  private static final Pattern ABSENCE =
      Pattern.compile("(?i)^(?:in the absence of|otherwise|if not|failing)\\b");

  private static final Pattern ALONE =
      Pattern.compile(
          "(?i)\\b(?:alone|single-handed(?:ly)?|unaccompanied|unaided|by (?:one person|(?:him|her|them|it"
              + "|your)sel(?:f|ves))|on (?:their|his|her|your) own)\\b");

  private static final Pattern ANYWHERE =
      Pattern.compile(
          "(?i)\\b(?:anywhere|everywhere|at (?:any time|all times|all)|(?:in|on) (?:any|all|every)"
              + " (?:part|place|area)s?)\\b");

  /** "Except in the yard". */
  private static final Pattern PLACE_FREE =
      Pattern.compile("(?i)^(?:except|save|other than) (?:for )?(?:in|on|at|inside|outside) ");

  private static final Pattern OTHER_THAN = Pattern.compile("(?i)\\banything other than\\b");

  private static final Pattern EXCEPT =
      Pattern.compile("(?i)^(?:except|save|unless|other than|with the exception of)(?: for)? ");
  private static final Pattern HEAD_END =
      Pattern.compile(
          "(?i)(?<=\\w) (?:of|under|over|who|which|that|with|in|on|at|from|for|if|when)\\b.*");
  private final Terms terms;
  private final ToDoubleFunction<String> rarity;
  private final ToDoubleBiFunction<Act, Act> deedRarity;

  /**
   * Prepares the comparison.
   *
   * @param rarity of a word among the norms: 1 for one that hardly any has, 0 for one that all have
   * @param deedRarity the same of the rarest deed that two acts share
   */
  Clashes(Terms terms, ToDoubleFunction<String> rarity, ToDoubleBiFunction<Act, Act> deedRarity) {
    this.terms = terms;
    this.rarity = rarity;
    this.deedRarity = deedRarity;
  }

  Optional<Clash> of(Act one, Act other) {
    boolean exempts = one.stance() == Stance.EXEMPT || other.stance() == Stance.EXEMPT;
    if (!exempts && !Bearers.meet(one, other)) {
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
    if (SameWords.in(one, other)) {
      Optional<Clash> amounts = Amounts.clash(one, other, 1);
      if (amounts.isPresent()) {
        return amounts;
      }
    }
    boolean opposite = Deeds.opposite(one.deeds(), other.deeds());
    double deed = opposite ? 1 : Math.max(Deeds.alike(one.deeds(), other.deeds()), use(one, other));
    boolean bare = one.bare() && other.bare() && deed > 0 && unconfined(one, other);
    boolean named = deed != Deeds.MEANING || bare || oneThing(one, other);
    if (!named) {
      return Optional.empty(); // Of two verbs that WordNet knows as one, only the thing tells.
    }
    double evidence =
        Math.max(mine.evidence(), theirs.evidence())
            + sharedRecipients(one, other)
            + (bare ? 1 : DEED_EVIDENCE) * deedRarity.applyAsDouble(one, other);
    if (deed == 0 || evidence < LEAST_EVIDENCE || !Bearers.recipientsMeet(one, other)) {
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
      return Bans.beyondList(wants, forbids);
    }
    if (ALONE.matcher(forbids.norm().action()).find()
        && !ALONE.matcher(wants.norm().action()).find()) {
      return Optional.empty(); // "Nobody may enter alone", "two may enter together".
    }
    boolean wider = want.share() >= WHOLE && wants.topic().coreMetBy(forbids.topic());
    boolean anywhere = wants.bare() && forbids.bare() && unconfined(forbids, wants);
    boolean people = // "up to EUR 50" from anybody against "more than EUR 30 from suppliers"
        forbids.topic().peopleMetBy(wants.topic()) || (wider && exceeds(wants, forbids));
    boolean met = people && (wider || forbids.topic().coreMetBy(wants.topic()));
    if (!anywhere && !met) {
      return Optional.empty();
    }
    boolean limited = LIMITED.matcher(wants.norm().statement()).find();
    double alike = deed * (anywhere ? 1 : limited ? ban.share() : reach(ban, want));
    boolean inside = wants.norm().regulation().equals(forbids.norm().regulation());
    return alike < (inside ? LEAST_INSIDE : LEAST_LIKENESS)
        ? Optional.empty()
        : Bans.clash(wants, forbids, alike);
  }

  /** Whether leave is given up to a sum above the only one from which on it is forbidden. */
  private static boolean exceeds(Act wants, Act forbids) {
    return wants.stance() == Stance.ALLOW
        && wants.bounds().size() == 1
        && forbids.bounds().size() == 1
        && wants.bounds().getFirst().money()
        && wants.bounds().getFirst().limit() == Bound.Limit.MOST
        && forbids.bounds().getFirst().limit() == Bound.Limit.LEAST
        && wants.bounds().getFirst().dimension().equals(forbids.bounds().getFirst().dimension())
        && wants.bounds().getFirst().value() > forbids.bounds().getFirst().value();
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
    boolean deedAlone = // "groups must book ten days ahead", "two days ahead"
        mine.words().isEmpty()
            && theirs.words().isEmpty()
            && one.bare()
            && other.bare()
            && one.bearer().equals(other.bearer());
    Optional<Clash> amounts =
        oneThing || deedAlone
            ? Amounts.clash(one, other, deedAlone ? deed : alike)
            : Optional.empty();
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

  /** What one may do with a thing, where the other forbids the thing: "radios are not allowed". */
  private double use(Act one, Act other) {
    Act ban = one.bansThing() ? one : other;
    Act leave = one.bansThing() ? other : one;
    boolean used =
        ban.bansThing()
            && leave.stance() == Stance.ALLOW
            && leave.things().stream()
                .anyMatch(
                    thing ->
                        ban.things().stream()
                            .map(banned -> banned.to(thing, terms))
                            .anyMatch(Thing.Relation::related));
    return used ? USE : 0;
  }

  /** Whether one of two deeds without an object is meant wherever and however it is done. */
  private static boolean unconfined(Act one, Act other) {
    return Stream.of(one, other)
        .anyMatch(
            act ->
                act.topic().words().isEmpty()
                    || (act.stance().forbids() && ANYWHERE.matcher(act.norm().action()).find()));
  }

  private boolean oneThing(Act one, Act other) {
    return one.things().stream()
        .filter(mine -> !mine.head().equals("it"))
        .anyMatch(
            mine ->
                other.things().stream()
                    .filter(theirs -> !theirs.head().equals("it"))
                    .map(theirs -> mine.to(theirs, terms))
                    .anyMatch(Thing.Relation::related));
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
    double met = free.topic().with(duty.topic()).share(free.topic());
    boolean part = // "Every injury" must be reported, "minor injuries" need not.
        met >= PART && duty.topic().with(free.topic()).share(duty.topic()) >= WHOLE;
    double alike = deed * (part ? Math.max(met, PART_OF_ACT) : met);
    return alike < (Bearers.meet(free, duty) ? SAME_THING : WHOLE)
        ? Optional.empty()
        : Optional.of(new Clash(ConflictKind.MODALITY, alike, "required against not required"));
  }

  /** Deeds of which nobody can do both. */
  private Optional<Clash> opposed(Act one, Act other) {
    if (!one.stance().wants() || !other.stance().wants()) {
      return Optional.empty();
    }
    boolean first = UNDOING.stream().anyMatch(one::does);
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
    boolean both =
        (one.stance() == Stance.REQUIRE && other.stance() == Stance.REQUIRE)
            || (undoes.stance() == Stance.REQUIRE
                && does.stance() == Stance.ALLOW
                && strict(undoes))
            || (does.stance() == Stance.REQUIRE
                && undoes.stance() == Stance.ALLOW
                && strict(undoes));
    boolean oneThing =
        done >= SAME_THING && undoes.topic().saidBy(does.topic(), rarity).share() >= SAME_THING;
    // "Remove people from the list when they leave" goes with "maintain the list".
    boolean later =
        undoes.norm().condition().isPresent()
            && !undoes.norm().condition().equals(does.norm().condition());
    boolean member = strict(undoes) && undone >= NAMED_PART; // "rings" among "all jewellery"
    return both && (oneThing || member) && !later
        ? Optional.of(new Clash(ConflictKind.MODALITY, alike, "required against its contrary"))
        : Optional.empty();
  }

  /** Whether a deed ends what it undoes at once, so that leave for the one denies the other. */
  private static boolean strict(Act undoes) {
    return undoes.does("doff") || undoes.does("surrender") || undoes.does("switch-off");
  }

  /** What a rule says that it spares not: "even after it has been anonymised". */
  private static final Pattern EVEN =
      Pattern.compile("(?i)\\beven (?:if|when|where|after|before|during|with|for|in|on)\\b[^.;:]*");

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
    if (exempts.bare()
        && strict.bare()
        && deed == 1
        && exempts.stance() == Stance.FORBID
        && PLACE_FREE.matcher(exempts.norm().exception().get()).find()
        && ANYWHERE.matcher(strict.norm().action()).find()) {
      return Optional.of(
          new Clash(
              ConflictKind.EXCEPTION,
              deed,
              "exempt " + exempts.norm().exception().get() + " against a ban everywhere"));
    }
    Set<String> said = new HashSet<>(ActReader.keys(strict.norm().statement()));
    EVEN.matcher(strict.norm().quote())
        .results()
        .forEach(match -> said.addAll(ActReader.keys(match.group())));
    Set<String> mentioned = new HashSet<>(exception);
    mentioned.retainAll(said);
    Set<String> named = // "except the parent of a patient under sixteen": parents
        ActReader.keys(
            HEAD_END
                .matcher(EXCEPT.matcher(exempts.norm().exception().get()).replaceFirst(""))
                .replaceFirst(""));
    boolean meets =
        mentioned.size() >= Math.max(1, exception.size() * EXCEPTION_MET)
            || (!named.isEmpty() && strict.bearer().containsAll(named));
    Coverage rest = strict.topic().without(mentioned).saidBy(exempts.topic(), rarity);
    double alike =
        deed * Math.min(rest.share(), exempts.topic().saidBy(strict.topic(), rarity).share());
    double evidence = rest.evidence() + DEED_EVIDENCE * deedRarity.applyAsDouble(exempts, strict);
    return meets && alike >= SAME_THING && evidence >= LEAST_EVIDENCE
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
}
