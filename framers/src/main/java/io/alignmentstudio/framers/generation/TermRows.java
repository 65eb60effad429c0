package io.alignmentstudio.framers.generation;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Concept;
import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Provenance;
import io.alignmentstudio.framers.language.English;
import io.alignmentstudio.framers.language.Mentions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Questions on terms of the ontology that no other row says, such as a name that occurs beside the
 * rules only: where the policy speaks of them, answered in its own words. A term that a lead-in and
 * its item make together ("the current access control:" and "Policy") is answered with both.
 */
public final class TermRows {
  private static final List<String> QUESTIONS =
      List.of(
          "Where does the policy speak of \"%s\"?",
          "What does the policy say of \"%s\"?",
          "I came across \"%s\" at work. Where do I read of it in the policy?",
          "Does the policy mention \"%s\", and what does it say there?");

  /** Words of a sentence from which on only those around the term are quoted. */
  private static final int LONGEST_SENTENCE = 45;

  private static final int BEFORE = 15;
  private static final int BEHIND = 20;

  private static final String REASON = "a term that no rule says";
  private static final Pattern WORD = Pattern.compile("\\S+");
  private static final Pattern OPEN_END = Pattern.compile("\\s*[:;,]?\\s*$");

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

  /**
   * Where a clause says a term.
   *
   * @param words what the answer quotes
   * @param quotes the same, verbatim
   */
  private record Place(Clause clause, String term, String words, List<String> quotes, Kind kind) {}

  /** The best first. */
  private enum Kind {
    SENTENCE,
    PART_OF_SENTENCE,
    LEAD_IN_AND_ITEM
  }

  private static Optional<Place> place(Concept concept, Map<String, Clause> clauses) {
    return concept.clauseIds().stream()
        .map(id -> Optional.ofNullable(clauses.get(id)))
        .flatMap(Optional::stream)
        .flatMap(
            clause ->
                Stream.concat(Stream.of(concept.name()), concept.variants().stream())
                    .flatMap(term -> places(term, clause)))
        .min(Comparator.comparing(Place::kind));
  }

  private static Stream<Place> places(String term, Clause clause) {
    Stream<Place> pieces =
        Stream.concat(
                English.get().sentences(clause.text()).stream(), Stream.of(clause.leadIn().strip()))
            .map(String::strip)
            .filter(sentence -> Mentions.says(sentence, term))
            .map(sentence -> piece(term, clause, sentence));
    return Stream.concat(pieces, together(term, clause).stream());
  }

  /** A sentence, or of a long one the words around the term. */
  private static Place piece(String term, Clause clause, String sentence) {
    List<int[]> words =
        WORD.matcher(sentence)
            .results()
            .map(found -> new int[] {found.start(), found.end()})
            .toList();
    if (words.size() <= LONGEST_SENTENCE) {
      return new Place(clause, term, sentence, List.of(sentence), Kind.SENTENCE);
    }
    int at = 0; // The first word behind which the term does not begin any more.
    while (at + 1 < words.size() && Mentions.says(sentence.substring(words.get(at + 1)[0]), term)) {
      at++;
    }
    int from = Math.max(0, at - BEFORE);
    int to = Math.min(words.size(), at + BEHIND) - 1;
    String part = sentence.substring(words.get(from)[0], words.get(to)[1]);
    String shown = (from > 0 ? "… " : "") + part + (to < words.size() - 1 ? " …" : "");
    return new Place(clause, term, shown, List.of(part), Kind.PART_OF_SENTENCE);
  }

  /** A term whose first words end the lead-in and whose last ones begin the item. */
  private static Optional<Place> together(String term, Clause clause) {
    String above = OPEN_END.matcher(clause.leadIn().strip()).replaceFirst("");
    Matcher words = WORD.matcher(clause.text());
    int end = 0;
    for (int count = 0; count < BEHIND && words.find(); count++) {
      end = words.end();
    }
    String item = clause.text().substring(0, end);
    if (above.isEmpty()
        || Words.count(above) > LONGEST_SENTENCE
        || !Mentions.says(above + " " + item, term)) {
      return Optional.empty();
    }
    String shown = above + ": " + item.strip() + (end < clause.text().strip().length() ? " …" : "");
    return Optional.of(
        new Place(
            clause, term, shown, List.of(clause.leadIn(), item.strip()), Kind.LEAD_IN_AND_ITEM));
  }

  private static Example row(Concept concept, Place place, int number) {
    Clause clause = place.clause();
    String under =
        clause.headings().isEmpty()
            ? ""
            : ", under \"" + clause.headings().getLast().replace('"', '\'') + "\"";
    String id = clause.regulation() + ":terms/instruction/" + (number + 1);
    String speaks =
        place.kind() == Kind.LEAD_IN_AND_ITEM
            ? "The policy speaks of \"" + place.term() + "\" here"
            : "The policy speaks of it here";
    return new Example.Instruction(
        id,
        clause.regulation(),
        "which",
        QUESTIONS.get(number % QUESTIONS.size()).formatted(place.term()),
        speaks + under + ": \"" + place.words().replaceAll("[\"“”]", "'") + "\"",
        List.of(place.term()),
        true,
        id,
        new Provenance(
            Optional.empty(),
            List.of(clause.id()),
            place.quotes(),
            Provenance.QUOTATION,
            "term " + concept.name() + Provenance.BRIEFLY + REASON));
  }
}
