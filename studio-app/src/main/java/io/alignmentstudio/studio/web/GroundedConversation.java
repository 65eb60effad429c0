package io.alignmentstudio.studio.web;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.ChatModel;
import io.alignmentstudio.lm.Message;
import io.alignmentstudio.lm.grounding.Ground;
import io.alignmentstudio.lm.grounding.GroundedPrompt;
import io.alignmentstudio.lm.grounding.Passage;
import java.util.ArrayList;
import java.util.List;

/**
 * A conversation with the passages that its answer rests on, fitted into a model's context. What
 * had to stay outside is counted, for the user to see.
 *
 * @param messages the prompt: passages, earlier turns, the request
 * @param ground what of the policy and of decided requests is in the prompt
 * @param leftOutPassages retrieved passages without room, the least relevant ones
 * @param leftOutTurns earlier messages without room, the oldest ones
 * @param promptTokens length of the prompt
 */
public record GroundedConversation(
    List<Message> messages,
    Ground ground,
    List<Passage> leftOutPassages,
    int leftOutTurns,
    int promptTokens) {
  public GroundedConversation {
    messages = List.copyOf(messages);
    leftOutPassages = List.copyOf(leftOutPassages);
  }

  /** The passages in the prompt. */
  public List<Passage> passages() {
    return ground.passages();
  }

  /** The longest answer in tokens that room is kept for when the client names none. */
  public static int roomForAnswer(ChatModel model) {
    return Math.clamp(model.contextLength() / 3, 1, 512);
  }

  /**
   * Fits a conversation, leaving out the oldest turns first and then the least relevant passages.
   *
   * @param turns earlier messages, which may be left out in pairs
   * @param answerTokens room to keep for the answer
   * @throws StudioException if the request alone is too long
   */
  public static GroundedConversation fit(
      ChatModel model, Ground found, List<Message> turns, String request, int answerTokens) {
    int room = model.contextLength() - answerTokens;
    List<Passage> passages = found.passages();
    int keptPassages = passages.size();
    int leftOutTurns = 0;
    while (true) {
      List<Message> messages =
          messages(found.first(keptPassages), turns.subList(leftOutTurns, turns.size()), request);
      int tokens = model.countTokens(messages);
      if (tokens <= room) {
        return new GroundedConversation(
            messages,
            found.first(keptPassages),
            passages.subList(keptPassages, passages.size()),
            leftOutTurns,
            tokens);
      }
      if (leftOutTurns < turns.size()) {
        leftOutTurns = Math.min(turns.size(), leftOutTurns + 2);
      } else if (keptPassages > 0) {
        keptPassages--;
      } else {
        throw new StudioException(
            ErrorCode.DATA,
            "the message is too long: "
                + tokens
                + " tokens with "
                + answerTokens
                + " kept for the answer, but model "
                + model.name()
                + " reads "
                + model.contextLength()
                + "; shorten the message or choose a model with a longer context");
      }
    }
  }

  /**
   * The prompt: passages, earlier turns, the request; without passages there is no system message.
   */
  public static List<Message> messages(Ground ground, List<Message> turns, String request) {
    if (ground.passages().isEmpty()) {
      List<Message> messages = new ArrayList<>(turns);
      messages.add(Message.user(request));
      return messages;
    }
    List<Message> grounded = GroundedPrompt.request(ground, request);
    List<Message> messages = new ArrayList<>(grounded.subList(0, grounded.size() - 1));
    messages.addAll(turns);
    messages.add(grounded.getLast());
    return messages;
  }
}
