package io.alignmentstudio.domain.rows;

import io.alignmentstudio.domain.Bucket;
import io.alignmentstudio.domain.NearestName;
import io.alignmentstudio.domain.ResponseType;
import io.alignmentstudio.domain.Verdict;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The fields of each kind of row, in both directions. */
final class RowFormat {
  private RowFormat() {}

  static QuestionRow question(RowFields fields, RowSource source) {
    boolean answerable = fields.flag("answerable", true);
    RowHead head = head(fields, source, false);
    String task = fields.optionalText("task").orElse(QuestionRow.DEFAULT_TASK);
    String question = fields.text("question");
    String answer = fields.text("answer");
    return new QuestionRow(
        head, task, orDash(question), orDash(answer), fields.texts("key_facts"), answerable);
  }

  static ScenarioRow scenario(RowFields fields, RowSource source) {
    RowHead head = head(fields, source, true);
    String scenario = fields.text("scenario");
    Verdict label = fields.word("label", RowWords::verdict, RowWords.verdicts(), Verdict.COMPLIANT);
    Optional<String> missing = fields.optionalText("missing_fact");
    if (fields.sound() && label == Verdict.AMBIGUOUS && missing.isEmpty()) {
      fields.problem("an ambiguous scenario must name the deciding fact in 'missing_fact'");
    }
    if (fields.sound() && label != Verdict.AMBIGUOUS && missing.isPresent()) {
      fields.problem(
          "'missing_fact' belongs to ambiguous scenarios only, this one is " + label.word());
    }
    return fields.sound()
        ? new ScenarioRow(head, scenario, label, missing)
        : new ScenarioRow(head, "-", Verdict.COMPLIANT, Optional.empty());
  }

  static RequestRow request(RowFields fields, RowSource source) {
    RowHead head = head(fields, source, true);
    Bucket bucket =
        fields.word("bucket", RowWords::bucket, RowWords.buckets(), Bucket.ALLOWED_BASE);
    String prompt = fields.text("prompt");
    String expected = fields.text("expected");
    Optional<String> reference = fields.optionalText("reference_answer");
    Optional<ResponseType> type = RowWords.responseType(expected);
    if (type.isEmpty() && !expected.isEmpty()) {
      if (expected.chars().noneMatch(Character::isWhitespace)) {
        fields.problem(
            fields.named("expected")
                + " must be full-answer, partial-refusal, refusal or a reference answer, got '"
                + expected
                + "'"
                + NearestName.hint(expected, RowWords.responseTypes()));
      } else if (reference.isPresent()) {
        fields.problem(
            "'expected' holds a text beside 'reference_answer': keep one of the two texts");
      } else {
        reference = Optional.of(expected);
      }
    }
    ResponseType wanted = type.orElse(RequestRow.expectedOf(bucket));
    if (fields.sound() && RequestRow.contradicts(bucket, wanted)) {
      fields.problem(
          "bucket '"
              + bucket.word()
              + "' contradicts expected '"
              + RowWords.word(wanted)
              + "': mend one of them");
    }
    return fields.sound()
        ? new RequestRow(head, bucket, prompt, wanted, reference)
        : new RequestRow(head, bucket, "-", RequestRow.expectedOf(bucket), Optional.empty());
  }

  static PreferenceRow preference(RowFields fields, RowSource source) {
    RowHead head = head(fields, source, true);
    Optional<Bucket> bucket =
        fields.optionalText("bucket").isPresent()
            ? Optional.of(
                fields.word("bucket", RowWords::bucket, RowWords.buckets(), Bucket.ALLOWED_BASE))
            : Optional.empty();
    String chosen = fields.text("chosen");
    String rejected = fields.text("rejected");
    if (!chosen.isEmpty() && chosen.equals(rejected)) {
      fields.problem("'chosen' and 'rejected' are the same text");
    }
    return new PreferenceRow(
        head, bucket, orDash(fields.text("prompt")), orDash(chosen), orDash(rejected));
  }

  static ObjectNode json(Row row) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", row.id()).put("policy", row.policy());
    switch (row) {
      case QuestionRow question -> {
        if (!question.task().equals(QuestionRow.DEFAULT_TASK)) {
          node.put("task", question.task());
        }
        node.put("question", question.question()).put("answer", question.answer());
        list(node, "key_facts", question.keyFacts());
        node.put("answerable", question.answerable());
      }
      case ScenarioRow scenario -> {
        node.put("scenario", scenario.scenario()).put("label", scenario.label().word());
        scenario.missingFact().ifPresent(fact -> node.put("missing_fact", fact));
      }
      case RequestRow request -> {
        node.put("bucket", request.bucket().word()).put("prompt", request.prompt());
        node.put("expected", RowWords.word(request.expected()));
        request.referenceAnswer().ifPresent(answer -> node.put("reference_answer", answer));
      }
      case PreferenceRow preference -> {
        preference.bucket().ifPresent(bucket -> node.put("bucket", bucket.word()));
        node.put("prompt", preference.prompt());
        node.put("chosen", preference.chosen()).put("rejected", preference.rejected());
      }
    }
    RowHead head = row.head();
    if (head.clauseQuotes().size() == 1) {
      node.put("clause_quote", head.clauseQuotes().getFirst());
    } else if (!head.clauseQuotes().isEmpty()) {
      list(node, "clause_quote", head.clauseQuotes());
    }
    if (!head.clauseIds().isEmpty()) {
      list(node, "clause_ids", head.clauseIds());
    }
    head.contrastGroup().ifPresent(group -> node.put("contrast_group", group));
    head.stratum().ifPresent(stratum -> node.put("stratum", stratum));
    head.normId().ifPresent(norm -> node.put("norm_id", norm));
    return node;
  }

  private static RowHead head(RowFields fields, RowSource source, boolean needsClause) {
    String id = fields.text("id");
    String policy = fields.text("policy");
    var quotes = fields.texts("clause_quote");
    var ids = fields.texts("clause_ids");
    if (needsClause && fields.sound() && quotes.isEmpty() && ids.isEmpty()) {
      fields.problem(
          fields.named("clause_quote") + " is missing: quote the clause that the row rests on");
    }
    return new RowHead(
        orDash(id),
        orDash(policy),
        quotes,
        ids,
        fields.optionalText("contrast_group"),
        fields.optionalText("stratum"),
        fields.optionalText("norm_id"),
        source);
  }

  private static void list(ObjectNode node, String name, List<String> texts) {
    var array = node.putArray(name);
    texts.forEach(array::add);
  }

  /** Stands in for a missing text, so that the other problems of a doomed row are found too. */
  private static String orDash(String text) {
    return text.isEmpty() ? "-" : text;
  }
}
