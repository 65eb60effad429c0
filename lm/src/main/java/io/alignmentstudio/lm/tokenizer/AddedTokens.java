package io.alignmentstudio.lm.tokenizer;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Adds special tokens that a configuration names and {@code tokenizer.json} lacks, as transformers
 * does when it loads a tokenizer.
 */
final class AddedTokens {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private AddedTokens() {}

  /** The file with the tokens; the same bytes if it has them all. */
  static byte[] with(byte[] json, TokenizerFile file, List<String> specialTokens) {
    Set<String> missing = new LinkedHashSet<>(specialTokens);
    missing.removeAll(file.addedTokens().keySet());
    if (missing.isEmpty()) {
      return json;
    }
    ObjectNode root = (ObjectNode) MAPPER.readTree(json);
    JsonNode present = root.path("added_tokens");
    ArrayNode added = present instanceof ArrayNode tokens ? tokens : root.putArray("added_tokens");
    int highest = file.addedTokens().isEmpty() ? -1 : Collections.max(file.addedTokens().values());
    int next = Math.max(file.vocabulary().ids().size(), highest + 1);
    for (String token : missing) {
      int id = file.vocabulary().id(token).orElse(next);
      next = id == next ? next + 1 : next;
      added
          .addObject()
          .put("id", id)
          .put("content", token)
          .put("single_word", false)
          .put("lstrip", false)
          .put("rstrip", false)
          .put("normalized", false)
          .put("special", true);
    }
    return MAPPER.writeValueAsBytes(root);
  }
}
