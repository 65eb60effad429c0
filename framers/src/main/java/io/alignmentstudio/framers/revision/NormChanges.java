package io.alignmentstudio.framers.revision;

import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.framers.revision.MeaningChange.Aspect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What two versions of a clause's norms differ in. */
final class NormChanges {
  /** Least share of common words of two actions that are versions of one. */
  private static final double ALIKE = 0.3;

  private NormChanges() {}

  static List<MeaningChange> of(List<Norm> before, List<Norm> after) {
    List<MeaningChange> changes = new ArrayList<>();
    List<Norm> open = new ArrayList<>(after);
    for (Norm old : before) {
      Optional<Norm> match = best(old, open);
      if (match.isEmpty()) {
        changes.add(new MeaningChange(Aspect.LOST_NORM, old.statement(), ""));
      } else {
        open.remove(match.get());
        compare(old, match.get(), changes);
      }
    }
    open.forEach(norm -> changes.add(new MeaningChange(Aspect.NEW_NORM, "", norm.statement())));
    return changes;
  }

  private static Optional<Norm> best(Norm old, List<Norm> open) {
    Norm best = null;
    double most = ALIKE;
    for (Norm norm : open) {
      boolean definitions =
          (old.modality() == Modality.DEFINITION) == (norm.modality() == Modality.DEFINITION);
      double alike = definitions ? alike(old.statement(), norm.statement()) : 0;
      if (alike >= most) {
        most = alike;
        best = norm;
      }
    }
    return Optional.ofNullable(best);
  }

  private static double alike(String one, String other) {
    Set<String> mine = words(one);
    Set<String> theirs = words(other);
    Set<String> common = new HashSet<>(mine);
    common.retainAll(theirs);
    return common.size() / (double) Math.max(1, Math.min(mine.size(), theirs.size()));
  }

  private static Set<String> words(String text) {
    return new HashSet<>(Arrays.asList(text.toLowerCase(Locale.ROOT).split("\\W+")));
  }

  private static void compare(Norm old, Norm recent, List<MeaningChange> changes) {
    if (old.modality() == Modality.DEFINITION) {
      add(Aspect.DEFINITION, old.action(), recent.action(), changes);
      return;
    }
    add(Aspect.BEARER, old.bearer(), recent.bearer(), changes);
    add(Aspect.MODALITY, word(old), word(recent), changes);
    add(Aspect.SCOPE, old.action(), recent.action(), changes);
    add(Aspect.CONDITION, old.condition(), recent.condition(), changes);
    add(Aspect.EXCEPTION, old.exception(), recent.exception(), changes);
    add(Aspect.THRESHOLD, old.threshold(), recent.threshold(), changes);
    add(Aspect.DEADLINE, old.deadline(), recent.deadline(), changes);
  }

  private static String word(Norm norm) {
    return norm.modality().name().toLowerCase(Locale.ROOT);
  }

  private static void add(
      Aspect aspect, Optional<String> before, Optional<String> after, List<MeaningChange> changes) {
    add(aspect, before.orElse(""), after.orElse(""), changes);
  }

  private static void add(Aspect aspect, String before, String after, List<MeaningChange> changes) {
    if (!before.equalsIgnoreCase(after)) {
      changes.add(new MeaningChange(aspect, before, after));
    }
  }
}
