package io.alignmentstudio.framers.generation;

import io.alignmentstudio.framers.language.Months;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time limit that a story can keep, miss or leave open.
 *
 * @param words the time limit, verbatim
 * @param action the deed without it
 */
record Deadline(String words, String action, Kind kind, String anchor) {
  /** What kind of time decides. */
  enum Kind {
    /** Within a time. */
    WITHIN,
    /** At least a time before something. */
    AHEAD,
    /** By a date. */
    DATE,
    /** Before something. */
    BEFORE,
    /** Again and again. */
    EVERY,
    /** At once. */
    AT_ONCE
  }

  /**
   * Sentences about the time.
   *
   * @param missingFact what the third leaves open
   */
  record Timing(String inTime, String late, String unknown, String missingFact) {
    private static final Pattern SPAN =
        Pattern.compile(
            "(?:It took|That was after|By then) (.+?)(?: had passed)?(?:, (?:more|less) .*)?\\.");

    /** The same times, counted from an event. */
    Timing since(String event) {
      Matcher early = SPAN.matcher(inTime);
      Matcher after = SPAN.matcher(late);
      return early.matches() && after.matches()
          ? new Timing(
              "That was " + early.group(1) + " after " + event + ".",
              "That was " + after.group(1) + " after " + event + ".",
              "How long after " + event + " that was is not recorded.",
              "how long after " + event + " that was")
          : this;
    }
  }

  private static final String TIME_UNIT =
      "((?:working|business|calendar|consecutive|full) )?(minutes?|hours?|days?|weeks?|months?|years?)";
  private static final Pattern WITHIN =
      Pattern.compile(
          "(?i)^(?:within|no later than|not later than|at the latest|in at most|inside|no more than|at most|up to)\\b(?: the (?:same|following|next|first))? .*?"
              + TIME_UNIT
              + "\\b(.*)$");
  private static final Pattern AHEAD =
      Pattern.compile(
          "(?i)^(?:at least |no later than |not later than )?.*?"
              + TIME_UNIT
              + " (?:before|prior to|in advance(?: of)?|ahead of|beforehand)\\b(.*)$");
  private static final Pattern DATE =
      Pattern.compile(
          "(?i)^(?:by|before|no later than|not later than) (?:the )?(\\d{1,2})(?:st|nd|rd|th)? ("
              + Months.PATTERN
              + ")\\b.*");
  private static final Pattern BEFORE =
      Pattern.compile(
          "(?i)^(?:before|prior to|in advance of|ahead of|no later than|not later than|by) (?!the end)(.+)$");
  private static final Pattern EVERY =
      Pattern.compile(
          "(?i)^(?:(?:at least|once|twice)? ?(?:once|twice)? ?(?:every|each|per|a|in any|in each) (?:calendar )?(day|week|month|quarter|year)|(daily|weekly|monthly|quarterly|annually|yearly))\\b.*");
  private static final Pattern AT_ONCE =
      Pattern.compile(
          "(?i)^(?:immediately|promptly|without (?:undue |unnecessary )?delay|at once|as soon as .*|straight away|right away|on the same day|the same day|forthwith)\\b.*");

  static Optional<Deadline> parse(String words, String action) {
    String plain = Words.unstop(words);
    String rest = remove(action, plain);
    Matcher ahead = AHEAD.matcher(plain);
    Matcher within = WITHIN.matcher(plain);
    Matcher date = DATE.matcher(plain);
    Matcher every = EVERY.matcher(plain);
    Matcher before = BEFORE.matcher(plain);
    if (ahead.matches()) {
      return Optional.of(new Deadline(plain, rest, Kind.AHEAD, ahead.group(3).strip()));
    }
    if (date.matches()) {
      return Optional.of(new Deadline(plain, rest, Kind.DATE, ""));
    }
    if (within.matches() && number(plain).isPresent()) {
      return Optional.of(new Deadline(plain, rest, Kind.WITHIN, within.group(3).strip()));
    }
    if (every.matches()) {
      String period =
          every.group(1) == null ? period(every.group(2)) : every.group(1).toLowerCase(Locale.ROOT);
      return Optional.of(new Deadline(plain, rest, Kind.EVERY, period));
    }
    if (AT_ONCE.matcher(plain).matches()) {
      return Optional.of(new Deadline(plain, rest, Kind.AT_ONCE, ""));
    }
    if (before.matches() && Words.count(plain) <= 10 && !before.group(1).matches(".*\\d.*")) {
      return Optional.of(new Deadline(plain, rest, Kind.BEFORE, before.group(1).strip()));
    }
    return Optional.empty();
  }

  /** Whether it is about how often or how promptly, which only a duty can miss. */
  boolean recurring() {
    return kind == Kind.EVERY || kind == Kind.AT_ONCE;
  }

  private static String period(String adverb) {
    return switch (adverb.toLowerCase(Locale.ROOT)) {
      case "daily" -> "day";
      case "weekly" -> "week";
      case "monthly" -> "month";
      case "quarterly" -> "quarter";
      default -> "year";
    };
  }

  /** The action without the time limit and what hangs on it. */
  static String remove(String action, String words) {
    int at = action.indexOf(words);
    if (at < 0) {
      return action;
    }
    String left = action.substring(0, at).strip();
    String right = action.substring(at + words.length());
    Matcher anchor =
        Pattern.compile("^ (?:of|after|from|following|before|prior to)\\b[^,]*?(?=,| and | or |$)")
            .matcher(right);
    String kept = anchor.find() ? right.substring(anchor.end()) : right;
    return (left + kept).replaceAll(" ,", ",").replaceAll(",$", "").replaceAll("\\s+", " ").strip();
  }

