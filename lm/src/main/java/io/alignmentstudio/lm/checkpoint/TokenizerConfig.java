package io.alignmentstudio.lm.checkpoint;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.template.ChatTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** What {@code tokenizer_config.json} adds to a tokenizer: special tokens and the chat template. */
record TokenizerConfig(
    Optional<ChatTemplate> template, Optional<String> startToken, Optional<String> endToken) {

  static TokenizerConfig read(Path folder) {
    Path file = folder.resolve("tokenizer_config.json");
    Optional<JsonNode> config =
        Files.exists(file) ? Optional.of(JsonFile.read(file)) : Optional.empty();
    return new TokenizerConfig(
        templateText(folder, config).map(ChatTemplate::parse),
        config.flatMap(node -> token(node.path("bos_token"))),
        config.flatMap(node -> token(node.path("eos_token"))));
  }

  /** A file of its own wins over the entry in the configuration, as in transformers. */
  private static Optional<String> templateText(Path folder, Optional<JsonNode> config) {
    Path file = folder.resolve("chat_template.jinja");
    if (Files.exists(file)) {
      try {
        return Optional.of(Files.readString(file));
      } catch (IOException e) {
        throw new StudioException(ErrorCode.IO, "cannot read " + file + ": " + e.getMessage(), e);
      }
    }
    Path json = folder.resolve("chat_template.json");
    Optional<JsonNode> holder = Files.exists(json) ? Optional.of(JsonFile.read(json)) : config;
    JsonNode template =
        holder.map(root -> root.path("chat_template")).orElse(MissingNode.getInstance());
    if (!template.isArray()) {
      return template.isString() ? Optional.of(template.stringValue()) : Optional.empty();
    }
    for (JsonNode named : template) {
      if (named.path("name").asString("").equals("default")) {
        return Optional.of(named.path("template").asString(""));
      }
    }
    throw new StudioException(
        ErrorCode.DATA, folder + ": several chat templates, and none has the name \"default\"");
  }

  /** A token is its text, or an object with it. */
  private static Optional<String> token(JsonNode node) {
    JsonNode text = node.isObject() ? node.path("content") : node;
    return text.isString() ? Optional.of(text.stringValue()) : Optional.empty();
  }
}
