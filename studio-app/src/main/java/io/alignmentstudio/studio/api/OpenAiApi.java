package io.alignmentstudio.studio.api;

import static java.util.Objects.requireNonNull;

import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.ChatModel;
import io.alignmentstudio.studio.web.ClientGoneException;
import io.alignmentstudio.studio.web.Json;
import io.alignmentstudio.studio.web.StudioBackend;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the models {@code aligned} and {@code base} as OpenAI's API does, for any OpenAI client.
 *
 * <p>A request without a system message is grounded: the passages of the policy that bear on the
 * last message are put before it, and the response names their clauses in the field {@code
 * grounding}. The header {@code X-Studio-Grounding: off} leaves them out.
 */
public final class OpenAiApi {
  private static final Logger LOG = LoggerFactory.getLogger(OpenAiApi.class);

  private final StudioBackend backend;
  private final Clock clock;
  private final long started;

  public OpenAiApi(StudioBackend backend, Clock clock) {
    this.backend = requireNonNull(backend, "backend is null");
    this.clock = requireNonNull(clock, "clock is null");
    this.started = clock.instant().getEpochSecond();
  }

  /** Adds the routes below {@code /v1/}. */
  public void register(RoutesConfig routes) {
    routes.post("/v1/chat/completions", reporting(this::complete));
    routes.get("/v1/models", reporting(this::models));
    routes.get("/v1/models/{id}", reporting(this::model));
  }

  /** Answers in OpenAI's shape that a request was refused before it came to a route. */
  public static void refuse(Context context, HttpResponseException e) {
    String what = context.req().getMethod() + " " + context.path();
    write(
        context,
        switch (e.getStatus()) {
          case 404, 405 ->
              ApiException.refused(
                  e.getStatus(),
                  "unknown_url",
                  what
                      + " does not exist; there are POST /v1/chat/completions, GET /v1/models and"
                      + " GET /v1/models/{model}");
          default ->
              ApiException.refused(
                  e.getStatus(), "request_refused", String.valueOf(e.getMessage()));
        });
  }

  private void complete(Context context) {
    String type = Optional.ofNullable(context.contentType()).orElse("");
    if (!type.startsWith("application/json")) {
      throw ApiException.refused(
          415, "unsupported_media_type", "Content-Type must be application/json, got " + type);
    }
    CompletionRequest request = CompletionReader.read(context.body());
    ChatModel model = find(request.model());
    Completion completion =
        new Completion(
            request, model, Prompt.of(request, model, backend, grounding(context)), clock);
    if (request.stream()) {
      completion.stream(context);
    } else {
      json(context, completion.answer(ClientConnection.of(context)));
    }
  }

  private static boolean grounding(Context context) {
    String header = Optional.ofNullable(context.header("X-Studio-Grounding")).orElse("policy");
    return switch (header) {
      case "policy" -> true;
      case "off" -> false;
      default ->
          throw ApiException.invalid(
              "invalid_value",
              "X-Studio-Grounding",
              "the header X-Studio-Grounding must be policy or off, got " + header);
    };
  }

  private void models(Context context) {
    List<Map<String, Object>> data = new ArrayList<>();
    backend.aligned().ifPresent(model -> data.add(describe("aligned", model)));
    backend.unaligned().ifPresent(model -> data.add(describe("base", model)));
    Map<String, Object> list = new LinkedHashMap<>();
    list.put("object", "list");
    list.put("data", data);
    json(context, list);
  }

  private void model(Context context) {
    String id = context.pathParam("id");
    json(context, describe(id, find(id)));
  }

  private Map<String, Object> describe(String id, ChatModel model) {
    Map<String, Object> description = new LinkedHashMap<>();
    description.put("id", id);
    description.put("object", "model");
    description.put("created", started);
    description.put("owned_by", backend.workspaceName());
    description.put("context_length", model.contextLength());
    return description;
  }

  private ChatModel find(String id) {
    return switch (id) {
      case "aligned" ->
          backend
              .aligned()
              .orElseThrow(
                  () ->
                      ApiException.modelNotFound(
                          "there is no aligned model yet; run ./studio instruct"));
      case "base" ->
          backend
              .unaligned()
              .orElseThrow(
                  () -> ApiException.modelNotFound("there is no base model yet; run ./studio run"));
      default ->
          throw ApiException.modelNotFound(
              "model \"" + id + "\" does not exist; there are \"aligned\" and \"base\"");
    };
  }

  private static Handler reporting(Handler handler) {
    return context -> {
      try {
        handler.handle(context);
      } catch (ApiException e) {
        write(context, e);
      } catch (StudioException e) {
        write(context, ApiException.failed(String.valueOf(e.getMessage())));
      } catch (HttpResponseException e) {
        refuse(context, e);
      } catch (ClientGoneException e) {
        LOG.debug("the client closed the connection");
      } catch (RuntimeException e) {
        LOG.error("{} failed", context.path(), e);
        write(context, ApiException.failed("the studio failed: " + e));
      }
    };
  }

  private static void write(Context context, ApiException e) {
    context.status(e.status());
    json(context, e.body());
  }

  private static void json(Context context, Object value) {
    context.contentType("application/json");
    context.result(Json.write(value));
  }
}
