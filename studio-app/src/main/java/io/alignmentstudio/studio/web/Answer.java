package io.alignmentstudio.studio.web;

import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.ChatModel;
import io.alignmentstudio.lm.ChatRequest;
import io.alignmentstudio.lm.ChatResponse;
import io.alignmentstudio.lm.FinishReason;
import io.alignmentstudio.lm.Sampling;
import io.alignmentstudio.lm.grounding.Leaning;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The events of one answer in a stream: {@code text} pieces, then {@code end} or {@code error}. */
final class Answer {
  private static final Logger LOG = LoggerFactory.getLogger(Answer.class);

  private Answer() {}

  /**
   * The passages that an answer rests on, and what had no room.
   *
   * @param likeRequests the end of a sentence on how requests like this one were decided; empty
   *     where that is not known
   */
  record Grounding(
      List<Citation> clauses, String likeRequests, int leftOutPassages, int leftOutTurns) {
    Grounding {
      clauses = List.copyOf(clauses);
    }

    static Grounding of(GroundedConversation conversation, StudioBackend backend) {
      return new Grounding(
          Citation.of(conversation.passages(), backend),
          conversation.ground().leaning().map(Leaning::words).orElse(""),
          conversation.leftOutPassages().size(),
          conversation.leftOutTurns());
    }
  }

  /** A piece of an answer. */
  record Text(String side, String text) {}

  /** The end of an answer; {@code cut} when it reached the longest answer that has room. */
  record End(String side, boolean cut, int promptTokens, int answerTokens, double seconds) {}

  /** Why there is no answer. */
  record Failure(String side, String message) {}

  /** Streams an answer, drawn as in the audit: the most probable token each time. */
  static void stream(
      ChatModel model, GroundedConversation conversation, String side, EventStream stream) {
    long start = System.nanoTime();
    try {
      ChatResponse response =
          model.stream(
              new ChatRequest(
                  conversation.messages(),
                  Sampling.greedy(GroundedConversation.roomForAnswer(model))),
              text -> stream.send("text", new Text(side, text)));
      stream.send(
          "end",
          new End(
              side,
              response.finish() == FinishReason.LENGTH,
              response.promptTokens(),
              response.answerTokens(),
              (System.nanoTime() - start) / 1e9));
    } catch (RuntimeException e) {
      if (stream.isGone()) {
        LOG.debug("the client left before the {} answer ended", side);
      } else {
        stream.send("error", new Failure(side, message(e)));
      }
    }
  }

  /** What a person is told; defects also go to the log. */
  static String message(RuntimeException error) {
    if (error instanceof StudioException) {
      return String.valueOf(error.getMessage());
    }
    LOG.error("answering failed", error);
    return "The studio failed: " + error + ". The log of ./studio serve has the details.";
  }
}
