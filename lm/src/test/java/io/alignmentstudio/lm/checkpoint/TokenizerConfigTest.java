package io.alignmentstudio.lm.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.tokenizer.TokenizerClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenizerConfigTest {
  @TempDir Path folder;

  @Test
  void folderWithoutFilesAddsNothing() {
    TokenizerConfig config = TokenizerConfig.read(folder);
    assertThat(config.template(false)).isEmpty();
    assertThat(config.specialTokens()).isEmpty();
    assertThat(config.options().specialTokens()).isEmpty();
  }

  @Test
  void filesWinOverTheConfiguration() throws IOException {
    write("tokenizer_config.json", "{\"chat_template\": \"config\"}");
    assertThat(source(false)).isEqualTo("config");
    write("chat_template.json", "{\"chat_template\": \"processor\"}");
    assertThat(source(false)).isEqualTo("config");
    write("chat_template.jinja", "file");
    assertThat(source(true)).isEqualTo("file");
    Files.createDirectory(folder.resolve("additional_chat_templates"));
    write("additional_chat_templates/tool_use.jinja", "tools");
    assertThat(source(true)).isEqualTo("tools");
    assertThat(source(false)).isEqualTo("file");
  }

  @Test
  void namedTemplatesAreChosenByTools() throws IOException {
    write(
        "tokenizer_config.json",
        """
        {"chat_template": [{"name": "default", "template": "plain"},
          {"name": "tool_use", "template": "tools"}, {"name": "rag", "template": "{% broken"}]}\
        """);
    assertThat(source(false)).isEqualTo("plain");
    assertThat(source(true)).isEqualTo("tools");
    assertThatThrownBy(() -> TokenizerConfig.read(folder).template("rag"))
        .isInstanceOf(StudioException.class);
    write(
        "tokenizer_config.json",
        "{\"chat_template\": [{\"name\": \"rag\", \"template\": \"documents\"}]}");
    assertThatThrownBy(() -> TokenizerConfig.read(folder).template(false))
        .isInstanceOf(StudioException.class)
        .hasMessageContaining("\"default\"")
        .hasMessageContaining("[rag]");
  }

  @Test
  void specialTokensComeFromBothFiles() throws IOException {
    write(
        "tokenizer_config.json",
        """
        {"bos_token": "<s>", "eos_token": {"content": "</s>", "special": true}, "pad_token": null,
         "image_token": "<image>", "additional_special_tokens": ["<a>", {"content": "<b>"}]}\
        """);
    write("special_tokens_map.json", "{\"eos_token\": \"<end>\"}");
    TokenizerConfig config = TokenizerConfig.read(folder);
    assertThat(config.specialTokens())
        .containsEntry("bos_token", "<s>")
        .containsEntry("eos_token", "<end>")
        .hasSize(2);
    assertThat(config.options().specialTokens())
        .containsExactly("<s>", "<end>", "<image>", "<a>", "<b>");
  }

  @Test
  void malformedFilesAreRefused() throws IOException {
    write("tokenizer_config.json", "{\"chat_template\": 5}");
    assertThatThrownBy(() -> TokenizerConfig.read(folder))
        .isInstanceOf(StudioException.class)
        .hasMessageContaining("chat_template");
    write("tokenizer_config.json", "{\"split_special_tokens\": true}");
    assertThatThrownBy(() -> TokenizerConfig.read(folder))
        .isInstanceOf(StudioException.class)
        .hasMessageContaining("split_special_tokens");
  }

  /** Their blanks, splits or normalisation are others than the file says. */
  @ParameterizedTest
  @ValueSource(strings = {"GemmaTokenizerFast", "CohereTokenizer", "GPTNeoXTokenizerFast"})
  void classesThatBuildAnotherTokenizerAreRefused(String name) throws IOException {
    write("tokenizer_config.json", "{\"tokenizer_class\": \"%s\"}".formatted(name));
    for (String type : List.of("llama", "qwen3")) {
      write("config.json", "{\"model_type\": \"%s\"}".formatted(type));
      assertThatThrownBy(() -> TokenizerConfig.read(folder))
          .isInstanceOf(StudioException.class)
          .hasMessageContaining(name)
          .hasMessageContaining("set it to PreTrainedTokenizerFast");
    }
    write("config.json", "{\"model_type\": \"mistral\"}");
    assertThat(TokenizerConfig.read(folder).options().tokenizerClass().kind())
        .isEqualTo(TokenizerClass.Kind.STORED);
  }

  private String source(boolean tools) {
    return TokenizerConfig.read(folder).template(tools).orElseThrow().source();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
