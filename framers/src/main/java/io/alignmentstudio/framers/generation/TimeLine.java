package io.alignmentstudio.framers.generation;

import io.alignmentstudio.domain.Norm;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A norm's deadline as two entries of a record: when the time began to run, or what it is counted
 * from, and when the deed was done.
 *
 * @param label of the first entry; empty where the policy names a date
 * @param amount how many units; of {@link Deadline.Kind#EVERY}, between two times
 * @param unit of the amount
 * @param working whether only working days count
 */
record TimeLine(
    Deadline.Kind kind, String label, int amount, ChronoUnit unit, boolean working, String words) {
  /** Where the time begins to run and nothing says from what. */
  static final String ARISEN = "The matter came up";

  private static final String PREVIOUS = "The time before";

  private static final Pattern AMOUNT =
      Pattern.compile(
          "(?i)\\b(an?|\\d+|"
              + io.alignmentstudio.domain.NumberWords.PATTERN
              + ")[ -]((?:working|business|calendar|consecutive|full) )?(minute|hour|day|week|month|quarter|year)s?\\b");
  private static final Pattern FROM =
      Pattern.compile("(?i)^(?:of|after|from|following|since)\\s+(?:the date of )?(.+)$");
  private static final Pattern JUNK =
      Pattern.compile(
          "(?i)(?:,| and (?:will|must|shall|is|are|has|have)\\b| failing| unless| if ).*$");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.ENGLISH);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("EEEE d MMMM yyyy, HH:mm", Locale.ENGLISH);

  /**
   * Two entries for each side.
   *
   * @param label of the entry that says from when the time runs; empty where there is none
   * @param start its value
   */
  record Times(String label, String start, String inTime, String late) {}

  /** The deadline without what was read into it behind its own words. */
  static String clean(String deadline) {
    return JUNK.matcher(Words.unstop(References.plain(deadline))).replaceFirst("").strip();
  }

  /**
   * Reads a norm's deadline; empty where no date can be put on both of its sides.
   *
   * @param since what the time runs from where the deadline does not say it
   */
  static Optional<TimeLine> of(Norm norm, String action, Optional<String> since) {
    return norm.deadline().map(TimeLine::clean).flatMap(words -> read(words, action, since));
  }

  private static Optional<TimeLine> read(String words, String action, Optional<String> since) {
    if (words.matches(
        "(?i).*\\b(?:as soon as (?!possible)|(?:by|until|before) the end of|same|next|close of|defined|set period|established|specified|predefined).*")) {
      return Optional.empty();
    }
    Optional<Deadline> deadline = Deadline.parse(words, action);
    if (deadline.isEmpty()) {
      return Optional.empty();
    }
    Deadline found = deadline.get();
    Matcher amount = AMOUNT.matcher(words);
    return switch (found.kind()) {
      case WITHIN -> {
        Matcher from = FROM.matcher(found.anchor());
        Optional<String> anchor =
            found.anchor().isBlank()
                ? since.or(() -> Optional.of(ARISEN))
                : from.matches() ? event(from.group(1)) : Optional.empty();
        yield amount.find()
            ? anchor.flatMap(name -> amount(found, name, amount))
            : Optional.empty();
      }
      case AHEAD -> {
        Optional<String> anchor =
            found.anchor().isBlank() ? Optional.of("The event") : event(found.anchor());
        yield amount.find()
            ? anchor.flatMap(name -> amount(found, name, amount))
            : Optional.empty();
      }
      case DATE -> Optional.of(new TimeLine(found.kind(), "", 1, ChronoUnit.DAYS, false, words));
      case BEFORE ->
          event(found.anchor())
              .map(name -> new TimeLine(found.kind(), name, 1, ChronoUnit.HOURS, false, words));
      case EVERY -> Optional.of(every(found));
      case AT_ONCE ->
          Optional.of(
              new TimeLine(found.kind(), since.orElse(ARISEN), 1, ChronoUnit.HOURS, false, words));
    };
  }

  private static TimeLine every(Deadline found) {
    boolean twice = found.words().matches("(?i).*\\b(?:twice|two times)\\b.*");
    return switch (found.anchor()) {
      case "day" ->
          new TimeLine(found.kind(), PREVIOUS, twice ? 12 : 24, ChronoUnit.HOURS, false, "");
      case "week" ->
          new TimeLine(found.kind(), PREVIOUS, twice ? 3 : 7, ChronoUnit.DAYS, false, "");
      case "month" ->
          new TimeLine(found.kind(), PREVIOUS, twice ? 15 : 30, ChronoUnit.DAYS, false, "");
      case "quarter" ->
          new TimeLine(found.kind(), PREVIOUS, twice ? 45 : 90, ChronoUnit.DAYS, false, "");
      default ->
          new TimeLine(found.kind(), PREVIOUS, twice ? 182 : 365, ChronoUnit.DAYS, false, "");
    };
  }

  private static Optional<TimeLine> amount(Deadline found, String label, Matcher amount) {
    int number =
        amount.group(1).matches("(?i)an?")
            ? 1
            : io.alignmentstudio.domain.NumberWords.value(amount.group(1))
                .orElseGet(() -> Integer.parseInt(amount.group(1)));
    boolean working =
        amount.group(2) != null && amount.group(2).matches("(?i)(?:working|business) ");
    ChronoUnit unit =
        switch (amount.group(3).toLowerCase(Locale.ROOT)) {
          case "minute" -> ChronoUnit.MINUTES;
          case "hour" -> ChronoUnit.HOURS;
          case "day" -> ChronoUnit.DAYS;
          case "week" -> ChronoUnit.WEEKS;
          case "year" -> ChronoUnit.YEARS;
          default -> ChronoUnit.MONTHS;
        };
    int months = amount.group(3).equalsIgnoreCase("quarter") ? 3 * number : number;
    return months < 1
        ? Optional.empty()
        : Optional.of(new TimeLine(found.kind(), label, months, unit, working, found.words()));
  }

  /** What the time runs from, as the name of an entry. */
  private static Optional<String> event(String words) {
    String text = Words.unstop(words).strip();
    boolean clear =
        !text.isEmpty()
            && Words.count(text) <= 12
            && !text.matches(
                "(?i).*(?:[;:()\\[\\]“”\"]|\\b(?:such|this|these|those|following|above|below|that date)\\b).*|(?:the|a|an|it|they)");
    return clear ? Optional.of(Words.capitalise(text)) : Optional.empty();
  }

  /** Times well inside and outside the limit. */
  Optional<Times> wide(Random random) {
    return times(random, false);
  }

  /** Times at the limit, and just behind it. */
  Optional<Times> near(Random random) {
    boolean limited =
        kind == Deadline.Kind.WITHIN || kind == Deadline.Kind.AHEAD || kind == Deadline.Kind.DATE;
    return limited ? times(random, true) : Optional.empty();
  }

  private Optional<Times> times(Random random, boolean near) {
    LocalDateTime start =
        monday(random).plusHours(9 + random.nextInt(3)).plusMinutes(5L * random.nextInt(11));
    return switch (kind) {
      case WITHIN -> {
        LocalDateTime limit = plus(start, amount);
        long minutes = ChronoUnit.MINUTES.between(start, limit);
        boolean fine = !dated();
        LocalDateTime in =
            near
                ? fine ? limit.minusMinutes(Math.max(1, minutes / 60)) : limit
                : fine ? start.plusMinutes(Math.max(1, minutes / 4)) : earlier(start);
        LocalDateTime late =
            near
                ? fine
                    ? limit.plusMinutes(Math.max(1, minutes / 30))
                    : plus(start, working ? amount + 1 : amount, working ? 0 : 1)
                : fine ? start.plusMinutes(minutes * 3) : plus(start, 2 * amount + 1);
        yield Optional.of(new Times(label, say(start), say(in), say(late)));
      }
      case AHEAD -> {
        // Counted back from the event.
        LocalDateTime limit = minus(start, amount);
        LocalDateTime in = near ? limit : minus(start, 2 * amount + 1);
        boolean room = amount > 1;
        LocalDateTime late =
            near || !room
                ? dated() ? limit.plusDays(1) : limit.plusMinutes(30)
                : minus(start, amount / 2);
        yield !late.isBefore(start)
            ? Optional.empty()
            : Optional.of(new Times(label, say(start), say(in), say(late)));
      }
      case DATE -> date(start.getYear(), random, near);
      case BEFORE -> {
        LocalDateTime in = start.minusMinutes(20L + 5L * random.nextInt(8));
        LocalDateTime late = start.plusMinutes(20L + 5L * random.nextInt(8));
        yield Optional.of(
            new Times(label, MINUTE.format(start), MINUTE.format(in), MINUTE.format(late)));
      }
      case EVERY -> {
        long hours = unit == ChronoUnit.HOURS ? amount : 24L * amount;
        LocalDateTime in = start.plusHours(Math.max(1, hours * 4 / 5));
        LocalDateTime late = start.plusHours(hours * 5 / 2);
        yield Optional.of(new Times(label, say(start), say(in), say(late)));
      }
      case AT_ONCE -> {
        // How many minutes or days that is nobody says: the same day is, weeks are not.
        LocalDateTime late = start.plusDays(21L + random.nextInt(40));
        yield Optional.of(new Times(label, DAY.format(start), DAY.format(start), DAY.format(late)));
      }
    };
  }

  private Optional<Times> date(int year, Random random, boolean near) {
    Matcher matcher =
        Pattern.compile("(?i)(\\d{1,2})(?:st|nd|rd|th)? ([A-Z][a-z]+)").matcher(words);
    if (!matcher.find()) {
      return Optional.empty();
    }
    int month =
        List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
            .indexOf(
                matcher
                    .group(2)
                    .toLowerCase(Locale.ROOT)
                    .substring(0, Math.min(3, matcher.group(2).length())));
    int day = Integer.parseInt(matcher.group(1));
    if (month < 0) {
      return Optional.empty();
    }
    LocalDateTime limit;
    try {
      limit = LocalDateTime.of(year, month + 1, day, 9, 0);
    } catch (java.time.DateTimeException e) {
      return Optional.empty();
    }
    boolean before = words.toLowerCase(Locale.ROOT).startsWith("before");
    LocalDateTime last = before ? limit.minusDays(1) : limit;
    LocalDateTime in = near ? last : last.minusDays(3 + random.nextInt(10));
    LocalDateTime late = near ? last.plusDays(1) : last.plusDays(6 + random.nextInt(20));
    boolean same = in.getYear() == year && late.getYear() == year;
    return same
        ? Optional.of(new Times("", "", DAY.format(in), DAY.format(late)))
        : Optional.empty();
  }

  /** Whether a day is exact enough. */
  private boolean dated() {
    return unit != ChronoUnit.HOURS && unit != ChronoUnit.MINUTES;
  }

  private String say(LocalDateTime time) {
    return (dated() ? DAY : MINUTE).format(time);
  }

  /** A day well inside the limit. */
  private LocalDateTime earlier(LocalDateTime start) {
    return amount > 1
        ? plus(start, Math.max(1, amount / 3))
        : unit == ChronoUnit.DAYS ? start : start.plusDays(2);
  }

  private LocalDateTime plus(LocalDateTime start, int units) {
    return plus(start, units, 0);
  }

  private LocalDateTime plus(LocalDateTime start, int units, int days) {
    if (!working) {
      return start.plus(units, unit).plusDays(days);
    }
    LocalDateTime at = start;
    for (int left = units; left > 0; ) {
      at = at.plusDays(1);
      left -= weekend(at) ? 0 : 1;
    }
    return at;
  }

  private LocalDateTime minus(LocalDateTime start, int units) {
    if (!working) {
      return start.minus(units, unit);
    }
    LocalDateTime at = start;
    for (int left = units; left > 0; ) {
      at = at.minusDays(1);
      left -= weekend(at) ? 0 : 1;
    }
    return at;
  }

  private static boolean weekend(LocalDateTime at) {
    return at.getDayOfWeek() == DayOfWeek.SATURDAY || at.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  /** A Monday of weeks without the usual public holidays. */
  private static LocalDateTime monday(Random random) {
    List<LocalDateTime> mondays =
        List.of(
            LocalDateTime.of(2024, 2, 5, 0, 0),
            LocalDateTime.of(2024, 6, 3, 0, 0),
            LocalDateTime.of(2024, 9, 16, 0, 0),
            LocalDateTime.of(2025, 3, 3, 0, 0),
            LocalDateTime.of(2025, 6, 23, 0, 0),
            LocalDateTime.of(2025, 9, 15, 0, 0));
    return Words.pick(mondays, random);
  }
}
