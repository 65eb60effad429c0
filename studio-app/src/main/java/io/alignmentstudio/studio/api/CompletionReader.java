package io.alignmentstudio.studio.api;

import io.alignmentstudio.domain.JsonErrors;
import io.alignmentstudio.domain.NearestName;
import io.alignmentstudio.lm.Message;
import io.alignmentstudio.studio.api.CompletionRequest.MaximumTokens;
import io.alignmentstudio.studio.web.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads the body of {@code /v1/chat/completions}. A field that would change the answer and is not
 * supported is an error, as is a field that is not known; all problems are reported together.
 */
final class CompletionReader {
  private static final Set<String> SUPPORTED =
      Set.of(
          "model",
          "messages",
          "temperature",
          "top_p",
          "max_tokens",
          "max_completion_tokens",
          "seed",
          "stop",
          "stream",
          "stream_options");

  /** Read by OpenAI's own services only, or changing speed but never the answer. */
  private static final Set<String> HARMLESS =
      Set.of(
          "user",
          "metadata",
          "safety_identifier",
          "prompt_cache_key",
          "prompt_cache_retention",
          "prediction",
          "parallel_tool_calls");

  /** Fields that are accepted with the values that change nothing, as JSON. */
  private static final Map<String, Set<String>> NEUTRAL =
      Map.ofEntries(
          Map.entry("n", Set.of("1")),
          Map.entry("logprobs", Set.of("false")),
          Map.entry("top_logprobs", Set.of("0")),
          Map.entry("store", Set.of("false")),
          Map.entry("presence_penalty", Set.of("0", "0.0")),
          Map.entry("frequency_penalty", Set.of("0", "0.0")),
          Map.entry("logit_bias", Set.of("{}")),
          Map.entry("tools", Set.of("[]")),
          Map.entry("functions", Set.of("[]")),
          Map.entry("tool_choice", Set.of("\"none\"", "\"auto\"")),
          Map.entry("function_call", Set.of("\"none\"", "\"auto\"")),
          Map.entry("response_format", Set.of("{\"type\":\"text\"}")),
          Map.entry("modalities", Set.of("[\"text\"]")),
          Map.entry("reasoning_effort", Set.of("\"none\"")),
          Map.entry("service_tier", Set.of("\"auto\"", "\"default\"")));

  private final JsonNode body;
  private final Map<String, String> problems = new LinkedHashMap<>();

  private CompletionReader(JsonNode body) {
    this.body = body;
  }

  /**
   * Reads a body.
   *
   * @throws ApiException that lists every problem
   */
  static CompletionRequest read(String text) {
    JsonNode body;
    try {
      body = Json.read(text);
    } catch (JacksonException e) {
      throw ApiException.invalid(
          "invalid_json", "", "the body is not JSON: " + JsonErrors.describe(e));
    }
    if (!body.isObject()) {
      throw ApiException.invalid("invalid_json", "", "the body must be a JSON object");
    }
    return new CompletionReader(body).read();
  }

  private CompletionRequest read() {
    checkFields();
    CompletionRequest request =
        new CompletionRequest(
            model(),
            messages(),
            number("temperature", 0, 0, 2),
            topP(),
            maximumTokens(),
            seed(),
            stop(),
            flag(body, "stream"),
            flag(body.path("stream_options"), "include_usage"));
    if (!problems.isEmpty()) {
      throw ApiException.invalid(
          "invalid_value",
          problems.keySet().iterator().next(),
          String.join("; ", problems.values()));
    }
    return request;
  }

  private void problem(String field, String message) {
    problems.merge(field, field + " " + message, (first, second) -> first);
  }

  private void checkFields() {
    for (Map.Entry<String, JsonNode> entry : body.properties()) {
      String name = entry.getKey();
      if (entry.getValue().isNull() || SUPPORTED.contains(name) || HARMLESS.contains(name)) {
        continue;
      }
      Set<String> neutral = NEUTRAL.get(name);
      String value = entry.getValue().toString();
      if (neutral == null) {
        problem(name, "is not supported" + NearestName.hint(name, SUPPORTED));
      } else if (!neutral.contains(value)) {
        problem(name, "supports only " + String.join(" and ", neutral) + ", got " + value);
      }
    }
    for (String name : body.path("stream_options").propertyNames()) {
      if (!name.equals("include_usage") && !name.equals("include_obfuscation")) {
        problem("stream_options." + name, "is not supported");
      }
    }
    if (!body.path("stream_options").isNull()
        && body.has("stream_options")
        && !body.path("stream").asBoolean(false)) {
      problem("stream_options", "is only allowed when stream is true");
    }
  }

