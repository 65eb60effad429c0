package io.alignmentstudio.auditors.audit;

import static java.util.Objects.requireNonNull;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a model gave, before any judging; judging is repeated at will. */
public sealed interface RawAnswer {
  /**
   * A generated answer.
   *
   * @param cut whether it ran into the longest answer allowed
   */
  record Text(String text, boolean cut) implements RawAnswer {
    public Text {
      requireNonNull(text, "text is null");
    }
  }

  /** Log-probabilities of the continuations asked for. */
  record Scores(List<Double> values) implements RawAnswer {
    public Scores {
      values = List.copyOf(values);
    }
  }

  /** The form in which caches keep it. */
  default String toJson() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    switch (this) {
      case Text text -> node.put("text", text.text()).put("cut", text.cut());
      case Scores scores -> {
        var array = node.putArray("scores");
        scores.values().forEach(value -> array.add(Double.toString(value)));
      }
    }
    return node.toString();
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws StudioException DATA if it is something else
   */
  static RawAnswer fromJson(String json) {
    try {
      JsonNode node = JsonMapper.shared().readTree(json);
      if (node.path("scores").isArray()) {
        List<Double> values = new ArrayList<>();
        node.path("scores").values().forEach(v -> values.add(Double.valueOf(v.asString())));
        return new Scores(values);
      }
      if (node.path("text").isString()) {
        return new Text(node.path("text").asString(), node.path("cut").asBoolean(false));
      }
    } catch (JacksonException | NumberFormatException e) {
      throw new StudioException(ErrorCode.DATA, "not a kept answer: " + json, e);
    }
    throw new StudioException(ErrorCode.DATA, "a kept answer has a text or scores, got: " + json);
  }
}
