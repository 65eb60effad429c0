package io.alignmentstudio.framers.norms.lists;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Takes a row apart into cells: "Who: the porter; Do: lock the gate". */
final class TableCells {
  private static final Pattern YES_SIGN = Pattern.compile("[✅✔☑👍🆗\\x{FE0F}\\s]+");

  private static final Pattern NO_SIGN = Pattern.compile("[❌✗✘✖⛔🚫👎\\x{FE0F}\\s]+");

  private static final Pattern SIGNS = Pattern.compile("[✅✔☑👍🆗❌✗✘✖⛔🚫👎\\x{FE0F}]+");

  /** What tells when, where or how, and not what. */
  private static final Pattern WHEN =
      Pattern.compile(
          "(?:before|after|at|every|each|within|on|in|during|by|when|if|unless|until|once|with|without|daily|weekly|monthly|annually|immediately)\\b");

  private TableCells() {}

  record Cell(String header, String text) {}

  /** The cells of a row, each with its header. */
  static List<Cell> cells(String row) {
    List<Cell> cells = new ArrayList<>();
    for (String part : row.split("; ")) {
      int colon = part.indexOf(": ");
      boolean wide = // A header over two columns: "Must: wash hands; Must: before each shift".
          colon > 0
              && !cells.isEmpty()
              && header(part.substring(0, colon)).equals(cells.getLast().header())
              && WHEN.matcher(part.substring(colon + 2)).lookingAt();
      if (wide) {
        Cell last = cells.removeLast();
        cells.add(new Cell(last.header(), last.text() + " " + part.substring(colon + 2).strip()));
        continue;
      }
      boolean goesOn = colon < 0 && !cells.isEmpty() && !cells.getLast().header().isEmpty();
      if (goesOn) { // A semicolon inside of a cell.
        Cell last = cells.removeLast();
        cells.add(new Cell(last.header(), last.text() + "; " + part.strip()));
      } else if (colon < 0) {
        cells.add(new Cell("", part.strip()));
      } else {
        cells.add(new Cell(header(part.substring(0, colon)), answer(part.substring(colon + 2))));
      }
    }
    return cells;
  }

  /** "Do" for "✅ Do" and for "✅". */
  private static String header(String written) {
    String text = ungrouped(written.replace('’', '\'').strip());
    if (YES_SIGN.matcher(text).matches()) {
      return "Do";
    }
    return NO_SIGN.matcher(text).matches() ? "Don't" : SIGNS.matcher(text).replaceAll("").strip();
  }

  /** "Must not" for "Duties – Must not", a column of a group that names more than the group. */
  private static String ungrouped(String header) {
    int dash = header.lastIndexOf(" – ");
    String last = dash < 0 ? "" : header.substring(dash + 3);
    boolean known =
        Stream.of(
                TableHeaders.FORBIDDEN,
                TableHeaders.PERMITTED,
                TableHeaders.OBLIGED,
                TableHeaders.WHO,
                TableHeaders.DEADLINE,
                TableHeaders.DUTY,
                TableHeaders.WHAT_TO_DO,
                TableHeaders.CASE,
                TableHeaders.ROLE)
            .anyMatch(kind -> kind.matcher(last).matches());
    return known ? last : header;
  }

  private static String answer(String written) {
    String text = written.strip();
    return YES_SIGN.matcher(text).matches() ? "Yes" : NO_SIGN.matcher(text).matches() ? "No" : text;
  }

  /** The first cell with words under such a header. */
  static Optional<String> cell(List<Cell> cells, Pattern header) {
    return cell(cells, header, _ -> true);
  }

  static Optional<String> cell(List<Cell> cells, Pattern header, Predicate<String> also) {
    return cells.stream()
        .filter(cell -> header.matcher(cell.header()).matches() && also.test(cell.header()))
        .map(Cell::text)
        .filter(text -> !text.isBlank())
        .findFirst();
  }

  static String lowerFirst(String text) {
    return Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }
}
