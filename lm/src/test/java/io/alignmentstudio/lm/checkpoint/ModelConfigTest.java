package io.alignmentstudio.lm.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.family.Activation;
import io.alignmentstudio.lm.family.DecoderTraits;
import io.alignmentstudio.lm.family.Rope;
import io.alignmentstudio.lm.family.SlidingWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelConfigTest {
  private static final String SHAPE =
      """
      , "vocab_size": 99, "hidden_size": 64, "intermediate_size": 80, "num_hidden_layers": 4,
      "num_attention_heads": 16}""";

  @TempDir Path folder;

  private ModelConfig read(String fields) {
    try {
      Files.writeString(folder.resolve("config.json"), "{" + fields.replace('\'', '"') + SHAPE);
      return ModelConfig.read(folder);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private ModelConfig of(String family, String fields) {
    return read("'architectures': ['" + family + "ForCausalLM']" + fields);
  }

  private void assertRefused(ThrowingCallable reading, String... words) {
    assertThatThrownBy(reading)
        .isInstanceOf(StudioException.class)
        .satisfies(failure -> assertThat(failure.getMessage()).contains(words));
  }

  @Test
  void modelTypeNamesTheFamilyWhereArchitecturesAreMissing() {
    assertThat(read("'model_type': 'granite'").architecture()).isEqualTo("GraniteForCausalLM");
    assertThat(of("Qwen3", ", 'num_key_value_heads': 4").modelType()).isEqualTo("qwen3");
  }

  /** transformers loads by model_type, whatever class the checkpoint was saved from. */
  @Test
  void modelTypeDecidesWhereArchitecturesNameAnotherFamily() {
    ModelConfig llama = of("Mistral", ", 'model_type': 'llama', 'sliding_window': 5");
    assertThat(llama.architecture()).isEqualTo("LlamaForCausalLM");
    assertThat(llama.traits().window()).isEmpty();
    ModelConfig mistral =
        of("Llama", ", 'model_type': 'mistral', 'sliding_window': 5, 'num_key_value_heads': 4");
    assertThat(mistral.architecture()).isEqualTo("MistralForCausalLM");
    assertThat(mistral.traits().window()).contains(new SlidingWindow(5, Set.of(0, 1, 2, 3)));
    assertRefused(
        () -> of("Llama", ", 'model_type': 'mamba'"),
        "model_type \"mamba\" is not supported",
        "LlamaForCausalLM (llama)");
  }

  @Test
  void anUnsupportedFamilyIsToldTheSupportedOnes() {
    assertRefused(
        () -> of("Gemma2", ", 'model_type': 'llama'"),
        "architectures [Gemma2ForCausalLM] is not supported",
        "LlamaForCausalLM (llama), GraniteForCausalLM (granite), MistralForCausalLM (mistral)",
        "Qwen2ForCausalLM (qwen2), Qwen3ForCausalLM (qwen3)");
    assertRefused(
        () -> read("'model_type': 'mamba'"), "architectures is missing and model_type \"mamba\"");
  }

  @Test
  void absentFieldsHaveTheDefaultsOfTheFamily() {
    ModelConfig mistral = of("Mistral", "");
    assertThat(mistral.keyValueHeads()).isEqualTo(8);
    assertThat(mistral.contextLength()).isEqualTo(131_072);
    assertThat(mistral.traits().window()).contains(new SlidingWindow(4096, Set.of(0, 1, 2, 3)));
    assertThat(mistral.endTokens()).containsExactly(2);
    assertThat(of("Mistral", ", 'num_key_value_heads': null").keyValueHeads()).isEqualTo(16);
    assertThat(of("Mistral", ", 'sliding_window': null").traits().window()).isEmpty();
    ModelConfig qwen = of("Qwen3", ", 'num_key_value_heads': 4");
    assertThat(qwen.headSize()).isEqualTo(128);
    assertThat(qwen.endTokens()).isEmpty();
    assertThat(qwen.startToken()).isEmpty();
    ModelConfig llama = of("Llama", ", 'eos_token_id': null");
    assertThat(llama.endTokens()).isEmpty();
    assertThat(llama.headSize()).isEqualTo(4);
    assertThat(llama.activation()).isEqualTo(Activation.SILU);
    assertThat(of("Granite", "").traits().multipliers())
        .isEqualTo(new DecoderTraits.Multipliers(1, 1, 1, 1));
  }

  @Test
  void biasesAreThoseOfTheFamily() {
    String fields = ", 'num_key_value_heads': 4, 'attention_bias': true, 'mlp_bias': true";
    assertThat(of("Llama", fields).traits().biases())
        .isEqualTo(new DecoderTraits.Biases(true, true, true));
    assertThat(of("Mistral", fields).traits().biases()).isEqualTo(DecoderTraits.Biases.NONE);
    assertThat(of("Qwen2", fields).traits().biases())
        .isEqualTo(new DecoderTraits.Biases(true, false, false));
    assertThat(of("Qwen3", fields).traits().biases())
        .isEqualTo(new DecoderTraits.Biases(true, true, false));
  }

  @Test
  void windowsOfQwenAreOffUnlessSwitchedOn() {
    String fields = ", 'num_key_value_heads': 4, 'sliding_window': 8, 'max_window_layers': 3";
    assertThat(of("Qwen2", fields).traits().window()).isEmpty();
    String on = fields + ", 'use_sliding_window': true";
    assertThat(of("Qwen2", on).traits().window()).contains(new SlidingWindow(8, Set.of(3)));
    String types =
        ", 'layer_types': ['sliding_attention', 'full_attention', 'full_attention',"
            + " 'sliding_attention']";
    assertThat(of("Qwen3", on + types).traits().window())
        .contains(new SlidingWindow(8, Set.of(0, 3)));
    assertRefused(
        () -> of("Qwen3", fields + types),
        "layer_types names sliding_attention, but use_sliding_window is missing");
  }

  @Test
  void rotaryPositionsOfBothReleasesAreRead() {
    assertThat(of("Llama", ", 'rope_theta': 500000").rope())
        .isEqualTo(new Rope(500_000, new Rope.Plain()));
    String parameters = ", 'rope_parameters': {'rope_type': 'linear', 'factor': 2}";
    assertThat(of("Llama", parameters + ", 'rope_theta': 5e5").rope())
        .isEqualTo(new Rope(500_000, new Rope.Linear(2)));
    assertThat(
            of("Llama", parameters + ", 'rope_scaling': {'type': 'dynamic', 'factor': 3}").rope())
        .isEqualTo(new Rope(10_000, new Rope.Dynamic(3, 2048)));
    assertThat(of("Llama", parameters + ", 'rope_scaling': {}").rope().scaling())
        .isEqualTo(new Rope.Linear(2));
    Rope yarn =
        of(
                "Llama",
                ", 'rope_scaling': {'type': 'yarn', 'factor': null, 'beta_fast': 0},"
                    + " 'original_max_position_embeddings': 512")
            .rope();
    assertThat(yarn.scaling())
        .isInstanceOfSatisfying(
            Rope.Yarn.class,
            scaling -> {
              assertThat(scaling.factor()).isEqualTo(4);
              assertThat(scaling.fastTurns()).isEqualTo(32);
              assertThat(scaling.attentionFactor()).isCloseTo(1.138629, within(1e-6));
            });
  }

  @ParameterizedTest
  @CsvSource({
    "default, 2048",
    "linear, 8192",
    "dynamic, 8192",
    "yarn, 4096",
    "llama3, 2048",
  })
  void scalingLengthensTheContext(String type, int expected) {
    String scaling =
        ", 'rope_scaling': {'rope_type': '"
            + type
            + "', 'factor': 4, 'low_freq_factor': 1, 'high_freq_factor': 4,"
            + " 'original_max_position_embeddings': 1024}";
    assertThat(of("Llama", scaling).contextLength()).isEqualTo(expected);
  }

  @Test
  void everyUnsupportedValueIsNamedWithItsKey() {
    assertRefused(
        () ->
            of(
                "Mistral",
                ", 'hidden_act': 'mish', 'head_dim': 5, 'partial_rotary_factor': 0.5,"
                    + " 'rope_parameters': {'rope_type': 'longrope'},"
                    + " 'layer_types': ['chunked_attention', 'full_attention']"),
        "hidden_act mish is not supported; supported are silu",
        "heads of 5 dimensions",
        "partial_rotary_factor 0.5 is not supported",
        "rope_parameters.rope_type longrope is not supported; supported are default, linear",
        "layer_types [chunked_attention] is not supported",
        "layer_types names 2 layers, num_hidden_layers is 4",
        "layer_types gives some layers another window");
    assertRefused(
        () -> of("Llama", ", 'rope_scaling': {'rope_type': 'llama3', 'factor': 8}"),
        "low_freq_factor is missing",
        "high_freq_factor is missing");
    assertRefused(
        () -> of("Llama", ", 'rope_scaling': 'linear'"), "rope_scaling is \"linear\", expected an");
  }
}