  private JsonNode given(String name) {
    JsonNode value = body.path(name);
    return value.isNull() ? body.path("") : value;
  }

  private String model() {
    JsonNode model = given("model");
    if (!model.isString() || model.asString().isBlank()) {
      problem("model", "is required and must be a string: \"aligned\" or \"base\"");
      return "";
    }
    return model.asString();
  }

  private double topP() {
    double topP = number("top_p", 1, 0, 1);
    if (topP == 0) {
      problem("top_p", "must be above 0 and at most 1, got 0");
      return 1;
    }
    return topP;
  }

  private double number(String name, double absent, double least, double most) {
    JsonNode value = given(name);
    if (value.isMissingNode()) {
      return absent;
    }
    if (!value.isNumber() || value.asDouble() < least || value.asDouble() > most) {
      problem(name, "must be a number from %s to %s, got %s".formatted(least, most, value));
      return absent;
    }
    return value.asDouble();
  }

  private Optional<MaximumTokens> maximumTokens() {
    Optional<MaximumTokens> old = tokens("max_tokens");
    Optional<MaximumTokens> now = tokens("max_completion_tokens");
    if (old.isPresent() && now.isPresent() && old.get().count() != now.get().count()) {
      problem("max_tokens", "and max_completion_tokens differ; give only max_completion_tokens");
    }
    return now.or(() -> old);
  }

  private Optional<MaximumTokens> tokens(String name) {
    JsonNode value = given(name);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    if (!value.isIntegralNumber() || !value.canConvertToInt() || value.asInt() < 1) {
      problem(name, "must be a whole number of at least 1, got " + value);
      return Optional.empty();
    }
    return Optional.of(new MaximumTokens(name, value.asInt()));
  }

  private OptionalLong seed() {
    JsonNode value = given("seed");
    if (value.isMissingNode()) {
      return OptionalLong.empty();
    }
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      problem("seed", "must be a whole number of 64 bits, got " + value);
      return OptionalLong.empty();
    }
    return OptionalLong.of(value.asLong());
  }

  private List<String> stop() {
    JsonNode value = given("stop");
    if (value.isMissingNode()) {
      return List.of();
    }
    List<JsonNode> nodes = value.isArray() ? value.valueStream().toList() : List.of(value);
    if (nodes.size() > 4
        || nodes.stream().anyMatch(node -> !node.isString() || node.asString().isEmpty())) {
      problem("stop", "must be a text or at most 4 texts, none of them empty");
      return List.of();
    }
    return nodes.stream().map(JsonNode::asString).toList();
  }

  private boolean flag(JsonNode parent, String name) {
    JsonNode value = parent.path(name);
    if (!value.isMissingNode() && !value.isNull() && !value.isBoolean()) {
      problem(name, "must be true or false, got " + value);
    }
    return value.asBoolean(false);
  }

  private List<Message> messages() {
    JsonNode nodes = given("messages");
    if (!nodes.isArray() || nodes.isEmpty()) {
      problem("messages", "is required and must be a list of at least one message");
      return List.of();
    }
    List<Message> messages = new ArrayList<>();
    for (int index = 0; index < nodes.size(); index++) {
      messages.add(message(nodes.get(index), "messages[" + index + "]"));
    }
    if (messages.getLast().role() != Message.Role.USER) {
      problem("messages", "must end with a message of the user");
    }
    return messages;
  }

  private Message message(JsonNode node, String where) {
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      boolean known = entry.getKey().equals("role") || entry.getKey().equals("content");
      boolean empty =
          entry.getValue().isNull() || (entry.getValue().isArray() && entry.getValue().isEmpty());
      if (!known && !empty) {
        problem(where + "." + entry.getKey(), "is not supported");
      }
    }
    String content = content(node.path("content"), where + ".content");
    return switch (node.path("role").asString("")) {
      case "system", "developer" -> Message.system(content);
      case "user" -> Message.user(content);
      case "assistant" -> Message.assistant(content);
      default -> {
        problem(
            where + ".role",
            "must be system, developer, user or assistant, got " + node.path("role"));
        yield Message.user(content);
      }
    };
  }

  /** Text, or parts of type text; the parts become paragraphs. */
  private String content(JsonNode content, String where) {
    if (content.isString()) {
      return content.asString();
    }
    if (!content.isArray() || content.isEmpty()) {
      problem(where, "must be a text or a list of parts of type text");
      return "";
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode part : content) {
      if (part.path("type").asString("").equals("text") && part.path("text").isString()) {
        texts.add(part.path("text").asString());
      } else {
        problem(where, "supports only parts of type text, got type " + part.path("type"));
      }
    }
    return String.join("\n", texts);
  }
}
