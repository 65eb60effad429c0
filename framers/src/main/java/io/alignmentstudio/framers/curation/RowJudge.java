package io.alignmentstudio.framers.curation;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Judges generated rows as a strict person would: faithful to the clause, relevant, answerable,
 * self-contained, with a label that follows from the words, and no copy. Rules, not models; each
 * refusal names its reason.
 */
final class RowJudge {
  /** Share of an answer's telling words that may be neither the policy's nor stock. */
  private static final double FOREIGN = 0.3;

  private static final double COPY = 0.92;

  private static final Pattern POINTING =
      Pattern.compile(
          "(?i)\\b(?:the|this) (?:passage|excerpt|text above|paragraph"
              + " above|context)\\b|\\b(?:as|see) (?:above|below)\\b");
  private static final Pattern GRAMMAR =
      Pattern.compile(
          "\\b(?:I|you|we|they) (?:is|has|was not be|does)\\b(?<!you was)|\\bI"
              + " (?:are|were)\\b|\\b(?:he|she|it) (?:are|were|have|do)\\b(?!"
              + " not\\?)|\\b(?:did|does|do) not"
              + " (?:\\w+ed|was|were|took|made|gave|had|been)\\b(?<!need|feed|seed|proceed|exceed|succeed|embed|shed)|\\bwhether"
              + " (?:to )?(?:whether|that(?! (?:was|is)\\b)|not)\\b|\\b(?:(?<!that )was|were|is|are|been)"
              + " (?:was|were|is|are|be)\\b|\\b(?:a|an) (?:\\w+"
              + " )?(?:information|advice|equipment|software)\\b|\\ba (?:[aeio]\\w+)\\b|\\ban"
              + " (?:[bcdfgjklmnpqrtvwyz]\\w+)\\b|\\bnot (?:\\w+ )?not\\b|\\bdid not"
              + " (?:never|no|nothing)\\b|\\b(?:to|will|must|may|should)"
              + " (?:to|will|must|may|should)\\b|\\b(?:be|being|been) (?:be|being|been)\\b|\\bto"
              + " (?:is|are|was|were|has|did)\\b|\\b(?:going to|wanted to|decided to)"
              + " \\w+(?:ed)\\b(?<!need|feed|seed|proceed|exceed|succeed|embed|shed)");
  private static final Pattern ACRONYM_ARTICLE = Pattern.compile("\\b(?:a|an) [A-Z]");

  private final Map<String, Clause> clauses;
  private final Map<String, Norm> norms;
  private final Contrary contrary = new Contrary();
  private final Map<String, Set<String>> said = new HashMap<>();
  private final Map<String, Boolean> faulty = new HashMap<>();

  RowJudge(Map<String, Clause> clauses, List<Norm> norms) {
    this.clauses = clauses;
    this.norms =
        norms.stream()
            .collect(Collectors.toMap(Norm::id, Function.identity(), (first, same) -> first));
  }

  /**
   * Why a generated row is refused; empty if it is good, if a person wrote it, or if it only quotes
   * its norm.
   */
  Optional<String> refuse(Example row) {
    Optional<Norm> norm = row.provenance().normId().map(norms::get);
    boolean quotes = row.provenance().toldBrieflyBecause().isPresent();
    if (row.provenance().handWritten() || norm.isEmpty() || quotes) {
      return Optional.empty();
    }
    if (Texts.all(row).anyMatch(text -> POINTING.matcher(text).find())) {
      return Optional.of("not self-contained: points to a text that is not there");
    }
    // Answers recur from row to row.
    if (Texts.all(row)
        .anyMatch(text -> faulty.computeIfAbsent(text, key -> ungrammatical(key, row)))) {
      return Optional.of("agreement, tense or negation is wrong");
    }
    return relevant(row, norm.get())
        .or(() -> faithful(row, norm.get()))
        .or(() -> contrary(row, norm.get()))
        .or(() -> answerable(row))
        .or(() -> copy(row))
        .or(() -> consistent(row, norm.get()));
  }

  private boolean ungrammatical(String text, Example row) {
    Matcher fault = GRAMMAR.matcher(text);
    while (fault.find()) {
      String found = fault.group();
      boolean policys = row.provenance().quotes().stream().anyMatch(quote -> quote.contains(found));
      boolean sound =
          ACRONYM_ARTICLE.matcher(found).find()
              || found.matches(
                  "a (?:one|once|eu|uni|use|user|us|ubi|ou).*|an (?:hour|honest|heir|hono).*")
              || found.matches(
                  "a (?:one\\w*|European|unique|union|united|unit|university|user|usual|useful|utility)");
      if (!policys && !sound) {
        return true;
      }
    }
    return false;
  }

  private Set<String> policy(Norm norm) {
    return said.computeIfAbsent(
        norm.id(),
        key -> {
          Set<String> stems = BlindReader.stems(norm.statement() + " " + norm.quote());
          for (String id : norm.clauseIds()) {
            Optional.ofNullable(clauses.get(id))
                .ifPresent(
                    clause -> {
                      stems.addAll(BlindReader.stems(clause.fullText()));
                      stems.addAll(BlindReader.stems(String.join(" ", clause.headings())));
                    });
          }
          return stems;
        });
  }

