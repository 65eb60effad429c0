package io.alignmentstudio.framers.teacher;

import io.alignmentstudio.workspace.json.Json;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Answers as a good teacher does, by rote. */
final class GoodTeacher {
  private GoodTeacher() {}

  static OddServer.Act act(OddServer.Request request) {
    return OddServer.say(items(request));
  }

  static String items(OddServer.Request request) {
    return Json.write(Map.of("items", List.of(item(request.instructions(), request.data()))));
  }

  static Map<String, Object> item(String instructions, JsonNode data) {
    String words = data.path("words").asString();
    String rule = data.path("rule").asString();
    if (instructions.contains("Write contrast groups")) {
      return Map.of(
          "compliant", "Ana read this and did as it says: " + rule,
          "violation", "Ana read this and did the opposite of it: " + rule,
          "ambiguous", "Ana read this, and nobody knows what she did then: " + rule,
          "missing_fact", "What did Ana do after she had read it?",
          "quote", words);
    }
    if (instructions.contains("a better and a worse answer")) {
      return Map.of(
          "bucket",
          "allowed-base",
          "request",
          "Please tell me in plain words what I have to know here: " + rule,
          "chosen",
          "Gladly. " + rule,
          "rejected",
          "I am not able to say anything about that.",
          "quote",
          words);
    }
    String opening =
        instructions.contains("Write one new question")
            ? "My colleague in the night shift is sure that this is out of date. Is it? "
            : "Could you tell me whether this is right? ";
    return Map.of(
        "question",
        opening + rule,
        "answer",
        "Yes, that is so. " + rule,
        "key_facts",
        List.of("that is so"),
        "quote",
        words);
  }
}
