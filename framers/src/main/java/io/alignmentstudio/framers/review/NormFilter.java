package io.alignmentstudio.framers.review;

import static java.util.Objects.requireNonNull;

import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.workspace.config.DocumentKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which norms of the queue are wanted.
 *
 * @param kind of the document
 * @param modality as it counts
 * @param clause id of a clause, or what it begins with
 * @param words that the ids or the texts hold, in any case; may be empty
 */
public record NormFilter(
    Optional<ReviewState> state,
    Optional<DocumentKind> kind,
    Optional<String> regulation,
    Optional<String> clause,
    Optional<Modality> modality,
    String words) {
  public NormFilter {
    requireNonNull(state, "state is null");
    requireNonNull(kind, "kind is null");
    requireNonNull(regulation, "regulation is null");
    requireNonNull(clause, "clause is null");
    requireNonNull(modality, "modality is null");
    requireNonNull(words, "words is null");
  }

  public boolean matches(NormItem item) {
    return state.filter(wanted -> wanted != item.state()).isEmpty()
        && kind.filter(wanted -> wanted != item.kind()).isEmpty()
        && regulation.filter(wanted -> !wanted.equals(item.found().regulation())).isEmpty()
        && modality.filter(wanted -> wanted != item.norm().modality()).isEmpty()
        && clause
            .filter(wanted -> ids(item).stream().noneMatch(id -> id.startsWith(wanted)))
            .isEmpty()
        && (words.isBlank() || says(item));
  }

  private static List<String> ids(NormItem item) {
    return item.places().isEmpty() ? List.of(item.found().id()) : item.places();
  }

  private boolean says(NormItem item) {
    Norm norm = item.norm();
    String all =
        String.join(
            "\n",
            String.join("\n", ids(item)),
            norm.statement(),
            norm.quote(),
            norm.bearer(),
            norm.action());
    return all.toLowerCase(Locale.ROOT).contains(words.strip().toLowerCase(Locale.ROOT));
  }
}
