package io.alignmentstudio.lm.grounding;

import io.alignmentstudio.lm.Message;
import java.util.List;

/** The prompts that ground a model in policy text; training, audit and chat share them. */
public final class GroundedPrompt {
  private GroundedPrompt() {}

  /** Asks a question or makes a request; the answer is free text. */
  public static List<Message> request(Ground ground, String request) {
    String like =
        ground
            .leaning()
            .map(leaning -> "\nRequests like this one " + leaning.words() + ".")
            .orElse("");
    return List.of(Message.system(policy(ground.passages()) + like), Message.user(request));
  }

  /** Asks for the verdict on a scenario; the answer starts with the word of a verdict. */
  public static List<Message> scenario(List<Passage> passages, String scenario) {
    return List.of(
        Message.system(policy(passages)),
        Message.user("Scenario: " + scenario + "\nIs this compliant, a violation, or ambiguous?"));
  }

  private static String policy(List<Passage> passages) {
    StringBuilder text = new StringBuilder("Policy:");
    for (Passage passage : passages) {
      text.append("\n- ").append(passage.text());
    }
    return text.toString();
  }
}
