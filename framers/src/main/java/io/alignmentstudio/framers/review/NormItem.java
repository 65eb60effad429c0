package io.alignmentstudio.framers.review;

import static java.util.Objects.requireNonNull;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Hash;
import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.NormReview;
import io.alignmentstudio.framers.values.ValueNorms;
import io.alignmentstudio.workspace.config.DocumentKind;
import io.alignmentstudio.workspace.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A norm in the queue.
 *
 * @param key of its content, see {@link NormReviews#content}
 * @param places ids of all norms of the last framing with this content; empty where it is found no
 *     more
 * @param found as it was found
 * @param norm as it counts, or will after the next frame
 * @param last the decision that counts
 * @param clauses that it rests on, as they are today
 */
public record NormItem(
    String key,
    List<String> places,
    Norm found,
    Norm norm,
    ReviewState state,
    Optional<NormReview> last,
    List<Clause> clauses) {
  public NormItem {
    requireNonNull(key, "key is null");
    places = List.copyOf(places);
    requireNonNull(found, "found is null");
    requireNonNull(norm, "norm is null");
    requireNonNull(state, "state is null");
    requireNonNull(last, "last is null");
    clauses = List.copyOf(clauses);
  }

  /** What its document is. */
  public DocumentKind kind() {
    return ValueNorms.kind(found);
  }

  /** Whether it was read from what is no rule, and nobody decided on it yet. */
  public boolean waits() {
    return state == ReviewState.UNREVIEWED && ValueNorms.awaitsReview(found);
  }

  /** What it would say in each modality that it can have. */
  public Map<Modality, Norm> choices() {
    return OtherModality.choices(found);
  }

  /**
   * Changes whenever the norm, its clauses or its state do: nobody decides on what they did not
   * see.
   */
  public String version() {
    String hash =
        Hash.of(
            state.name(),
            Json.mapper().writerFor(Norm.class).writeValueAsString(norm),
            last.map(NormReview::id).orElse(""),
            String.join(" ", clauses.stream().map(Clause::hash).toList()));
    return "v" + hash.substring(0, 16);
  }

  /** Whether it is still what the reviewer saw. */
  public boolean isAsShown(NormForm form) {
    return version().equals(form.version());
  }

  /** What people should know of it where they see it: all but that a plain rule is unreviewed. */
  public Optional<String> notice() {
    return state == ReviewState.UNREVIEWED && !waits() ? Optional.empty() : Optional.of(story());
  }

  /** What people did to it, for a list: "rejected by Ada: no rule". */
  public String story() {
    return last.map(review -> state.story(review.author(), review.reason()))
        .orElse(waits() ? "unreviewed, waits for review" : state.word());
  }
}
