package io.alignmentstudio.framers.review;

import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.domain.Provenance;
import io.alignmentstudio.domain.Verdict;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The texts of a row that a reviewer may change, by name; and rows with other texts. */
public final class RowTexts {
  public static final String PROMPT = "prompt";
  public static final String ANSWER = "answer";
  public static final String REJECTED = "rejected";
  public static final String LABEL = "label";
  public static final String MISSING_FACT = "missing_fact";
  public static final String KEY_FACTS = "key_facts";

  /** Every name, in the order of tables. */
  public static final List<String> NAMES =
      List.of(PROMPT, ANSWER, REJECTED, LABEL, MISSING_FACT, KEY_FACTS);

  private RowTexts() {}

  /** "instruction", "scenario" or "preference". */
  public static String kind(Example row) {
    return switch (row) {
      case Example.Instruction _ -> "instruction";
      case Example.Scenario _ -> "scenario";
      case Example.Preference _ -> "preference";
    };
  }

  /** The texts that the kind of row has; key facts stand one on a line. */
  public static Map<String, String> of(Example row) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(PROMPT, row.prompt());
    switch (row) {
      case Example.Instruction instruction -> {
        texts.put(ANSWER, instruction.answer());
        texts.put(KEY_FACTS, String.join("\n", instruction.keyFacts()));
      }
      case Example.Scenario scenario -> {
        texts.put(LABEL, scenario.label().word());
        texts.put(MISSING_FACT, scenario.missingFact().orElse(""));
      }
      case Example.Preference preference -> {
        texts.put(ANSWER, preference.chosen());
        texts.put(REJECTED, preference.rejected());
      }
    }
    return texts;
  }

  /**
   * The row with other texts; what is not named stays.
   *
   * @return empty, with problems, where the texts make no row of its kind
   */
  static Optional<Example> with(Example row, Map<String, String> changed, Problems problems) {
    Map<String, String> texts = of(row);
    int before = problems.messages().size();
    changed.forEach(
        (name, text) -> {
          if (texts.containsKey(name)) {
            texts.put(name, text.replace("\r\n", "\n").strip());
          } else if (!text.isBlank()) {
            problems.add("a row of kind %s has no %s", kind(row), name);
          }
        });
    require(texts, PROMPT, problems);
    require(texts, ANSWER, problems);
    require(texts, REJECTED, problems);
    Optional<Verdict> label = label(texts, problems);
    if (texts.containsKey(REJECTED) && texts.get(REJECTED).equals(texts.get(ANSWER))) {
      problems.add("the better and the worse answer are the same");
    }
    return problems.messages().size() > before
        ? Optional.empty()
        : Optional.of(make(row, texts, label));
  }

  private static void require(Map<String, String> texts, String name, Problems problems) {
    if (texts.containsKey(name) && texts.get(name).isBlank()) {
      problems.add("%s is empty", name);
    }
  }

  private static Optional<Verdict> label(Map<String, String> texts, Problems problems) {
    if (!texts.containsKey(LABEL)) {
      return Optional.empty();
    }
    Optional<Verdict> label =
        Arrays.stream(Verdict.values())
            .filter(verdict -> verdict.word().equalsIgnoreCase(texts.get(LABEL)))
            .findFirst();
    boolean missing = !texts.get(MISSING_FACT).isBlank();
    if (label.isEmpty()) {
      problems.add("label must be compliant, violation or ambiguous, got '%s'", texts.get(LABEL));
    } else if (label.get() == Verdict.AMBIGUOUS && !missing) {
      problems.add("an ambiguous scenario must name the deciding fact in missing_fact");
    } else if (label.get() != Verdict.AMBIGUOUS && missing) {
      problems.add("missing_fact belongs to ambiguous scenarios only");
    }
    return label;
  }

  private static Example make(Example row, Map<String, String> texts, Optional<Verdict> label) {
    return switch (row) {
      case Example.Instruction old ->
          new Example.Instruction(
              old.id(),
              old.regulation(),
              old.task(),
              texts.get(PROMPT),
              texts.get(ANSWER),
              texts.get(KEY_FACTS).lines().map(String::strip).filter(t -> !t.isEmpty()).toList(),
              old.answerable(),
              old.group(),
              old.provenance());
      case Example.Scenario old ->
          new Example.Scenario(
              old.id(),
              old.regulation(),
              texts.get(PROMPT),
              label.orElseThrow(),
              Optional.of(texts.get(MISSING_FACT)).filter(text -> !text.isEmpty()),
              old.group(),
              old.provenance());
      case Example.Preference old ->
          new Example.Preference(
              old.id(),
              old.regulation(),
              old.bucket(),
              texts.get(PROMPT),
              texts.get(ANSWER),
              texts.get(REJECTED),
              old.group(),
              old.provenance());
    };
  }

  /** The row under another id and group, resting on what another provenance says. */
  static Example moved(Example row, String id, String group, Provenance provenance) {
    return moved(row, id, row.regulation(), group, provenance);
  }

  /** The same, of another regulation. */
  static Example moved(
      Example row, String id, String regulation, String group, Provenance provenance) {
    return switch (row) {
      case Example.Instruction old ->
          new Example.Instruction(
              id,
              regulation,
              old.task(),
              old.prompt(),
              old.answer(),
              old.keyFacts(),
              old.answerable(),
              group,
              provenance);
      case Example.Scenario old ->
          new Example.Scenario(
              id, regulation, old.text(), old.label(), old.missingFact(), group, provenance);
      case Example.Preference old ->
          new Example.Preference(
              id,
              regulation,
              old.bucket(),
              old.prompt(),
              old.chosen(),
              old.rejected(),
              group,
              provenance);
    };
  }
}
