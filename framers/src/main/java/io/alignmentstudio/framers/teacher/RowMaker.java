package io.alignmentstudio.framers.teacher;

import io.alignmentstudio.domain.Bucket;
import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.Provenance;
import io.alignmentstudio.domain.Verdict;
import io.alignmentstudio.framers.language.LikelyEnglish;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Turns an item of an answer into rows, or says why it is refused. */
final class RowMaker {
  private static final Pattern FIGURE = Pattern.compile("\\d[\\d.,:]*\\d|\\d");
  private static final Pattern TOLD_VERDICT =
      Pattern.compile(
          "(?i)\\b(?:compliant|non-compliant|violat\\w+|in line with|against|breach\\w*|according to|as required by) (?:the|this|company|our)?\\s*(?:polic\\w+|rules?|guidelines?|code)\\b");
  private static final Pattern CHANGED =
      Pattern.compile("(?i)\\b(?:rewritten|given|new|original) (?:prompt|question)\\b");

  private final Norm norm;
  private final Clause clause;
  private final String generator;
  private final List<String> examples;

  /**
   * Makes rows of a norm.
   *
   * @param generator name of the teacher
   * @param examples texts that were shown to it, which it must not copy
   */
  RowMaker(Norm norm, Clause clause, String generator, List<String> examples) {
    this.norm = norm;
    this.clause = clause;
    this.generator = generator;
    this.examples = List.copyOf(examples);
  }

  /** Rows, or the reason why there are none. */
  record Made(List<Example> rows, Optional<String> refusal) {
    Made {
      rows = List.copyOf(rows);
    }

    static Made refused(String reason) {
      return new Made(List.of(), Optional.of(reason));
    }
  }

  /**
   * Makes the rows of an item.
   *
   * @param id of the item: of its only row, or the start of its rows' ids
   * @param source of the rows: family and hash of the request
   */
  Made make(Family family, JsonNode item, String id, String source) {
    List<String> missing =
        family.fields().stream().filter(field -> text(item, field).isEmpty()).toList();
    if (!missing.isEmpty()) {
      return Made.refused("without " + String.join(", ", missing));
    }
    return refusal(family, item)
        .map(Made::refused)
        .orElseGet(() -> new Made(rows(family, item, id, source), Optional.empty()));
  }

  private Optional<String> refusal(Family family, JsonNode item) {
    String written =
        family.fields().stream()
            .filter(field -> !field.equals("quote") && !field.equals("bucket"))
            .map(field -> text(item, field))
            .collect(Collectors.joining("\n"));
    if (Injection.echoes(clause, written)) {
      return Optional.of("repeats an instruction that stands in the document");
    }
    if (!LikelyEnglish.isLikely(written)) {
      return Optional.of("not in English");
    }
    if (!Verbatim.in(clause, text(item, "quote"))) {
      return Optional.of("quote not verbatim in the clause");
    }
    if (examples.stream()
        .anyMatch(example -> Likeness.of(example, prompt(family, item)) >= Likeness.COPY)) {
      return Optional.of("copies an example, ROUGE-L from " + Likeness.COPY);
    }
    return switch (family) {
      case QUESTIONS -> answered(item);
      case DEEPER ->
          CHANGED.matcher(written).find()
              ? Optional.of("speaks of its own rewriting")
              : answered(item);
      case SCENARIOS -> contrasted(item);
      case PREFERENCES -> preferred(item);
    };
  }

  private static String prompt(Family family, JsonNode item) {
    return switch (family) {
      case QUESTIONS, DEEPER -> text(item, "question");
      case SCENARIOS -> text(item, "violation");
      case PREFERENCES -> text(item, "request");
    };
  }

  private Optional<String> answered(JsonNode item) {
    String answer = text(item, "answer").toLowerCase(Locale.ROOT);
    if (facts(item).stream().anyMatch(fact -> !answer.contains(fact.toLowerCase(Locale.ROOT)))) {
      return Optional.of("key fact not in the answer");
    }
    return invents(text(item, "answer"), text(item, "question"));
  }

  private Optional<String> contrasted(JsonNode item) {
    List<String> tellings =
        List.of(text(item, "compliant"), text(item, "violation"), text(item, "ambiguous"));
    if (new HashSet<>(tellings).size() < tellings.size()) {
      return Optional.of("two situations of a contrast group are the same");
    }
    return tellings.stream().anyMatch(telling -> TOLD_VERDICT.matcher(telling).find())
        ? Optional.of("a situation tells its verdict")
        : Optional.empty();
  }

  private Optional<String> preferred(JsonNode item) {
    if (bucket(item).isEmpty()) {
      return Optional.of("unknown bucket");
    }
    if (text(item, "chosen").equals(text(item, "rejected"))) {
      return Optional.of("chosen and rejected are the same");
    }
    return invents(text(item, "chosen"), text(item, "request"));
  }

  /** An answer may say the figures of the policy and of the question, and no others. */
  private Optional<String> invents(String answer, String question) {
    Set<String> known =
        figures(clause.fullText() + "\n" + String.join("\n", clause.headings()) + "\n" + question)
            .collect(Collectors.toSet());
    return figures(answer).allMatch(known::contains)
        ? Optional.empty()
        : Optional.of("a figure that the policy does not have");
  }

  private static Stream<String> figures(String text) {
    return FIGURE
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .map(figure -> figure.replaceAll("[.,]0+$", "").replace(",", ""));
  }

  private List<Example> rows(Family family, JsonNode item, String id, String source) {
    Provenance provenance =
        new Provenance(
            Optional.of(norm.id()),
            List.of(clause.id()),
            List.of(text(item, "quote")),
            generator,
            source);
    String regulation = norm.regulation();
    return switch (family) {
      case QUESTIONS, DEEPER ->
          List.of(
              new Example.Instruction(
                  id,
                  regulation,
                  "question",
                  text(item, "question"),
                  text(item, "answer"),
                  facts(item),
                  true,
                  id,
                  provenance));
      case SCENARIOS ->
          Arrays.stream(Verdict.values())
              .<Example>map(
                  verdict ->
                      new Example.Scenario(
                          id + "/" + verdict.word(),
                          regulation,
                          text(item, verdict.word()),
                          verdict,
                          verdict == Verdict.AMBIGUOUS
                              ? Optional.of(text(item, "missing_fact"))
                              : Optional.empty(),
                          id,
                          provenance))
              .toList();
      case PREFERENCES ->
          List.of(
              new Example.Preference(
                  id,
                  regulation,
                  bucket(item).orElseThrow(),
                  text(item, "request"),
                  text(item, "chosen"),
                  text(item, "rejected"),
                  id,
                  provenance));
    };
  }

  private static Optional<Bucket> bucket(JsonNode item) {
    String word = text(item, "bucket").toLowerCase(Locale.ROOT).replace('_', '-');
    return Arrays.stream(Bucket.values()).filter(bucket -> bucket.word().equals(word)).findFirst();
  }

  private static List<String> facts(JsonNode item) {
    return item.path("key_facts")
        .valueStream()
        .map(fact -> fact.asString("").strip())
        .filter(fact -> !fact.isEmpty())
        .toList();
  }

  static String text(JsonNode item, String field) {
    return item.path(field).asString("").strip(); // Numbers too, as text.
  }
}
