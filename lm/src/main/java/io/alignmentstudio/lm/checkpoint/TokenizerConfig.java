package io.alignmentstudio.lm.checkpoint;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.template.ChatTemplate;
import io.alignmentstudio.lm.tokenizer.TokenizerOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What the files beside {@code tokenizer.json} add to it, read as transformers 5 does: {@code
 * add_bos_token} and {@code add_eos_token} do not count, as the tokenizer says itself what it puts
 * around a text.
 *
 * @param templates sources of chat templates by name; a single one is called {@code default}
 * @param specialTokens what templates can write, such as {@code bos_token}, by name
 */
public record TokenizerConfig(
    Map<String, String> templates, Map<String, String> specialTokens, TokenizerOptions options) {
  private static final List<String> NAMED =
      List.of(
          "bos_token",
          "eos_token",
          "unk_token",
          "sep_token",
          "pad_token",
          "cls_token",
          "mask_token");

  public TokenizerConfig {
    templates = Collections.unmodifiableMap(new LinkedHashMap<>(templates));
    specialTokens = Collections.unmodifiableMap(new LinkedHashMap<>(specialTokens));
  }

  /**
   * Reads a folder; files that it lacks add nothing.
   *
   * @throws StudioException DATA if a file is malformed or asks for what is not supported
   */
  public static TokenizerConfig read(Path folder) {
    JsonNode config = object(folder.resolve("tokenizer_config.json"));
    if (config.path("split_special_tokens").asBoolean(false)
        || config.path("fix_mistral_regex").asBoolean(false)) {
      throw new StudioException(
          ErrorCode.DATA,
          folder
              + ": tokenizer_config.json sets split_special_tokens or fix_mistral_regex, which is not supported; set it to false or save the tokenizer with what it asks for");
    }
    // Since transformers 4.34 the configuration has it all; before, a map of its own decided.
    JsonNode legacy =
        config.has("added_tokens_decoder")
            ? MissingNode.getInstance()
            : object(folder.resolve("special_tokens_map.json"));
    Map<String, String> named = new LinkedHashMap<>();
    for (String name : NAMED) {
      text(legacy.path(name))
          .or(() -> text(config.path(name)))
          .ifPresent(token -> named.put(name, token));
    }
    Set<String> special = new LinkedHashSet<>(named.values());
    extra(config, special);
    extra(legacy, special);
    return new TokenizerConfig(
        ChatTemplateFiles.read(folder, config),
        named,
        new TokenizerOptions(
            List.copyOf(special), config.path("clean_up_tokenization_spaces").asBoolean(false)));
  }

  /**
   * The template for a conversation; empty if there is none at all.
   *
   * @param tools whether the conversation has tools, for which some models have another template
   * @throws StudioException DATA if it cannot be read, or none of several is the default
   */
  public Optional<ChatTemplate> template(boolean tools) {
    if (templates.isEmpty()) {
      return Optional.empty();
    }
    String name = tools && templates.containsKey("tool_use") ? "tool_use" : "default";
    return Optional.of(template(name));
  }

  /**
   * A template by its name.
   *
   * @throws StudioException DATA if there is none of that name or it cannot be read
   */
  public ChatTemplate template(String name) {
    String source = templates.get(name);
    if (source == null) {
      throw new StudioException(
          ErrorCode.DATA,
          "no chat template has the name \"%s\"; there are %s".formatted(name, templates.keySet()));
    }
    return ChatTemplate.parse(source);
  }

  private static void extra(JsonNode config, Set<String> special) {
    JsonNode extra =
        config.hasNonNull("extra_special_tokens") && !config.path("extra_special_tokens").isEmpty()
            ? config.path("extra_special_tokens")
            : config.path("additional_special_tokens");
    extra.valueStream().forEach(token -> text(token).ifPresent(special::add));
    config
        .properties()
        .forEach(
            entry -> {
              if (entry.getKey().endsWith("_token") && !NAMED.contains(entry.getKey())) {
                text(entry.getValue()).ifPresent(special::add);
              }
            });
    config
        .path("added_tokens_decoder")
        .valueStream()
        .filter(token -> token.path("special").asBoolean(false))
        .forEach(token -> text(token).ifPresent(special::add));
  }

  private static JsonNode object(Path file) {
    return Files.exists(file) ? JsonFile.read(file) : MissingNode.getInstance();
  }

  /** A token is its text, or an object with it. */
  private static Optional<String> text(JsonNode node) {
    JsonNode text = node.isObject() ? node.path("content") : node;
    return text.isString() ? Optional.of(text.stringValue()) : Optional.empty();
  }
}
