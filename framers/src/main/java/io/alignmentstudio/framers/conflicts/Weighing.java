package io.alignmentstudio.framers.conflicts;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Conflict.Evidence;
import io.alignmentstudio.domain.ConflictKind;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.framers.conflicts.Act.Stance;
import io.alignmentstudio.framers.conflicts.Thing.Relation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Weighs what a clash of two acts rests on: whether they do one deed to one thing, bind one bearer
 * in one situation, and stand in texts that bind.
 *
 * <p>Each piece of evidence has a weight of 1 where a careful reader has no doubt. The weights were
 * set on the judged findings of {@code judged.tsv} and hold for all documents alike.
 */
final class Weighing {

  private static final Pattern MANNER =
      Pattern.compile(
          "(?i)\\b(?:lawfully|fairly|transparently|ethically|in an? (?:\\w+ )?(?:and \\w+ )?manner|in accordance with (?:the )?(?:applicable )?laws?)\\b");

  private static final Pattern SOME_OF_ALL =
      Pattern.compile(
          "(?i)\\b(?:anyone|anybody|others|third part(?:y|ies)|persons?|people|those)"
              + " (?:outside|inside|within|who|without|not|other than)\\b");

  private static final Pattern SELF =
      Pattern.compile(
          "(?i)\\b(?:yourself|yourselves|themselves|himself|herself|on (?:your|their) own)\\b");

  /**
   * Surprise from which on a match is no accident. A word that one norm of N has counts 1: N norms
   * make N²/2 pairs, of which a match of surprise 2 is expected in one at most, and most of them
   * want or forbid alike.
   */
  private static final double SURE = 1.2;

  private static final double LIKELY = 0.9;

  /** Weights of unmet words: a noun has 1, an adjective less. */
  private static final double ONE_WORD = 1;

  private static final double TWO_MODIFIERS = 1.2;

  /** Words that a wider act must have, so that a part of it can be told. */
  private static final int FEWEST_WORDS = 2;

  private static final double ONE_UNMET = 0.8;
  private static final double TWO_UNMET = 0.7;
  private static final double MORE_UNMET = 0.45;

  /** Weight where the one undoes a part of the other, which may be meant as its exception. */
  private static final double PART_UNDONE = 0.75;

  private static final double WHOLE_TERM = 0.8;
  private static final double NO_OBJECT = 0.8;

  private static final double NOBODY_NAMED = 0.8;
  private static final double BEARERS_APART = 0.5;
  private static final double WHOEVER = 0.8;

  private final Terms terms;
  private final Map<String, Clause> clauses;
  private final ActIndex index;
  private final Wording wording;

  Weighing(Terms terms, Map<String, Clause> clauses, ActIndex index) {
    this.terms = terms;
    this.clauses = Map.copyOf(clauses);
    this.index = index;
    this.wording = new Wording(this.clauses);
  }

  /** The evidence for a clash. */
  List<Evidence> of(Act one, Act other, Clash clash) {
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(words(clash));
    if (clash.kind() != ConflictKind.RESPONSE) {
      Act asks = asks(one) || !asks(other) ? one : other;
      Act meets = asks(one) || !asks(other) ? other : one;
      evidence.add(deed(one, other));
      manner(asks, meets).ifPresent(evidence::add);
      evidence.add(object(asks, meets));
      if (!clash.lists()) {
        Topic.Accord accord = asks.topic().with(meets.topic());
        Topic.Accord turned = meets.topic().with(asks.topic());
        evidence.add(chance(one, other, accord, turned));
        boolean near =
            !Deeds.opposite(one.deeds(), other.deeds())
                && !one.bansThing()
                && !other.bansThing()
                && Deeds.alike(one.deeds(), other.deeds()) < 1;
        evidence.add(restrictions(asks, meets, accord, turned, near));
      }
      reach(asks, meets).ifPresent(evidence::add);
      evidence.add(force(one, other));
      evidence.add(place(one.norm(), other.norm(), clash.kind()));
    }
    evidence.add(bearer(one, other));
    evidence.add(Situations.of(one.norm(), other.norm()));
    Situations.event(one.norm(), other.norm(), clash).ifPresent(evidence::add);
    Situations.limits(one, other, clash).ifPresent(evidence::add);
    evidence.add(wording.of(one.norm(), other.norm()));
    return evidence;
  }

