package io.alignmentstudio.framers.generation;

import io.alignmentstudio.domain.NumberWords;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number with its unit, inside a text, and the side of it that the words around it mean.
 *
 * @param start of the whole expression, direction words included
 * @param end of the whole expression
 * @param before the text between {@code start} and the number that belongs to the unit: "EUR "
 * @param number as written
 * @param after the unit after the number: " working days"
 */
record Quantity(
    int start, int end, String before, String number, String after, Direction direction) {
  /** Which side of the number the words name. */
  enum Direction {
    /** More than the number. */
    ABOVE,
    /** The number or more. */
    AT_LEAST,
    /** Less than the number. */
    BELOW,
    /** The number or less. */
    AT_MOST,
    /** Exactly the number, or nothing that tells. */
    EXACT;

    boolean holds(double value, double limit) {
      return switch (this) {
        case ABOVE -> value > limit;
        case AT_LEAST -> value >= limit;
        case BELOW -> value < limit;
        case AT_MOST -> value <= limit;
        case EXACT -> value == limit;
      };
    }
  }

  /** Those with a value that a story can vary by one. */
  private static final List<String> NUMBER_WORDS = NumberWords.toTwenty();

  /** Units without a plural: "km/h". */
  private static final String SYMBOL = "(?i)(?:[cm]?m|km|m?g|kg|m?l)(?:/[a-z]+)?|\\w+/\\w+";

  private static final String CURRENCY = "(?:EUR|USD|GBP|CHF|US\\$|A\\$|\\$|€|£)";
  private static final String UNIT =
      "(?: ?(?:%|per cent|percent|euros?|dollars?|pounds?|million|thousand)(?: euros?| dollars?)?"
          + "|[ -](?:(?:working|business|calendar|consecutive|full|clear) )?"
          + "(?:minutes?|hours?|days?|weeks?|months?|quarters?|years?|words?|characters?|items?|persons?|"
          + "people|times|entries|users?|employees|copies|digits|attempts?|messages?|km(?:/h)?|kilometres|"
          + "miles|metres|kg|litres|quotations|quotes|offers|bids|sentences|questions|samples|"
          + "[a-z]{3,}s)\\b)?";
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<before>"
              + CURRENCY
              + " ?)?(?<number>\\b\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?|\\b(?:"
              + String.join("|", NUMBER_WORDS)
              + ")\\b)(?<after>"
              + UNIT
              + ")",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern LOWER_STRICT =
      Pattern.compile(
          "(?:\\b(?:worth|costing|valued(?: at)?|of) )?\\b(?:more than|greater than|over|above|exceeding|in excess of|longer than|"
              + "older than|larger than|higher than|beyond|exceeds?) $");
  private static final Pattern LOWER =
      Pattern.compile(
          "\\b(?:at least|no less than|not less than|no fewer than|not fewer than|a minimum of|minimum of|of at least) $");
  private static final Pattern UPPER_STRICT =
      Pattern.compile(
          "(?:\\b(?:worth|costing|valued(?: at)?|of) )?\\b(?:less than|fewer than|below|under|lower than|shorter than|smaller than) $");
  private static final Pattern UPPER =
      Pattern.compile(
          "\\b(?:up to|at most|no more than|not more than|no longer than|not longer than|a maximum of|"
              + "maximum of|not exceeding|within|no later than) $");
  private static final Pattern OR_MORE = Pattern.compile("^ or (?:more|above|longer|over)\\b");
  private static final Pattern OR_LESS =
      Pattern.compile("^ or (?:less|fewer|below|under|shorter)\\b");

  /** Finds the quantity {@code words} (a threshold or deadline, verbatim) inside {@code text}. */
  static Optional<Quantity> find(String text, String words) {
    int at = text.indexOf(words);
    if (at < 0) {
      Matcher number = NUMBER.matcher(words);
      if (!number.find() || number.group().isBlank()) {
        return Optional.empty();
      }
      at = text.indexOf(number.group().strip());
      if (at < 0) {
        return Optional.empty();
      }
    }
    Matcher matcher = NUMBER.matcher(text);
    if (!matcher.find(at)) {
      return Optional.empty();
    }
    String before = matcher.group("before") == null ? "" : matcher.group("before");
    String after = matcher.group("after") == null ? "" : matcher.group("after");
    int start = matcher.start();
    int end = matcher.end();
    String left = text.substring(0, start);
    String right = text.substring(end);
    Matcher orMore = OR_MORE.matcher(right);
    Matcher orLess = OR_LESS.matcher(right);
    if (orMore.find()) {
      return Optional.of(
          new Quantity(
              start,
              end + orMore.end(),
              before,
              matcher.group("number"),
              after,
              Direction.AT_LEAST));
    }
    if (orLess.find()) {
      return Optional.of(
          new Quantity(
              start,
              end + orLess.end(),
              before,
              matcher.group("number"),
              after,
              Direction.AT_MOST));
    }
    Direction direction = Direction.EXACT;
    Matcher[] matchers = {
      UPPER.matcher(left),
      LOWER.matcher(left),
      LOWER_STRICT.matcher(left),
      UPPER_STRICT.matcher(left)
    };
    Direction[] directions = {
      Direction.AT_MOST, Direction.AT_LEAST, Direction.ABOVE, Direction.BELOW
    };
    for (int i = 0; i < matchers.length && direction == Direction.EXACT; i++) {
      if (matchers[i].find()) {
        direction = directions[i];
        start = matchers[i].start();
      }
    }
    return Optional.of(new Quantity(start, end, before, matcher.group("number"), after, direction));
  }

  double value() {
    int word = NUMBER_WORDS.indexOf(number.toLowerCase(Locale.ROOT));
    return word >= 0 ? word : Double.parseDouble(number.replace(",", ""));
  }

  boolean money() {
    return !before.isBlank() || after.matches(".*(euro|dollar|pound).*");
  }

  boolean share() {
    return after.matches("\\s?(%|per cent|percent)");
  }

  boolean duration() {
    return after.matches(".*\\b(minute|hour|day|week|month|quarter|year)s?");
  }

  /** The number with its unit, as written. */
  String figure() {
    return before + number + after;
  }

  /** The unit as a word: "working days", "per cent". */
  String unit() {
    return after.strip().replaceAll("^-", "");
  }

  /** A value for which the direction holds or not; empty where none reads naturally. */
  Optional<String> sample(boolean holds, Random random) {
    double limit = value();
    boolean upward =
        switch (direction) {
          case ABOVE, AT_LEAST -> holds;
          case BELOW, AT_MOST, EXACT -> !holds;
        };
    if (direction == Direction.EXACT || limit <= 0) {
      return Optional.empty();
    }
    for (int attempt = 0; attempt < 20; attempt++) {
      double factor = upward ? 1.25 + random.nextInt(8) * 0.25 : 0.2 + random.nextInt(6) * 0.1;
      double value = round(limit * factor, limit);
      boolean tooMuch = share() && value > 100;
      if (value > 0 && !tooMuch && value != limit && direction.holds(value, limit) == holds) {
        return Optional.of(render(value));
      }
    }
    return Optional.empty();
  }

  /** This quantity with another number. */
  String render(double value) {
    String digits =
        NUMBER_WORDS.contains(number.toLowerCase(Locale.ROOT))
                && value <= 20
                && value == Math.rint(value)
            ? NUMBER_WORDS.get((int) value)
            : format(value, number.contains(","));
    String unit = after;
    boolean one = value == 1;
    if (one && unit.matches(".*[a-z]{2,}s") && !share()) {
      List<String> words = Words.split(unit);
      String last = words.getLast();
      unit = unit.substring(0, unit.length() - last.length()) + Inflection.singular(last);
    } else if (!one && value() == 1 && duration() && !unit.endsWith("s")) {
      unit = unit + "s";
    }
    return before + digits + unit.replaceFirst("^-", " ");
  }

  /** How one says that nobody knows it. */
  String unstated() {
    if (money()) {
      return "an unstated amount";
    }
    if (share()) {
      return "an unstated share";
    }
    if (duration()) {
      return "an unstated time";
    }
    return unit().isEmpty() ? "an unstated number" : "an unstated number of " + pluralUnit();
  }

  private String pluralUnit() {
    boolean plural = unit().endsWith("s") || unit().equals("people");
    return plural || unit().matches(SYMBOL) ? unit() : unit() + "s";
  }

  private static double round(double value, double limit) {
    double step =
        limit >= 10_000 ? 1_000 : limit >= 1_000 ? 100 : limit >= 100 ? 10 : limit >= 50 ? 5 : 1;
    return limit < 10 && limit != Math.rint(limit)
        ? Math.rint(value * 10) / 10
        : Math.rint(value / step) * step;
  }

  private static String format(double value, boolean grouped) {
    if (value != Math.rint(value)) {
      return String.format(Locale.ROOT, "%.1f", value);
    }
    return String.format(Locale.ROOT, grouped || value >= 10_000 ? "%,d" : "%d", (long) value);
  }
}
