package io.alignmentstudio.framers.norms;

import io.alignmentstudio.framers.language.Token;
import io.alignmentstudio.framers.norms.PlainText.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a row of a table of duties, {@code header: cell; header: cell}, as sentences: who acts,
 * what is done and until when stand in cells of their own.
 */
final class TableRows {
  private static final Pattern WHO =
      Pattern.compile(
          "(?i)(?:process |task |action )?(?:owner|who|responsible(?: party| person| role| team)?|responsibility|assignee|assigned to|accountable|done by|performed by|actor)");
  private static final Pattern DEADLINE =
      Pattern.compile(
          "(?i)(?:deadline|due(?: date)?|when|by when|time ?(?:frame|limit)?|frequency)");

  /** Over what somebody has to do, named by a noun: "review of access rights". */
  private static final Pattern DUTY =
      Pattern.compile("(?i)(?:.* )?(?:dut(?:y|ies)|tasks?|responsibilities|obligations?)");

  /** Whose duties the row names, where it names no more. */
  private static final Pattern ROLE =
      Pattern.compile("(?i)(?:role|position|job title|team|department|function|body)(?: name)?");

  private static final Pattern TIME =
      Pattern.compile(
          "(?i)(?:within|by|before|no later|not later|at (?:least|once)|every|after|upon|prior to|immediately|annually|monthly|weekly|daily|quarterly)\\b.*");
  private static final Pattern FORBIDDEN =
      Pattern.compile(
          "(?i)(?:not (?:allowed|permitted|acceptable)|prohibited|forbidden|unacceptable|never|don'?ts?|do not|(?:you |employees )?(?:must|may) not(?: do)?)");
  private static final Pattern PERMITTED =
      Pattern.compile("(?i)(?:allowed|permitted|acceptable|(?:you |employees )?may(?: do)?)");
  private static final Pattern OBLIGED =
      Pattern.compile("(?i)(?:(?:you |employees )?must(?: do)?|required)");

  private static final int MOST_WORDS_OF_A_NAME = 7;

  private TableRows() {}

  private record Cell(String header, String text) {}

  /** The sentences of a row that names a bearer or a deadline, or forbids or allows by a header. */
  static List<Sentence> sentences(String row) {
    List<Cell> cells = cells(row);
    Optional<String> who = cell(cells, WHO).filter(TableRows::acts);
    Optional<String> role = cell(cells, ROLE).filter(TableRows::acts);
    Optional<String> deadline = cell(cells, DEADLINE).filter(text -> TIME.matcher(text).matches());
    List<Sentence> sentences = new ArrayList<>();
    for (Cell cell : cells) {
      String text = PlainText.clean(cell.text()).replaceFirst("[.;]$", "");
      Optional<String> lead = lead(cell.header(), text, who.or(() -> role));
      boolean order = order(text);
      boolean duties = DUTY.matcher(cell.header()).matches();
      Optional<String> actor = who.or(() -> role.filter(_ -> duties));
      String timed = deadline.map(time -> text + " " + lowerFirst(time)).orElse(text);
      if (lead.isPresent()) {
        sentences.add(new Sentence(row, LeadIns.join(lead.get(), text)));
      } else if (order && (actor.isPresent() || deadline.isPresent())) {
        sentences.add(
            new Sentence(
                row,
                actor.map(name -> name + " must " + lowerFirst(timed) + ".").orElse(timed + ".")));
      } else if (duties && actor.isPresent() && duty(text)) {
        sentences.add(
            new Sentence(row, actor.get() + " is responsible for " + lowerFirst(timed) + "."));
      }
    }
    return sentences;
  }

  /**
   * The words that a header puts in front of its cells; a row that says whose they are names them.
   */
  private static Optional<String> lead(String header, String text, Optional<String> actor) {
    if (actor.isPresent() && order(text)) {
      return modal(header).map(modal -> actor.get() + " " + modal + ":");
    }
    if (FORBIDDEN.matcher(header).matches()) {
      return Optional.of(order(text) ? "It is prohibited to:" : "The following are prohibited:");
    }
    if (PERMITTED.matcher(header).matches()) {
      return Optional.of(order(text) ? "You may:" : "The following are permitted:");
    }
    return OBLIGED.matcher(header).matches() && order(text)
        ? Optional.of("You must:")
        : Optional.empty();
  }

  private static Optional<String> modal(String header) {
    if (FORBIDDEN.matcher(header).matches()) {
      return Optional.of("must not");
    }
    if (PERMITTED.matcher(header).matches()) {
      return Optional.of("may");
    }
    return OBLIGED.matcher(header).matches() ? Optional.of("must") : Optional.empty();
  }

  private static List<Cell> cells(String row) {
    List<Cell> cells = new ArrayList<>();
    for (String part : row.split("; ")) {
      int colon = part.indexOf(": ");
      cells.add(
          colon < 0
              ? new Cell("", part.strip())
              : new Cell(part.substring(0, colon).strip(), part.substring(colon + 2).strip()));
    }
    return cells;
  }

  private static Optional<String> cell(List<Cell> cells, Pattern header) {
    return cells.stream()
        .filter(cell -> header.matcher(cell.header()).matches())
        .map(Cell::text)
        .filter(text -> !text.isBlank())
        .findFirst();
  }

  /** Whether a cell names somebody, and not a time or a sentence. */
  private static boolean acts(String who) {
    return who.split(" ").length <= MOST_WORDS_OF_A_NAME
        && !TIME.matcher(who).matches()
        && !who.matches(".*[.!?:]");
  }

  private static boolean order(String text) {
    Words words = Words.of(text + ".");
    return Orders.at(words, 0, words.size());
  }

  /** Whether a cell names a duty by a noun: "annual review of access rights". */
  private static boolean duty(String text) {
    Words words = Words.of(text);
    return words.size() > 1
        && words.tokens().stream().anyMatch(Token::nominal)
        && !Operators.hasFiniteVerb(words, 0, words.size());
  }

  private static String lowerFirst(String text) {
    return Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }
}
