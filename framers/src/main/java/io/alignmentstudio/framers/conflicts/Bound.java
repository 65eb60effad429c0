package io.alignmentstudio.framers.conflicts;

import io.alignmentstudio.domain.NumberWords;
import io.alignmentstudio.framers.language.HeadNouns;
import io.alignmentstudio.framers.language.NounPhrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An amount that a norm draws a line at.
 *
 * @param limit on which side of the line the norm keeps its bearer
 * @param value in the unit of its dimension: hours, or units of the currency
 * @param dimension what is measured: "time", "EUR", "%", or the noun that is counted
 * @param text verbatim
 */
record Bound(Limit limit, double value, String dimension, String text) {
  static final String TIME = "time";

  enum Limit {
    /** At most: "up to", "within", "no more than"; of a prohibition also "more than". */
    MOST,
    /** At least. */
    LEAST,
    /** Said without a comparison: "for seven years". */
    EXACT
  }

  /** Hours of a unit of time; a working day is a fifth of a week. */
  private static final Map<String, Double> HOURS =
      Map.of(
          "second", 1 / 3600.0,
          "minute", 1 / 60.0,
          "hour", 1.0,
          "day", 24.0,
          "working day", 33.6,
          "week", 168.0,
          "month", 730.5,
          "quarter", 2191.5,
          "year", 8766.0);

  private static final String NUMBER = "(\\d[\\d.,]*\\d|\\d|" + NumberWords.PATTERN + ")";
  private static final Pattern AMOUNT =
      Pattern.compile(
          "(?i)(?:(no (?:more|longer|higher|greater|later) than|not (?:to )?(?:more|longer|later|exceed)\\w*"
              + " (?:than )?|at most|up to|a maximum of|maximum of|within|under|below|less"
              + " than|fewer than|shorter than|at the latest)|(at least|no"
              + " (?:less|fewer|sooner|earlier) than|not less than|a minimum of|minimum of)|(more"
              + " than|longer than|above|over|exceed(?:s|ing)?|in excess of|greater than|worth more"
              + " than))?\\s*(?:(?:(EUR|USD|GBP|CHF|US\\$|\\$|€|£) ?"
              + NUMBER
              + "(?: (thousand|million|billion))?)|(?:\\b"
              + NUMBER
              + "(?: (thousand|million|billion))?(?:(?<=\\d) ?| )(%|per"
              + " ?cent\\b|euros?\\b|dollars?\\b|pounds?\\b|(?:(?:working|business|school|banking|calendar|consecutive)"
              + " )?[a-z]{3,}\\b)))( or (?:fewer|less)| at the latest| or more)?");

  /** "Article 40", "paragraph 1": a number that names a place. */
  private static final Pattern REFERENCE =
      Pattern.compile(
          "(?i)\\b(?:articles?|paragraphs?|points?|sections?|subsections?|annex(?:es)?|clauses?|chapters?|parts?|titles?|schedules?|figures?|tables?|tiers?|level|version|no\\.?|number|page|appendix|phase|step)\\s+$");

  /** "In any period of 24 hours", "at any one time": over what is counted, and no limit. */
  private static final Pattern WINDOW =
      Pattern.compile(
          "(?i)\\b(?:(?:in|at|during|over|within) (?:any|each|every)|any (?:given|single)|per|"
              + "(?:period|window|course) of)\\s+$");

  private static final Set<String> UNCOUNTABLE =
      Set.of(
          "any",
          "and",
          "together",
          "or",
          "of",
          "to",
          "in",
          "for",
          "with",
          "such",
          "other",
          "all",
          "the",
          "that");

  /** "Within a year". */
  private static final Pattern ONE =
      Pattern.compile(
          "(?i)\\b(within|at least|at most|no later than|up to|(?:more|less|longer) than|after|for)"
              + " an? (?=(?:second|minute|hour|day|week|month|quarter|year)\\b)");

  /** "At least twice per year", "once every three years", "quarterly". */
  private static final Pattern FREQUENCY =
      Pattern.compile(
          "(?i)\\b(?:(?:(once|twice|(\\w+) times) (?:per|an?|every|each)|every) (?:(\\w+)"
              + " )?(day|week|month|quarter|year)s?\\b|on an? (daily|weekly|monthly|quarterly|annual)"
              + " basis|(daily|weekly|monthly|quarterly|annually|yearly)\\b)");

  /** "Three days a week" says how much of each week, and by when nothing. */
  private static final Pattern RATE =
      Pattern.compile(
          "(?i) (?:an?|per|each|every|in (?:any|each|every|an?)|of (?:any|each|every|the)) (day|week|month|quarter|year)\\b");

  private static final String TIMES_A_YEAR = "times a year";

