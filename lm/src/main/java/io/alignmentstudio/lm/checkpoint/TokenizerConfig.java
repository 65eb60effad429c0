package io.alignmentstudio.lm.checkpoint;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.template.ChatTemplate;
import io.alignmentstudio.lm.tokenizer.AddedToken;
import io.alignmentstudio.lm.tokenizer.TokenizerClass;
import io.alignmentstudio.lm.tokenizer.TokenizerOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
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
              + ": tokenizer_config.json sets split_special_tokens or fix_mistral_regex, which is"
              + " not supported; set it to false or save the tokenizer with what it asks for");
    }
    TokenizerClass type = tokenizerClass(folder, config);
    boolean declaresAll = config.has("added_tokens_decoder");
    // Since transformers 4.34 the configuration has it all; before, a map of its own decided.
    JsonNode legacy =
        declaresAll ? MissingNode.getInstance() : object(folder.resolve("special_tokens_map.json"));
    Map<String, AddedToken> named = new LinkedHashMap<>();
    Set<String> names = new LinkedHashSet<>(NAMED);
    names.addAll(type.kind().defaults().keySet());
    for (String name : names) {
      JsonNode own = config.path(name);
      token(legacy.path(name))
          .or(() -> token(own))
          .or(
              () ->
                  Optional.ofNullable(type.kind().defaults().get(name))
                      .filter(_ -> own.isMissingNode() && legacy.path(name).isMissingNode())
                      .map(AddedToken::special))
          .ifPresent(token -> named.put(name, token));
    }
    Map<String, String> texts = new LinkedHashMap<>();
    named.forEach((name, token) -> texts.put(name, token.content()));
    List<AddedToken> extra = new ArrayList<>();
    extra(config, named, extra);
    extra(legacy, named, extra);
    return new TokenizerConfig(
        ChatTemplateFiles.read(folder, config),
        texts,
        new TokenizerOptions(
            type,
            declaresAll
                ? declared(config.path("added_tokens_decoder"))
                : legacyTokens(object(folder.resolve("added_tokens.json")), named, extra),
            declaresAll,
            List.copyOf(named.values()),
            extra,
            config.path("clean_up_tokenization_spaces").asBoolean(false)));
  }

  private static TokenizerClass tokenizerClass(Path folder, JsonNode config) {
    JsonNode model = object(folder.resolve("config.json"));
    Optional<String> declared =
        config
            .path("tokenizer_class")
            .stringValueOpt()
            .or(() -> model.path("tokenizer_class").stringValueOpt());
    TokenizerClass.Kind kind =
        TokenizerClass.Kind.of(
            declared,
            model.path("model_type").asString(""),
            ModelFolder.repository(folder.toAbsolutePath().normalize().toString()));
    return new TokenizerClass(
        kind,
        config.path("add_prefix_space").asBoolean(kind.sentencePiece()),
        config.path("legacy").asBoolean(false),
        // transformers makes a text of whatever stands there.
        config.has("unk_token")
            ? token(config.path("unk_token")).map(AddedToken::content).orElse("None")
            : kind.defaults().getOrDefault("unk_token", ""));
  }

  private static SortedMap<Integer, AddedToken> declared(JsonNode decoder) {
    SortedMap<Integer, AddedToken> declared = new TreeMap<>();
    decoder
        .properties()
        .forEach(
            entry ->
                token(entry.getValue(), false)
                    .ifPresent(token -> declared.put(id(entry.getKey()), token)));
    return declared;
  }

  private static int id(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new StudioException(
          ErrorCode.DATA,
          "tokenizer_config.json: added_tokens_decoder has the id \"%s\", expected a whole number"
              .formatted(text),
          e);
    }
  }

  /** {@code added_tokens.json} of old tokenizers: ids by text. */
  private static SortedMap<Integer, AddedToken> legacyTokens(
      JsonNode ids, Map<String, AddedToken> named, List<AddedToken> extra) {
    Set<String> special = new HashSet<>();
    named.values().forEach(token -> special.add(token.content()));
    extra.forEach(token -> special.add(token.content()));
    SortedMap<Integer, AddedToken> declared = new TreeMap<>();
    ids.properties()
        .forEach(
            entry -> {
              boolean isSpecial = special.contains(entry.getKey());
              declared.put(
                  entry.getValue().asInt(-1),
                  new AddedToken(entry.getKey(), false, false, false, !isSpecial, isSpecial));
            });
    return declared;
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

  /** Special tokens beyond the usual ones: those with a name of the model's own, and a list. */
  private static void extra(
      JsonNode config, Map<String, AddedToken> named, List<AddedToken> unnamed) {
    config
        .properties()
        .forEach(
            entry -> {
              if (entry.getKey().endsWith("_token") && !NAMED.contains(entry.getKey())) {
                token(entry.getValue()).ifPresent(token -> named.put(entry.getKey(), token));
              }
            });
    JsonNode extra =
        config.hasNonNull("extra_special_tokens") && !config.path("extra_special_tokens").isEmpty()
            ? config.path("extra_special_tokens")
            : config.path("additional_special_tokens");
    if (extra.isObject()) {
      extra
          .properties()
          .forEach(
              entry ->
                  token(entry.getValue()).ifPresent(token -> named.put(entry.getKey(), token)));
    }
    if (extra.isArray()) {
      extra.valueStream().forEach(node -> token(node).ifPresent(unnamed::add));
    }
  }

  private static JsonNode object(Path file) {
    return Files.exists(file) ? JsonFile.read(file) : MissingNode.getInstance();
  }

  /** A special token is its text, or an object with it. */
  private static Optional<AddedToken> token(JsonNode node) {
    return token(node, true);
  }

  private static Optional<AddedToken> token(JsonNode node, boolean special) {
    JsonNode text = node.isObject() ? node.path("content") : node;
    if (!text.isString()) {
      return Optional.empty();
    }
    boolean isSpecial = special || node.path("special").asBoolean(false);
    return Optional.of(
        new AddedToken(
            text.stringValue(),
            node.path("single_word").asBoolean(false),
            node.path("lstrip").asBoolean(false),
            node.path("rstrip").asBoolean(false),
            node.path("normalized").asBoolean(!isSpecial),
            isSpecial));
  }
}
