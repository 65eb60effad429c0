package io.alignmentstudio.framers.norms;

import io.alignmentstudio.framers.language.NounPhrases;
import io.alignmentstudio.framers.language.Token;
import io.alignmentstudio.framers.norms.PlainText.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
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
          "(?i)(?:within|by|before|no later|not later|at (?:least|once|each|every|the end|all times)|each|on|every|after|upon|prior to|immediately|annually|monthly|weekly|daily|quarterly)\\b.*");
  private static final Pattern FORBIDDEN =
      Pattern.compile(
          "(?i)(?:not (?:allowed|permitted|acceptable)|prohibited|forbidden|unacceptable|never|don'?ts?|do not|(?:you |employees )?(?:must|may) not(?: do)?)");
  private static final Pattern PERMITTED =
      Pattern.compile("(?i)(?:allowed|permitted|acceptable|(?:you |employees )?may(?: do)?)");
  private static final Pattern OBLIGED =
      Pattern.compile("(?i)(?:(?:you |employees )?must(?: do)?|required)");

  /** Whom the limits of a row are about. */
  private static final Pattern FOR_WHOM =
      Pattern.compile(
          "(?i)(?:recipient|giver|customer|client|counter-?party|third party|party|group|person|beneficiary|audience|who)(?:s| type)?");

  private static final Pattern ALLOWED =
      Pattern.compile("(?i)(?:is it )?(?:allowed|permitted)\\??");

  private static final Pattern YES_NO =
      Pattern.compile(
          "(?i)(?:yes|(?<no>no|never))(?<rest>|,? (?:if|when|only|unless|except|with|up to)\\b.*)");

  private static final Pattern VERDICT =
      Pattern.compile(
          "(?i)(?:allowed|permitted|(?<no>not (?:allowed|permitted)|never|prohibited|forbidden))(?<rest> .*)?");

  private static final Pattern LIMIT =
      Pattern.compile(
          "(?i)(?:up to|at most|not more than|no more than|max(?:imum|\\.)?(?: of)?|limit:?) (?<amount>\\D{0,4}\\d.*)");

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
      boolean duties = DUTY.matcher(cell.header()).matches();
      boolean order = order(text) || (duties && LeadIns.order(text).isPresent());
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
    return sentences.isEmpty() ? limits(row, cells) : sentences;
  }

  /** "Recipient: Supplier; Meals: up to EUR 60; Gifts: not allowed": what is allowed whom. */
  private static List<Sentence> limits(String row, List<Cell> cells) {
    List<Sentence> sentences = new ArrayList<>();
    Cell first = cells.getFirst();
    String name = PlainText.clean(first.text());
    boolean person = FOR_WHOM.matcher(first.header()).matches();
    for (Cell cell : cells.subList(1, cells.size())) {
      String text = PlainText.clean(cell.text()).replaceFirst("[.;]$", "");
      Matcher answer = YES_NO.matcher(text);
      Matcher verdict = VERDICT.matcher(text);
      Matcher limit = LIMIT.matcher(text);
      Optional<String> sentence = Optional.empty();
      if (ALLOWED.matcher(cell.header()).matches() && answer.matches()) {
        String not = answer.group("no") == null ? "" : "not ";
        sentence = Optional.of(name + be(name) + not + "permitted" + answer.group("rest"));
      } else if (person && verdict.matches()) {
        String not = verdict.group("no") == null ? "" : "not ";
        String rest = Optional.ofNullable(verdict.group("rest")).orElse("");
        sentence =
            Optional.of(cell.header() + whom(name) + be(cell.header()) + not + "permitted" + rest);
      } else if (person && limit.matches()) {
        sentence =
            Optional.of(
                cell.header()
                    + " of up to "
                    + limit.group("amount")
                    + whom(name)
                    + be(cell.header())
                    + "permitted");
      }
      sentence.ifPresent(said -> sentences.add(new Sentence(row, said + ".")));
    }
    return sentences;
  }

  private static String be(String noun) {
    String head = noun.replaceFirst("(?i) (?:of|for|in|on|at|with)\\b.*", "");
    return NounPhrases.plural(head.replaceFirst(".* ", "")) ? " are " : " is ";
  }

  private static String whom(String name) {
    String head = name.replaceFirst(".* ", "");
    boolean proper =
        Words.of(name).at(0).tagged("PROPN") && name.matches("\\p{Lu}\\S*(?: \\p{Lu}\\S*)+");
    String noun = proper ? name : lowerFirst(name);
    boolean bare = proper || NounPhrases.plural(head) || noun.matches("(?i)(?:an?|the|any|all) .*");
    return " for " + (bare ? "" : noun.matches("(?i)[aeiou].*") ? "an " : "a ") + noun;
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
