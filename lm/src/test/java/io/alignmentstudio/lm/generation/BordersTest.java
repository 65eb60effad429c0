package io.alignmentstudio.lm.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.lm.Message;
import io.alignmentstudio.lm.template.ChatTemplate;
import io.alignmentstudio.lm.tokenizer.TextTokenizer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares with lm-evaluation-harness (conformance/borders.py). */
class BordersTest {
  private static final Path FOLDER = Path.of("src/test/resources/borders");

  @Test
  void contextAndContinuationAreSplitAsTheHarnessDoes() {
    try (TextTokenizer tokenizer = TextTokenizer.open(FOLDER.resolve("byte-level.json"))) {
      PromptFormat format =
          new TemplateFormat(
              tokenizer, ChatTemplate.parse("{{ messages[0].content }}"), Map.of(), List.of(0));
      for (JsonNode pair : new JsonMapper().readTree(FOLDER.resolve("pairs.json").toFile())) {
        Continuations got =
            format.continuations(
                List.of(Message.user(pair.get("context").asString())),
                List.of(pair.get("continuation").asString()));
        assertThat(got.prompt()).as("%s", pair).isEqualTo(tokens(pair.get("contextTokens")));
        assertThat(got.answers().getFirst())
            .as("%s", pair)
            .isEqualTo(tokens(pair.get("continuationTokens")));
      }
    }
  }

  private static int[] tokens(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).mapToInt(JsonNode::asInt).toArray();
  }
}
