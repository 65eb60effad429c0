package io.alignmentstudio.framers.conflicts;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.framers.language.Months;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From when on documents apply, as they say themselves. */
final class EffectiveDates {
  private static final String MONTHS = "(" + Months.PATTERN + ")";
  private static final String DATE =
      "(?:(\\d{1,2})(?:st|nd|rd|th)? "
          + MONTHS
          + ",? (\\d{4})|"
          + MONTHS
          + " (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})|(\\d{4})-(\\d{2})-(\\d{2}))";
  private static final Pattern EFFECTIVE =
      Pattern.compile(
          "(?i)\\b(?:effective(?: date)?(?: is)?|applicable|applies|valid|in force|enters? into force|last (?:updated|revised|modified))(?: as of| from| on| since)?:? "
              + DATE);

  private EffectiveDates() {}

  /** Regulation to the latest date from which one of its documents says that it applies. */
  static Map<String, LocalDate> of(List<PolicyDocument> documents) {
    Map<String, LocalDate> dates = new HashMap<>();
    for (PolicyDocument document : documents) {
      of(document)
          .ifPresent(
              date -> dates.merge(document.regulation(), date, (a, b) -> a.isAfter(b) ? a : b));
    }
    return dates;
  }

  /** The date from which a document says that it applies. */
  static Optional<LocalDate> of(PolicyDocument document) {
    List<LocalDate> found = new ArrayList<>();
    for (Clause clause : document.clauses()) {
      Matcher matcher = EFFECTIVE.matcher(clause.text());
      while (matcher.find()) {
        date(matcher).ifPresent(found::add);
      }
      if (!found.isEmpty()) {
        return found.stream().max(Comparator.naturalOrder());
      }
    }
    return Optional.empty();
  }

  private static Optional<LocalDate> date(Matcher match) {
    try {
      if (match.group(7) != null) {
        return Optional.of(
            LocalDate.of(
                Integer.parseInt(match.group(7)),
                Integer.parseInt(match.group(8)),
                Integer.parseInt(match.group(9))));
      }
      boolean dayFirst = match.group(1) != null;
      Month month = Month.valueOf(match.group(dayFirst ? 2 : 4).toUpperCase(Locale.ROOT));
      return Optional.of(
          LocalDate.of(
              Integer.parseInt(match.group(dayFirst ? 3 : 6)),
              month,
              Integer.parseInt(match.group(dayFirst ? 1 : 5))));
    } catch (DateTimeException e) {
      return Optional.empty(); // "30 February 2026": a misprint is no date.
    }
  }
}
