package io.alignmentstudio.lm.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.Message;
import io.alignmentstudio.lm.family.Rope;
import io.alignmentstudio.lm.tokenizer.TextTokenizer;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder was made by transformers and PEFT; see conformance/tiny_llama.py. */
class ModelFolderTest {
  @TempDir Path temporary;
  private Path folder;

  @BeforeEach
  void copyModel() throws IOException, URISyntaxException {
    Path original = Path.of(ModelFolderTest.class.getResource("/tiny-llama/").toURI());
    folder = temporary.resolve("model");
    try (Stream<Path> files = Files.walk(original)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, folder.resolve(original.relativize(file).toString()));
      }
    }
  }

  @Test
  void modelOfTransformersIsOpened() {
    ModelFolder model = ModelFolder.open(folder);
    ModelConfig config = model.config();
    assertThat(config.architecture()).isEqualTo("LlamaForCausalLM");
    assertThat(config.vocabularySize()).isEqualTo(259);
    assertThat(config.layers()).isEqualTo(2);
    assertThat(config.attentionHeads()).isEqualTo(4);
    assertThat(config.keyValueHeads()).isEqualTo(2);
    assertThat(config.headSize()).isEqualTo(4);
    assertThat(config.rope()).isEqualTo(new Rope(10_000, new Rope.Plain()));
    assertThat(config.startToken()).hasValue(1);
    assertThat(config.endTokens()).containsExactly(2);
    assertThat(model.endToken()).contains("</s>");
    try (WeightSource weights = model.openWeights()) {
      weights.check(
          Map.of(
              "model.embed_tokens.weight", List.of(259L, 16L),
              "model.layers.1.mlp.down_proj.weight", List.of(16L, 24L)));
    }
    String text =
        model
            .template()
            .orElseThrow()
            .render(
                List.of(Message.user("Hello ")),
                true,
                Map.of("eos_token", "</s>"),
                Clock.systemUTC())
            .text();
    assertThat(text).isEqualTo("<user>\nHello</s>\n<assistant>\n");
    try (TextTokenizer tokenizer = model.openTokenizer()) {
      int[] tokens = tokenizer.encode(text, false);
      assertThat(tokens).contains(2);
      assertThat(tokenizer.decode(tokens, false)).isEqualTo(text);
    }
  }

  @Test
  void everyProblemIsToldAtOnce() throws IOException {
    edit("config.json", "LlamaForCausalLM", "MambaForCausalLM");
    edit("config.json", "\"hidden_size\": 16", "\"hidden_size\": \"wide\"");
    Files.delete(folder.resolve("tokenizer.json"));
    Files.writeString(folder.resolve("chat_template.jinja"), "\n{% include 'x' %}");
    byte[] weights = Files.readAllBytes(folder.resolve("model.safetensors"));
    Files.write(folder.resolve("model.safetensors"), Arrays.copyOf(weights, 40_000));
    assertThatThrownBy(() -> ModelFolder.open(folder))
        .isInstanceOf(StudioException.class)
        .hasMessageContaining("[MambaForCausalLM] is not supported; supported are LlamaForCausalLM")
        .hasMessageContaining("hidden_size is \"wide\", expected a whole number above 0")
        .hasMessageContaining("tokenizer.json is missing")
        .hasMessageContaining("line 2: {% include %} is not supported")
        .hasMessageContaining("the data ends at");
  }

  @Test
  void missingAndPickledWeightsAreNamed() throws IOException {
    Files.delete(folder.resolve("model.safetensors"));
    assertThatThrownBy(() -> ModelFolder.open(folder))
        .hasMessageContaining("model.safetensors.index.json is missing");
    Files.createFile(folder.resolve("pytorch_model.bin"));
    assertThatThrownBy(() -> ModelFolder.open(folder))
        .hasMessageContaining("convert it to safetensors");
    assertThatThrownBy(() -> ModelFolder.open(folder.resolve("none")))
        .hasMessageContaining("is not a folder");
  }

  @Test
  void configurationsOfOlderReleasesAreRead() throws IOException {
    Files.writeString(
        folder.resolve("config.json"),
        """
        {"architectures": ["LlamaForCausalLM"], "hidden_size": 64, "num_attention_heads": 8,
         "vocab_size": 99, "intermediate_size": 128, "num_hidden_layers": 1, "rope_theta": 500000.0,
         "rope_scaling": {"factor": 8.0, "rope_type": "llama3", "low_freq_factor": 1.0,
         "high_freq_factor": 4.0, "original_max_position_embeddings": 8192}, "eos_token_id": 5,
         "rms_norm_eps": 1e-05, "tie_word_embeddings": true, "score": NaN}""");
    Files.writeString(folder.resolve("generation_config.json"), "{\"eos_token_id\": [5, 6]}");
    ModelConfig config = ModelConfig.read(folder);
    assertThat(config.keyValueHeads()).isEqualTo(8);
    assertThat(config.headSize()).isEqualTo(8);
    assertThat(config.rope()).isEqualTo(new Rope(500_000, new Rope.Llama3(8, 1, 4, 8192)));
    assertThat(config.tiedEmbeddings()).isTrue();
    assertThat(config.endTokens()).containsExactly(5, 6);
  }

  @Test
  void quantisedWeightsAreRefused() throws IOException {
    edit("config.json", "\"hidden_act\"", "\"quantization_config\": {\"bits\": 4}, \"hidden_act\"");
    assertThatThrownBy(() -> ModelFolder.open(folder)).hasMessageContaining("quantised");
  }

  @Test
  void adapterOfPeftIsReadAndWrittenBackByteForByte() {
    Path copy = temporary.resolve("copy");
    try (AdapterFolder adapter = AdapterFolder.open(folder.resolve("adapter"))) {
      assertThat(adapter.config())
          .isEqualTo(
              AdapterConfig.causal(
                  "tiny-llama", 4, 6, 0.05, List.of("q_proj", "v_proj", "down_proj")));
      assertThat(adapter.layers()).hasSize(6);
      assertThat(adapter.layers().getFirst().module()).isEqualTo("model.layers.0.mlp.down_proj");
      assertThat(adapter.layers().getFirst().scale()).isEqualTo(1.5);
      AdapterFolder.write(copy, adapter.config(), adapter.layers(), adapter.saved());
    }
    assertThat(copy.resolve("adapter_model.safetensors"))
        .hasSameBinaryContentAs(folder.resolve("adapter").resolve("adapter_model.safetensors"));
  }

  private void edit(String name, String before, String after) throws IOException {
    Path file = folder.resolve(name);
    String text = Files.readString(file);
    assertThat(text).contains(before);
    Files.writeString(file, text.replace(before, after));
  }
}
