package io.alignmentstudio.studio.web;

import io.alignmentstudio.domain.Bucket;
import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Feedback;
import io.alignmentstudio.domain.Feedback.Grades;
import io.alignmentstudio.domain.Feedback.Preferred;
import io.alignmentstudio.domain.Problems;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Reads the form below a comparison; every problem is reported at once. */
final class FeedbackForm {
  private final JsonNode form;
  private final Problems problems = new Problems();

  private FeedbackForm(JsonNode form) {
    this.form = form;
  }

  /**
   * Reads a form.
   *
   * @throws io.alignmentstudio.domain.StudioException that lists what is missing
   */
  static Feedback read(JsonNode form, Instant time) {
    return new FeedbackForm(form).read(time);
  }

  private Feedback read(Instant time) {
    String author = required("author", "Write your name.");
    String prompt = required("prompt", "Compare two answers first.");
    Optional<Preferred> preferred = preferred();
    Optional<Grades> unaligned = grades("unalignedGrades", "unaligned");
    Optional<Grades> aligned = grades("alignedGrades", "aligned");
    Optional<Bucket> bucket = bucket();
    problems.throwIfAny(ErrorCode.DATA, "The feedback is not complete:");
    return new Feedback(
        UUID.randomUUID().toString(),
        time,
        author,
        prompt,
        clauseIds(),
        text("unalignedAnswer"),
        text("alignedAnswer"),
        preferred.orElseThrow(),
        unaligned.orElseThrow(),
        aligned.orElseThrow(),
        form.path("blind").asBoolean(false),
        text("comment"),
        form.path("redTeamFinding").asBoolean(false),
        bucket,
        Optional.of(text("betterAnswer")).filter(answer -> !answer.isEmpty()));
  }

  private String required(String name, String problem) {
    String value = text(name);
    if (value.isEmpty()) {
      problems.add("%s", problem);
    }
    return value;
  }

  private Optional<Preferred> preferred() {
    String word = text("preferred");
    Optional<Preferred> preferred =
        Arrays.stream(Preferred.values())
            .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(word))
            .findFirst();
    if (preferred.isEmpty()) {
      problems.add("Choose which answer is acceptable.");
    }
    return preferred;
  }

  private Optional<Grades> grades(String name, String side) {
    int faithfulness = form.path(name).path("faithfulness").asInt(0);
    int completeness = form.path(name).path("completeness").asInt(0);
    if (!isGrade(faithfulness) || !isGrade(completeness)) {
      problems.add("Grade faithfulness and completeness of the %s answer from 1 to 5.", side);
      return Optional.empty();
    }
    return Optional.of(new Grades(faithfulness, completeness));
  }

  private static boolean isGrade(int value) {
    return value >= 1 && value <= 5;
  }

  private Optional<Bucket> bucket() {
    String word = text("bucket");
    Optional<Bucket> bucket =
        Arrays.stream(Bucket.values()).filter(value -> value.word().equals(word)).findFirst();
    if (bucket.isEmpty() && !word.isEmpty()) {
      problems.add("\"%s\" is not a kind of request.", word);
    }
    return bucket;
  }

  private List<String> clauseIds() {
    return form.path("clauseIds")
        .valueStream()
        .map(id -> id.asString(""))
        .filter(id -> !id.isBlank())
        .toList();
  }

  private String text(String name) {
    return form.path(name).asString("").strip();
  }
}
