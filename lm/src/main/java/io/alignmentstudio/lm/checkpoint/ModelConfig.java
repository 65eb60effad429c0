package io.alignmentstudio.lm.checkpoint;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.domain.StudioException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Shape of a decoder, from a Hugging Face {@code config.json}; the end tokens from {@code
 * generation_config.json} where there is one. Missing fields have the defaults of transformers.
 *
 * @param architecture the class that transformers loads it with, such as {@code LlamaForCausalLM}
 * @param layers number of decoder layers
 * @param contextLength most positions
 * @param ropeTheta base of the rotary embedding
 * @param ropeScaling its {@code rope_parameters} or {@code rope_scaling} object, if it has one of
 *     another type than {@code default}
 * @param activation name of the feed-forward's activation
 * @param startToken token that begins a text, if the model has one
 * @param endTokens tokens that end an answer; may be empty
 * @param raw the whole {@code config.json}, for fields of single families
 */
public record ModelConfig(
    String architecture,
    String modelType,
    int vocabularySize,
    int hiddenSize,
    int intermediateSize,
    int layers,
    int attentionHeads,
    int keyValueHeads,
    int headSize,
    int contextLength,
    double rmsNormEpsilon,
    double ropeTheta,
    Optional<JsonNode> ropeScaling,
    String activation,
    boolean attentionBias,
    boolean feedForwardBias,
    boolean tiedEmbeddings,
    OptionalInt startToken,
    List<Integer> endTokens,
    JsonNode raw) {
  private static final Set<String> SUPPORTED = new TreeSet<>(Set.of("LlamaForCausalLM"));
  private static final String NAME = "config.json";

  public ModelConfig {
    endTokens = List.copyOf(endTokens);
  }

  /** Architectures that {@link #read} accepts. */
  public static Set<String> supportedArchitectures() {
    return Set.copyOf(SUPPORTED);
  }

  /**
   * Reads the configuration of a model folder.
   *
   * @throws StudioException NO_INPUT if there is none, DATA with everything that is wrong with it
   */
  public static ModelConfig read(Path folder) {
    Path file = folder.resolve(NAME);
    JsonNode raw = JsonFile.read(file);
    Path generation = folder.resolve("generation_config.json");
    Problems problems = new Problems();
    JsonFields fields = new JsonFields(raw, NAME, problems);
    String architecture = architecture(fields, problems);
    int hiddenSize = fields.positive("hidden_size");
    int attentionHeads = fields.positive("num_attention_heads");
    int keyValueHeads = fields.optionalPositive("num_key_value_heads").orElse(attentionHeads);
    OptionalInt headSize = fields.optionalPositive("head_dim");
    if (headSize.isEmpty() && hiddenSize % attentionHeads != 0) {
      problems.add(
          "%s: hidden_size %d cannot be divided by num_attention_heads %d",
          NAME, hiddenSize, attentionHeads);
    }
    if (attentionHeads % keyValueHeads != 0) {
      problems.add(
          "%s: num_attention_heads %d cannot be divided by num_key_value_heads %d",
          NAME, attentionHeads, keyValueHeads);
    }
    // transformers 5 writes rope_parameters, earlier ones rope_theta and rope_scaling.
    JsonNode rope = fields.raw(fields.has("rope_parameters") ? "rope_parameters" : "rope_scaling");
    JsonFields ropeFields = new JsonFields(rope, NAME, problems);
    String ropeType =
        ropeFields.text("rope_type").or(() -> ropeFields.text("type")).orElse("default");
    List<Integer> endTokens = fields.tokens("eos_token_id");
    if (Files.exists(generation)) {
      JsonFields generationFields =
          new JsonFields(JsonFile.read(generation), "generation_config.json", problems);
      List<Integer> overriding = generationFields.tokens("eos_token_id");
      endTokens = overriding.isEmpty() ? endTokens : overriding;
    }
    List<Integer> startTokens = fields.tokens("bos_token_id");
    ModelConfig config =
        new ModelConfig(
            architecture,
            fields.text("model_type").orElse(""),
            fields.positive("vocab_size"),
            hiddenSize,
            fields.positive("intermediate_size"),
            fields.positive("num_hidden_layers"),
            attentionHeads,
            keyValueHeads,
            headSize.orElse(hiddenSize / attentionHeads),
            fields.optionalPositive("max_position_embeddings").orElse(2048),
            fields.number("rms_norm_eps", 1e-6),
            ropeFields.number("rope_theta", fields.number("rope_theta", 10_000)),
            ropeType.equals("default") ? Optional.empty() : Optional.of(rope),
            fields.text("hidden_act").orElse("silu"),
            fields.flag("attention_bias", false),
            fields.flag("mlp_bias", false),
            fields.flag("tie_word_embeddings", false),
            startTokens.isEmpty() ? OptionalInt.empty() : OptionalInt.of(startTokens.getFirst()),
            endTokens,
            raw);
    problems.throwIfAny(ErrorCode.DATA, file + ": this model cannot be loaded");
    return config;
  }

  private static String architecture(JsonFields fields, Problems problems) {
    List<String> architectures = fields.texts("architectures");
    List<String> known = architectures.stream().filter(SUPPORTED::contains).toList();
    if (known.isEmpty()) {
      problems.add(
          "%s: architectures is %s; supported are %s, choose such a model",
          NAME, architectures, SUPPORTED);
    }
    if (fields.has("quantization_config")) {
      problems.add(
          "%s: the weights are quantised (quantization_config); get the checkpoint in BF16, F16 or F32",
          NAME);
    }
    return known.isEmpty() ? "" : known.getFirst();
  }
}
