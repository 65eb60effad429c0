package io.alignmentstudio.framers.ontology.graph;

import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.NumberWords;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A norm's conditions, exceptions, thresholds and deadlines as ODRL has them: an operand, an
 * operator and a value. A value is a number or a duration where the words are plain; else the words
 * themselves.
 */
public final class Limits {
  /**
   * One constraint of a rule.
   *
   * @param operand "condition", "exception", "threshold" or "deadline"
   * @param operator of ODRL: eq, neq, gt, gteq, lt, lteq
   * @param value a decimal number, an ISO duration such as P5D, or the words
   * @param unit of a number, such as EUR
   * @param text verbatim
   */
  public record Limit(
      String operand,
      String operator,
      String value,
      Type type,
      Optional<String> unit,
      String text) {
    /** What the value is. */
    public enum Type {
      DECIMAL,
      DURATION,
      WORDS
    }
  }

  private static final Pattern MONEY =
      Pattern.compile("(?i)(EUR|USD|GBP|CHF|€|\\$|£) ?(\\d[\\d,]*(?:\\.\\d+)?)");
  private static final Pattern COUNT =
      Pattern.compile("(?i)(\\d[\\d,]*(?:\\.\\d+)?) ?(%|per cent|percent|[a-z]{2,})?");
  private static final Pattern SPAN =
      Pattern.compile(
          "(?i)(?:within|no later than|not later than|at the latest|for|after|in) (?:at (?:least|most) )?(?:the next )?"
              + "(\\w+) (hour|day|week|month|year)s?\\b");
  private static final Map<String, String> SIGNS = Map.of("€", "EUR", "$", "USD", "£", "GBP");

  private Limits() {}

  /** The constraints of a norm, in the order condition, exception, threshold, deadline. */
  public static List<Limit> of(Norm norm) {
    List<Limit> limits = new ArrayList<>();
    norm.condition().ifPresent(text -> limits.add(words("condition", "eq", text)));
    norm.exception().ifPresent(text -> limits.add(words("exception", "neq", text)));
    norm.threshold().ifPresent(text -> limits.add(threshold(text, norm.statement())));
    norm.deadline().ifPresent(text -> limits.add(deadline(text)));
    return limits;
  }

  private static Limit words(String operand, String operator, String text) {
    return new Limit(operand, operator, text, Limit.Type.WORDS, Optional.empty(), text);
  }

  private static Limit threshold(String text, String statement) {
    String operator = operator(text, statement);
    Matcher money = MONEY.matcher(text);
    if (money.find()) {
      String sign = money.group(1).toUpperCase(Locale.ROOT);
      return new Limit(
          "threshold",
          operator,
          number(money.group(2)),
          Limit.Type.DECIMAL,
          Optional.of(SIGNS.getOrDefault(sign, sign)),
          text);
    }
    Matcher count = COUNT.matcher(text);
    if (count.find()) {
      return new Limit(
          "threshold",
          operator,
          number(count.group(1)),
          Limit.Type.DECIMAL,
          Optional.ofNullable(count.group(2)),
          text);
    }
    return words("threshold", operator, text);
  }

  private static String number(String digits) {
    return new BigDecimal(digits.replace(",", "")).toPlainString();
  }

  /** What the words in front of the threshold, or in it, compare with. */
  private static String operator(String text, String statement) {
    int at = statement.indexOf(text);
    String before = at < 0 ? "" : statement.substring(Math.max(0, at - 30), at);
    String all = (before + text).toLowerCase(Locale.ROOT);
    if (all.matches("(?s).*\\b(?:no|not) (?:more|greater|longer|higher|larger) than\\b.*")
        || all.matches(
            "(?s).*\\b(?:up to|at most|maximum|not exceed(?:ing)?|or (?:less|fewer))\\b.*")) {
      return "lteq";
    }
    if (all.matches("(?s).*\\b(?:at least|minimum|or more|(?:no|not) (?:less|fewer) than)\\b.*")) {
      return "gteq";
    }
    if (all.matches(
        "(?s).*\\b(?:more than|greater than|longer than|above|over|exceed(?:s|ing)?|beyond)\\b.*")) {
      return "gt";
    }
    return all.matches("(?s).*\\b(?:less than|fewer than|shorter than|below|under)\\b.*")
        ? "lt"
        : "eq";
  }

  private static Limit deadline(String text) {
    Matcher span = SPAN.matcher(text);
    if (span.find()) {
      String word = span.group(1).toLowerCase(Locale.ROOT);
      Optional<String> number = word.matches("\\d+") ? Optional.of(word) : spelled(word);
      if (number.isPresent()) {
        return new Limit(
            "deadline",
            "lteq",
            duration(number.get(), span.group(2).toLowerCase(Locale.ROOT)),
            Limit.Type.DURATION,
            Optional.empty(),
            text);
      }
    }
    return words("deadline", "lteq", text);
  }

  private static Optional<String> spelled(String word) {
    return word.equals("a") || word.equals("an")
        ? Optional.of("1")
        : NumberWords.value(word).map(String::valueOf);
  }

  private static String duration(String number, String unit) {
    return switch (unit) {
      case "hour" -> "PT" + number + "H";
      case "day" -> "P" + number + "D";
      case "week" -> "P" + 7 * Integer.parseInt(number) + "D";
      case "month" -> "P" + number + "M";
      default -> "P" + number + "Y";
    };
  }
}
