package io.alignmentstudio.auditors.audit;

import io.alignmentstudio.domain.rows.QuestionRow;
import io.alignmentstudio.domain.rows.Row;
import io.alignmentstudio.lm.ChatModel;
import io.alignmentstudio.lm.Message;
import io.alignmentstudio.lm.grounding.Ground;
import io.alignmentstudio.lm.grounding.GroundedPrompt;
import io.alignmentstudio.lm.grounding.PassageIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns a suite into prompts that fit both models. */
final class Planner {
  /** Room for the longest verdict word. */
  private static final int VERDICT_TOKENS = 12;

  private final List<ChatModel> models;
  private final PassageIndex index;
  private final AuditOptions options;

  Planner(List<ChatModel> models, PassageIndex index, AuditOptions options) {
    this.models = models;
    this.index = index;
    this.options = options;
  }

  List<Prompt> plan(AuditSuite suite) {
    List<Row> rows = new ArrayList<>();
    List<String> strata = new ArrayList<>();
    List<ItemKind> kinds = new ArrayList<>();
    for (AuditSuite.Part part : suite.parts()) {
      part.rows()
          .scenarios()
          .forEach(row -> add(row, ItemKind.SCENARIO, part, rows, strata, kinds));
      part.rows()
          .questions()
          .forEach(
              row ->
                  add(
                      row,
                      row.answerable() ? ItemKind.QUESTION : ItemKind.OPEN_QUESTION,
                      part,
                      rows,
                      strata,
                      kinds));
      part.rows().requests().forEach(row -> add(row, ItemKind.REQUEST, part, rows, strata, kinds));
    }
    List<Ground> grounds =
        Ground.find(index, rows.stream().map(AuditItem::asked).toList(), options.passages());
    List<Prompt> prompts = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Ground ground = grounds.get(i);
      // A scenario is no request: its prompt does not say how like requests were decided.
      Ground used = kinds.get(i) == ItemKind.SCENARIO ? Ground.of(ground.passages()) : ground;
      prompts.add(fit(kinds.get(i), strata.get(i), rows.get(i), used));
    }
    return prompts;
  }

  /** Leaves out the least relevant passages, on both sides alike, until both models have room. */
  private Prompt fit(ItemKind kind, String stratum, Row row, Ground found) {
    int answer = kind == ItemKind.SCENARIO ? VERDICT_TOKENS : options.answerTokens();
    Ground ground = found;
    while (true) {
      List<Message> messages = messages(kind, row, ground);
      int tokens = 0;
      int over = 0;
      for (ChatModel model : models) {
        int count = model.countTokens(messages);
        tokens = Math.max(tokens, count);
        over = Math.max(over, count + answer - model.contextLength());
      }
      if (over <= 0) {
        return new Prompt(kind, stratum, row, ground, messages, tokens, obstacle(row, kind));
      }
      if (ground.passages().isEmpty()) {
        String reason =
            "the prompt is " + over + " tokens too long for the shorter of the two contexts";
        return new Prompt(
            kind,
            stratum,
            row,
            ground,
            messages,
            tokens,
            Optional.of(new Outcome.Missing(ItemStatus.ERROR, reason)));
      }
      ground = ground.first(ground.passages().size() - 1);
    }
  }

  private static Optional<Outcome.Missing> obstacle(Row row, ItemKind kind) {
    boolean nothingToMeasure =
        kind == ItemKind.QUESTION
            && row instanceof QuestionRow question
            && question.keyFacts().isEmpty();
    return nothingToMeasure
        ? Optional.of(
            new Outcome.Missing(ItemStatus.NOT_RUN, "the row names no key facts to measure"))
        : Optional.empty();
  }

  private static List<Message> messages(ItemKind kind, Row row, Ground ground) {
    String asked = AuditItem.asked(row);
    return switch (kind) {
      case SCENARIO -> GroundedPrompt.scenario(ground.passages(), asked);
      case QUESTION, OPEN_QUESTION, REQUEST -> GroundedPrompt.request(ground, asked);
    };
  }

  private static void add(
      Row row,
      ItemKind kind,
      AuditSuite.Part part,
      List<Row> rows,
      List<String> strata,
      List<ItemKind> kinds) {
    rows.add(row);
    strata.add(row.head().stratum().orElse(part.stratum()));
    kinds.add(kind);
  }
}
