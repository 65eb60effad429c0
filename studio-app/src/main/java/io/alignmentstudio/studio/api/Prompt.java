package io.alignmentstudio.studio.api;

import io.alignmentstudio.lm.ChatModel;
import io.alignmentstudio.lm.Message;
import io.alignmentstudio.lm.grounding.Ground;
import io.alignmentstudio.lm.grounding.Passage;
import io.alignmentstudio.studio.web.GroundedConversation;
import io.alignmentstudio.studio.web.StudioBackend;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the model reads for a request, fitted into its context.
 *
 * @param answerTokens longest answer that has room
 * @param grounding the field of the response that names the clauses; empty without grounding
 */
record Prompt(
    List<Message> messages,
    int promptTokens,
    int answerTokens,
    Optional<Map<String, Object>> grounding) {
  Prompt {
    messages = List.copyOf(messages);
  }

  /**
   * Adds the passages that fit; the client's own messages are never left out.
   *
   * @throws ApiException if they are too long
   */
  static Prompt of(
      CompletionRequest request, ChatModel model, StudioBackend backend, boolean grounding) {
    boolean grounded = grounding && !request.hasSystemMessage();
    Ground ground =
        grounded
            ? Ground.find(backend.passages(), List.of(request.question()), backend.passageLimit())
                .getFirst()
            : Ground.NONE;
    List<Passage> found = ground.passages();
    int wanted = request.mostTokens().orElse(GroundedConversation.roomForAnswer(model));
    for (int kept = found.size(); kept > 0; kept--) {
      List<Message> messages = withGround(request, ground.first(kept));
      int tokens = model.countTokens(messages);
      if (tokens + wanted <= model.contextLength()) {
        return fitted(request, model, messages, tokens, Optional.of(describe(ground, kept)));
      }
    }
    int tokens = model.countTokens(request.messages());
    int least = request.mostTokens().orElse(1);
    if (tokens + least > model.contextLength()) {
      throw ApiException.invalid(
          "context_length_exceeded",
          request.lengthParameter().orElse("messages"),
          "the model reads %d tokens; the messages are %d and the answer needs %d more"
              .formatted(model.contextLength(), tokens, least));
    }
    return fitted(
        request,
        model,
        request.messages(),
        tokens,
        grounded ? Optional.of(describe(ground, 0)) : Optional.empty());
  }

  private static Prompt fitted(
      CompletionRequest request,
      ChatModel model,
      List<Message> messages,
      int tokens,
      Optional<Map<String, Object>> grounding) {
    int room = model.contextLength() - tokens;
    return new Prompt(messages, tokens, request.mostTokens().orElse(room), grounding);
  }

  private static List<Message> withGround(CompletionRequest request, Ground ground) {
    List<Message> messages = request.messages();
    return GroundedConversation.messages(
        ground, messages.subList(0, messages.size() - 1), request.question());
  }

  private static Map<String, Object> describe(Ground ground, int kept) {
    List<Passage> found = ground.passages();
    Map<String, Object> grounding = new LinkedHashMap<>();
    grounding.put("clauses", clauses(found.subList(0, kept)));
    grounding.put("left_out_clauses", clauses(found.subList(kept, found.size())));
    ground
        .first(kept)
        .leaning()
        .ifPresent(leaning -> grounding.put("like_requests", leaning.words()));
    return grounding;
  }

  private static List<String> clauses(List<Passage> passages) {
    return passages.stream().map(Passage::clauseId).distinct().toList();
  }
}
