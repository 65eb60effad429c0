package io.alignmentstudio.framers.review;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Optional;

/**
 * Which rows of the queue are wanted.
 *
 * @param kind "instruction", "scenario" or "preference"
 * @param clause id of a clause, or what it begins with
 * @param words that the id or the texts hold, in any case; may be empty
 */
public record ReviewFilter(
    Optional<ReviewState> state,
    Optional<String> kind,
    Optional<String> regulation,
    Optional<String> clause,
    Optional<String> generator,
    String words) {
  public ReviewFilter {
    requireNonNull(state, "state is null");
    requireNonNull(kind, "kind is null");
    requireNonNull(regulation, "regulation is null");
    requireNonNull(clause, "clause is null");
    requireNonNull(generator, "generator is null");
    requireNonNull(words, "words is null");
  }

  public boolean matches(ReviewItem item) {
    return state.filter(wanted -> wanted != item.state()).isEmpty()
        && kind.filter(wanted -> !wanted.equals(item.kind())).isEmpty()
        && regulation.filter(wanted -> !wanted.equals(item.row().regulation())).isEmpty()
        && generator.filter(wanted -> !wanted.equals(item.row().provenance().generator())).isEmpty()
        && clause
            .filter(
                wanted ->
                    item.row().provenance().clauseIds().stream()
                        .noneMatch(id -> id.startsWith(wanted)))
            .isEmpty()
        && (words.isBlank() || says(item));
  }

  private boolean says(ReviewItem item) {
    String all = item.row().id() + "\n" + String.join("\n", RowTexts.of(item.row()).values());
    return all.toLowerCase(Locale.ROOT).contains(words.strip().toLowerCase(Locale.ROOT));
  }
}
