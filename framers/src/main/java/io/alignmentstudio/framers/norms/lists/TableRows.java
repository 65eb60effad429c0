package io.alignmentstudio.framers.norms.lists;

import io.alignmentstudio.framers.language.English;
import io.alignmentstudio.framers.language.HeadNouns;
import io.alignmentstudio.framers.language.NounPhrases;
import io.alignmentstudio.framers.language.Token;
import io.alignmentstudio.framers.language.VerbPhrases;
import io.alignmentstudio.framers.language.Verbs;
import io.alignmentstudio.framers.norms.grammar.Articles;
import io.alignmentstudio.framers.norms.grammar.FiniteVerbs;
import io.alignmentstudio.framers.norms.grammar.Operators;
import io.alignmentstudio.framers.norms.grammar.Orders;
import io.alignmentstudio.framers.norms.grammar.Words;
import io.alignmentstudio.framers.norms.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a row of a table of duties, {@code header: cell; header: cell}, as sentences: who acts,
 * what is done and until when stand in cells of their own.
 */
final class TableRows {
  private static final int MOST_WORDS_OF_A_NAME = 7;

  private TableRows() {}

  /**
   * The sentences of a row that names a bearer, a case or a deadline, or forbids or allows by a
   * header.
   */
  static List<Sentence> sentences(String row) {
    List<TableCells.Cell> cells = TableCells.cells(row);
    Optional<String> role = TableCells.cell(cells, TableHeaders.ROLE).filter(TableRows::acts);
    Optional<String> who = who(cells, role.isPresent());
    Optional<String> deadline = TableTimes.deadline(cells);
    Optional<String> situation =
        TableCells.cell(cells, TableHeaders.CASE).flatMap(TableRows::circumstance);
    boolean named =
        cells.stream()
            .anyMatch(
                cell -> TableHeaders.WHO.matcher(cell.header()).matches() && told(cell.text()));
    List<Sentence> sentences = new ArrayList<>();
    for (TableCells.Cell cell : cells) {
      boolean read = false;
      for (String part : English.get().sentences(cell.text())) {
        String text = PLEASE.matcher(PlainText.clean(part)).replaceFirst("");
        if (named && !told(text)) {
          continue; // The sentence in another cell says it.
        }
        boolean further = read && !order(text) && !DENIED.matcher(text).lookingAt();
        Optional<String> rule =
            further
                ? Optional.empty()
                : rule(
                    cell.header(), text.replaceFirst("[.;]$", ""), who, role, situation, deadline);
        if (rule.isPresent()) {
          sentences.add(new Sentence(row, rule.get(), part, ""));
        } else if (read
            && !(TableHeaders.FORBIDDEN.matcher(cell.header()).matches() && order(text))) {
          sentences.add(new Sentence(row, text));
        }
        read |= rule.isPresent();
      }
    }
    if (sentences.isEmpty()) {
      sentences = TableLimits.limits(row, cells);
    }
    return sentences.isEmpty() ? TableLimits.handled(row, cells) : sentences;
  }

  /** What a cell says with its header and the other cells of its row; empty if that is no rule. */
  private static Optional<String> rule(
      String header,
      String text,
      Optional<String> who,
      Optional<String> role,
      Optional<String> situation,
      Optional<String> deadline) {
    boolean banned = TableHeaders.FORBIDDEN.matcher(header).matches();
    Matcher denied = DENIED.matcher(text);
    if (denied.lookingAt() && (banned || TableHeaders.OBLIGED.matcher(header).matches())) {
      String bearer = who.or(() -> role).orElse("You");
      return Optional.of(bearer + " must not " + text.substring(denied.end()) + ".");
    }
    if (banned && AVOIDS.matcher(text).lookingAt()) {
      return Optional.empty(); // "Don't: Avoid the lift" may mean either.
    }
    boolean duties = TableHeaders.DUTY.matcher(header).matches();
    boolean inCase = situation.isPresent() && TableHeaders.WHAT_TO_DO.matcher(header).matches();
    Optional<String> lead = lead(header, text, who.or(() -> role));
    if (lead.isPresent() && !inCase) {
      boolean duty = deadline.isPresent() && TableHeaders.OBLIGED.matcher(header).matches();
      String said = banned ? LeadIns.alternatives(text) : text;
      return Optional.of(LeadIns.join(lead.get(), duty ? said + " " + deadline.get() : said));
    }
    Optional<String> actor = who.or(() -> role.filter(_ -> duties));
    String timed = deadline.map(time -> text + " " + time).orElse(text) + ".";
    boolean order = order(text) || ((duties || inCase) && doing(text));
    if (order && inCase) {
      String front = situation.get() + ", ";
      return Optional.of(
          actor
              .map(
                  name ->
                      front
                          + TableCells.lowerFirst(named(name))
                          + " must "
                          + TableCells.lowerFirst(timed))
              .orElse(front + TableCells.lowerFirst(timed)));
    }
    if (told(text)) {
      boolean plain = TableHeaders.WHO.matcher(header).matches() || inCase;
      String front = inCase ? situation.get() + ", " : "";
      return plain
          ? Optional.of(front + (inCase ? TableCells.lowerFirst(timed) : timed))
          : Optional.empty();
    }
    if (order && (actor.isPresent() || deadline.isPresent())) {
      return Optional.of(
          actor
              .map(name -> name + " must " + VerbPhrases.narrated(TableCells.lowerFirst(timed)))
              .orElse(timed));
    }
    return duties && duty(text, header)
        ? actor.map(name -> name + " is responsible for " + TableCells.lowerFirst(timed))
        : Optional.empty();
  }

  /** Whether a cell is a whole sentence of who must do what. */
  private static boolean told(String text) {
    Words words = Words.of(text + ".");
    return Operators.find(words, 0, words.size()).filter(found -> found.start() > 0).isPresent();
  }

