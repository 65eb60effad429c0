package io.alignmentstudio.framers.export;

import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Conversations in the forms of other programs; each keeps the row's id beside its own fields. */
final class JsonForms {
  private JsonForms() {}

  /** One row in a form. */
  static ObjectNode json(DataFormat format, Conversation row) {
    ObjectNode node =
        switch (format) {
          case CHAT -> chat(row);
          case TRL -> pair(row);
          case ALPACA -> alpaca(row);
          case SHAREGPT -> shareGpt(row);
          case INSTRUCTLAB, CSV, PARQUET ->
              throw new IllegalArgumentException(format + " has no form of its own in JSON");
        };
    return node.put("id", row.id());
  }

  /**
   * As https://huggingface.co/docs/trl/dataset_formats has it: conversational language modelling.
   */
  private static ObjectNode chat(Conversation row) {
    ObjectNode node = object();
    ArrayNode messages = prompt(node.putArray("messages"), row, "role", "content", role -> role);
    messages.addObject().put("role", "assistant").put("content", row.answer());
    return node;
  }

  /** As https://huggingface.co/docs/trl/dataset_formats has it: conversational preference. */
  private static ObjectNode pair(Conversation row) {
    ObjectNode node = object();
    prompt(node.putArray("prompt"), row, "role", "content", role -> role);
    node.putArray("chosen").addObject().put("role", "assistant").put("content", row.answer());
    node.putArray("rejected")
        .addObject()
        .put("role", "assistant")
        .put("content", row.rejected().orElseThrow());
    return node;
  }

  /** As https://github.com/tatsu-lab/stanford_alpaca has it; the policy is the input. */
  private static ObjectNode alpaca(Conversation row) {
    return object()
        .put("instruction", row.request())
        .put("input", row.policy().orElse(""))
        .put("output", row.answer());
  }

  /** As FastChat and its followers have it: human and gpt take turns. */
  private static ObjectNode shareGpt(Conversation row) {
    ObjectNode node = object();
    ArrayNode turns =
        prompt(
            node.putArray("conversations"),
            row,
            "from",
            "value",
            role -> role.equals("user") ? "human" : role);
    turns.addObject().put("from", "gpt").put("value", row.answer());
    return node;
  }

  private static ArrayNode prompt(
      ArrayNode turns,
      Conversation row,
      String speaker,
      String words,
      Function<String, String> name) {
    row.policy()
        .ifPresent(
            policy -> turns.addObject().put(speaker, name.apply("system")).put(words, policy));
    turns.addObject().put(speaker, name.apply("user")).put(words, row.request());
    return turns;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
