package io.alignmentstudio.domain.rows;

import io.alignmentstudio.domain.Bucket;
import io.alignmentstudio.domain.ResponseType;
import io.alignmentstudio.domain.Verdict;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The words that files use for the closed sets. */
public final class RowWords {
  private static final Map<String, ResponseType> RESPONSE_TYPES = new LinkedHashMap<>();

  static {
    for (ResponseType type : ResponseType.values()) {
      RESPONSE_TYPES.put(word(type), type);
    }
    for (String word : List.of("answer", "full", "full-compliance", "comply")) {
      RESPONSE_TYPES.put(word, ResponseType.FULL_ANSWER);
    }
    for (String word : List.of("partial", "partial-answer")) {
      RESPONSE_TYPES.put(word, ResponseType.PARTIAL_REFUSAL);
    }
    for (String word : List.of("refuse", "full-refusal", "decline", "deny")) {
      RESPONSE_TYPES.put(word, ResponseType.REFUSAL);
    }
  }

  private RowWords() {}

  /** The word of a response type: {@code full-answer}. */
  public static String word(ResponseType type) {
    return type.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<ResponseType> responseType(String word) {
    return Optional.ofNullable(RESPONSE_TYPES.get(fold(word)));
  }

  static Optional<Bucket> bucket(String word) {
    return Arrays.stream(Bucket.values()).filter(b -> b.word().equals(fold(word))).findFirst();
  }

  static Optional<Verdict> verdict(String word) {
    return Arrays.stream(Verdict.values()).filter(v -> v.word().equals(fold(word))).findFirst();
  }

  static List<String> responseTypes() {
    return List.copyOf(RESPONSE_TYPES.keySet());
  }

  static List<String> buckets() {
    return Arrays.stream(Bucket.values()).map(Bucket::word).toList();
  }

  static List<String> verdicts() {
    return Arrays.stream(Verdict.values()).map(Verdict::word).toList();
  }

  private static String fold(String word) {
    return word.strip().toLowerCase(Locale.ROOT).replaceAll("[_\\s]+", "-");
  }
}