  /** Whether an act forbids or undoes something, which the other act must be a case of. */
  private static boolean asks(Act act) {
    return act.stance().forbids()
        || act.stance() == Stance.EXEMPT
        || act.does("erase")
        || act.does("omit")
        || act.does("doff")
        || act.does("surrender");
  }

  private static Evidence words(Clash clash) {
    return new Evidence(
        "words",
        "%.0f %% of what the norms speak of is shared".formatted(100 * clash.likeness()),
        Math.min(1, 0.75 + clash.likeness() / 4));
  }

  private static Evidence deed(Act one, Act other) {
    if (one.verb().equals(other.verb())) {
      return new Evidence("deed", "both: " + one.verb(), 1);
    }
    String both = one.verb() + ", " + other.verb();
    if (one.bansThing() || other.bansThing()) {
      return new Evidence("deed", "the thing itself is forbidden: " + both, 0.92);
    }
    if (Deeds.opposite(one.deeds(), other.deeds())) {
      return new Evidence("deed", "nobody can do both: " + both, 0.95);
    }
    double alike = Deeds.alike(one.deeds(), other.deeds());
    if (alike < 1 && alike > 0.8) {
      return new Evidence("deed", "two names of one: " + both, 0.9);
    }
    return alike == 1
        ? new Evidence("deed", "of one kind: " + both, 0.92)
        : new Evidence("deed", "near to each other: " + both, 0.88);
  }

  /** "Data shall be processed fairly" says how, and not that they are processed. */
  private static Optional<Evidence> manner(Act asks, Act meets) {
    boolean opposed = asks.stance().forbids() && meets.stance() == Stance.REQUIRE;
    return opposed && MANNER.matcher(meets.norm().action()).find()
        ? Optional.of(new Evidence("manner", "the one says how it is done, not that it is", 0.6))
        : Optional.empty();
  }

  private Evidence object(Act asks, Act meets) {
    if (asks.bare() && meets.bare()) {
      return new Evidence("object", "a deed without an object", 1);
    }
    if (asks.things().isEmpty() || meets.things().isEmpty()) {
      return new Evidence("object", "one names no thing of its own", NO_OBJECT);
    }
    record Pair(Thing asked, Thing met, Relation relation) {}
    Pair best =
        meets.things().stream()
            .flatMap(
                met ->
                    asks.things().stream().map(asked -> new Pair(asked, met, met.to(asked, terms))))
            .max(Comparator.comparingDouble(pair -> pair.relation().weight()))
            .orElseThrow();
    double weight = best.relation().weight();
    boolean whole = asks.topic().oneTerm() && ActList.GENERAL.contains(best.asked().head());
    if (best.relation() == Relation.UNLIKE && whole) {
      return new Evidence(
          "object", "all that belongs to %s".formatted(best.asked().text()), WHOLE_TERM);
    }
    boolean equal = best.relation() == Relation.SAME || best.relation() == Relation.SYNONYM;
    boolean amounts =
        !equal
            && !Deeds.opposite(asks.deeds(), meets.deeds())
            && asks.stance() != Stance.EXEMPT
            && asks.stance().forbids() == meets.stance().forbids();
    boolean pointing =
        (best.asked().pointing() || best.met().pointing())
            && asks.norm().regulation().equals(meets.norm().regulation())
            && !oneSubject(asks.norm(), meets.norm());
    String names =
        best.asked().text().equals(best.met().text())
            ? best.asked().text()
            : best.asked().text() + "; " + best.met().text();
    return new Evidence(
        "object",
        best.relation().words()
            + ": "
            + names
            + (pointing ? " (of which one is told elsewhere)" : ""),
        weight * (amounts ? 0.7 : 1) * (pointing ? 0.8 : 1));
  }

