package io.alignmentstudio.framers.curation;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.SourceSpan;
import io.alignmentstudio.framers.language.Verbs;
import io.alignmentstudio.framers.norms.NormExtractor;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds answers that say the contrary of their norm: "need not" for "must", "may" for "must not".
 *
 * <p>The answer's sentences are read by the same grammar as the policy. One that speaks of the
 * norm's act with another force is the contrary, unless a condition or an exception on either side
 * may explain it: "if the manager agrees, you may" does not deny "must not, unless the manager
 * agrees". What the grammar cannot read, it cannot find.
 */
final class Contrary {
  /** Share of the shorter act's telling words that the other has, for both to be the same act. */
  private static final double SAME_ACT = 0.6;

  private static final Set<String> TURNED = Set.of("avoid", "refrain");

  private final NormExtractor extractor = new NormExtractor();

  private enum Sense {
    DUTY,
    BAN,
    LEAVE,
    NO_DUTY
  }

  /** What is said of an act, its words without "avoid" and "refrain from". */
  private record Claim(Sense sense, Set<String> act, boolean qualified) {}

  /** Whether a sentence of an answer says the contrary of a norm. */
  boolean denies(Norm norm, String answer) {
    Optional<Claim> rule = claim(norm);
    return rule.isPresent()
        && extractor.extract(paragraph(answer)).stream()
            .map(Contrary::claim)
            .flatMap(Optional::stream)
            .anyMatch(said -> sameAct(rule.get(), said) && contrary(rule.get(), said));
  }

  private static boolean contrary(Claim rule, Claim said) {
    boolean explained = rule.qualified() || said.qualified();
    return switch (rule.sense()) {
      case DUTY ->
          said.sense() == Sense.BAN
              || (!explained && (said.sense() == Sense.NO_DUTY || said.sense() == Sense.LEAVE));
      case BAN -> said.sense() == Sense.DUTY || (!explained && said.sense() == Sense.LEAVE);
      case LEAVE -> !explained && (said.sense() == Sense.BAN || said.sense() == Sense.DUTY);
      case NO_DUTY -> !explained && said.sense() == Sense.DUTY;
    };
  }

  private static boolean sameAct(Claim rule, Claim said) {
    Set<String> common = new HashSet<>(rule.act());
    common.retainAll(said.act());
    int shorter = Math.min(rule.act().size(), said.act().size());
    return shorter > 0 && common.size() >= SAME_ACT * shorter;
  }

  private static Optional<Claim> claim(Norm norm) {
    String[] words = norm.action().split(" ", 2);
    boolean turned = TURNED.contains(words[0]) && words.length > 1;
    String act = turned ? words[1].replaceFirst("^from ", "") : norm.action();
    String verb = act.split(" ", 2)[0];
    String base = turned ? Verbs.baseOfGerund(verb).orElse(verb) : verb;
    Set<String> stems = BlindReader.stems(base + act.substring(verb.length()));
    boolean qualified = norm.condition().isPresent() || norm.exception().isPresent();
    Optional<Sense> sense =
        switch (norm.modality()) {
          case OBLIGATION, RECOMMENDATION -> Optional.of(turned ? Sense.BAN : Sense.DUTY);
          case PROHIBITION -> Optional.of(turned ? Sense.DUTY : Sense.BAN);
          case PERMISSION -> Optional.of(turned ? Sense.NO_DUTY : Sense.LEAVE);
          case DEFINITION -> Optional.empty();
        };
    return sense.map(found -> new Claim(found, stems, qualified));
  }

  private static Clause paragraph(String text) {
    return new Clause(
        "answer:1",
        "answer",
        ClauseType.PARAGRAPH,
        "",
        text,
        "",
        List.of(),
        new SourceSpan.Lines(1, 1, 1, Math.max(1, text.length())),
        Clause.contentHash(ClauseType.PARAGRAPH, text, "", List.of()));
  }
}
