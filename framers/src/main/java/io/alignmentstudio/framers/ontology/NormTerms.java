package io.alignmentstudio.framers.ontology;

import java.util.List;

/**
 * The concepts that a norm is about, as ids of senses.
 *
 * @param bearers whom it binds or entitles; more than one in "the controller or the processor"
 * @param actions what they do
 * @param objects what it is done to
 * @param parties others who take part
 */
public record NormTerms(
    String normId,
    List<String> bearers,
    List<String> actions,
    List<String> objects,
    List<String> parties) {
  public NormTerms {
    bearers = List.copyOf(bearers);
    actions = List.copyOf(actions);
    objects = List.copyOf(objects);
    parties = List.copyOf(parties);
  }
}
