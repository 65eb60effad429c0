package io.alignmentstudio.lm.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.lm.checkpoint.JsonFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ExportFolderTest {
  @TempDir Path folder;

  /** An exported folder has another name, by which transformers would not know better any more. */
  @ParameterizedTest
  @CsvSource({
    "models--deepseek-ai--DeepSeek-R1-Distill-Llama-8B, PreTrainedTokenizerFast",
    "models--acme--other, LlamaTokenizerFast"
  })
  void aClassThatIsDeclaredWronglyIsPutRight(String model, String expected) throws IOException {
    Path from =
        Files.createDirectories(folder.resolve(model).resolve("snapshots").resolve("a".repeat(40)));
    Path to = Files.createDirectory(folder.resolve("exported"));
    Files.writeString(
        from.resolve("tokenizer_config.json"),
        "{\"tokenizer_class\": \"LlamaTokenizerFast\", \"legacy\": true}");
    ExportFolder.copyCompanions(from, to);
    JsonNode config = JsonFile.read(to.resolve("tokenizer_config.json"));
    assertThat(config.path("tokenizer_class").asString()).isEqualTo(expected);
    assertThat(config.path("legacy").asBoolean()).isTrue();
  }
}
