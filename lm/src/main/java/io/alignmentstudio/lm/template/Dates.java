package io.alignmentstudio.lm.template;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Python's {@code strftime} in the C locale, for a time without a zone, as in transformers. */
final class Dates {
  private static final Pattern PLACE = Pattern.compile("%(-?.?)", Pattern.DOTALL);

  private Dates() {}

  static String format(LocalDateTime time, String format, ZoneId zone) {
    StringBuilder out = new StringBuilder();
    Matcher matcher = PLACE.matcher(format);
    while (matcher.find()) {
      matcher.appendReplacement(out, Matcher.quoteReplacement(place(time, matcher.group(1), zone)));
    }
    return matcher.appendTail(out).toString();
  }

  private static String place(LocalDateTime time, String code, ZoneId zone) {
    return switch (code) {
      case "%" -> "%";
      case "n" -> "\n";
      case "t" -> "\t";
      // The time has no zone.
      case "Z", "z" -> "";
      case "s" -> Long.toString(time.atZone(zone).toEpochSecond());
      case "c" -> written(time, "EEE MMM ppd HH:mm:ss uuuu");
      case "C" -> "%02d".formatted(time.getYear() / 100);
      case "g" -> "%02d".formatted(time.get(IsoFields.WEEK_BASED_YEAR) % 100);
      case "G" -> Integer.toString(time.get(IsoFields.WEEK_BASED_YEAR));
      case "V" -> "%02d".formatted(time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
      case "u" -> Integer.toString(time.getDayOfWeek().getValue());
      case "w" -> Integer.toString(time.getDayOfWeek().getValue() % 7);
      case "U" ->
          "%02d".formatted((time.getDayOfYear() + 6 - time.getDayOfWeek().getValue() % 7) / 7);
      case "W" -> "%02d".formatted((time.getDayOfYear() + 7 - time.getDayOfWeek().getValue()) / 7);
      case "P" -> time.get(ChronoField.AMPM_OF_DAY) == 0 ? "am" : "pm";
      default -> written(time, pattern(code));
    };
  }

  private static String pattern(String code) {
    return switch (code) {
      case "Y" -> "uuuu";
      case "y" -> "uu";
      case "-y" -> throw TemplateFailure.unsupported("the date format %-y");
      case "m" -> "MM";
      case "-m" -> "M";
      case "d" -> "dd";
      case "-d" -> "d";
      case "e" -> "ppd";
      case "B" -> "MMMM";
      case "b", "h" -> "MMM";
      case "A" -> "EEEE";
      case "a" -> "EEE";
      case "H" -> "HH";
      case "-H" -> "H";
      case "k" -> "ppH";
      case "I" -> "hh";
      case "-I" -> "h";
      case "l" -> "pph";
      case "M" -> "mm";
      case "-M" -> "m";
      case "S" -> "ss";
      case "-S" -> "s";
      case "p" -> "a";
      case "j" -> "DDD";
      case "-j" -> "D";
      case "f" -> "SSSSSS";
      case "F" -> "uuuu-MM-dd";
      case "T", "X" -> "HH:mm:ss";
      case "r" -> "hh:mm:ss a";
      case "D", "x" -> "MM/dd/uu";
      case "R" -> "HH:mm";
      default -> throw TemplateFailure.unsupported("the date format %" + code);
    };
  }

  private static String written(LocalDateTime time, String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(time);
  }
}
