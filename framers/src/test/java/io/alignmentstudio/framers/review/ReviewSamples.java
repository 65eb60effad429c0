package io.alignmentstudio.framers.review;

import io.alignmentstudio.domain.Bucket;
import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.domain.Provenance;
import io.alignmentstudio.domain.Review;
import io.alignmentstudio.domain.SourceSpan;
import io.alignmentstudio.domain.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A clause, the rows that were generated from it, and people who decide on them. */
final class ReviewSamples {
  static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  static final Clause CLAUSE = clause("conduct:1", "Employees must record every gift.");
  static final Example QUESTION = question("conduct:1/1/q-1", "Must a gift be recorded?", "Yes.");
  static final Example SCENARIO =
      new Example.Scenario(
          "conduct:1/1/s-1/violation",
          "conduct",
          "Ana kept a watch.",
          Verdict.VIOLATION,
          Optional.empty(),
          "conduct:1/1/s-1",
          provenance());
  static final Example PREFERENCE =
      new Example.Preference(
          "conduct:1/1/p-1",
          "conduct",
          Bucket.DENIED_BASE,
          "Hide my gift.",
          "I can't help with that.",
          "=SUM(A1) will do.",
          "conduct:1/1/p-1",
          provenance());
  static final List<Example> ROWS = List.of(QUESTION, SCENARIO, PREFERENCE);

  private ReviewSamples() {}

  static Example question(String id, String prompt, String answer) {
    return new Example.Instruction(
        id, "conduct", "rule", prompt, answer, List.of(), true, id, provenance());
  }

  static Provenance provenance() {
    return new Provenance(
        Optional.of("conduct:1/1"),
        List.of("conduct:1"),
        List.of("record every gift"),
        "template",
        "frame mail v7");
  }

  static Clause clause(String id, String text) {
    return clause(id, "conduct", text);
  }

  static Clause clause(String id, String regulation, String text) {
    return new Clause(
        id,
        regulation,
        ClauseType.PARAGRAPH,
        "",
        text,
        "",
        List.of("Gifts"),
        new SourceSpan.Lines(1, 1, 1, 40),
        Clause.contentHash(ClauseType.PARAGRAPH, text, "", List.of("Gifts")));
  }

  /** Decides on a row of a queue with no earlier decisions. */
  static Review decide(Example row, Review.Decision decision, Map<String, String> texts) {
    return decide(new ReviewQueue(ROWS, List.of(), List.of(CLAUSE)), row, decision, texts);
  }

  static Review decide(
      ReviewQueue queue, Example row, Review.Decision decision, Map<String, String> texts) {
    Problems problems = new Problems();
    String version = queue.find(row.id()).orElseThrow().version();
    return queue
        .decide(new ReviewForm(row.id(), version, decision, "Ada", "because", texts), NOW, problems)
        .orElseThrow(() -> new AssertionError(problems.messages()));
  }
}
