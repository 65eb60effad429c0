package io.alignmentstudio.framers.curation;

import io.alignmentstudio.framers.language.Months;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.Month;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reckons from the dates of a record whether a time limit was kept. */
final class RecordTimes {
  private static final Pattern MOMENT =
      Pattern.compile("(\\d{1,2}) (" + Months.PATTERN + ") (\\d{4})(?:, (\\d\\d):(\\d\\d))?");

  private RecordTimes() {}

  /**
   * Whether something was late; empty where the limit is none that dates can tell.
   *
   * @param deadline the policy's words
   * @param from when the time began to run, or what it is counted back from
   */
  static Optional<Boolean> late(String deadline, Optional<LocalDateTime> from, LocalDateTime done) {
    String words =
        deadline
            .toLowerCase(Locale.ROOT)
            .replaceFirst(
                "\\ban? (?=(?:working |business )?(?:minute|hour|day|week|month|year)\\b)", "one ");
    if (from.isEmpty()) {
      return date(words, done);
    }
    LocalDateTime start = from.get();
    if (words.matches("(?s).*\\b(?:before|prior|in advance|ahead|beforehand)\\b.*")) {
      Matcher amount = RecordReader.FIGURE.matcher(words);
      LocalDateTime limit = amount.find() ? shifted(start, amount, words, -1) : start;
      return Optional.of(
          done.toLocalDate().isAfter(limit.toLocalDate())
              || (day(done, limit) && done.isAfter(limit)));
    }
    Matcher period =
        Pattern.compile(
                "\\b(?:every|each|per|a|in any|in each) (?:calendar )?(day|week|month|quarter|year)\\b|\\b(daily|weekly|monthly|quarterly|annually|yearly)\\b")
            .matcher(words);
    if (period.find() && !words.startsWith("within")) {
      String name = period.group(1) == null ? period.group(2) : period.group(1);
      long days =
          name.startsWith("da")
              ? 1
              : name.startsWith("week")
                  ? 7
                  : name.startsWith("month") ? 31 : name.startsWith("quarter") ? 92 : 366;
      return Optional.of(Duration.between(start, done).toHours() > 24 * days);
    }
    Matcher amount = RecordReader.FIGURE.matcher(words);
    if (amount.find() && !RecordReader.unit(amount).isEmpty()) {
      LocalDateTime limit = shifted(start, amount, words, 1);
      boolean hours = RecordReader.unit(amount).matches("hour|minute");
      return Optional.of(
          hours ? done.isAfter(limit) : done.toLocalDate().isAfter(limit.toLocalDate()));
    }
    return Optional.of(Duration.between(start, done).toHours() > 48);
  }

  private static boolean day(LocalDateTime one, LocalDateTime other) {
    return one.toLocalDate().equals(other.toLocalDate());
  }

  private static Optional<Boolean> date(String words, LocalDateTime done) {
    Matcher limit = Pattern.compile("(\\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,})").matcher(words);
    while (limit.find()) {
      String name = limit.group(2);
      for (Month month : Month.values()) {
        if (month.name().toLowerCase(Locale.ROOT).startsWith(name.substring(0, 3))) {
          int day = Integer.parseInt(limit.group(1)) - (words.startsWith("before") ? 1 : 0);
          return Optional.of(
              100 * done.getMonthValue() + done.getDayOfMonth() > 100 * month.getValue() + day);
        }
      }
    }
    return Optional.empty();
  }

  private static LocalDateTime shifted(
      LocalDateTime start, Matcher amount, String words, int sign) {
    long units = sign * (long) RecordReader.value(amount.group(2));
    boolean working = words.matches("(?s).*\\b(?:working|business) days?\\b.*");
    return switch (RecordReader.unit(amount)) {
      case "minute" -> start.plusMinutes(units);
      case "hour" -> start.plusHours(units);
      case "week" -> start.plusWeeks(units);
      case "month" -> start.plusMonths(units);
      case "quarter" -> start.plusMonths(3 * units);
      case "year" -> start.plusYears(units);
      default -> working ? workingDays(start, units) : start.plusDays(units);
    };
  }

  private static LocalDateTime workingDays(LocalDateTime start, long units) {
    LocalDateTime at = start;
    for (long left = Math.abs(units); left > 0; ) {
      at = at.plusDays(Long.signum(units));
      boolean weekend =
          at.getDayOfWeek() == DayOfWeek.SATURDAY || at.getDayOfWeek() == DayOfWeek.SUNDAY;
      left -= weekend ? 0 : 1;
    }
    return at;
  }

  static Optional<LocalDateTime> moment(String value) {
    Matcher found = MOMENT.matcher(value);
    if (!found.find()) {
      return Optional.empty();
    }
    int hour = found.group(4) == null ? 9 : Integer.parseInt(found.group(4));
    int minute = found.group(5) == null ? 0 : Integer.parseInt(found.group(5));
    return Optional.of(
        LocalDateTime.of(
            Integer.parseInt(found.group(3)),
            Month.valueOf(found.group(2).toUpperCase(Locale.ROOT)).getValue(),
            Integer.parseInt(found.group(1)),
            hour,
            minute));
  }
}
