package io.alignmentstudio.lm.export;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.checkpoint.ModelFolder;
import io.alignmentstudio.lm.export.GgufFile.Flag;
import io.alignmentstudio.lm.export.GgufFile.Integers;
import io.alignmentstudio.lm.export.GgufFile.Reals;
import io.alignmentstudio.lm.export.GgufFile.Text;
import io.alignmentstudio.lm.export.GgufFile.Texts;
import io.alignmentstudio.lm.export.GgufFile.Unsigned;
import io.alignmentstudio.lm.export.GgufFile.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A {@code tokenizer.json} as GGUF metadata: byte-level BPE as {@code gpt2}, SentencePiece's BPE as
 * {@code llama}. Source: llama.cpp, "convert_hf_to_gguf.py" and "src/llama-vocab.cpp".
 */
final class GgufVocabulary {
  private static final String PREFIX = "tokenizer.ggml.";
  private static final int NORMAL = 1;
  private static final int UNKNOWN = 2;
  private static final int CONTROL = 3;
  private static final int USER_DEFINED = 4;
  private static final int UNUSED = 5;
  private static final int BYTE = 6;

  private static final Pattern BYTE_TOKEN = Pattern.compile("<0x[0-9A-F]{2}>");

  /** llama.cpp treats these as control tokens whatever their entry says. */
  private static final Pattern LOOKS_SPECIAL =
      Pattern.compile("<\\|.*\\|>|<｜.*｜>|<pad>|<mask>|<2mass>|\\[@BOS@]", Pattern.DOTALL);

  private final ModelFolder folder;
  private final JsonNode json;
  private final JsonNode model;
  private final String[] tokens;
  private final int[] types;

  private GgufVocabulary(ModelFolder folder, JsonNode json) {
    this.folder = folder;
    this.json = json;
    this.model = json.path("model");
    this.tokens = new String[folder.config().vocabularySize()];
    this.types = new int[tokens.length];
  }

  /**
   * Adds vocabulary, special tokens and chat template.
   *
   * @throws StudioException DATA if llama.cpp would tokenize otherwise
   */
  static void describe(ModelFolder folder, SequencedMap<String, Value> metadata) {
    GgufVocabulary vocabulary = new GgufVocabulary(folder, folder.tokenizerJson());
    vocabulary.readTokens();
    vocabulary.describe(metadata);
  }

  private void describe(SequencedMap<String, Value> metadata) {
    GgufPreTokenizer kind = GgufPreTokenizer.of(json, folder.tokenizerFile());
    metadata.put(PREFIX + "model", new Text(kind.model()));
    metadata.put(PREFIX + "pre", new Text(kind.name()));
    metadata.put(PREFIX + "tokens", new Texts(List.of(tokens)));
    metadata.put(PREFIX + "token_type", new Integers(Arrays.stream(types).boxed().toList()));
    List<String[]> merges = merges();
    if (kind.sentencePiece()) {
      metadata.put(PREFIX + "scores", new Reals(scores(merges)));
      metadata.put(PREFIX + "add_space_prefix", new Flag(kind.spacePrefix()));
    } else {
      metadata.put(
          PREFIX + "merges",
          new Texts(merges.stream().map(pair -> pair[0] + " " + pair[1]).toList()));
    }
    describeSpecial(metadata);
    folder
        .template()
        .ifPresent(
            template -> metadata.put("tokenizer.chat_template", new Text(template.source())));
  }

  private void readTokens() {
    Problems problems = new Problems();
    if (!model.path("type").asString("BPE").equals("BPE") || !model.path("vocab").isObject()) {
      problems.add("its model is %s, GGUF is written for BPE", model.path("type"));
    }
    boolean bytes = model.path("byte_fallback").asBoolean(false);
    String unknown = unknownToken();
    for (Map.Entry<String, JsonNode> entry : model.path("vocab").properties()) {
      String token = entry.getKey();
      int type =
          bytes && BYTE_TOKEN.matcher(token).matches()
              ? BYTE
              : bytes && token.equals(unknown) ? UNKNOWN : NORMAL;
      put(entry.getValue().asInt(-1), token, type, problems);
    }
    for (JsonNode added : json.path("added_tokens")) {
      String token = added.path("content").asString("");
      boolean special =
          added.path("special").asBoolean(false) || LOOKS_SPECIAL.matcher(token).matches();
      int type = bytes && token.equals(unknown) ? UNKNOWN : special ? CONTROL : USER_DEFINED;
      put(added.path("id").asInt(-1), token, type, problems);
    }
    for (int id = 0; id < tokens.length; id++) {
      if (types[id] == 0) {
        tokens[id] = "[PAD" + id + "]";
        types[id] = UNUSED;
      }
    }
    problems.throwIfAny(ErrorCode.DATA, folder.tokenizerFile() + ": cannot be written as GGUF");
  }

