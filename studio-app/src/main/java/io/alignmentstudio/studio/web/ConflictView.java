package io.alignmentstudio.studio.web;

import io.alignmentstudio.domain.Conflict;
import io.alignmentstudio.domain.ConflictKind;
import io.alignmentstudio.domain.Resolution.Side;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Filters and texts of the Conflicts tab. */
public final class ConflictView {
  private ConflictView() {}

  /** Whether a rule decides. */
  public enum State {
    UNRESOLVED,
    RESOLVED;

    boolean holds(Conflict conflict) {
      return conflict.resolution().winner().isPresent() == (this == RESOLVED);
    }
  }

  /** What is looked for; blank and empty parts do not restrict it. */
  public record Query(
      String text,
      Optional<ConflictKind> kind,
      Optional<State> state,
      Optional<String> regulation) {
    boolean finds(Conflict conflict) {
      return (kind.isEmpty() || kind.get() == conflict.kind())
          && (state.isEmpty() || state.get().holds(conflict))
          && (regulation.isEmpty()
              || List.of(conflict.first().regulation(), conflict.second().regulation())
                  .contains(regulation.get()))
          && String.join("\n", conflict.id(), conflict.first().quote(), conflict.second().quote())
              .toLowerCase(Locale.ROOT)
              .contains(text.strip().toLowerCase(Locale.ROOT));
    }
  }

  /** The side that prevails, if a rule decides. */
  public static Optional<Conflict.Party> winner(Conflict conflict) {
    return conflict
        .resolution()
        .winner()
        .map(side -> side == Side.FIRST ? conflict.first() : conflict.second());
  }

  /** A weight or a confidence. */
  public static String figure(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  /** Where a clause is shown with its document. */
  public static String link(Conflict.Party party) {
    return "/policy?clause=" + PolicyView.encode(party.clauseId()) + "#target";
  }
}
