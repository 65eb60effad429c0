package io.alignmentstudio.framers.norms.lists;

import io.alignmentstudio.domain.NumberWords;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads until when or how often the duties of a row are done. */
final class TableTimes {
  /** "31 March", "end of May", "the first Monday of the month". */
  private static final Pattern DAY =
      Pattern.compile(
          "(?i)(?:(?:the )?(?:end|close|start|beginning|first|last)\\b.*|(?:the )?\\d{1,2}(?:st|nd|rd|th)?(?: of)?(?: each month| every month| (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?(?: \\d{4})?)"
              + "|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|christmas|easter|year-?end|month-?end|noon|midnight)");

  private static final Pattern TIME =
      Pattern.compile(
          "(?i)(?:within|by|before|no later|not later|at (?:least|once|each|every|the end|all times)|each|on|every|once|twice|(?:\\d+|three|four) times|during|until|per|daily|hourly|fortnightly|bi-?weekly|bi-?monthly|bi-?annually|yearly|nightly|regularly|always|continuously|as (?:needed|required|necessary)|when(?:ever)? (?:needed|required|necessary|asked)|after|upon|prior to|immediately|annually|monthly|weekly|daily|quarterly|at once|straight ?away|as soon as|(?:the )?same (?:working |business )?(?:day|week|month|shift))\\b.*|"
              + "(?:\\d+|"
              + NumberWords.PATTERN
              + ") (?:working |business |calendar )?(?:minutes?|hours?|days?|weeks?|months?)");

  private static final Pattern LENGTH =
      Pattern.compile(
          "(?i)(?:\\d+|"
              + NumberWords.PATTERN
              + ") (?:working |business |calendar )?(?:minutes?|hours?|days?|weeks?|months?)");

  private TableTimes() {}

  /** Until when or how often the duties of a row are done, as words behind their verb. */
  static Optional<String> deadline(List<TableCells.Cell> cells) {
    for (TableCells.Cell cell : cells) {
      String text = cell.text().replaceFirst("[.;]$", "");
      if (TableHeaders.DEADLINE.matcher(cell.header()).matches() && !text.isBlank()) {
        if (TIME.matcher(text).matches()) {
          return Optional.of(until(text));
        }
        if (DAY.matcher(text).matches()) {
          return Optional.of(by(text, TableHeaders.LAST_DAY.matcher(cell.header()).matches()));
        }
      }
    }
    return Optional.empty();
  }

  /** "By the end of May" as a deadline, "on Mondays" and "at the end of each shift" as a time. */
  private static String by(String day, boolean last) {
    boolean part = day.matches("(?i)(?:the )?(?:end|close|start|beginning)\\b.*");
    boolean article = day.matches("(?i)(?:end|close|start|beginning|first|last)\\b.*");
    String text =
        (article ? "the " : "")
            + (day.matches(
                    "(?i)(?:the|end|close|start|beginning|first|last|noon|midnight|year|month)\\b.*")
                ? TableCells.lowerFirst(day)
                : day);
    return (last
            ? "by "
            : part || day.matches("(?i)(?:noon|midnight|christmas|easter|year-?end|month-?end)")
                ? "at "
                : "on ")
        + text;
  }

  /** "On the same day" for "same day", "within 24 hours" for "24 hours". */
  private static String until(String time) {
    String text = TableCells.lowerFirst(time);
    return text.matches("same .*")
        ? "on the " + text
        : text.matches("the same .*")
            ? "on " + text
            : LENGTH.matcher(text).matches() ? "within " + text : text;
  }

  /** Whether a text is a time alone: "within two days". */
  static boolean tells(String text) {
    return TIME.matcher(text).matches();
  }
}
