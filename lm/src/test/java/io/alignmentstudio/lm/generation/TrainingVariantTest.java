package io.alignmentstudio.lm.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.lm.Message;
import io.alignmentstudio.lm.template.ChatTemplate;
import io.alignmentstudio.lm.template.TrainingVariant;
import io.alignmentstudio.lm.tokenizer.TextTokenizer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Conversations against those that TRL's SFTTrainer wrote (conformance/training_templates.py). */
class TrainingVariantTest {
  private static final Path RESOURCES = Path.of("src/test/resources");

  private static Stream<JsonNode> families() {
    JsonNode all =
        JsonMapper.shared().readTree(RESOURCES.resolve("training-templates.json").toFile());
    return StreamSupport.stream(all.spliterator(), false);
  }

  private static List<Message> messages(JsonNode given) {
    return StreamSupport.stream(given.spliterator(), false)
        .map(
            message ->
                new Message(
                    Message.Role.valueOf(message.path("role").asString().toUpperCase(Locale.ROOT)),
                    message.path("content").asString()))
        .toList();
  }

  private static Map<String, String> texts(JsonNode given) {
    return JsonMapper.shared().convertValue(given, new TypeReference<Map<String, String>>() {});
  }

  @ParameterizedTest
  @MethodSource("families")
  void publishedTemplatesTeachWhatTrlTeaches(JsonNode family) {
    try (TextTokenizer tokenizer =
        TextTokenizer.open(
            RESOURCES.resolve(
                "tokenizers/%s/tokenizer.json".formatted(family.path("tokenizer").asString())))) {
      TemplateFormat format =
          new TemplateFormat(
              tokenizer,
              ChatTemplate.parse(family.path("template").asString()),
              texts(family.path("special")),
              List.of(1));
      assertThat(format.conversationNote()).isPresent();
      assertThat(family.path("cases")).hasSizeGreaterThan(5);
      for (JsonNode row : family.path("cases")) {
        LearntTokens learnt = format.conversation(messages(row.path("messages")));
        assertThat(tokenizer.decode(learnt.tokens(), false))
            .as(row.toString())
            .isEqualTo(row.path("text").asString());
        assertThat(learnt.tokens())
            .as(row.toString())
            .isEqualTo(JsonMapper.shared().convertValue(row.path("tokens"), int[].class));
        assertThat(
                IntStream.range(0, learnt.learnt().length).map(at -> learnt.learnt()[at] ? 1 : 0))
            .as(row.toString())
            .containsExactly(JsonMapper.shared().convertValue(row.path("learnt"), Integer[].class));
      }
    }
  }

  @Test
  void onlyTheExactTextOfATemplateIsReplaced() {
    JsonNode family = families().findFirst().orElseThrow();
    ChatTemplate published = ChatTemplate.parse(family.path("template").asString());
    Optional<TrainingVariant> found = TrainingVariant.of(published);
    assertThat(found).contains(TrainingVariant.LLAMA3);
    assertThat(TrainingVariant.of(ChatTemplate.parse(published.source() + "\n"))).isEmpty();
    assertThat(TrainingVariant.of(TrainingVariant.LLAMA3.apply(published))).isEmpty();
  }
}
