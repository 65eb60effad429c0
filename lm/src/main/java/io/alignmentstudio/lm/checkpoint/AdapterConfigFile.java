package io.alignmentstudio.lm.checkpoint;

import io.alignmentstudio.domain.Problems;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code adapter_config.json}. Unknown keys are ignored, as PEFT adds some with every release;
 * known ones that would change the result and are not supported are refused.
 *
 * @param alphas alpha of single layers, by the pattern of their path
 * @param ranks rank of single layers, likewise
 * @param tying whether a replaced embedding is the head's weight too, where the base has one for
 *     both
 * @param targets which layers it is an adapter of
 * @param targetsPattern whether target_modules is one regular expression or "all-linear"
 */
record AdapterConfigFile(
    AdapterConfig config,
    Map<Pattern, Double> alphas,
    Map<Pattern, Double> ranks,
    boolean tying,
    AdapterTargets targets,
    boolean targetsPattern) {
  static final String NAME = "adapter_config.json";

  /** Off in a plain adapter: null, false or empty. */
  private static final List<String> UNSUPPORTED =
      List.of(
          "alora_invocation_tokens",
          "arrow_config",
          "fan_in_fan_out",
          "kasa_config",
          "layer_replication",
          "lora_bias",
          "megatron_config",
          "monteclora_config",
          "target_parameters",
          "trainable_token_indices",
          "use_bdlora",
          "use_dora",
          "use_qalora",
          "velora_config");

  // The others start from a changed base model, which the adapter then needs.
  private static final Set<String> PLAIN_STARTS =
      Set.of("true", "false", "gaussian", "eva", "orthogonal");

  static AdapterConfigFile read(Path folder, Problems problems) {
    JsonNode raw = JsonFile.read(folder.resolve(NAME));
    JsonFields fields = new JsonFields(raw, NAME, problems);
    if (!fields.raw("peft_type").asString("").equals("LORA")) {
      problems.add("%s: peft_type is %s, expected \"LORA\"", NAME, fields.raw("peft_type"));
    }
    if (!fields.text("bias").orElse("none").equals("none")) {
      problems.add(
          "%s: bias is %s, expected \"none\"; trained biases are not supported",
          NAME, fields.raw("bias"));
    }
    for (String key : UNSUPPORTED) {
      JsonNode value = fields.raw(key);
      if (fields.has(key) && value.asBoolean(true) && !(value.isContainer() && value.isEmpty())) {
        problems.add("%s: %s is %s, which is not supported", NAME, key, value);
      }
    }
    JsonNode start = fields.raw("init_lora_weights");
    if (fields.has("init_lora_weights") && !PLAIN_STARTS.contains(start.asString(""))) {
      problems.add(
          "%s: init_lora_weights is %s, which changes the base model; convert the adapter to a plain one",
          NAME, start);
    }
    AdapterConfig config =
        new AdapterConfig(
            fields.text("base_model_name_or_path"),
            fields.positive("r"),
            fields.number("lora_alpha", 8),
            dropout(fields, problems),
            fields.flag("use_rslora", false),
            fields.texts("target_modules"),
            fields.texts("modules_to_save"),
            fields.text("task_type").orElse("CAUSAL_LM"));
    return new AdapterConfigFile(
        config,
        patterns(fields, "alpha_pattern", problems),
        patterns(fields, "rank_pattern", problems),
        fields.flag("ensure_weight_tying", false),
        AdapterTargets.read(fields, config, problems),
        fields.raw("target_modules").isString());
  }

  /** The same with the layers that a pattern has found in its place. */
  AdapterConfigFile targeting(Collection<LoraLayer> layers) {
    if (!targetsPattern) {
      return this;
    }
    List<String> modules = layers.stream().map(LoraLayer::module).toList();
    return new AdapterConfigFile(config.targeting(modules), alphas, ranks, tying, targets, false);
  }

  /** Rank that the settings give a layer. */
  int rank(String module) {
    return (int) matching(ranks, module, config.rank());
  }

  double scale(String module) {
    return config.scale(matching(alphas, module, config.alpha()), rank(module));
  }

  /**
   * Writes only what the adapter needs, so that old and new releases of PEFT read it; layers with a
   * rank or a scale of their own get a pattern, which is their path.
   */
  static void write(Path folder, AdapterConfig config, Collection<LoraLayer> layers) {
    JsonMapper mapper = JsonMapper.shared();
    ObjectNode json = mapper.createObjectNode();
    ObjectNode alphas = json.putObject("alpha_pattern");
    json.put("base_model_name_or_path", config.base().orElse(null));
    json.put("bias", "none");
    json.put("fan_in_fan_out", false);
    json.put("inference_mode", true);
    json.put("init_lora_weights", true);
    putAlpha(json, "lora_alpha", config.alpha());
    json.put("lora_dropout", config.dropout());
    if (config.savedModules().isEmpty()) {
      json.putNull("modules_to_save");
    } else {
      config.savedModules().forEach(json.putArray("modules_to_save")::add);
    }
    json.put("peft_type", "LORA");
    json.put("r", config.rank());
    ObjectNode ranks = json.putObject("rank_pattern");
    for (LoraLayer layer : layers) {
      if (layer.rank() != config.rank()) {
        ranks.put(layer.module(), layer.rank());
      }
      if (layer.scale() != config.scale(config.alpha(), layer.rank())) {
        putAlpha(alphas, layer.module(), config.alpha(layer.scale(), layer.rank()));
      }
    }
    config.targetModules().forEach(json.putArray("target_modules")::add);
    json.put("task_type", config.task());
    json.put("use_dora", false);
    json.put("use_rslora", config.rankStabilised());
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    String text =
        mapper
                .writer()
                .with(
                    new DefaultPrettyPrinter()
                        .withObjectIndenter(indenter)
                        .withArrayIndenter(indenter))
                .writeValueAsString(json)
            + "\n";
    AtomicFile.write(
        folder.resolve(NAME), List.of(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8))));
  }

  /** PEFT types alpha as a whole number. */
  private static void putAlpha(ObjectNode json, String name, double alpha) {
    if (alpha == Math.rint(alpha)) {
      json.put(name, (long) alpha);
    } else {
      json.put(name, alpha);
    }
  }

  private static double dropout(JsonFields fields, Problems problems) {
    double dropout = fields.number("lora_dropout", 0);
    if (!(dropout >= 0 && dropout < 1)) {
      problems.add("%s: lora_dropout is %s, expected at least 0 and below 1", NAME, dropout);
      return 0;
    }
    return dropout;
  }

  /** PEFT's rule: the key matches the end of the path from the start of a word. */
  private static Map<Pattern, Double> patterns(JsonFields fields, String name, Problems problems) {
    JsonFields values = new JsonFields(fields.raw(name), NAME + ": " + name, problems);
    Map<Pattern, Double> patterns = new LinkedHashMap<>();
    for (String key : fields.raw(name).propertyNames()) {
      try {
        patterns.put(Pattern.compile("(.*\\.)?(" + key + ")$"), values.number(key, 1));
      } catch (PatternSyntaxException e) {
        problems.add("%s: %s has the malformed pattern %s", NAME, name, key);
      }
    }
    return patterns;
  }

  private static double matching(Map<Pattern, Double> patterns, String module, double fallback) {
    return patterns.entrySet().stream()
        .filter(entry -> entry.getKey().matcher(module).lookingAt())
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(fallback);
  }
}
