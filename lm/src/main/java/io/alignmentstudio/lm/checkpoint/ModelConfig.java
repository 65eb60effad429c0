package io.alignmentstudio.lm.checkpoint;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.family.Activation;
import io.alignmentstudio.lm.family.DecoderTraits;
import io.alignmentstudio.lm.family.Families;
import io.alignmentstudio.lm.family.Family;
import io.alignmentstudio.lm.family.Rope;
import io.alignmentstudio.lm.family.RopeFields;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/**
 * Shape of a decoder, from a Hugging Face {@code config.json}; the end tokens from {@code
 * generation_config.json} where there is one. Missing fields have the defaults of transformers.
 *
 * @param architecture the class that transformers loads it with, such as {@code LlamaForCausalLM}
 * @param modelType the family's name, such as {@code llama}
 * @param layers number of decoder layers
 * @param headSize width of an attention head
 * @param contextLength most positions, scaling included
 * @param rope rotary positions
 * @param activation of the feed-forward layers
 * @param traits what sets the family apart
 * @param tiedEmbeddings whether the output head is the embedding table
 * @param startToken token that begins a text, if the model has one
 * @param endTokens tokens that end an answer; may be empty
 * @param raw the whole {@code config.json}
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
    Rope rope,
    Activation activation,
    DecoderTraits traits,
    boolean tiedEmbeddings,
    OptionalInt startToken,
    List<Integer> endTokens,
    JsonNode raw) {
  private static final String NAME = "config.json";

  public ModelConfig {
    endTokens = List.copyOf(endTokens);
  }

  /**
   * Reads the configuration of a model folder.
   *
   * @throws StudioException NO_INPUT if there is none, DATA with everything that is wrong with it
   */
  public static ModelConfig read(Path folder) {
    Path file = folder.resolve(NAME);
    JsonNode raw = JsonFile.read(file);
    Problems problems = new Problems();
    JsonFields fields = new JsonFields(raw, NAME, problems);
    Family family = Families.orLlama(Families.find(fields));
    Family.Defaults defaults = family.defaults();
    Optional<EightBitFormat> _ = EightBitFormat.read(raw, NAME, problems);
    int layers = fields.positive("num_hidden_layers");
    int hiddenSize = fields.positive("hidden_size");
    int attentionHeads = fields.positive("num_attention_heads");
    int keyValueHeads =
        fields
            .positiveOr("num_key_value_heads", defaults.keyValueHeads().orElse(attentionHeads))
            .orElse(attentionHeads);
    int headSize = headSize(fields, defaults, hiddenSize, attentionHeads);
    if (attentionHeads % keyValueHeads != 0) {
      problems.add(
          "%s: num_attention_heads %d cannot be divided by num_key_value_heads %d",
          NAME, attentionHeads, keyValueHeads);
    }
    int positions =
        fields.optionalPositive("max_position_embeddings").orElse(defaults.contextLength());
    Rope rope = RopeFields.read(fields, positions);
    ModelConfig config =
        new ModelConfig(
            family.architecture(),
            family.modelType(),
            fields.positive("vocab_size"),
            hiddenSize,
            fields.positive("intermediate_size"),
            layers,
            attentionHeads,
            keyValueHeads,
            headSize,
            rope.contextLength(positions),
            fields.number("rms_norm_eps", 1e-6),
            rope,
            Activation.read(fields),
            family.traits(fields, layers, headSize),
            fields.flag("tie_word_embeddings", false),
            first(fields.tokensOr("bos_token_id", defaults.startToken())),
            endTokens(folder, fields, defaults, problems),
            raw);
    problems.throwIfAny(ErrorCode.DATA, file + ": this model cannot be loaded");
    return config;
  }

  private static int headSize(
      JsonFields fields, Family.Defaults defaults, int hiddenSize, int attentionHeads) {
    int even = Math.max(1, hiddenSize / attentionHeads);
    boolean given = fields.has("head_dim") || defaults.headSize().isPresent();
    if (!given && hiddenSize % attentionHeads != 0) {
      fields
          .problems()
          .add(
              "%s: hidden_size %d cannot be divided by num_attention_heads %d",
              NAME, hiddenSize, attentionHeads);
    }
    int headSize = fields.positiveOr("head_dim", defaults.headSize().orElse(even)).orElse(even);
    if (headSize % 2 != 0) {
      fields
          .problems()
          .add(
              "%s: heads of %d dimensions cannot be turned; expected an even number",
              NAME, headSize);
    }
    return headSize;
  }

  private static List<Integer> endTokens(
      Path folder, JsonFields fields, Family.Defaults defaults, Problems problems) {
    List<Integer> own = fields.tokensOr("eos_token_id", defaults.endToken());
    String name = "generation_config.json";
    if (!Files.exists(folder.resolve(name))) {
      return own;
    }
    List<Integer> overriding =
        new JsonFields(JsonFile.read(folder.resolve(name)), name, problems).tokens("eos_token_id");
    return overriding.isEmpty() ? own : overriding;
  }

  private static OptionalInt first(List<Integer> tokens) {
    return tokens.isEmpty() ? OptionalInt.empty() : OptionalInt.of(tokens.getFirst());
  }
}
