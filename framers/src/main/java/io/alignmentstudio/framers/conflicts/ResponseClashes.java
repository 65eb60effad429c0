package io.alignmentstudio.framers.conflicts;

import static io.alignmentstudio.framers.conflicts.ResponseForm.BRIEF;
import static io.alignmentstudio.framers.conflicts.ResponseForm.FULL;
import static io.alignmentstudio.framers.conflicts.ResponseForm.LIMIT;
import static io.alignmentstudio.framers.conflicts.ResponseForm.PARTIAL;
import static io.alignmentstudio.framers.conflicts.ResponseForm.PLAIN;
import static io.alignmentstudio.framers.conflicts.ResponseForm.REFUSE;
import static io.alignmentstudio.framers.conflicts.ResponseForm.VERBATIM;

import io.alignmentstudio.domain.ConflictKind;
import java.util.Optional;
import java.util.Set;

/** Forms of an assistant's answer of which no answer can have both. */
final class ResponseClashes {
  /** Such norms speak of all answers, so that the rest of their words need not be alike. */
  private static final double CERTAINTY = 0.75;

  private static final Set<String> SPEECH = Set.of("state", "tell", "give", "quote", "answer");
  private static final double LEAST_SHARE = 0.3;

  private ResponseClashes() {}

  static Optional<Clash> of(Act one, Act other, double alike) {
    if (!one.assistant() || !other.assistant()) {
      return Optional.empty();
    }
    return ordered(one, other, alike).or(() -> ordered(other, one, alike));
  }

  private static Optional<Clash> ordered(Act one, Act other, double alike) {
    if (full(one) && shortened(other)) {
      return clash("in full against shortened", CERTAINTY);
    }
    if (verbatim(one) && (wants(other, PLAIN) || forbids(other, VERBATIM))) {
      return clash("word for word against other words", CERTAINTY);
    }
    if (wants(one, REFUSE) && forbids(other, REFUSE)) {
      return clash("a refusal against no refusal", CERTAINTY);
    }
    boolean dropped = speaks(one) && one.stance() == Act.Stance.REQUIRE && wants(other, PARTIAL);
    if (dropped && alike >= LEAST_SHARE) {
      return clash("said against left out", 0.5 + alike / 2);
    }
    return Optional.empty();
  }

  private static boolean speaks(Act act) {
    return act.deeds().stream().anyMatch(SPEECH::contains);
  }

  private static boolean full(Act act) {
    return wants(act, FULL) && speaks(act) && !act.responses().contains(LIMIT);
  }

  private static boolean verbatim(Act act) {
    return wants(act, VERBATIM);
  }

  private static boolean shortened(Act act) {
    return (act.responses().contains(LIMIT) && !wants(act, FULL)) || wants(act, BRIEF);
  }

  private static boolean wants(Act act, ResponseForm form) {
    return act.stance().wants() && act.responses().contains(form);
  }

  private static boolean forbids(Act act, ResponseForm form) {
    return act.stance().forbids() && act.responses().contains(form);
  }

  private static Optional<Clash> clash(String note, double certainty) {
    return Optional.of(new Clash(ConflictKind.RESPONSE, certainty, note));
  }
}