  private Optional<String> relevant(Example row, Norm norm) {
    if (row instanceof Example.Instruction instruction && !instruction.answerable()) {
      return Optional.empty();
    }
    Set<String> asked = BlindReader.stems(row.prompt());
    asked.retainAll(policy(norm));
    return asked.isEmpty()
        ? Optional.of("not relevant: says nothing of its norm")
        : Optional.empty();
  }

  /** Whether what a good answer says is the policy's. */
  private Optional<String> faithful(Example row, Norm norm) {
    if (row instanceof Example.Instruction instruction && !instruction.answerable()) {
      return Optional.empty();
    }
    Set<String> known = new java.util.HashSet<>(policy(norm));
    row.provenance().quotes().forEach(quote -> known.addAll(BlindReader.stems(quote)));
    row.provenance().clauseIds().stream()
        .map(clauses::get)
        .filter(clause -> clause != null)
        .forEach(clause -> known.addAll(BlindReader.stems(clause.fullText())));
    for (String answer : Texts.goodAnswers(row)) {
      if (row instanceof Example.Scenario) {
        continue;
      }
      Set<String> told = BlindReader.stems(answer.replaceAll("\\b[A-Z][a-z]+\\b", " "));
      told.removeAll(STOCK);
      long foreign = told.stream().filter(stem -> !known.contains(stem)).count();
      if (foreign > Math.max(2, FOREIGN * told.size())) {
        return Optional.of("not faithful: says what its clause does not");
      }
    }
    return Optional.empty();
  }

  /** Template rows take their force from the norm itself. */
  private Optional<String> contrary(Example row, Norm norm) {
    boolean told = !row.provenance().generator().equals("template");
    return told
            && !(row instanceof Example.Scenario)
            && Texts.goodAnswers(row).stream().anyMatch(answer -> contrary.denies(norm, answer))
        ? Optional.of("not faithful: says the contrary of its norm")
        : Optional.empty();
  }

  private static final Set<String> STOCK =
      BlindReader.stems(
          "yes no gladly policy rule rules says part covers it example would break this in line"
              + " with fine for please remember draft dear colleagues keep mind thank help you can"
              + " say know have what is main point notice question answer slide meeting friendly"
              + " reminder everyone forward sentence entry two these among others who condition"
              + " exception time must may should shall need cannot i can't that ask contact manager"
              + " unsure possible difficulty talk glad follow instead right way do speak first tell"
              + " them compare done acts against show somebody point one does laid down broken it's"
              + " true rely employees policy allows forbidden not within means");

  private static Optional<String> answerable(Example row) {
    boolean broken =
        row instanceof Example.Instruction instruction
            && instruction.answerable() == instruction.provenance().quotes().isEmpty();
    return broken ? Optional.of("not answerable: no quote bears the answer") : Optional.empty();
  }

  private static Optional<String> copy(Example row) {
    List<String> prompt = List.of(Texts.normalised(row.prompt()).split(" "));
    boolean copied =
        row.provenance().quotes().stream()
            .map(quote -> List.of(Texts.normalised(quote).split(" ")))
            .anyMatch(quote -> Rouge.f1(prompt, quote) >= COPY);
    return copied ? Optional.of("a copy of its clause") : Optional.empty();
  }

  /** Answers anew, without the label. */
  private static Optional<String> consistent(Example row, Norm norm) {
    return switch (row) {
      case Example.Scenario scenario -> {
        Optional<Verdict> blind = BlindReader.verdict(norm, scenario.text());
        yield blind.isEmpty()
            ? Optional.of("label not confirmed: the words alone do not decide")
            : blind.get() == scenario.label()
                ? Optional.empty()
                : Optional.of("label not confirmed: read blind, it is another");
      }
      case Example.Instruction instruction ->
          yes(instruction, norm)
                  .filter(yes -> instruction.answer().startsWith("Yes.") != yes)
                  .isPresent()
              ? Optional.of("label not confirmed: yes and no are mixed up")
              : Optional.empty();
      case Example.Preference _ -> Optional.empty();
    };
  }

  /** Whether a yes-or-no question is to be answered with yes; empty for other questions. */
  private static Optional<Boolean> yes(Example.Instruction row, Norm norm) {
    if (!row.answer().matches("(?:Yes|No)\\..*")) {
      return Optional.empty();
    }
    Matcher claim = Pattern.compile("\"([^\"]{12,})\"").matcher(row.prompt());
    if (row.task().equals("check") && claim.find()) {
      String left = Texts.normalised(claim.group(1));
      String right = Texts.normalised(row.answer().replaceFirst("^(?:Yes|No)\\. ", ""));
      return Optional.of(left.equals(right));
    }
    String asked = row.prompt().toLowerCase(Locale.ROOT);
    if (asked.contains("matter of taste") || asked.contains("left open")) {
      return Optional.of(false);
    }
    return Optional.of(norm.modality() != Modality.PROHIBITION);
  }
}
