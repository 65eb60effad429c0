package io.alignmentstudio.lm.tokenizer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TextTokenizerTest {
  private TextTokenizer miniLm;

  @BeforeAll
  void open() {
    miniLm = TextTokenizer.miniLm();
  }

  @AfterAll
  void close() {
    miniLm.close();
  }

  /** Reference: transformers with clean_up_tokenization_spaces=True. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          It's a don't; 5.5% "quoted" (x) - y. EUR 75.50! | it's a don't ; 5. 5 % " quoted " ( x ) - y. eur 75. 50!
          we're I'm they've                               | we're i'm they've
          Do not accept gifts , ok?                       | do not accept gifts, ok?
          Antidisestablishmentarianism                    | antidisestablishmentarianism
          """)
  void wordPiecesAreJoinedAsTransformersDoes(String text, String decoded) {
    assertThat(miniLm.decode(miniLm.encode(text, true), true)).isEqualTo(decoded);
  }

  @Test
  void idsAreThoseOfTheReference() {
    assertThat(miniLm.encode("Do not accept gifts , ok?", true))
        .containsExactly(101, 2079, 2025, 5138, 9604, 1010, 7929, 1029, 102);
    assertThat(miniLm.encode("we're", false)).containsExactly(2057, 1005, 2128);
  }

  @Test
  void longTextIsNeitherCutNorPadded() {
    assertThat(miniLm.encode("gift ".repeat(5000), false)).hasSize(5000);
    assertThat(miniLm.encode("gift", true)).hasSize(3);
    assertThat(miniLm.encode("", false)).isEmpty();
    assertThat(miniLm.decode(new int[0], true)).isEmpty();
  }

  @Test
  void specialTokensAreKnown() {
    assertThat(miniLm.addedToken("[SEP]")).hasValue(102);
    assertThat(miniLm.addedToken("[NONE]")).isEmpty();
    assertThat(miniLm.specialTokens())
        .containsOnlyKeys("[CLS]", "[MASK]", "[PAD]", "[SEP]", "[UNK]");
    assertThat(miniLm.encode("a [SEP] b", false)).contains(102);
    assertThat(miniLm.decode(new int[] {101, 2079, 102}, false)).isEqualTo("[CLS] do [SEP]");
  }

  @Test
  void halfCharactersAreRefused() {
    assertThatThrownBy(() -> miniLm.encode("ab\ud800c", false))
        .isInstanceOf(StudioException.class)
        .hasMessageContaining("U+D800")
        .hasMessageContaining("position 2");
    assertThat(miniLm.encode("nul \0 and \ud83d\ude00", false)).isNotEmpty();
  }

  @Test
  void streamedPiecesJoinToTheDecodedText() {
    Random random = new Random(1);
    int[] signs = {1005, 1012, 1010, 1029, 1055, 1056, 2128, 2310, 1049, 999, 1050};
    for (int round = 0; round < 300; round++) {
      int[] tokens =
          random
              .ints(40, 0, 100)
              .map(i -> i < 60 ? signs[i % signs.length] : 1996 + random.nextInt(28000))
              .toArray();
      StreamDecoder decoder = miniLm.streamDecoder();
      StringBuilder joined = new StringBuilder();
      for (int token : tokens) {
        joined.append(decoder.add(token));
      }
      joined.append(decoder.finish());
      assertThat(joined.toString()).isEqualTo(miniLm.decode(tokens, true));
    }
  }

  @Test
  void streamHandsOutWordsAsSoonAsTheyAreCertain() {
    StreamDecoder decoder = miniLm.streamDecoder();
    assertThat(decoder.add(2079)).isEmpty();
    assertThat(decoder.add(2025)).isEqualTo("do");
    assertThat(decoder.add(1012)).isEmpty();
    assertThat(decoder.finish()).isEqualTo(" not.");
  }

  @Test
  void incompleteCharactersAreHeldBack(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("tokenizer.json");
    Files.writeString(file, byteLevelTokenizer());
    try (TextTokenizer bytes = TextTokenizer.open(file)) {
      String text = "fee: 5 \u20ac \ud83d\ude00, na\u00efve";
      int[] tokens = bytes.encode(text, false);
      assertThat(tokens).hasSize(text.getBytes(UTF_8).length);
      assertThat(bytes.decode(tokens, true)).isEqualTo(text);
      StreamDecoder decoder = bytes.streamDecoder();
      String joined =
          Arrays.stream(tokens)
              .mapToObj(decoder::add)
              .peek(piece -> assertThat(piece).doesNotContain("\ufffd"))
              .reduce("", String::concat);
      assertThat(joined + decoder.finish()).isEqualTo(text);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{}", "{\"model\":{\"type\":\"Magic\"}}"})
  void otherFilesAreRefused(String json, @TempDir Path folder) throws IOException {
    Path file = folder.resolve("tokenizer.json");
    Files.writeString(file, json);
    assertThatThrownBy(() -> TextTokenizer.open(file))
        .isInstanceOfSatisfying(
            StudioException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DATA))
        .hasMessageContaining(file.toString());
  }

  /** A byte-level tokenizer without merges: one token for each byte of UTF-8. */
  private static String byteLevelTokenizer() {
    TreeMap<Integer, Integer> characterOfByte = new TreeMap<>();
    int next = 256;
    for (int b = 0; b < 256; b++) {
      boolean printable = (b >= '!' && b <= '~') || (b >= 0xa1 && b <= 0xac) || b >= 0xae;
      characterOfByte.put(b, printable ? b : next++);
    }
    StringBuilder vocabulary = new StringBuilder();
    characterOfByte.forEach(
        (b, c) ->
            vocabulary.append("%s\"\\u%04x\":%d".formatted(vocabulary.isEmpty() ? "" : ",", c, b)));
    return """
    {"version":"1.0","truncation":null,"padding":null,"added_tokens":[],"normalizer":null,
     "pre_tokenizer":{"type":"ByteLevel","add_prefix_space":false,"trim_offsets":true,"use_regex":true},
     "post_processor":null,
     "decoder":{"type":"ByteLevel","add_prefix_space":false,"trim_offsets":true,"use_regex":true},
     "model":{"type":"BPE","dropout":null,"unk_token":null,"continuing_subword_prefix":null,
     "end_of_word_suffix":null,"fuse_unk":false,"byte_fallback":false,"ignore_merges":false,
     "vocab":{%s},"merges":[]}}"""
        .formatted(vocabulary);
  }
}
