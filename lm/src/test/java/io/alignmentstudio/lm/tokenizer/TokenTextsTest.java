package io.alignmentstudio.lm.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.checkpoint.TokenizerConfig;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Token texts, joined, are what the tokenizer decodes (conformance/borders.py made the files). */
class TokenTextsTest {
  @ParameterizedTest
  @ValueSource(strings = {"byte-level", "llama", "unigram"})
  void joinedTextsAreTheDecodedText(String name) {
    Path file = Path.of("src/test/resources/borders", name + ".json");
    try (TextTokenizer tokenizer = TextTokenizer.open(file)) {
      assertJoined(tokenizer);
    }
  }

  @Test
  void soAreThoseOfWordPiece() {
    try (TextTokenizer tokenizer = TextTokenizer.miniLm()) {
      assertJoined(tokenizer);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gpt2", "llama2", "llama3", "mistral", "qwen2", "wordpiece"})
  void soAreThoseOfTokenizersWithAConfiguration(String name) {
    try (TextTokenizer tokenizer = open(name)) {
      assertJoined(tokenizer);
    }
  }

  @Test
  void textsThatChangeWhenTheyAreJoinedAreRefused() {
    try (TextTokenizer tokenizer = open("unigram")) {
      assertThatThrownBy(tokenizer::tokenTexts)
          .isInstanceOf(StudioException.class)
          .hasMessageContaining("clean_up_tokenization_spaces");
    }
  }

  private static TextTokenizer open(String name) {
    Path folder = Path.of("src/test/resources/tokenizers", name);
    return TextTokenizer.open(
        folder.resolve("tokenizer.json"), TokenizerConfig.read(folder).options());
  }

  private static void assertJoined(TextTokenizer tokenizer) {
    TokenTexts texts = tokenizer.tokenTexts();
    Random random = new Random(8);
    for (int round = 0; round < 200; round++) {
      ByteArrayOutputStream joined = new ByteArrayOutputStream();
      int[] tokens = new int[6];
      for (int at = 0; at < tokens.length; at++) {
        byte[] text;
        do {
          tokens[at] = random.nextInt(texts.following().size());
          text = (at == 0 ? texts.first() : texts.following()).get(tokens[at]);
        } while (text.length == 0);
        joined.writeBytes(text);
      }
      String expected = joined.toString(StandardCharsets.UTF_8);
      if (expected.indexOf('\ufffd') < 0) {
        assertThat(tokenizer.decode(tokens, true)).isEqualTo(expected);
      }
    }
  }
}
