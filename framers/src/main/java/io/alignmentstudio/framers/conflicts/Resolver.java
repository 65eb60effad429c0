package io.alignmentstudio.framers.conflicts;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.Regulation;
import io.alignmentstudio.domain.Resolution;
import io.alignmentstudio.domain.Resolution.Ground;
import io.alignmentstudio.domain.Resolution.Rule;
import io.alignmentstudio.domain.Resolution.Side;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Says which of two norms prevails: explicit words, then the superior, the special, the later one.
 * The first rule that has an answer decides; where a later rule says otherwise, a caveat tells.
 */
final class Resolver {
  private static final Pattern YIELDS =
      Pattern.compile(
          "(?i)\\b(?:subject to|without prejudice to|except (?:as|where|to the extent) (?:provided|permitted|stated|set out|allowed)|unless otherwise (?:provided|stated)|is governed by)\\b");
  private static final Pattern PREVAILS =
      Pattern.compile(
          "(?i)\\b(?:notwithstanding|by way of derogation|in derogation|despite|regardless of|does not apply|do not apply|instead of|applies instead)\\b");

  private final Map<String, Regulation> regulations;
  private final Map<String, Clause> clauses;
  private final List<Claim> claims;
  private final Map<String, LocalDate> dates;

  Resolver(
      Map<String, Regulation> regulations,
      Map<String, Clause> clauses,
      List<Claim> claims,
      Map<String, LocalDate> dates) {
    this.regulations = Map.copyOf(regulations);
    this.clauses = Map.copyOf(clauses);
    this.claims = List.copyOf(claims);
    this.dates = Map.copyOf(dates);
  }

  /** A rule's answer. */
  private record Answer(Side side, Ground ground, List<String> caveats) {
    Answer(Side side, Rule rule, String explanation) {
      this(side, new Ground(rule, explanation), List.of());
    }
  }

  Resolution resolve(Act one, Act other) {
    List<Answer> answers = new ArrayList<>();
    explicit(one.norm(), other.norm()).ifPresent(answers::add);
    superior(one.norm(), other.norm()).ifPresent(answers::add);
    special(one, other).ifPresent(answers::add);
    later(one.norm(), other.norm()).ifPresent(answers::add);
    return resolution(answers);
  }

  /** The same for two regulations that each claim to go first. */
  Resolution resolveClaims(Claim one, Claim other) {
    List<Answer> answers = new ArrayList<>();
    if (one.provisional() != other.provisional()) {
      answers.add(
          new Answer(
              one.provisional() ? Side.SECOND : Side.FIRST,
              Rule.EXPLICIT,
              "the other claim holds only until somebody has decided"));
    }
    Regulation mine = regulations.get(one.winner());
    Regulation theirs = regulations.get(other.winner());
    if (mine != null && theirs != null) {
      rank(mine, theirs).ifPresent(answers::add);
    }
    if (one.places().isEmpty() != other.places().isEmpty()) {
      answers.add(
          new Answer(
              one.places().isEmpty() ? Side.SECOND : Side.FIRST,
              Rule.SPECIAL,
              "claims precedence for named sections only"));
    }
    return resolution(answers);
  }

  private static Resolution resolution(List<Answer> answers) {
    if (answers.isEmpty()) {
      return Resolution.unresolved(List.of());
    }
    Side winner = answers.getFirst().side();
    List<Ground> grounds = new ArrayList<>();
    List<String> caveats = new ArrayList<>();
    for (Answer answer : answers) {
      if (answer.side() == winner) {
        grounds.add(answer.ground());
      } else {
        caveats.add(
            "for the other side, %s: %s"
                .formatted(answer.ground().rule().word(), answer.ground().explanation()));
      }
      caveats.addAll(answer.caveats());
    }
    return new Resolution(Optional.of(winner), grounds, caveats);
  }

  /** Ranks two rules, where "except as provided" and "does not apply" only name an exception. */
  private static final Pattern DEFERS =
      Pattern.compile(
          "(?i)\\b(?:subject to|without prejudice to|notwithstanding|by way of derogation|in"
              + " derogation|despite|regardless of)\\b");

  /**
   * Whether one norm is the other's stated exception: a rule and its exception in one document are
   * no conflict. Inside one clause, what speaks of a narrower case is the exception. Rules of two
   * sections of which one defers to the other are a conflict, which these words decide.
   */
  boolean ruleAndException(Act one, Act other) {
    Norm mine = one.norm();
    Norm theirs = other.norm();
    boolean oneClause = mine.clauseIds().getFirst().equals(theirs.clauseIds().getFirst());
    return oneClause
        ? Specificity.otherCase(mine, theirs)
            || Specificity.ofFewer(one, other).isEmpty()
                != Specificity.ofFewer(other, one).isEmpty()
        : mine.regulation().equals(theirs.regulation())
            && (excepts(mine, theirs) || excepts(theirs, mine));
  }

  private boolean excepts(Norm norm, Norm other) {
    if (refers(norm, other).isEmpty()) {
      return false;
    }
    boolean ranks =
        DEFERS.matcher(clauses.get(norm.clauseIds().getFirst()).fullText()).find()
            && !References.section(norm).equals(References.section(other));
    return !ranks;
  }

  /** Words of one norm that rank it against the other; where both claim the same, none does. */
  private Optional<Answer> explicit(Norm one, Norm other) {
    Optional<Boolean> mine = refers(one, other);
    Optional<Boolean> theirs = refers(other, one);
    if (mine.isPresent() && mine.equals(theirs)) {
      return Optional.empty();
    }
    return mine.map(first -> ranked(first, one))
        .or(() -> theirs.map(second -> ranked(!second, other)))
        .or(() -> claimed(one, other));
  }

