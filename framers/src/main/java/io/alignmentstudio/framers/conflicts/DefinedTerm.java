package io.alignmentstudio.framers.conflicts;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.domain.Conflict;
import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.framers.language.English;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A term with the meaning that a document gives it.
 *
 * @param source the definition as a side of a conflict
 */
record DefinedTerm(String term, String meaning, Conflict.Party source) {
  private static final Pattern QUOTED =
      Pattern.compile(
          "^(?:(?:in|by|for the purposes of) [^,\"“]{3,40},? |(?:an?|the|by|under)"
              + " )?(?:the terms? )?[\"“'‘]([^\"”'’]{2,60})[\"”'’],? (?:shall"
              + " )?(?:means?|describes?|refers? to|(?:is|are)(?= (?:an?|any|every|each|all|the|those|anyone|someone)\\b)|we (?:mean|understand)) (.{5,}?)[.;]?$",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern PRONOUN =
      Pattern.compile("(?i)(?:it|this|that|they|he|she|we|you|these|those|which|there|what)");

  /** What a reader of lists may take for a term: "In this section: the facility". */
  private static final Pattern NO_TERM =
      Pattern.compile("(?i)(?:in|for|as|under|with|on|by|to|at|from|within|where|when|if)\\b.*");

  /** "has the meaning given in section 4": the same as elsewhere. */
  private static final Pattern REFERENCE =
      Pattern.compile(
          "(?i)(?:[^,;.]{0,60} )?(?:(?:as|is|are) (?:so )?defined (?:in|by|under)|(?:the )?(?:same"
              + " )?meaning (?:given|assigned|of|as|set)\\b|given (?:the term |to it )?in\\b).*");

  /** "The term 'levee' includes a dyke" adds to the meaning that stands elsewhere. */
  private static final Pattern ADDS =
      Pattern.compile(
          "(?i)^\\W*(?:the )?(?:terms? )?(?:[\\w-]+\\W+){1,5}?(?:also |does not )?includes?\\b");

  /** Meant for its own sentence, or said of a thing and not of a word. */
  private static final Pattern ASIDE =
      Pattern.compile("(?i)\\bhere means\\b|^the following|\\bmeans (?:a )?part of\\b");

  /** The definitions among the norms, and those of clauses that have none there. */
  static List<DefinedTerm> of(List<Norm> norms, List<PolicyDocument> documents) {
    List<DefinedTerm> terms = new ArrayList<>();
    Set<String> clauses = new HashSet<>();
    for (Norm norm : norms) {
      boolean defines =
          norm.modality() == Modality.DEFINITION
              && !NO_TERM.matcher(norm.bearer()).matches()
              && !REFERENCE.matcher(norm.action()).lookingAt()
              && !ADDS.matcher(norm.quote()).find()
              && !PRONOUN.matcher(norm.bearer()).matches()
              && !ASIDE.matcher(norm.bearer() + " means " + norm.action()).find();
      if (defines) {
        clauses.add(norm.clauseIds().getFirst());
        terms.add(new DefinedTerm(norm.bearer(), norm.action(), Conflict.Party.of(norm)));
      }
    }
    for (PolicyDocument document : documents) {
      for (Clause clause : document.clauses()) {
        if (!clauses.contains(clause.id())) {
          quoted(clause).ifPresent(terms::add);
        }
      }
    }
    return terms;
  }

  /** The term between quotation marks that a sentence of a clause defines. */
  private static Optional<DefinedTerm> quoted(Clause clause) {
    List<String> sentences =
        clause.type() == ClauseType.DEFINITION
            ? List.of(clause.text())
            : English.get().sentences(clause.text());
    for (String sentence : sentences) {
      Matcher quoted = QUOTED.matcher(sentence);
      if (quoted.matches() && !REFERENCE.matcher(quoted.group(2)).lookingAt()) {
        return Optional.of(
            new DefinedTerm(
                quoted.group(1),
                quoted.group(2),
                new Conflict.Party("", clause.id(), clause.regulation(), sentence, sentence)));
      }
    }
    return Optional.empty();
  }
}
