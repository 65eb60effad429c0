package io.alignmentstudio.auditors.audit;

import io.alignmentstudio.domain.Hash;
import io.alignmentstudio.domain.rows.Row;
import io.alignmentstudio.lm.Message;
import io.alignmentstudio.lm.grounding.Ground;
import io.alignmentstudio.lm.grounding.Passage;
import java.util.List;
import java.util.Optional;

/**
 * A planned item with the prompt that both sides get.
 *
 * @param tokens length of the prompt, to batch like with like
 * @param obstacle why it cannot be asked, if it cannot
 */
record Prompt(
    ItemKind kind,
    String stratum,
    Row row,
    Ground ground,
    List<Message> messages,
    int tokens,
    Optional<Outcome.Missing> obstacle) {
  /** Names the answer of one side. */
  AnswerKey key(Side side, AuditOptions options) {
    StringBuilder text = new StringBuilder();
    for (Message message : messages) {
      text.append(message.role()).append('\n').append(message.content()).append('\u0000');
    }
    String decoding = scored() ? "score" : "greedy " + options.answerTokens();
    return new AnswerKey(side, Hash.of(decoding, text.toString()));
  }

  List<Passage> passages() {
    return ground.passages();
  }

  boolean scored() {
    return kind == ItemKind.SCENARIO;
  }
}
