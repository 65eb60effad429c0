package io.alignmentstudio.framers.export;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Example;
import io.alignmentstudio.lm.Message;
import io.alignmentstudio.lm.grounding.Ground;
import io.alignmentstudio.lm.grounding.GroundedPrompt;
import io.alignmentstudio.lm.grounding.Passage;
import java.util.List;
import java.util.Optional;

/**
 * A row as a prompt with its answers, in the prompts of the studio's own training and audit. The
 * answer of a scenario opens with the word of its verdict.
 *
 * @param policy the clauses that it rests on, as a system message; empty where the prompt is to
 *     stand alone
 * @param rejected the worse answer; of preferences only
 */
record Conversation(
    String id, Optional<String> policy, String request, String answer, Optional<String> rejected) {

  static Conversation of(ExportRow row) {
    List<Passage> passages = row.clauses().stream().map(Conversation::passage).toList();
    return switch (row.example()) {
      case Example.Instruction instruction ->
          of(
              instruction.id(),
              GroundedPrompt.request(Ground.of(passages), instruction.prompt()),
              instruction.answer(),
              Optional.empty(),
              passages);
      case Example.Scenario scenario ->
          of(
              scenario.id(),
              GroundedPrompt.scenario(passages, scenario.text()),
              scenario.label().word()
                  + scenario.missingFact().map(fact -> ": it depends on " + fact).orElse(""),
              Optional.empty(),
              passages);
      case Example.Preference preference ->
          of(
              preference.id(),
              GroundedPrompt.request(Ground.of(passages), preference.prompt()),
              preference.chosen(),
              Optional.of(preference.rejected()),
              passages);
    };
  }

  private static Conversation of(
      String id,
      List<Message> prompt,
      String answer,
      Optional<String> rejected,
      List<Passage> passages) {
    Optional<String> policy =
        passages.isEmpty() ? Optional.empty() : Optional.of(prompt.getFirst().content());
    return new Conversation(id, policy, prompt.getLast().content(), answer, rejected);
  }

  private static Passage passage(Clause clause) {
    return new Passage(clause.id(), clause.regulation(), clause.fullText());
  }
}
