package io.alignmentstudio.studio.web;

import io.alignmentstudio.domain.JsonErrors;
import io.alignmentstudio.lm.ChatModel;
import io.alignmentstudio.lm.Message;
import io.alignmentstudio.lm.grounding.Ground;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The Chat tab: the aligned model, with the clauses that its answers rest on. */
final class ChatRoutes {
  private final StudioBackend backend;
  private final Templates templates;

  ChatRoutes(StudioBackend backend, Templates templates) {
    this.backend = backend;
    this.templates = templates;
  }

  void register(RoutesConfig routes) {
    routes.get("/", this::page);
    routes.post("/chat", this::answer);
  }

  private void page(Context context) {
    Optional<Missing> missing =
        backend.aligned().isPresent() ? Optional.empty() : Optional.of(Missing.ALIGNED);
    templates.page(
        context,
        Page.Tab.CHAT,
        "chat",
        Map.of("missing", missing, "starters", Starters.of(backend)));
  }

  private void answer(Context context) {
    ChatModel model =
        backend.aligned().orElseThrow(() -> new BadRequestException(Missing.ALIGNED.what()));
    List<Message> turns = turns(context.body());
    String request = turns.getLast().content();
    Ground found =
        Ground.find(backend.passages(), List.of(request), backend.passageLimit()).getFirst();
    GroundedConversation conversation =
        GroundedConversation.fit(
            model,
            found,
            turns.subList(0, turns.size() - 1),
            request,
            GroundedConversation.roomForAnswer(model));
    EventStream stream = new EventStream(context);
    stream.send("grounding", Answer.Grounding.of(conversation, backend));
    Answer.stream(model, conversation, "aligned", stream);
  }

  private static List<Message> turns(String body) {
    JsonNode messages = readObject(body).path("messages");
    List<Message> turns = new ArrayList<>();
    for (JsonNode message : messages) {
      String content = message.path("content").asString("");
      turns.add(
          switch (message.path("role").asString("")) {
            case "user" -> Message.user(content);
            case "assistant" -> Message.assistant(content);
            default -> throw new BadRequestException("a message has no role user or assistant");
          });
    }
    if (turns.isEmpty()
        || turns.getLast().role() != Message.Role.USER
        || turns.getLast().content().isBlank()) {
      throw new BadRequestException("Write a message first.");
    }
    return turns;
  }

  static JsonNode readObject(String body) {
    try {
      return Json.read(body);
    } catch (JacksonException e) {
      throw new BadRequestException("the request is not JSON: " + JsonErrors.describe(e));
    }
  }
}
