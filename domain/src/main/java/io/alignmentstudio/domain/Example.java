package io.alignmentstudio.domain;

import static io.alignmentstudio.domain.Checks.requireText;
import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/** One row of data for tuning or auditing: the three example kinds. */
public sealed interface Example {
  String id();

  /** Id of the regulation that it belongs to. */
  String regulation();

  Provenance provenance();

  /** What a reader sees first: the question, situation or request. */
  String prompt();

  /** Rows with the same group are never split between training and held-out data. */
  String group();

  /**
   * A question or task with its answer.
   *
   * @param task what is asked for: "question", "definition", "deadline", "summary", ...
   * @param keyFacts words that a right answer contains
   * @param answerable false where the policy is silent and the answer says so
   */
  record Instruction(
      String id,
      String regulation,
      String task,
      String prompt,
      String answer,
      List<String> keyFacts,
      boolean answerable,
      String group,
      Provenance provenance)
      implements Example {
    public Instruction {
      requireText(id, "id");
      requireText(regulation, "regulation");
      requireText(task, "task");
      requireText(prompt, "prompt");
      requireText(answer, "answer");
      keyFacts = List.copyOf(keyFacts);
      requireText(group, "group");
      requireNonNull(provenance, "provenance is null");
    }
  }

  /**
   * A situation with its verdict.
   *
   * @param missingFact the fact that would decide; present exactly when the label is ambiguous
   */
  record Scenario(
      String id,
      String regulation,
      String text,
      Verdict label,
      Optional<String> missingFact,
      String group,
      Provenance provenance)
      implements Example {
    public Scenario {
      requireText(id, "id");
      requireText(regulation, "regulation");
      requireText(text, "text");
      requireNonNull(label, "label is null");
      if (missingFact.isPresent() != (label == Verdict.AMBIGUOUS)) {
        throw new IllegalArgumentException(
            "scenario " + id + ": a missing fact belongs to ambiguous scenarios, and only to them");
      }
      requireText(group, "group");
      requireNonNull(provenance, "provenance is null");
    }

    @Override
    public String prompt() {
      return text;
    }
  }

  /** A request with a better and a worse answer. */
  record Preference(
      String id,
      String regulation,
      Bucket bucket,
      String prompt,
      String chosen,
      String rejected,
      String group,
      Provenance provenance)
      implements Example {
    public Preference {
      requireText(id, "id");
      requireText(regulation, "regulation");
      requireNonNull(bucket, "bucket is null");
      requireText(prompt, "prompt");
      requireText(chosen, "chosen");
      requireText(rejected, "rejected");
      requireText(group, "group");
      requireNonNull(provenance, "provenance is null");
    }
  }
}
