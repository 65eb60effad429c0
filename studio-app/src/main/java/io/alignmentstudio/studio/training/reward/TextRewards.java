package io.alignmentstudio.studio.training.reward;

import io.alignmentstudio.lm.training.policy.RewardFunction;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Rewards that look at an answer's text. Each is from 0 to 1. */
public final class TextRewards {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final Pattern SPACE = Pattern.compile("\\s+");

  private TextRewards() {}

  /** 1 where an expression is found. */
  public static RewardFunction matches(String name, String expression) {
    Pattern pattern = Pattern.compile(expression);
    return RewardFunction.of(
        name, (prompt, answer, fields) -> truth(pattern.matcher(answer).find()));
  }

  /** 1 where an expression is not found. */
  public static RewardFunction lacks(String name, String expression) {
    Pattern pattern = Pattern.compile(expression);
    return RewardFunction.of(
        name, (prompt, answer, fields) -> truth(!pattern.matcher(answer).find()));
  }

  /** 1 at a number of words, falling evenly to 0 at none and at twice as many. */
  public static RewardFunction length(String name, int words) {
    return RewardFunction.of(
        name,
        (prompt, answer, fields) -> {
          long count = SPACE.splitAsStream(answer).filter(word -> !word.isEmpty()).count();
          return OptionalDouble.of(Math.max(0, 1 - Math.abs(count - words) / (double) words));
        });
  }

  /** 1 where the answer is a column's text, but for outer white space. */
  public static RewardFunction equal(String name, String column) {
    return RewardFunction.of(
        name,
        (prompt, answer, fields) ->
            fields.containsKey(column)
                ? truth(answer.strip().equals(fields.get(column).strip()))
                : OptionalDouble.empty());
  }

  /** 1 where the answer is one JSON value. */
  public static RewardFunction json(String name) {
    return RewardFunction.of(name, (prompt, answer, fields) -> truth(isJson(answer)));
  }

  private static boolean isJson(String answer) {
    try {
      return !JSON.readTree(answer).isMissingNode();
    } catch (JacksonException _) {
      return false;
    }
  }

  private static OptionalDouble truth(boolean right) {
    return OptionalDouble.of(right ? 1 : 0);
  }
}
