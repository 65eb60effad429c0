package io.alignmentstudio.framers.ontology;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Concept;
import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.framers.ontology.Sense.Definition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Gives every concept the meanings that the regulations define: two regulations that define one
 * word differently have a sense each, and where neither of them speaks, the word has its own. A
 * definition that only points to another regulation of the set ("as defined in ...") means what
 * that one means.
 */
final class Senses {
  private static final Pattern ELSEWHERE =
      Pattern.compile(
          "(?i)\\b(?:as defined|within the meaning|as set out|the (?:same )?meaning)\\b");
  private static final Pattern ACT_NUMBER = Pattern.compile("\\b(\\d{2,4}/\\d{1,4})\\b");

  /** First clauses of a document, where it says what it is called. */
  private static final int OPENING = 3;

  private final Map<String, String> regulationOfClause = new HashMap<>();

  /** Regulation to what others may call it, in lower case. */
  private final Map<String, Set<String>> names = new TreeMap<>();

  private final DefinedTerms defined;
  private final Identifiers ids;

  Senses(List<PolicyDocument> documents, DefinedTerms defined, Identifiers ids) {
    this.defined = defined;
    this.ids = ids;
    for (PolicyDocument document : documents) {
      List<Clause> clauses = document.clauses();
      clauses.forEach(clause -> regulationOfClause.put(clause.id(), document.regulation()));
      Set<String> own = names.computeIfAbsent(document.regulation(), key -> new LinkedHashSet<>());
      own.add(document.root().title().toLowerCase(Locale.ROOT));
      String opening =
          document.root().title()
              + " "
              + clauses.stream().limit(OPENING).map(Clause::text).collect(Collectors.joining(" "));
      ACT_NUMBER.matcher(opening).results().limit(1).forEach(found -> own.add(found.group(1)));
    }
  }

  /** The senses of a concept, one at least. */
  List<Sense> of(Concept concept) {
    Map<String, List<Definition>> byRegulation = new TreeMap<>();
    List<String> spellings = new ArrayList<>(concept.variants());
    spellings.addFirst(concept.name());
    Set<String> keys = new HashSet<>();
    for (String spelling : spellings) {
      if (keys.add(Variants.key(TermForm.bare(spelling)))) {
        defined
            .of(spelling)
            .forEach((where, what) -> byRegulation.merge(where, what, Senses::both));
      }
    }
    Map<String, List<String>> meanings = meanings(byRegulation);
    if (meanings.size() < 2) {
      List<Definition> all = byRegulation.values().stream().flatMap(List::stream).toList();
      return List.of(sense(concept, Optional.empty(), all, concept.clauseIds()));
    }
    List<Sense> senses = new ArrayList<>();
    Set<String> left = new LinkedHashSet<>(concept.clauseIds());
    for (List<String> regulations : meanings.values()) {
      List<Definition> own =
          regulations.stream().flatMap(each -> byRegulation.get(each).stream()).toList();
      for (String regulation : regulations) {
        List<String> clauses =
            concept.clauseIds().stream()
                .filter(id -> regulation.equals(regulationOfClause.get(id)))
                .toList();
        clauses.forEach(left::remove);
        senses.add(sense(concept, Optional.of(regulation), own, clauses));
      }
    }
    if (!left.isEmpty()) {
      senses.add(sense(concept, Optional.empty(), List.of(), List.copyOf(left)));
    }
    return senses;
  }

  private static List<Definition> both(List<Definition> one, List<Definition> other) {
    List<Definition> all = new ArrayList<>(one);
    all.addAll(other);
    return all;
  }

  /** Regulations by what they mean; those that mean the same are together. */
  private Map<String, List<String>> meanings(Map<String, List<Definition>> byRegulation) {
    Map<String, List<String>> meanings = new LinkedHashMap<>();
    byRegulation.forEach(
        (regulation, own) ->
            meanings
                .computeIfAbsent(meaning(regulation, own, byRegulation), key -> new ArrayList<>())
                .add(regulation));
    return meanings;
  }

  private String meaning(
      String regulation, List<Definition> own, Map<String, List<Definition>> byRegulation) {
    String text = own.getFirst().text();
    if (ELSEWHERE.matcher(text).find()) {
      for (Map.Entry<String, List<Definition>> other : byRegulation.entrySet()) {
        boolean another = !other.getKey().equals(regulation);
        if (another && names(other.getKey(), text)) {
          return normal(other.getValue().getFirst().text());
        }
      }
    }
    return normal(text);
  }

  private boolean names(String regulation, String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    Matcher numbers = ACT_NUMBER.matcher(lower);
    Set<String> own = names.getOrDefault(regulation, Set.of());
    while (numbers.find()) {
      if (own.contains(numbers.group(1))) {
        return true;
      }
    }
    return own.stream().anyMatch(name -> name.length() > 5 && lower.contains(name));
  }

  private static String normal(String text) {
    return Spellings.normal(text).replaceAll("\\b(?:an?|the|any) ", "");
  }

  private Sense sense(
      Concept concept, Optional<String> regulation, List<Definition> own, List<String> clauses) {
    return new Sense(
        ids.of(concept.name(), regulation),
        concept.name(),
        concept.kind(),
        concept.variants(),
        regulation,
        own,
        clauses);
  }
}
