package io.alignmentstudio.studio.training.data;

import io.alignmentstudio.lm.Message;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** A prompt as one text, from which it can be had back. */
final class PromptText {
  private PromptText() {}

  /** The text itself; messages as JSON. */
  static String of(Content prompt) {
    return switch (prompt) {
      case Content.Plain(String text) -> text;
      case Content.Chat(List<Message> messages) ->
          JsonMapper.shared()
              .writeValueAsString(messages.stream().map(PromptText::fields).toList());
    };
  }

  private static Map<String, String> fields(Message message) {
    return new TreeMap<>(
        Map.of(
            "role", message.role().name().toLowerCase(Locale.ROOT), "content", message.content()));
  }
}
