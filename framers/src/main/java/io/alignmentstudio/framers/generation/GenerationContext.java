package io.alignmentstudio.framers.generation;

import static java.util.Objects.requireNonNull;

import io.alignmentstudio.domain.Hash;
import io.alignmentstudio.domain.Norm;
import java.util.List;

/**
 * All that a norm's examples depend on beside the norm. A {@link GenerationPlan} makes one for
 * every norm.
 *
 * @param seed of the choice of wording
 * @param round 0 at first; counts up where rows are worded anew, and marks their ids
 * @param contact whom an answer names for further questions: "the Compliance Office"
 * @param heading title of the section that the norm stands in
 * @param places names of places for stories; may be empty
 * @param terms ontology terms that this norm's stories must use
 * @param silentTopics words from the list of topics of which the regulation says nothing
 * @param things of which one can ask what the policy does not say: registers, offices, roles
 * @param neighbours other norms of the section, for answers that are wrong but plausible; in the
 *     plain manner only such that read well
 */
public record GenerationContext(
    long seed,
    int round,
    GenerationSettings settings,
    String contact,
    String heading,
    List<String> places,
    List<String> terms,
    List<String> silentTopics,
    List<String> things,
    List<Norm> neighbours) {
  public GenerationContext {
    requireNonNull(settings, "settings is null");
    requireNonNull(contact, "contact is null");
    requireNonNull(heading, "heading is null");
    places = List.copyOf(places);
    terms = List.copyOf(terms);
    silentTopics = List.copyOf(silentTopics);
    things = List.copyOf(things);
    neighbours = List.copyOf(neighbours);
  }

  /** The same context with other choices of wording, and more instructions to choose from. */
  public GenerationContext again(int round) {
    return new GenerationContext(
        Hash.of(Long.toString(seed), Integer.toString(round)).hashCode(),
        round,
        new GenerationSettings(
            settings.contrastGroups(),
            settings.instructions() * (round + 1),
            settings.unanswerable(),
            settings.preferencesPerBucket(),
            settings.manner()),
        contact,
        heading,
        places,
        terms,
        silentTopics,
        things,
        neighbours);
  }

  /** The same context with other amounts. */
  GenerationContext with(GenerationSettings amounts) {
    return new GenerationContext(
        seed, round, amounts, contact, heading, places, terms, silentTopics, things, neighbours);
  }

  /** What the ids of a norm's rows start with. */
  String rows(Norm norm) {
    return round == 0 ? norm.id() : norm.id() + "/again-" + round;
  }

  /** Hash of the content, for caches. */
  public String key() {
    return Hash.of(
        Long.toString(seed),
        Integer.toString(round),
        settings.toString(),
        contact,
        heading,
        String.join("\n", places),
        String.join("\n", terms),
        String.join("\n", silentTopics),
        String.join("\n", things),
        String.join("\n", neighbours.stream().map(Norm::statement).toList()));
  }
}
