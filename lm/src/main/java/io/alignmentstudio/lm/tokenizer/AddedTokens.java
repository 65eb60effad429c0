package io.alignmentstudio.lm.tokenizer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The added tokens of a {@code tokenizer.json} after transformers 5 has read the files beside it:
 * declared ones come first, in the order of their declared ids, then special ones; a token that is
 * there already gets the declared properties. Ids are given as the tokenizers library does: those
 * of the vocabulary, or the next ones behind all. Source: transformers, {@code
 * tokenization_utils_tokenizers.py}.
 */
final class AddedTokens {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private record Entry(int id, AddedToken token) {}

  private final Map<String, Integer> vocabulary;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private boolean changed;

  private AddedTokens(Map<String, Integer> vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** The file as transformers would use it; the same bytes if that changes nothing. */
  static byte[] with(byte[] json, TokenizerFile file, TokenizerOptions options) {
    boolean rebuilds = options.tokenizerClass().kind() != TokenizerClass.Kind.STORED;
    if (!rebuilds
        && options.declaredTokens().isEmpty()
        && file.addedTokens().keySet().containsAll(options.specialTokens())) {
      return json;
    }
    ObjectNode root = (ObjectNode) MAPPER.readTree(json);
    boolean rebuilt = RebuiltTokenizer.apply(root, options.tokenizerClass());
    AddedTokens added = new AddedTokens(file.vocabulary().ids());
    List<Entry> stored = stored(root.path("added_tokens"));
    boolean anew = rebuilds && !stored.isEmpty();
    if (!anew) {
      stored.forEach(entry -> added.entries.put(entry.token().content(), entry));
    }
    added.addAll(options, anew && !options.declaresAll() ? stored : List.of());
    if (!rebuilt && (anew ? added.same(stored) : !added.changed)) {
      return json;
    }
    root.set("added_tokens", added.toJson());
    return MAPPER.writeValueAsBytes(root);
  }

  private static List<Entry> stored(JsonNode tokens) {
    return tokens
        .valueStream()
        .map(
            token ->
                new Entry(
                    token.path("id").asInt(-1),
                    new AddedToken(
                        token.path("content").asString(""),
                        token.path("single_word").asBoolean(false),
                        token.path("lstrip").asBoolean(false),
                        token.path("rstrip").asBoolean(false),
                        token.path("normalized").asBoolean(false),
                        token.path("special").asBoolean(false))))
        .toList();
  }

  private void addAll(TokenizerOptions options, List<Entry> stored) {
    TreeMap<Integer, AddedToken> declared = new TreeMap<>(options.declaredTokens());
    stored.forEach(entry -> declared.put(entry.id(), entry.token()));
    Set<String> named = new HashSet<>();
    options.namedTokens().forEach(token -> named.add(token.content()));
    Set<String> known = new HashSet<>(entries.keySet());
    List<AddedToken> missing = new ArrayList<>();
    for (AddedToken token : declared.values()) {
      Entry present = entries.get(token.content());
      if (present == null || !present.token().equals(token)) {
        missing.add(named.contains(token.content()) ? token.asSpecial() : token);
        known.add(token.content());
      }
    }
    special(options).filter(token -> known.add(token.content())).forEach(missing::add);
    missing.forEach(this::add);
    if (options.tokenizerClass().kind() == TokenizerClass.Kind.QWEN2) {
      special(options).forEach(token -> add(AddedToken.special(token.content())));
    }
  }

  private static Stream<AddedToken> special(TokenizerOptions options) {
    return Stream.concat(options.namedTokens().stream(), options.extraTokens().stream());
  }

  private void add(AddedToken token) {
    Entry present = entries.get(token.content());
    if (token.content().isEmpty() || (present != null && present.token().equals(token))) {
      return;
    }
    changed = true;
    int highest = entries.values().stream().mapToInt(Entry::id).max().orElse(-1);
    int next = Math.max(vocabulary.size(), highest + 1);
    int id = present != null ? present.id() : vocabulary.getOrDefault(token.content(), next);
    entries.put(token.content(), new Entry(id, token));
  }

  private boolean same(List<Entry> stored) {
    return Set.copyOf(stored).equals(Set.copyOf(entries.values()));
  }

  /** In the order of ids, as the library gives new ones in the order of reading. */
  private ArrayNode toJson() {
    ArrayNode tokens = MAPPER.createArrayNode();
    entries.values().stream()
        .sorted(Comparator.comparingInt(Entry::id))
        .forEach(
            entry ->
                tokens
                    .addObject()
                    .put("id", entry.id())
                    .put("content", entry.token().content())
                    .put("single_word", entry.token().singleWord())
                    .put("lstrip", entry.token().leftStrip())
                    .put("rstrip", entry.token().rightStrip())
                    .put("normalized", entry.token().normalized())
                    .put("special", entry.token().special()));
    return tokens;
  }
}
