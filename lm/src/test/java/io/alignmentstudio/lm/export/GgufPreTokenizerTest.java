package io.alignmentstudio.lm.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.checkpoint.ModelFolder;
import io.alignmentstudio.lm.export.GgufFile.Flag;
import io.alignmentstudio.lm.export.GgufFile.Integers;
import io.alignmentstudio.lm.export.GgufFile.Reals;
import io.alignmentstudio.lm.export.GgufFile.Text;
import io.alignmentstudio.lm.export.GgufFile.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Rules of published tokenizers and the names that llama.cpp has for them. */
class GgufPreTokenizerTest {
  private static final Path FILE = Path.of("tokenizer.json");
  private static final String BYTES =
      "{\"type\":\"ByteLevel\",\"add_prefix_space\":false,\"use_regex\":%s}";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "'\\p{N}{1,3}', true, llama-bpe",
    "'\\p{N}{1,3}', false, smaug-bpe",
    "'\\p{N}', false, qwen2"
  })
  void splitsByWordsAndDigitsAreTold(String digits, boolean wholeWords, String name) {
    String regex =
        "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|"
            + digits
            + "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";
    String splitter =
        """
        {"type":"Sequence","pretokenizers":[
          {"type":"Split","pattern":{"Regex":%s},"behavior":"Isolated","invert":false},%s]}"""
            .formatted(JsonMapper.shared().writeValueAsString(regex), BYTES.formatted("false"));
    assertThat(read(splitter, "{\"ignore_merges\":" + wholeWords + "}"))
        .isEqualTo(new GgufPreTokenizer("gpt2", name, false));
  }

  @Test
  void singleDigitsBeforeGpt2AreTold() {
    String splitter =
        "{\"type\":\"Sequence\",\"pretokenizers\":[{\"type\":\"Digits\",\"individual_digits\":true},%s]}"
            .formatted(BYTES.formatted("true"));
    assertThat(read(splitter, "{}").name()).isEqualTo("smollm");
    assertThat(read(BYTES.formatted("true"), "{}").name()).isEqualTo("gpt-2");
  }

  @Test
  void unknownSplitsAreRefused() {
    for (String splitter :
        new String[] {
          "{\"type\":\"Whitespace\"}",
          "{\"type\":\"Split\",\"pattern\":{\"Regex\":\"x+\"}}",
          "{\"type\":\"ByteLevel\",\"add_prefix_space\":true}"
        }) {
      assertThatThrownBy(() -> read(splitter, "{}"))
          .isInstanceOf(StudioException.class)
          .hasMessageContaining("llama.cpp has no tokenizer");
    }
  }

  @Test
  void sentencePieceScoresAreTheOrderOfMerges() throws IOException {
    for (String name : new String[] {"config.json", "model.safetensors", "tokenizer_config.json"}) {
      Files.copy(ExportedModel.BASE.resolve(name), folder.resolve(name));
    }
    Files.writeString(
        folder.resolve("tokenizer.json"),
        """
        {"added_tokens": [{"id": 0, "content": "<unk>", "special": true},
                          {"id": 1, "content": "<s>", "special": true},
                          {"id": 2, "content": "</s>", "special": true},
                          {"id": 9, "content": "<tool>", "special": false}],
         "normalizer": {"type": "Sequence", "normalizers": [
           {"type": "Prepend", "prepend": "▁"},
           {"type": "Replace", "pattern": {"String": " "}, "content": "▁"}]},
         "pre_tokenizer": null,
         "post_processor": {"type": "TemplateProcessing", "single": [
           {"SpecialToken": {"id": "<s>", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}]},
         "model": {"type": "BPE", "byte_fallback": true, "unk_token": "<unk>",
           "vocab": {"<unk>": 0, "<s>": 1, "</s>": 2, "<0x0A>": 3, "▁a": 4, "▁ab": 5, "▁": 6, "a": 7, "b": 8},
           "merges": ["▁ a", "▁a b"]}}""");
    SequencedMap<String, Value> metadata = new LinkedHashMap<>();
    GgufVocabulary.describe(ModelFolder.open(folder), metadata);
    assertThat(metadata)
        .containsEntry("tokenizer.ggml.model", new Text("llama"))
        .containsEntry("tokenizer.ggml.pre", new Text("default"))
        .containsEntry("tokenizer.ggml.add_space_prefix", new Flag(true))
        .containsEntry("tokenizer.ggml.add_bos_token", new Flag(true))
        .containsEntry("tokenizer.ggml.add_eos_token", new Flag(false))
        .doesNotContainKey("tokenizer.ggml.merges");
    assertThat(((Integers) metadata.get("tokenizer.ggml.token_type")).values().subList(0, 11))
        .containsExactly(2, 3, 3, 6, 1, 1, 1, 1, 1, 4, 5);
    assertThat(((Reals) metadata.get("tokenizer.ggml.scores")).values().subList(3, 8))
        .containsExactly(0f, -0f, -1f, -2f, -2f);
  }

  private static GgufPreTokenizer read(String splitter, String model) {
    return GgufPreTokenizer.of(
        JsonMapper.shared()
            .readTree("{\"pre_tokenizer\":" + splitter + ",\"model\":" + model + "}"),
        FILE);
  }
}