  /** Who has the duties of a row; under "responsibility" somebody or the duty itself may stand. */
  private static Optional<String> who(List<TableCells.Cell> cells, boolean role) {
    return TableCells.cell(
            cells, TableHeaders.WHO, header -> !TableHeaders.DUTY.matcher(header).matches())
        .filter(TableRows::acts)
        .filter(name -> !told(name))
        .or(
            () ->
                TableCells.cell(cells, TableHeaders.WHO)
                    .filter(TableRows::acts)
                    .filter(name -> !role && !doing(name) && !told(name)));
  }

  /** "If a badge is lost", "in case of a lost badge"; empty for a sentence or a label. */
  private static Optional<String> circumstance(String situation) {
    String text = PlainText.clean(situation).replaceFirst("[.,:;]$", "");
    if (text.isEmpty() || text.matches(".*[.!?;:].*")) {
      return Optional.empty();
    }
    if (text.matches("(?i)(?:if|when|whenever|after|before|in case of)\\b.*")) {
      return Optional.of(VerbPhrases.capitalised(text));
    }
    Words words = Words.of(text);
    boolean clause =
        words.at(0).in(Set.of("you", "someone", "somebody", "a", "an", "the", "they", "i", "we"))
            && FiniteVerbs.any(words, 0, words.size());
    if (clause || (text.matches("(?i)an? .*") && NounPhrases.plural(Articles.headNoun(text)))) {
      return Optional.of("If " + TableCells.lowerFirst(text)); // "A guest faints"
    }
    return FiniteVerbs.any(words, 0, words.size())
        ? Optional.empty()
        : Optional.of("In case of " + Articles.articled(text));
  }

  /** Who acts, as the subject of a sentence: "the porter". */
  private static String named(String who) {
    boolean role =
        who.matches("\\p{Lu}?\\p{Ll}+(?: \\p{Ll}+)*")
            && !NounPhrases.plural(who.replaceFirst(".* ", ""))
            && HeadNouns.canAct(who.replaceFirst(".* ", ""))
            && !who.matches(
                "(?i)(?:an?|the|any|all|each|every|no|staff|management|everyone|everybody|anyone)\\b.*");
    return role ? "The " + TableCells.lowerFirst(who) : who;
  }

  private static final Pattern DENIED =
      Pattern.compile("(?i)(?:please )?(?:do not|don't|never) (?=[a-z])");

  private static final Pattern PLEASE = Pattern.compile("(?i)^please (?=[a-z])");

  /** A noun that names what somebody does. */
  private static final Pattern DEED =
      Pattern.compile(
          "(?i)(?:\\w+ ){0,3}?\\w+(?:tion|sion|ment|ing|al|ance|view|check|audit|training|report|control)s? (?:of|for)\\b.*|\\w+ing\\b.*");

  private static final Pattern AVOIDS = Pattern.compile("(?i)(?:avoid|refrain|stop|abstain)\\b");

  /** Whether a cell says what to do, from its verb on. */
  private static boolean doing(String text) {
    return order(text) || ItemForms.order(text).isPresent();
  }

  /**
   * The words that a header puts in front of its cells; a row that says whose they are names them.
   */
  private static Optional<String> lead(String header, String text, Optional<String> actor) {
    boolean order = order(text) || (SAYS_DO.matcher(header).matches() && starts(text));
    if (actor.isPresent() && order) {
      return modal(header).map(modal -> actor.get() + " " + modal + ":");
    }
    if (TableHeaders.FORBIDDEN.matcher(header).matches()) {
      return Optional.of(order ? "It is prohibited to:" : "The following are prohibited:");
    }
    if (TableHeaders.PERMITTED.matcher(header).matches()) {
      return Optional.of(order ? "You may:" : "The following are permitted:");
    }
    return TableHeaders.OBLIGED.matcher(header).matches() && order
        ? Optional.of("You must:")
        : Optional.empty();
  }

  /** Headers that only a verb goes on with. */
  private static final Pattern SAYS_DO =
      Pattern.compile(
          "(?i)(?:do'?s?|dos|don'?t'?s?|do not|always|never|(?:you |employees )?(?:must|may|should)(?: not)?(?: do)?)");

  private static boolean starts(String text) {
    return Verbs.isBase(text.split("\\W", 2)[0])
        && !FiniteVerbs.any(Words.of(text), 1, Words.of(text).size());
  }

  private static Optional<String> modal(String header) {
    if (TableHeaders.FORBIDDEN.matcher(header).matches()) {
      return Optional.of("must not");
    }
    if (TableHeaders.PERMITTED.matcher(header).matches()) {
      return Optional.of("may");
    }
    return TableHeaders.OBLIGED.matcher(header).matches() ? Optional.of("must") : Optional.empty();
  }

  /** Whether a cell names somebody, and not a time or a sentence. */
  private static boolean acts(String who) {
    return who.split(" ").length <= MOST_WORDS_OF_A_NAME
        && !TableTimes.tells(who)
        && !who.matches(".*[.!?:]");
  }

  private static boolean order(String text) {
    Words words = Words.of(text + ".");
    return Orders.at(words, 0, words.size());
  }

  /** Whether a cell names a duty by a noun: "annual review of access rights". */
  private static boolean duty(String text, String header) {
    Words words = Words.of(text);
    boolean several = header.matches("(?i).*s");
    return words.size() > 1
        && !text.matches("(?i)(?:\\w+ ){0,3}?contacts?\\b.*")
        && (several || DEED.matcher(text).matches())
        && words.tokens().stream().anyMatch(Token::nominal)
        && !FiniteVerbs.any(words, 0, words.size());
  }
}