  private static double sum(Map<String, Double> weights) {
    return weights.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** The unmet words that narrow the thing, and not the time at which it is done. */
  private static Map<String, Double> restricting(Act act, Topic.Accord accord) {
    Map<String, Double> unmet = new TreeMap<>(accord.unmet());
    unmet.keySet().removeAll(ActList.GENERAL);
    Set<String> aside = ActReader.keys(act.norm().deadline().orElse(""));
    aside.addAll(ActReader.keys(act.norm().condition().orElse("")));
    aside.removeAll(ActReader.keys(act.norm().action()));
    unmet.keySet().removeAll(aside);
    for (Thing thing : act.things()) {
      // "Personal information for badge records" is about badge records.
      if (ActList.GENERAL.contains(thing.head())
          && !thing.words().containsAll(accord.met().keySet())) {
        unmet.keySet().removeAll(thing.words());
      }
    }
    return unmet;
  }

  /** How unlikely it is that two norms of so many share these words, deeds and recipients. */
  private Evidence chance(Act one, Act other, Topic.Accord accord, Topic.Accord turned) {
    Set<String> recipients = new TreeSet<>(one.recipients());
    recipients.retainAll(other.recipients());
    double surprise =
        Math.max(surprise(accord), surprise(turned))
            + recipients.stream().mapToDouble(index::rarity).sum()
            + index.rarity(one, other);
    Set<String> shared = new TreeSet<>(accord.met().keySet());
    shared.addAll(recipients);
    if (SameWords.in(one, other)) {
      return new Evidence("chance", "both say it in the same words, but for the amounts", 1);
    }
    double weight = index.few() || surprise >= SURE ? 1 : surprise >= LIKELY ? 0.8 : 0.6;
    return new Evidence(
        "chance",
        "both speak of %s: surprise %.2f".formatted(String.join(", ", shared), surprise),
        weight);
  }

  private double surprise(Topic.Accord accord) {
    return accord.met().entrySet().stream()
        .mapToDouble(word -> index.rarity(word.getKey()) * word.getValue())
        .sum();
  }

  /** Whether the narrowing words of a prohibition are met. */
  private static Evidence restrictions(
      Act asks, Act meets, Topic.Accord accord, Topic.Accord turned, boolean near) {
    Map<String, Double> unmet = restricting(asks, accord);
    double weight = sum(unmet);
    if (!unmet.isEmpty() && turned.unmet().isEmpty() && turned.met().size() >= FEWEST_WORDS) {
      return new Evidence(
          "restrictions",
          "the one takes a part out of the other: " + String.join(", ", unmet.keySet()),
          near ? TWO_UNMET : Deeds.opposite(asks.deeds(), meets.deeds()) ? PART_UNDONE : ONE_UNMET);
    }
    Optional<String> contrast =
        unmet.keySet().stream().filter(word -> contrasted(word, asks, meets)).findFirst();
    if (contrast.isPresent()) {
      return new Evidence(
          "restrictions", "the other names another kind than " + contrast.get(), MORE_UNMET);
    }
    return unmet.isEmpty()
        ? new Evidence("restrictions", "all that the one asks for is in the other", 1)
        : new Evidence(
            "restrictions",
            "only one speaks of " + String.join(", ", unmet.keySet()),
            weight <= ONE_WORD && !Deeds.opposite(asks.deeds(), meets.deeds())
                ? ONE_UNMET
                : weight <= TWO_MODIFIERS ? TWO_UNMET : MORE_UNMET);
  }

  /** "Tobacco firms", "pharmaceutical firms": before the same word each says another kind. */
  private static boolean contrasted(String word, Act asks, Act meets) {
    List<String> mine = List.of(Terms.key(asks.norm().action()).split(" "));
    List<String> theirs = List.of(Terms.key(meets.norm().action()).split(" "));
    int at = mine.indexOf(word);
    int head = at < 0 || at + 1 >= mine.size() ? -1 : theirs.indexOf(mine.get(at + 1));
    return head > 0
        && meets.topic().words().containsKey(theirs.get(head))
        && meets.topic().words().containsKey(theirs.get(head - 1))
        && !asks.topic().words().containsKey(theirs.get(head - 1));
  }

  /**
   * "To anyone outside the company", "install it yourself": whether those whom the other norm means
   * are among them.
   */
  private static Optional<Evidence> reach(Act asks, Act meets) {
    Set<String> named = ActReader.keys(asks.norm().action());
    boolean shared = meets.recipients().stream().anyMatch(named::contains);
    if (SOME_OF_ALL.matcher(asks.norm().action()).find() && !shared) {
      return Optional.of(
          new Evidence("recipients", "whether they are among those meant is open", 0.6));
    }
    boolean self =
        SELF.matcher(asks.norm().action()).find() && !SELF.matcher(meets.norm().action()).find();
    return self
        ? Optional.of(new Evidence("bearer", "forbidden is only to do it oneself", 0.6))
        : Optional.empty();
  }

  private static Evidence force(Act one, Act other) {
    Set<Stance> both = new HashSet<>(List.of(one.stance(), other.stance()));
    String found = one.stance().word() + ", " + other.stance().word();
    boolean advice = both.contains(Stance.ADVISE) || both.contains(Stance.ADVISE_AGAINST);
    boolean compatible =
        both.equals(Set.of(Stance.ALLOW, Stance.ADVISE_AGAINST))
            || both.equals(Set.of(Stance.EXEMPT, Stance.ADVISE));
    if (compatible) {
      return new Evidence("force", found + ": advice leaves the choice", 0.4);
    }
    return new Evidence("force", found, advice ? 0.9 : 1);
  }

  private Evidence place(Norm one, Norm other, ConflictKind kind) {
    boolean shared = oneSubject(one, other);
    if (!one.regulation().equals(other.regulation())) {
      return shared
          ? new Evidence("place", "sections of two regulations on one subject", 1)
          : new Evidence("place", "sections of two regulations", 1);
    }
    if (References.section(one).equals(References.section(other))) {
      boolean exception = one.exception().isPresent() || other.exception().isPresent();
      boolean amounts = kind == ConflictKind.DEADLINE || kind == ConflictKind.THRESHOLD;
      return exception
          ? new Evidence("place", "one section, which names an exception", 0.4)
          : amounts
              ? new Evidence("place", "one section, which sets both amounts", 0.5)
              : new Evidence("place", "one section: its author saw both", 0.7);
    }
    return shared
        ? new Evidence("place", "sections of one regulation on one subject", 0.95)
        : new Evidence(
            "place", "sections of one regulation on different subjects", index.few() ? 0.9 : 0.8);
  }

  private List<String> headings(Norm norm) {
    Clause clause = clauses.get(norm.clauseIds().getFirst());
    return clause == null ? List.of() : clause.headings();
  }

  /** Whether the last headings over two norms share a word. */
  private boolean oneSubject(Norm one, Norm other) {
    Set<String> mine = subject(one);
    return subject(other).stream().anyMatch(mine::contains);
  }

  private Set<String> subject(Norm norm) {
    List<String> headings = headings(norm);
    return headings.isEmpty() ? Set.of() : ActReader.keys(headings.getLast());
  }

  private static Evidence bearer(Act one, Act other) {
    if (one.bearer().equals(other.bearer())) {
      return new Evidence("bearer", "both bind " + one.norm().bearer(), 1);
    }
    if (!Bearers.meet(one, other)) {
      Act duty = one.stance() == Stance.EXEMPT ? other : one;
      if (duty.norm().method().contains("bearer assumed")) {
        return new Evidence("bearer", "the one names nobody whom it binds", NOBODY_NAMED);
      }
      return new Evidence(
          "bearer",
          "whether one binds the other's is open: %s; %s"
              .formatted(one.norm().bearer(), other.norm().bearer()),
          BEARERS_APART);
    }
    if (one.assistant() && other.assistant()) {
      return new Evidence("bearer", "both bind the assistant", 1);
    }
    Act named = one.everyone() ? other : one;
    return named.everyone()
        ? new Evidence("bearer", "both bind everyone", 1)
        : one.everyone() || other.everyone()
            ? new Evidence("bearer", named.norm().bearer() + " is one of all", 1)
            : new Evidence(
                "bearer",
                one.norm().bearer() + "; " + other.norm().bearer(),
                Bearers.whoever(one) || Bearers.whoever(other) ? WHOEVER : 0.9);
  }
}
