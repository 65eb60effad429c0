package io.alignmentstudio.lm.checkpoint;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Finds the chat templates of a folder. Files of their own win over the configuration, as in
 * transformers; {@code chat_template.json}, which belongs to processors of pictures, comes last.
 */
final class ChatTemplateFiles {
  private static final String SUFFIX = ".jinja";

  private ChatTemplateFiles() {}

  /** Sources by name; empty if there is no template. */
  static Map<String, String> read(Path folder, JsonNode config) {
    Map<String, String> templates = new LinkedHashMap<>();
    try {
      Path single = folder.resolve("chat_template.jinja");
      if (Files.exists(single)) {
        templates.put("default", Files.readString(single));
      }
      Path others = folder.resolve("additional_chat_templates");
      if (Files.isDirectory(others)) {
        for (Path file : jinjaFiles(others)) {
          String name = file.getFileName().toString();
          templates.put(name.substring(0, name.length() - SUFFIX.length()), Files.readString(file));
        }
      }
    } catch (IOException e) {
      throw new StudioException(
          ErrorCode.IO,
          folder + ": cannot read the chat templates, which must be UTF-8: " + e.getMessage(),
          e);
    }
    Path json = folder.resolve("chat_template.json");
    if (templates.isEmpty()) {
      add(config.path("chat_template"), folder.resolve("tokenizer_config.json"), templates);
    }
    if (templates.isEmpty() && Files.exists(json)) {
      add(JsonFile.read(json).path("chat_template"), json, templates);
    }
    return templates;
  }

  private static List<Path> jinjaFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    }
  }

  private static void add(JsonNode template, Path file, Map<String, String> templates) {
    if (template.isString()) {
      templates.put("default", template.stringValue());
    } else if (template.isObject()) {
      template
          .properties()
          .forEach(entry -> addNamed(entry.getKey(), entry.getValue(), file, templates));
    } else if (template.isArray()) {
      template.forEach(
          named ->
              addNamed(named.path("name").asString(""), named.path("template"), file, templates));
    } else if (!template.isMissingNode() && !template.isNull()) {
      throw malformed(file);
    }
  }

  private static void addNamed(
      String name, JsonNode source, Path file, Map<String, String> templates) {
    if (name.isEmpty() || !source.isString()) {
      throw malformed(file);
    }
    templates.put(name, source.stringValue());
  }

  private static StudioException malformed(Path file) {
    return new StudioException(
        ErrorCode.DATA,
        file + ": chat_template is neither a text nor a list of {\"name\", \"template\"}");
  }
}
