package io.alignmentstudio.lm.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.Message;
import io.alignmentstudio.lm.checkpoint.TokenizerConfig;
import io.alignmentstudio.lm.generation.LearntTokens;
import io.alignmentstudio.lm.template.ChatTemplate;
import io.alignmentstudio.lm.template.RenderedChat;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares with what transformers wrote; see conformance/tiny_tokenizers.py. */
class TokenizerFoldersTest {
  private record Folder(Path path, JsonNode expected) {
    @Override
    public String toString() {
      return path.getFileName().toString();
    }

    TokenizerConfig config() {
      return TokenizerConfig.read(path);
    }

    TextTokenizer open() {
      return TextTokenizer.open(path.resolve("tokenizer.json"), config().options());
    }
  }

  static Stream<Folder> folders() throws IOException, URISyntaxException {
    Path root =
        Path.of(
            Objects.requireNonNull(TokenizerFoldersTest.class.getResource("/tokenizers")).toURI());
    JsonNode cases = JsonMapper.shared().readTree(Files.readAllBytes(root.resolve("cases.json")));
    return cases.properties().stream()
        .map(entry -> new Folder(root.resolve(entry.getKey()), entry.getValue()));
  }

  @ParameterizedTest
  @MethodSource("folders")
  void idsAndTextsAreThoseOfTransformers(Folder folder) {
    try (TextTokenizer tokenizer = folder.open()) {
      for (JsonNode example : folder.expected().path("texts")) {
        String text = example.path("text").stringValue();
        int[] whole = ints(example.path("whole"));
        assertThat(tokenizer.encode(text, false)).as(text).isEqualTo(ints(example.path("plain")));
        assertThat(tokenizer.encode(text, true)).as(text).isEqualTo(whole);
        assertThat(tokenizer.decode(whole, false)).isEqualTo(example.path("decoded").stringValue());
        assertThat(tokenizer.decode(whole, true)).isEqualTo(example.path("skipped").stringValue());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("folders")
  void streamedTextIsTheWholeText(Folder folder) {
    try (TextTokenizer tokenizer = folder.open()) {
      List<int[]> rows = new ArrayList<>();
      folder.expected().path("texts").forEach(text -> rows.add(ints(text.path("whole"))));
      int highest = rows.stream().flatMapToInt(IntStream::of).max().orElseThrow();
      Random random = new Random(7);
      for (int i = 0; i < 100; i++) {
        rows.add(random.ints(30, 0, highest + 1).toArray());
      }
      for (int[] row : rows) {
        StreamDecoder decoder = tokenizer.streamDecoder();
        StringBuilder joined = new StringBuilder();
        for (int token : row) {
          joined.append(decoder.add(token));
        }
        joined.append(decoder.finish());
        assertThat(joined.toString()).isEqualTo(tokenizer.decode(row, true));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("folders")
  void chatsHaveTheTokensAndMasksOfTransformers(Folder folder) {
    TokenizerConfig config = folder.config();
    ChatTemplate template = config.template(false).orElseThrow();
    try (TextTokenizer tokenizer = folder.open()) {
      for (JsonNode chat : folder.expected().path("chats")) {
        List<Message> messages = new ArrayList<>();
        chat.path("messages").forEach(node -> messages.add(message(node)));
        RenderedChat whole = render(template, messages, false, config);
        LearntTokens learnt = LearntTokens.marked(tokenizer.spans(whole.text()), whole);
        assertThat(learnt.tokens()).isEqualTo(ints(chat.path("tokens")));
        assertThat(IntStream.range(0, learnt.learnt().length).map(i -> learnt.learnt()[i] ? 1 : 0))
            .containsExactly(boxed(chat.path("mask")));
        RenderedChat prompt =
            render(template, messages.subList(0, messages.size() - 1), true, config);
        assertThat(tokenizer.encode(prompt.text(), false)).isEqualTo(ints(chat.path("prompt")));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("folders")
  void templatesSeeTheSpecialTokensOfTransformers(Folder folder) {
    assertThat(JsonMapper.shared().<JsonNode>valueToTree(folder.config().specialTokens()))
        .isEqualTo(folder.expected().path("special"));
  }

  @Test
  void marksThatMeetNoTokenAreRefused() throws IOException, URISyntaxException {
    Folder folder =
        folders().filter(each -> each.toString().equals("wordpiece")).findFirst().orElseThrow();
    RenderedChat chat =
        ChatTemplate.parse("a{% generation %} b{% endgeneration %}")
            .render(Map.of(), Clock.systemUTC());
    try (TextTokenizer tokenizer = folder.open()) {
      assertThatThrownBy(() -> LearntTokens.marked(tokenizer.spans(chat.text()), chat))
          .isInstanceOf(StudioException.class)
          .hasMessageContaining("chars 1 to 3");
    }
  }

  private static RenderedChat render(
      ChatTemplate template, List<Message> messages, boolean prompt, TokenizerConfig config) {
    return template.render(messages, prompt, Map.copyOf(config.specialTokens()), Clock.systemUTC());
  }

  private static Message message(JsonNode node) {
    return new Message(
        Message.Role.valueOf(node.path("role").stringValue().toUpperCase(Locale.ROOT)),
        node.path("content").stringValue());
  }

  private static int[] ints(JsonNode node) {
    return node.valueStream().mapToInt(JsonNode::intValue).toArray();
  }

  private static Integer[] boxed(JsonNode node) {
    return node.valueStream().map(JsonNode::intValue).toArray(Integer[]::new);
  }
}