  private static Optional<Quantity> number(String words) {
    return Quantity.find(words, words);
  }

  Optional<Timing> timing(Telling telling) {
    Random random = telling.random();
    return switch (kind) {
      case WITHIN -> telling.manner() == Manner.PLAIN ? since(random) : within(random);
      case AHEAD -> ahead(random);
      case DATE -> date(random);
      case BEFORE ->
          Optional.of(
              new Timing(
                  "That was before " + open(telling) + ".",
                  "That was only after " + open(telling) + ".",
                  "Whether that was before or after " + open(telling) + " is not recorded.",
                  "whether that was before or after " + anchor));
      case EVERY ->
          Optional.of(
              new Timing(
                  "No " + anchor + " was left out.",
                  "Two " + anchor + "s were left out.",
                  "Whether any " + anchor + " was left out is not known.",
                  "whether any " + anchor + " was left out"));
      case AT_ONCE ->
          Optional.of(
              random.nextBoolean() || telling.manner() == Manner.PLAIN
                  ? new Timing(
                      "That was within minutes.",
                      "That was three weeks later.",
                      "When that was is not recorded.",
                      "when that was")
                  : new Timing(
                      "It took less than an hour.",
                      "It took more than a month.",
                      "How long it took is not recorded.",
                      "how long it took"));
    };
  }

  private String open(Telling telling) {
    return Pronouns.adapt(anchor, telling.open());
  }

  /** "That was 3 days after joining": of a time that runs from something, from what it runs. */
  private Optional<Timing> since(Random random) {
    Matcher from = FROM.matcher(anchor);
    Optional<Timing> plain = within(random);
    return from.matches() && Words.count(from.group(1)) <= 8
        ? plain.map(timing -> timing.since(from.group(1)))
        : plain;
  }

  private static final Pattern FROM =
      Pattern.compile(
          "(?i)(?:of|after|from|following) ((?!.*\\b(?:it|they|this|that|these|those|such|is|are|has|have)\\b).+)");

  private Optional<Timing> within(Random random) {
    Quantity quantity = number(words).orElseThrow();
    Quantity limit =
        new Quantity(
            0,
            0,
            quantity.before(),
            quantity.number(),
            quantity.after(),
            Quantity.Direction.AT_MOST);
    Optional<String> early = limit.value() == 1 ? half(limit) : limit.sample(true, random);
    Optional<String> late =
        limit.value() == 1 ? Optional.of(limit.render(3)) : limit.sample(false, random);
    if (early.isEmpty() || late.isEmpty()) {
      return Optional.empty();
    }
    boolean explicit = random.nextInt(5) < 3;
    String number = limit.render(limit.value());
    String more = explicit ? ", more than " + number : "";
    String less = explicit ? ", less than " + number : "";
    return Optional.of(
        switch (random.nextInt(3)) {
          case 0 ->
              new Timing(
                  "It took " + early.get() + less + ".",
                  "It took " + late.get() + more + ".",
                  "How long it took is not recorded.",
                  "how long it took");
          case 1 ->
              new Timing(
                  "That was after " + early.get() + less + ".",
                  "That was after " + late.get() + more + ".",
                  "After how long that was is not known.",
                  "after how long that was");
          default ->
              new Timing(
                  "By then " + early.get() + " had passed" + less + ".",
                  "By then " + late.get() + " had passed" + more + ".",
                  "How much time had passed by then is not known.",
                  "how much time had passed by then");
        });
  }

  private static Optional<String> half(Quantity limit) {
    String unit = limit.unit();
    return unit.startsWith("hour")
        ? Optional.of("20 minutes")
        : unit.contains("day")
            ? Optional.of("four hours")
            : unit.startsWith("week")
                ? Optional.of("two days")
                : unit.startsWith("month")
                    ? Optional.of("one week")
                    : unit.startsWith("year") ? Optional.of("three months") : Optional.empty();
  }

  private Optional<Timing> ahead(Random random) {
    Optional<Quantity> quantity = number(words);
    if (quantity.isEmpty()) {
      return Optional.empty();
    }
    Quantity found = quantity.get();
    Quantity limit =
        new Quantity(
            0, 0, found.before(), found.number(), found.after(), Quantity.Direction.AT_LEAST);
    Optional<String> early = limit.sample(true, random);
    Optional<String> late = limit.sample(false, random);
    if (early.isEmpty() || late.isEmpty()) {
      return Optional.empty();
    }
    String event = anchor.isBlank() || anchor.length() > 60 ? "in advance" : "before " + anchor;
    return Optional.of(
        new Timing(
            "That was " + early.get() + " " + event + ".",
            "That was only " + late.get() + " " + event + ".",
            "How long " + event + " that was is not recorded.",
            "how long " + event + " that was"));
  }

  private Optional<Timing> date(Random random) {
    Matcher matcher = DATE.matcher(words);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int day = Integer.parseInt(matcher.group(1));
    int month = Months.NAMES.indexOf(Words.capitalise(matcher.group(2).toLowerCase(Locale.ROOT)));
    String before = (1 + random.nextInt(Math.max(1, day - 1))) + " " + Months.NAMES.get(month);
    if (day == 1) {
      before = (2 + random.nextInt(20)) + " " + Months.NAMES.get((month + 11) % 12);
    }
    String after = (2 + random.nextInt(20)) + " " + Months.NAMES.get((month + 1) % 12);
    return Optional.of(
        new Timing(
            "The date was " + before + ".",
            "The date was " + after + ".",
            "The date is not recorded.",
            "the date"));
  }
}