  private void put(int id, String token, int type, Problems problems) {
    if (id < 0 || id >= tokens.length) {
      if (problems.isEmpty()) {
        problems.add(
            "token %s has the id %d, but the model has %d tokens", token, id, tokens.length);
      }
    } else {
      tokens[id] = token;
      types[id] = type;
    }
  }

  /** Pairs in their order; a space within a token is written as another letter, as by gguf-py. */
  private List<String[]> merges() {
    List<String[]> merges = new ArrayList<>();
    for (JsonNode merge : model.path("merges")) {
      String[] pair =
          merge.isArray()
              ? new String[] {merge.path(0).asString(""), merge.path(1).asString("")}
              : merge.asString("").split(" ", 2);
      if (pair.length != 2) {
        throw new StudioException(
            ErrorCode.DATA, "%s: malformed merge %s".formatted(folder.tokenizerFile(), merge));
      }
      pair[0] = pair[0].replace(' ', 'Ġ');
      pair[1] = pair[1].replace(' ', 'Ġ');
      merges.add(pair);
    }
    return merges;
  }

  /** SentencePiece merges the pair whose result has the highest score: here its first rank. */
  private List<Float> scores(List<String[]> merges) {
    Map<String, Integer> ranks = new HashMap<>();
    for (int rank = 0; rank < merges.size(); rank++) {
      ranks.putIfAbsent(merges.get(rank)[0] + merges.get(rank)[1], rank);
    }
    List<Float> scores = new ArrayList<>(Collections.nCopies(tokens.length, 0f));
    for (int id = 0; id < tokens.length; id++) {
      if (types[id] == NORMAL) {
        scores.set(id, -(float) ranks.getOrDefault(tokens[id], merges.size()));
      }
    }
    return scores;
  }

  private void describeSpecial(SequencedMap<String, Value> metadata) {
    folder
        .config()
        .startToken()
        .ifPresent(id -> metadata.put(PREFIX + "bos_token_id", new Unsigned(id)));
    folder.startToken().ifPresent(token -> putId(metadata, "bos_token_id", token));
    List<Integer> ends = new ArrayList<>(folder.config().endTokens());
    // The tokenizer's own end token goes first where the model ends with it.
    folder.endToken().map(this::id).filter(ends::remove).ifPresent(ends::addFirst);
    if (!ends.isEmpty()) {
      metadata.put(PREFIX + "eos_token_id", new Unsigned(ends.getFirst()));
    }
    if (ends.size() > 1) {
      metadata.put(PREFIX + "eot_token_id", new Unsigned(ends.get(1)));
    }
    String unknown = unknownToken();
    if (!unknown.isEmpty()) {
      putId(metadata, "unknown_token_id", unknown);
    }
    JsonNode padding = folder.config().raw().path("pad_token_id");
    if (padding.isIntegralNumber() && padding.asInt() >= 0 && padding.asInt() < tokens.length) {
      metadata.put(PREFIX + "padding_token_id", new Unsigned(padding.asInt()));
    }
    PostProcessor processor = PostProcessor.of(json.path("post_processor"));
    metadata.put(PREFIX + "add_bos_token", new Flag(processor.start()));
    metadata.put(PREFIX + "add_eos_token", new Flag(processor.end()));
  }

  /** The model's, or the one that the configuration names where the model falls back to bytes. */
  private String unknownToken() {
    JsonNode own = model.path("unk_token");
    return own.isString()
        ? own.stringValue()
        : model.path("byte_fallback").asBoolean(false)
            ? folder.tokenizerConfig().specialTokens().getOrDefault("unk_token", "")
            : "";
  }

  private void putId(SequencedMap<String, Value> metadata, String name, String token) {
    int id = id(token);
    if (id >= 0) {
      metadata.put(PREFIX + name, new Unsigned(id));
    }
  }

  private Integer id(String token) {
    return Arrays.asList(tokens).indexOf(token);
  }

  /** Whether the tokenizer puts special tokens around a text. */
  private record PostProcessor(boolean start, boolean end) {
    static PostProcessor of(JsonNode node) {
      if (node.path("type").asString("").equals("Sequence")) {
        boolean start = false;
        boolean end = false;
        for (JsonNode part : node.path("processors")) {
          PostProcessor processor = of(part);
          start |= processor.start();
          end |= processor.end();
        }
        return new PostProcessor(start, end);
      }
      JsonNode single = node.path("single");
      return new PostProcessor(
          single.path(0).has("SpecialToken"),
          single.size() > 1 && single.path(single.size() - 1).has("SpecialToken"));
    }
  }
}