  private static Answer ranked(boolean first, Norm by) {
    return new Answer(first ? Side.FIRST : Side.SECOND, Rule.EXPLICIT, quoted(by));
  }

  private static String quoted(Norm norm) {
    return norm.clauseIds().getFirst() + ": \"" + norm.quote() + "\"";
  }

  /**
   * Whether a norm's clause puts itself before the other (true) or behind it (false), if it does.
   */
  private Optional<Boolean> refers(Norm norm, Norm other) {
    Clause clause = clauses.get(norm.clauseIds().getFirst());
    if (clause == null) {
      return Optional.empty();
    }
    String text = clause.fullText();
    boolean names =
        References.in(text, clause).stream()
            .anyMatch(place -> References.covers(place, other.clauseIds().getFirst()));
    if (!names) {
      return Optional.empty();
    }
    if (PREVAILS.matcher(text).find()) {
      return Optional.of(true);
    }
    return YIELDS.matcher(text).find() ? Optional.of(false) : Optional.empty();
  }

  private Optional<Answer> claimed(Norm one, Norm other) {
    Optional<Claim> mine = claim(one, other);
    Optional<Claim> theirs = claim(other, one);
    if (mine.isPresent() && theirs.isPresent()) {
      Resolution between = resolveClaims(mine.get(), theirs.get());
      return between
          .winner()
          .map(
              side -> {
                Claim strong = side == Side.FIRST ? mine.get() : theirs.get();
                Claim weak = side == Side.FIRST ? theirs.get() : mine.get();
                List<String> caveats = new ArrayList<>(strong.limits());
                caveats.add("the other side claims precedence too: " + weak.quoted());
                return new Answer(side, new Ground(Rule.EXPLICIT, strong.quoted()), caveats);
              });
    }
    return mine.map(claim -> answer(Side.FIRST, claim))
        .or(() -> theirs.map(claim -> answer(Side.SECOND, claim)));
  }

  private static Answer answer(Side side, Claim claim) {
    return new Answer(
        side,
        new Ground(Rule.EXPLICIT, claim.quoted()),
        claim.limits().stream().map(limit -> "unless " + limit).toList());
  }

  /** The claim that puts one before the other, unless a lower tier claims it over a higher one. */
  private Optional<Claim> claim(Norm winner, Norm loser) {
    return claims.stream()
        .filter(
            claim ->
                claim.decides(
                    winner.clauseIds().getFirst(), winner.regulation(), loser.regulation()))
        .filter(claim -> !lower(claim, loser.regulation()))
        .findFirst();
  }

  private boolean lower(Claim claim, String loser) {
    Regulation winning = regulations.get(claim.winner());
    Regulation losing = regulations.get(loser);
    boolean own = claim.clauseId().startsWith(claim.winner() + ":");
    return own && winning != null && losing != null && winning.tier().compareTo(losing.tier()) > 0;
  }

  private Optional<Answer> superior(Norm one, Norm other) {
    Regulation mine = regulations.get(one.regulation());
    Regulation theirs = regulations.get(other.regulation());
    return mine == null || theirs == null ? Optional.empty() : rank(mine, theirs);
  }

  private static Optional<Answer> rank(Regulation one, Regulation other) {
    if (one.tier() != other.tier()) {
      boolean first = one.tier().compareTo(other.tier()) < 0;
      return Optional.of(
          new Answer(
              first ? Side.FIRST : Side.SECOND,
              Rule.SUPERIOR,
              "%s is of the tier %s, %s of the tier %s"
                  .formatted(
                      first ? one.id() : other.id(),
                      word(first ? one : other),
                      first ? other.id() : one.id(),
                      word(first ? other : one))));
    }
    if (one.weight() != other.weight()) {
      boolean first = one.weight() > other.weight();
      return Optional.of(
          new Answer(
              first ? Side.FIRST : Side.SECOND,
              Rule.SUPERIOR,
              "%s has the greater weight inside its tier"
                  .formatted(first ? one.id() : other.id())));
    }
    return Optional.empty();
  }

  private static String word(Regulation regulation) {
    return regulation.tier().name().toLowerCase(java.util.Locale.ROOT);
  }

  private Optional<Answer> special(Act one, Act other) {
    List<String> mine = Specificity.narrower(one, other);
    List<String> theirs = Specificity.narrower(other, one);
    if (mine.isEmpty() == theirs.isEmpty()) {
      return Optional.empty();
    }
    boolean first = theirs.isEmpty();
    return Optional.of(
        new Answer(
            first ? Side.FIRST : Side.SECOND,
            Rule.SPECIAL,
            "made for the narrower case: " + String.join("; ", first ? mine : theirs)));
  }

  private Optional<Answer> later(Norm one, Norm other) {
    LocalDate mine = dates.get(one.regulation());
    LocalDate theirs = dates.get(other.regulation());
    if (mine == null || theirs == null || mine.equals(theirs)) {
      return Optional.empty();
    }
    boolean first = mine.isAfter(theirs);
    return Optional.of(
        new Answer(
            first ? Side.FIRST : Side.SECOND,
            Rule.LATER,
            "applies from %s, the other from %s"
                .formatted(first ? mine : theirs, first ? theirs : mine)));
  }
}
