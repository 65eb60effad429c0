package io.alignmentstudio.studio.api;

import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.ChatModel;
import io.alignmentstudio.lm.ChatRequest;
import io.alignmentstudio.lm.ChatResponse;
import io.alignmentstudio.lm.FinishReason;
import io.alignmentstudio.lm.Sampling;
import io.alignmentstudio.studio.web.ClientGoneException;
import io.alignmentstudio.studio.web.EventStream;
import io.alignmentstudio.studio.web.Json;
import io.javalin.http.Context;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One answer of {@code /v1/chat/completions}, whole or in pieces. */
final class Completion {
  private static final Logger LOG = LoggerFactory.getLogger(Completion.class);
  private static final SecureRandom SEEDS = new SecureRandom();

  private final CompletionRequest request;
  private final ChatModel model;
  private final Prompt prompt;
  private final String id = "chatcmpl-" + UUID.randomUUID().toString().replace("-", "");
  private final long created;

  Completion(CompletionRequest request, ChatModel model, Prompt prompt, Clock clock) {
    this.request = request;
    this.model = model;
    this.prompt = prompt;
    this.created = clock.instant().getEpochSecond();
  }

  private record Ending(String reason, int answerTokens) {}

  /**
   * The whole answer.
   *
   * @throws ClientGoneException if nobody waits for it any more
   */
  Map<String, Object> answer(ClientConnection client) {
    StringBuilder text = new StringBuilder();
    Ending ending =
        generate(
            piece -> {
              client.requireOpen();
              text.append(piece);
            });
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("role", "assistant");
    message.put("content", text.toString());
    message.put("refusal", Optional.empty());
    Map<String, Object> body = envelope("chat.completion");
    body.put("choices", List.of(choice("message", message, Optional.of(ending.reason()))));
    body.put("usage", usage(ending));
    prompt.grounding().ifPresent(grounding -> body.put("grounding", grounding));
    return body;
  }

  /** Sends the answer in chunks. */
  void stream(Context context) {
    EventStream stream = new EventStream(context);
    try {
      Map<String, Object> first = chunk(firstDelta(), Optional.empty());
      prompt.grounding().ifPresent(grounding -> first.put("grounding", grounding));
      stream.sendData(Json.write(first));
      Ending ending =
          generate(
              piece ->
                  stream.sendData(Json.write(chunk(Map.of("content", piece), Optional.empty()))));
      stream.sendData(Json.write(chunk(Map.of(), Optional.of(ending.reason()))));
      if (request.includeUsage()) {
        Map<String, Object> last = envelope("chat.completion.chunk");
        last.put("choices", List.of());
        last.put("usage", usage(ending));
        stream.sendData(Json.write(last));
      }
      stream.sendData("[DONE]");
    } catch (ClientGoneException e) {
      LOG.debug("the client left before the answer ended");
    } catch (RuntimeException e) {
      // The status is sent already: OpenAI's clients read an error event instead.
      sendFailure(stream, e);
    }
  }

  private static void sendFailure(EventStream stream, RuntimeException e) {
    if (stream.isGone()) {
      return;
    }
    if (!(e instanceof StudioException)) {
      LOG.error("answering failed", e);
    }
    String message = e instanceof StudioException ? String.valueOf(e.getMessage()) : e.toString();
    stream.sendData(Json.write(ApiException.failed(message).body()));
  }

  private Ending generate(Consumer<String> output) {
    Sampling sampling =
        new Sampling(
                prompt.answerTokens(),
                request.temperature(),
                request.topP(),
                request.seed().orElseGet(SEEDS::nextLong))
            .withStops(request.stop());
    ChatResponse response =
        model.stream(
            new ChatRequest(prompt.messages(), sampling),
            text -> {
              if (!text.isEmpty()) {
                output.accept(text);
              }
            });
    String reason = response.finish() == FinishReason.LENGTH ? "length" : "stop";
    return new Ending(reason, response.answerTokens());
  }

  private Map<String, Object> envelope(String object) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("id", id);
    body.put("object", object);
    body.put("created", created);
    body.put("model", request.model());
    return body;
  }

  private Map<String, Object> chunk(Map<String, Object> delta, Optional<String> reason) {
    Map<String, Object> body = envelope("chat.completion.chunk");
    body.put("choices", List.of(choice("delta", delta, reason)));
    if (request.includeUsage()) {
      body.put("usage", Optional.empty());
    }
    return body;
  }

  private static Map<String, Object> firstDelta() {
    Map<String, Object> delta = new LinkedHashMap<>();
    delta.put("role", "assistant");
    delta.put("content", "");
    return delta;
  }

  private static Map<String, Object> choice(
      String name, Map<String, Object> value, Optional<String> reason) {
    Map<String, Object> choice = new LinkedHashMap<>();
    choice.put("index", 0);
    choice.put(name, value);
    choice.put("logprobs", Optional.empty());
    choice.put("finish_reason", reason);
    return choice;
  }

  private Map<String, Object> usage(Ending ending) {
    Map<String, Object> usage = new LinkedHashMap<>();
    usage.put("prompt_tokens", prompt.promptTokens());
    usage.put("completion_tokens", ending.answerTokens());
    usage.put("total_tokens", prompt.promptTokens() + ending.answerTokens());
    return usage;
  }
}
