package io.alignmentstudio.framers.generation;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Concept;
import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Provenance;
import io.alignmentstudio.framers.language.English;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Questions on terms of the ontology that no other row says, such as a name that occurs beside the
 * rules only: where the policy speaks of them, answered in its own words.
 */
public final class TermRows {
  private static final List<String> QUESTIONS =
      List.of(
          "Where does the policy speak of \"%s\"?",
          "What does the policy say of \"%s\"?",
          "I came across \"%s\" at work. Where do I read of it in the policy?",
          "Does the policy mention \"%s\", and what does it say there?");

  private static final int LONGEST_SENTENCE = 600;

  private TermRows() {}

  /**
   * One question for every term of these that a clause says in words.
   *
   * @param unsaid names of terms that no row says
   */
  public static List<Example> of(Set<String> unsaid, List<Concept> concepts, List<Clause> clauses) {
    Map<String, Clause> byId =
        clauses.stream()
            .collect(Collectors.toMap(Clause::id, Function.identity(), (first, same) -> first));
    List<Example> rows = new ArrayList<>();
    for (Concept concept : concepts) {
      if (unsaid.contains(concept.name())) {
        place(concept, byId).ifPresent(place -> rows.add(row(concept, place, rows.size())));
      }
    }
    return rows;
  }

  private record Place(Clause clause, String term, String sentence) {}

  private static Optional<Place> place(Concept concept, Map<String, Clause> clauses) {
    return concept.clauseIds().stream()
        .map(id -> Optional.ofNullable(clauses.get(id)))
        .flatMap(Optional::stream)
        .flatMap(clause -> places(concept, clause))
        .findFirst();
  }

  private static Stream<Place> places(Concept concept, Clause clause) {
    return English.get().sentences(clause.text()).stream()
        .filter(sentence -> sentence.length() <= LONGEST_SENTENCE)
        .flatMap(
            sentence ->
                Stream.concat(Stream.of(concept.name()), concept.variants().stream())
                    .filter(term -> says(sentence, term))
                    .map(term -> new Place(clause, term, sentence)));
  }

  private static boolean says(String sentence, String term) {
    return sentence.toLowerCase(Locale.ROOT).contains(term.toLowerCase(Locale.ROOT));
  }

  private static Example row(Concept concept, Place place, int number) {
    Clause clause = place.clause();
    String under =
        clause.headings().isEmpty() ? "" : ", under \"" + clause.headings().getLast() + "\"";
    String id = clause.regulation() + ":terms/instruction/" + (number + 1);
    return new Example.Instruction(
        id,
        clause.regulation(),
        "which",
        QUESTIONS.get(number % QUESTIONS.size()).formatted(place.term()),
        "The policy speaks of it here" + under + ": \"" + place.sentence().strip() + "\"",
        List.of(place.term()),
        true,
        id,
        new Provenance(
            Optional.empty(),
            List.of(clause.id()),
            List.of(place.sentence()),
            Provenance.QUOTATION,
            "term " + concept.name()));
  }
}
