package io.alignmentstudio.framers.ontology.knowledge;

import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lines of Wikidata's JSON: an entity each, with or without the comma of the dump's array. Kept are
 * English labels and aliases, and the claims instance of, subclass of and part of.
 */
final class WikidataLines implements KnowledgeFile.LineReader {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Map<String, Fact.Kind> CLAIMS =
      Map.of("P31", Fact.Kind.WIDER, "P279", Fact.Kind.WIDER, "P361", Fact.Kind.WHOLE);

  static boolean isOne(String line) {
    return line.startsWith("{") && line.contains("\"id\"") && line.contains("\"labels\"");
  }

  @Override
  public Optional<String> read(String line, KnowledgeSlice slice) {
    JsonNode entity;
    try {
      entity = JSON.readTree(line.endsWith(",") ? line.substring(0, line.length() - 1) : line);
    } catch (JacksonException e) {
      return Optional.of("no JSON: " + e.getOriginalMessage());
    }
    String id = entity.path("id").asString("");
    if (!id.matches("[QPL]\\d+")) {
      return Optional.of("the entity's id is '" + id + "', expected one such as Q42");
    }
    JsonNode label = entity.path("labels").path("en").path("value");
    if (!id.startsWith("Q") || !label.isString()) {
      slice.leaveOut(id.startsWith("Q") ? "items without an English label" : "properties, lexemes");
      return Optional.empty();
    }
    slice.label(id, label.asString());
    for (JsonNode alias : entity.path("aliases").path("en")) {
      slice.label(id, alias.path("value").asString(label.asString()));
    }
    CLAIMS.forEach(
        (property, kind) -> {
          for (JsonNode claim : entity.path("claims").path(property)) {
            claim(claim, id, kind, slice);
          }
        });
    return Optional.empty();
  }

  private static void claim(JsonNode claim, String id, Fact.Kind kind, KnowledgeSlice slice) {
    String target = claim.path("mainsnak").path("datavalue").path("value").path("id").asString("");
    if (claim.path("rank").asString("normal").equals("deprecated")) {
      slice.leaveOut("deprecated claims");
    } else if (target.isEmpty()) {
      slice.leaveOut("claims without a value");
    } else {
      slice.edge(id, kind, target);
    }
  }
}
