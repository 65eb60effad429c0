package io.alignmentstudio.lm.tokenizer;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Replaces all of a {@code tokenizer.json} but its vocabulary, merges and post-processor by what a
 * class of transformers 5 makes. Source: transformers, {@code tokenization_llama.py}, {@code
 * tokenization_code_llama.py}, {@code tokenization_qwen2.py}, {@code tokenization_gpt2.py}.
 */
final class RebuiltTokenizer {
  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final String QWEN2_WORDS =
      "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r"
          + "\\n"
          + "\\p{L}\\p{N}]?\\p{L}+|\\p{N}| ?[^\\s\\p{L}\\p{N}]+[\\r"
          + "\\n"
          + "]*|\\s*[\\r"
          + "\\n"
          + "]+|\\s+(?!\\S)|\\s+";

  private RebuiltTokenizer() {}

  /** Changes a parsed file; tells whether anything differs. */
  static boolean apply(ObjectNode root, TokenizerClass type) {
    return switch (type.kind()) {
      case STORED -> false;
      case LLAMA ->
          replace(
              root,
              model(root, true),
              MAPPER.nullNode(),
              spaces(!type.prefixSpace() ? "never" : type.legacy() ? "always" : "first"),
              wordsWithSpaces(type.prefixSpace()));
      case CODE_LLAMA ->
          replace(
              root,
              model(root, true).put("unk_token", type.unknownToken()),
              MAPPER.nullNode(),
              spaces(type.prefixSpace() ? "first" : "never"),
              wordsWithSpaces(true));
      case QWEN2 -> {
        ObjectNode words = node("Split").put("behavior", "Isolated").put("invert", false);
        words.putObject("pattern").put("Regex", QWEN2_WORDS);
        ObjectNode splitter = node("Sequence");
        splitter.putArray("pretokenizers").add(words).add(bytes(type.prefixSpace(), false));
        yield replace(root, model(root, false), node("NFC"), splitter, bytes(true, true));
      }
      case GPT2 ->
          replace(
              root,
              model(root, false),
              MAPPER.nullNode(),
              bytes(type.prefixSpace(), true),
              bytes(true, true));
    };
  }

  private static boolean replace(
      ObjectNode root, JsonNode model, JsonNode normalizer, JsonNode splitter, JsonNode decoder) {
    boolean differs = false;
    for (Map.Entry<String, JsonNode> part :
        List.of(
            Map.entry("model", model),
            Map.entry("normalizer", normalizer),
            Map.entry("pre_tokenizer", splitter),
            Map.entry("decoder", decoder))) {
      JsonNode old = root.path(part.getKey());
      if (!old.equals(part.getValue()) && !(old.isMissingNode() && part.getValue().isNull())) {
        differs = true;
        root.set(part.getKey(), part.getValue());
      }
    }
    return differs;
  }

  /** BPE with the file's vocabulary; a list of pieces with scores has no merges. */
  private static ObjectNode model(ObjectNode root, boolean sentencePiece) {
    JsonNode old = root.path("model");
    ObjectNode model = node("BPE").putNull("dropout").putNull("unk_token");
    if (sentencePiece) {
      model.putNull("continuing_subword_prefix").putNull("end_of_word_suffix");
    } else {
      model.put("continuing_subword_prefix", "").put("end_of_word_suffix", "");
    }
    model.put("fuse_unk", sentencePiece).put("byte_fallback", sentencePiece);
    model.put("ignore_merges", false);
    model.set("vocab", ids(old.path("vocab")));
    model.set("merges", old.path("merges") instanceof ArrayNode merges ? merges : array());
    return model;
  }

  private static JsonNode ids(JsonNode vocabulary) {
    if (!(vocabulary instanceof ArrayNode pieces)) {
      return vocabulary;
    }
    ObjectNode ids = MAPPER.createObjectNode();
    for (int id = 0; id < pieces.size(); id++) {
      ids.put(pieces.path(id).path(0).asString(""), id);
    }
    return ids;
  }

  private static ObjectNode spaces(String prepend) {
    return node("Metaspace")
        .put("replacement", "▁")
        .put("prepend_scheme", prepend)
        .put("split", false);
  }

  private static ObjectNode wordsWithSpaces(boolean prefixSpace) {
    ObjectNode replace = node("Replace").put("content", " ");
    replace.putObject("pattern").put("String", "▁");
    ObjectNode decoder = node("Sequence");
    ArrayNode parts =
        decoder.putArray("decoders").add(replace).add(node("ByteFallback")).add(node("Fuse"));
    if (prefixSpace) {
      parts.add(node("Strip").put("content", " ").put("start", 1).put("stop", 0));
    }
    return decoder;
  }

  private static ObjectNode bytes(boolean prefixSpace, boolean words) {
    return node("ByteLevel")
        .put("add_prefix_space", prefixSpace)
        .put("trim_offsets", true)
        .put("use_regex", words);
  }

  private static ObjectNode node(String type) {
    return MAPPER.createObjectNode().put("type", type);
  }

  private static ArrayNode array() {
    return MAPPER.createArrayNode();
  }
}
