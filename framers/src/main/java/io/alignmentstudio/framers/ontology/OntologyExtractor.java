package io.alignmentstudio.framers.ontology;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Concept;
import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.PolicyDocument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Collects the terms of a set of policies: those that they define, the parties of their norms, the
 * objects that recur, and capitalised names.
 *
 * <p>Spellings of one term are merged: singular and plural, upper and lower case, an abbreviation
 * that a document introduces. The result depends on the input only; concepts are ordered by kind
 * and name.
 */
public final class OntologyExtractor {
  private static final Pattern ABBREVIATION =
      Pattern.compile(
          "((?:[A-Z][\\w&'’-]+ )(?:(?:of|and|for|the|to|on) )?(?:[A-Z][\\w&'’-]+ ?(?:(?:of|and|for|the|to|on) )?){0,6})\\((?:the |an? )?[\"“']?([A-Z][A-Za-z]{0,2}[A-Z]{1,5})s?[\"”']?\\)");
  private static final Pattern NAME =
      Pattern.compile(
          "(?<=[a-z,;)] )([A-Z][\\w'’-]+(?: (?:of (?:the )?|and |for )?[A-Z][\\w'’-]+)+(?: (?:plc|ltd|inc))?)");
  private static final int FEWEST_OBJECTS = 2;

  /** The concepts of the documents and their norms. */
  public List<Concept> extract(List<PolicyDocument> documents, List<Norm> norms) {
    List<Clause> clauses =
        documents.stream().flatMap(document -> document.clauses().stream()).toList();
    Map<String, Term> terms = new LinkedHashMap<>();
    Map<String, String> abbreviations = abbreviations(clauses);
    for (Norm norm : norms) {
      if (norm.modality() == Modality.DEFINITION) {
        term(terms, norm.bearer(), abbreviations)
            .define(norm.bearer(), norm.action(), norm.clauseIds());
      }
    }
    abbreviations.forEach((brief, full) -> term(terms, full, abbreviations).variant(brief));
    for (Norm norm : norms) {
      if (norm.modality() != Modality.DEFINITION) {
        see(terms, norm.bearer(), norm, abbreviations, Term.Source.PARTY);
        norm.counterparty()
            .ifPresent(party -> see(terms, party, norm, abbreviations, Term.Source.PARTY));
        norm.object()
            .ifPresent(object -> see(terms, object, norm, abbreviations, Term.Source.OBJECT));
      }
    }
    for (Clause clause : clauses) {
      Matcher names = NAME.matcher(clause.text());
      while (names.find()) {
        String name = names.group(1);
        if (!TermForm.reference(name)) {
          term(terms, name, abbreviations).name(name, clause.id());
        }
      }
    }
    List<Term> kept = terms.values().stream().filter(term -> term.earns(FEWEST_OBJECTS)).toList();
    Occurrences.add(kept, clauses);
    List<Concept> concepts = kept.stream().filter(Term::occurs).map(Term::concept).toList();
    return concepts.stream()
        .filter(concept -> !tail(concept, concepts))
        .sorted(
            Comparator.comparing(Concept::kind)
                .thenComparing(Concept::name, String.CASE_INSENSITIVE_ORDER)
                .thenComparing(Concept::name))
        .toList();
  }

  private static void see(
      Map<String, Term> terms,
      String phrase,
      Norm norm,
      Map<String, String> abbreviations,
      Term.Source source) {
    for (String part : TermForm.parts(phrase)) {
      term(terms, part, abbreviations).see(part, norm.clauseIds(), source);
    }
  }

  private static Term term(
      Map<String, Term> terms, String phrase, Map<String, String> abbreviations) {
    String bare = TermForm.bare(phrase);
    String full = abbreviations.getOrDefault(bare, bare);
    return terms.computeIfAbsent(TermForm.key(full), key -> new Term(full));
  }

  /**
   * Abbreviation to full name, as the documents introduce them: "Chief Compliance Officer (CCO)".
   */
  private static Map<String, String> abbreviations(List<Clause> clauses) {
    Map<String, String> found = new LinkedHashMap<>();
    for (Clause clause : clauses) {
      List<String> texts = new ArrayList<>(clause.headings());
      texts.add(clause.text());
      for (String text : texts) {
        Matcher matcher = ABBREVIATION.matcher(text);
        while (matcher.find()) {
          String brief = matcher.group(2);
          TermForm.expansion(matcher.group(1).strip(), brief)
              .ifPresent(full -> found.putIfAbsent(brief, full));
        }
      }
    }
    for (Map.Entry<String, Set<String>> entry : namesByInitials(clauses).entrySet()) {
      boolean used =
          clauses.stream()
              .anyMatch(clause -> clause.text().matches("(?s).*\\b" + entry.getKey() + "\\b.*"));
      if (used && entry.getValue().size() == 1) {
        found.putIfAbsent(entry.getKey(), entry.getValue().iterator().next());
      }
    }
    return found;
  }

  private static Map<String, Set<String>> namesByInitials(List<Clause> clauses) {
    Map<String, Set<String>> names = new TreeMap<>();
    for (Clause clause : clauses) {
      Matcher matcher = NAME.matcher(clause.text());
      while (matcher.find()) {
        String initials = matcher.group(1).replaceAll("[^A-Z ]", "").replace(" ", "");
        if (initials.length() >= 3 && !TermForm.reference(matcher.group(1))) {
          names
              .computeIfAbsent(initials, key -> new TreeSet<>())
              .add(TermForm.bare(matcher.group(1)));
        }
      }
    }
    return names;
  }

  /** Whether a longer name ends with this one wherever it occurs: "Manager" of "Site Manager". */
  private static boolean tail(Concept concept, List<Concept> all) {
    return TermForm.capitalised(concept.name())
        && concept.definition().isEmpty()
        && all.stream()
            .anyMatch(
                other ->
                    other.name().endsWith(" " + concept.name())
                        && other.clauseIds().containsAll(concept.clauseIds()));
  }
}
