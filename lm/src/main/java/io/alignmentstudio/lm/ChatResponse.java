package io.alignmentstudio.lm;

import static java.util.Objects.requireNonNull;

/** An answer, with what it cost. */
public record ChatResponse(String text, FinishReason finish, int promptTokens, int answerTokens) {
  public ChatResponse {
    requireNonNull(text, "text is null");
    requireNonNull(finish, "finish is null");
  }
}