  /** The amounts of a text in their order, then how often something is done. */
  static List<Bound> in(String original) {
    List<Bound> bounds = new ArrayList<>();
    List<Bound> often = new ArrayList<>();
    Matcher frequency = FREQUENCY.matcher(original);
    while (frequency.find()) {
      perYear(frequency)
          .ifPresent(
              value -> often.add(new Bound(Limit.LEAST, value, TIMES_A_YEAR, frequency.group())));
    }
    String text = ONE.matcher(frequency.replaceAll(" ")).replaceAll("$1 one ");
    Matcher matcher = AMOUNT.matcher(text);
    while (matcher.find()) {
      String head = text.substring(0, numberStart(matcher));
      if (REFERENCE.matcher(head).find()
          || WINDOW.matcher(head).find()
          || !measured(matcher.group(9))) {
        continue;
      }
      boolean money = matcher.group(4) != null;
      String unit = money ? currency(matcher.group(4)) : unit(matcher.group(9));
      double value = number(matcher.group(money ? 5 : 7)) * scale(matcher.group(money ? 6 : 8));
      Double hours = HOURS.get(unit);
      Matcher rate = RATE.matcher(text).region(matcher.end(), text.length());
      if (hours != null && rate.lookingAt()) {
        String dimension = unit + " a " + rate.group(1).toLowerCase(Locale.ROOT);
        bounds.add(
            new Bound(limit(matcher), value, dimension, (matcher.group() + rate.group()).strip()));
        continue;
      }
      bounds.add(
          new Bound(
              limit(matcher),
              hours == null ? value : value * hours,
              hours == null ? unit : TIME,
              matcher.group().strip()));
    }
    bounds.addAll(often);
    return bounds;
  }

  /** How often a year something is done; empty if the number cannot be told. */
  private static Optional<Double> perYear(Matcher matcher) {
    String word = matcher.group(5) == null ? matcher.group(6) : matcher.group(5);
    if (word != null) {
      return Optional.of(
          switch (word.toLowerCase(Locale.ROOT)) {
            case "daily" -> 365.0;
            case "weekly" -> 52.0;
            case "monthly" -> 12.0;
            case "quarterly" -> 4.0;
            default -> 1.0;
          });
    }
    double unit =
        switch (matcher.group(4).toLowerCase(Locale.ROOT)) {
          case "day" -> 365;
          case "week" -> 52;
          case "month" -> 12;
          case "quarter" -> 4;
          default -> 1;
        };
    Optional<Double> times =
        matcher.group(2) != null
            ? NumberWords.value(matcher.group(2)).map(Integer::doubleValue)
            : Optional.of("twice".equalsIgnoreCase(matcher.group(1)) ? 2.0 : 1.0);
    Optional<Double> every =
        matcher.group(3) == null
            ? Optional.of(1.0)
            : NumberWords.value(matcher.group(3)).map(Integer::doubleValue);
    return times.flatMap(count -> every.map(units -> count * unit / units));
  }

  private static int numberStart(Matcher matcher) {
    return matcher.start(matcher.group(4) != null ? 4 : 7);
  }

  /** Whether a word can be counted: "40 together" is no amount. */
  private static boolean measured(@Nullable String unit) {
    if (unit == null || unit.equals("%")) {
      return true;
    }
    String last = unit.substring(unit.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
    return !UNCOUNTABLE.contains(last)
        && (HOURS.containsKey(Terms.key(last))
            || HeadNouns.isNoun(NounPhrases.singular(last))
            || last.matches("per ?cent|euros?|dollars?|pounds?"));
  }

  private static Limit limit(Matcher matcher) {
    String tail = matcher.group(10) == null ? "" : matcher.group(10);
    boolean exceeding = matcher.group(3) != null;
    if (matcher.group(1) != null
        || tail.contains("fewer")
        || tail.contains("less")
        || tail.contains("latest")) {
      return Limit.MOST;
    }
    return matcher.group(2) != null || exceeding || tail.contains("more")
        ? Limit.LEAST
        : Limit.EXACT;
  }

  private static double scale(String word) {
    if (word == null) {
      return 1;
    }
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "thousand" -> 1e3;
      case "million" -> 1e6;
      default -> 1e9;
    };
  }

  private static double number(String text) {
    return NumberWords.value(text)
        .map(Integer::doubleValue)
        .orElseGet(
            () ->
                Double.parseDouble(
                    text.replaceAll(",(?=\\d{3})", "")
                        .replace(',', '.')
                        .replaceFirst("\\.(?=.*\\.)", "")));
  }

  private static String currency(String sign) {
    return switch (sign.toUpperCase(Locale.ROOT)) {
      case "$", "US$", "USD" -> "USD";
      case "€", "EUR" -> "EUR";
      case "£", "GBP" -> "GBP";
      default -> sign.toUpperCase(Locale.ROOT);
    };
  }

  private static String unit(String word) {
    String lower = word.toLowerCase(Locale.ROOT).replaceFirst("^(?:calendar|consecutive) ", "");
    String singular = Terms.key(lower.replaceFirst("^(?:business|school|banking) ", "working "));
    return switch (singular) {
      case "percent", "per cent", "%", "" -> "%";
      case "euro" -> "EUR";
      case "dollar" -> "USD";
      case "pound" -> "GBP";
      case TIME -> "times"; // "Three times" is no hour.
      default -> singular;
    };
  }

  boolean time() {
    return dimension.equals(TIME);
  }

  boolean money() {
    return dimension.matches("[A-Z]{3}");
  }

  boolean sameAs(Bound other) {
    return dimension.equals(other.dimension) && Math.abs(value - other.value) < 1e-6 * value;
  }
}
