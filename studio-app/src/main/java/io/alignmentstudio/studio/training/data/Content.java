package io.alignmentstudio.studio.training.data;

import io.alignmentstudio.lm.Message;
import java.util.List;

/** A part of a row: a text without roles, or messages. */
public sealed interface Content {
  /** A text without roles. */
  record Plain(String text) implements Content {}

  /** Messages of a conversation. */
  record Chat(List<Message> messages) implements Content {
    public Chat {
      messages = List.copyOf(messages);
    }
  }
}
