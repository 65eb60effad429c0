package io.alignmentstudio.framers.norms.lists;

import io.alignmentstudio.domain.NumberWords;
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
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
          "(?i)(?:deadlines?|due(?: date| by)?|when|by when|(?:by|until) when|time ?(?:frame|limit|line|scale|s)?|timing|how (?:often|soon|fast|quickly)|frequency|interval|periodicity|schedule|target date|complet(?:e|ion) (?:by|date))");

  private static final Pattern LAST_DAY =
      Pattern.compile(
          "(?i)(?:deadlines?|due(?: date| by)?|(?:by|until) when|target date|complet.*)");

  /** "31 March", "end of May", "the first Monday of the month". */
  private static final Pattern DAY =
      Pattern.compile(
          "(?i)(?:(?:the )?(?:end|close|start|beginning|first|last)\\b.*|(?:the )?\\d{1,2}(?:st|nd|rd|th)?(?: of)?(?: each month| every month| (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?(?: \\d{4})?)"
              + "|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|christmas|easter|year-?end|month-?end|noon|midnight)");

  /** Over what somebody has to do, named by a noun: "review of access rights". */
  private static final Pattern DUTY =
      Pattern.compile("(?i)(?:.* )?(?:dut(?:y|ies)|tasks?|responsibilit(?:y|ies)|obligations?)");

  /** In what case something is to do. */
  private static final Pattern CASE =
      Pattern.compile(
          "(?i)(?:situation|case|scenario|incident|event|problem|trigger|what (?:has )?happen(?:s|ed)|if|when)");

  private static final Pattern WHAT_TO_DO =
      Pattern.compile(
          "(?i)(?:what (?:to|you (?:must|should|need to)|we) do|what(?: you)? must do|(?:required |your |our |immediate )?(?:actions?|response|reaction|steps?)|do|then|to do)");

  /** Whose duties the row names, where it names no more. */
  private static final Pattern ROLE =
      Pattern.compile("(?i)(?:role|position|job title|team|department|function|body)(?: name)?");

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

  private static final Pattern FORBIDDEN =
      Pattern.compile(
          "(?i)(?:not (?:allowed|permitted|acceptable)|prohibited|forbidden|unacceptable|never|don'?t'?s?|do not|(?:you |employees )?(?:must|may) not(?: do)?)");
  private static final Pattern PERMITTED =
      Pattern.compile("(?i)(?:allowed|permitted|acceptable|(?:you |employees )?may(?: do)?)");
  private static final Pattern OBLIGED =
      Pattern.compile(
          "(?i)(?:(?:you |employees )?must(?: do)?|required|(?:please |always )?do'?s?|always|dos)");

  /** Whom the limits of a row are about. */
  private static final Pattern FOR_WHOM =
      Pattern.compile(
          "(?i)(?:recipient|giver|customer|client|counter-?party|third party|party|group|person|beneficiary|audience|who)(?:s| type)?");

  private static final Pattern ALLOWED =
      Pattern.compile("(?i)(?:is it )?(?:allowed|permitted)\\??");

  private static final Pattern YES_NO =
      Pattern.compile(
          "(?i)(?:yes|(?<no>no|never))(?<rest>|,? (?:if|when|only|unless|except|with|without|up to|during|in|on|at|within|after|before|until|outside|as long as|provided)\\b.*)");

  private static final Pattern YES_SIGN = Pattern.compile("[✅✔☑👍🆗\\x{FE0F}\\s]+");
  private static final Pattern NO_SIGN = Pattern.compile("[❌✗✘✖⛔🚫👎\\x{FE0F}\\s]+");
  private static final Pattern SIGNS = Pattern.compile("[✅✔☑👍🆗❌✗✘✖⛔🚫👎\\x{FE0F}]+");

  private static final Pattern VERDICT =
      Pattern.compile(
          "(?i)(?:allowed|permitted|(?<no>not (?:allowed|permitted)|never|prohibited|forbidden))(?<rest> .*)?");

  private static final Pattern LIMIT =
      Pattern.compile(
          "(?i)(?:up to|at most|not more than|no more than|max(?:imum|\\.)?(?: of)?|limit:?) (?<amount>\\D{0,4}\\d.*)");

  /** What tells when, where or how, and not what. */
  private static final Pattern WHEN =
      Pattern.compile(
          "(?:before|after|at|every|each|within|on|in|during|by|when|if|unless|until|once|with|without|daily|weekly|monthly|annually|immediately)\\b");

  private static final int MOST_WORDS_OF_A_NAME = 7;

  private TableRows() {}

  private record Cell(String header, String text) {}

  /**
   * The sentences of a row that names a bearer, a case or a deadline, or forbids or allows by a
   * header.
   */
  static List<Sentence> sentences(String row) {
    List<Cell> cells = cells(row);
    Optional<String> role = cell(cells, ROLE).filter(TableRows::acts);
    Optional<String> who = who(cells, role.isPresent());
    Optional<String> deadline = deadline(cells);
    Optional<String> situation = cell(cells, CASE).flatMap(TableRows::circumstance);
    boolean named =
        cells.stream().anyMatch(cell -> WHO.matcher(cell.header()).matches() && told(cell.text()));
    List<Sentence> sentences = new ArrayList<>();
    for (Cell cell : cells) {
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
        } else if (read && !(FORBIDDEN.matcher(cell.header()).matches() && order(text))) {
          sentences.add(new Sentence(row, text));
        }
        read |= rule.isPresent();
      }
    }
    if (sentences.isEmpty()) {
      sentences = limits(row, cells);
    }
    return sentences.isEmpty() ? handled(row, cells) : sentences;
  }

  /** What a cell says with its header and the other cells of its row; empty if that is no rule. */
  private static Optional<String> rule(
      String header,
      String text,
      Optional<String> who,
      Optional<String> role,
      Optional<String> situation,
      Optional<String> deadline) {
    boolean banned = FORBIDDEN.matcher(header).matches();
    Matcher denied = DENIED.matcher(text);
    if (denied.lookingAt() && (banned || OBLIGED.matcher(header).matches())) {
      String bearer = who.or(() -> role).orElse("You");
      return Optional.of(bearer + " must not " + text.substring(denied.end()) + ".");
    }
    if (banned && AVOIDS.matcher(text).lookingAt()) {
      return Optional.empty(); // "Don't: Avoid the lift" may mean either.
    }
    boolean duties = DUTY.matcher(header).matches();
    boolean inCase = situation.isPresent() && WHAT_TO_DO.matcher(header).matches();
    Optional<String> lead = lead(header, text, who.or(() -> role));
    if (lead.isPresent() && !inCase) {
      boolean duty = deadline.isPresent() && OBLIGED.matcher(header).matches();
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
              .map(name -> front + lowerFirst(named(name)) + " must " + lowerFirst(timed))
              .orElse(front + lowerFirst(timed)));
    }
    if (told(text)) {
      boolean plain = WHO.matcher(header).matches() || inCase;
      String front = inCase ? situation.get() + ", " : "";
      return plain ? Optional.of(front + (inCase ? lowerFirst(timed) : timed)) : Optional.empty();
    }
    if (order && (actor.isPresent() || deadline.isPresent())) {
      return Optional.of(actor.map(name -> name + " must " + lowerFirst(timed)).orElse(timed));
    }
    return duties && duty(text, header)
        ? actor.map(name -> name + " is responsible for " + lowerFirst(timed))
        : Optional.empty();
  }

  /** Whether a cell is a whole sentence of who must do what. */
  private static boolean told(String text) {
    Words words = Words.of(text + ".");
    return Operators.find(words, 0, words.size()).filter(found -> found.start() > 0).isPresent();
  }

  /** Who has the duties of a row; under "responsibility" somebody or the duty itself may stand. */
  private static Optional<String> who(List<Cell> cells, boolean role) {
    return cell(cells, WHO, header -> !DUTY.matcher(header).matches())
        .filter(TableRows::acts)
        .filter(name -> !told(name))
        .or(
            () ->
                cell(cells, WHO)
                    .filter(TableRows::acts)
                    .filter(name -> !role && !doing(name) && !told(name)));
  }

  /** Until when or how often the duties of a row are done, as words behind their verb. */
  private static Optional<String> deadline(List<Cell> cells) {
    for (Cell cell : cells) {
      String text = cell.text().replaceFirst("[.;]$", "");
      if (DEADLINE.matcher(cell.header()).matches() && !text.isBlank()) {
        if (TIME.matcher(text).matches()) {
          return Optional.of(until(text));
        }
        if (DAY.matcher(text).matches()) {
          return Optional.of(by(text, LAST_DAY.matcher(cell.header()).matches()));
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
                ? lowerFirst(day)
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
    String text = lowerFirst(time);
    return text.matches("same .*")
        ? "on the " + text
        : text.matches("the same .*")
            ? "on " + text
            : LENGTH.matcher(text).matches() ? "within " + text : text;
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
      return Optional.of("If " + lowerFirst(text)); // "A guest faints"
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
    return role ? "The " + lowerFirst(who) : who;
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
        sentence =
            Optional.of(
                name
                    + be(name)
                    + not
                    + "permitted"
                    + answer.group("rest").replaceFirst("^, (?!if|when|only|unless)", " "));
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

  /** "Must not be used with AI tools". */
  private static final Pattern HANDLED =
      Pattern.compile(
          "(?i)(?:must|may|shall|should|cannot|can)(?: not| never| only)? be [a-z]+ed\\b.*");

  /** "Data: Secret; Rule: must not be shared": how what the row is about is to be handled. */
  private static List<Sentence> handled(String row, List<Cell> cells) {
    Cell first = cells.getFirst();
    String name = PlainText.clean(first.text());
    boolean thing =
        name.matches("[\\w/&' -]{2,40}")
            && !FOR_WHOM.matcher(first.header()).matches()
            && !HeadNouns.canAct(name.replaceFirst(".* ", "").toLowerCase(Locale.ROOT))
            && !HANDLED.matcher(name).matches();
    if (!thing) {
      return List.of();
    }
    boolean kind =
        first.header().matches("(?i)(?:data|information|documents?|records?|materials?|content)");
    String noun = NounPhrases.singular(first.header().toLowerCase(Locale.ROOT));
    boolean named =
        name.toLowerCase(Locale.ROOT).contains(noun)
            || NounPhrases.plural(name.replaceFirst(".* ", ""));
    String subject = kind && !named ? name + " " + first.header().toLowerCase(Locale.ROOT) : name;
    return cells.subList(1, cells.size()).stream()
        .filter(cell -> HANDLED.matcher(PlainText.clean(cell.text())).matches())
        .map(
            cell ->
                new Sentence(
                    row,
                    subject
                        + " "
                        + lowerFirst(PlainText.clean(cell.text()).replaceFirst("[.;]$", ""))
                        + "."))
        .toList();
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
    boolean order = order(text) || (SAYS_DO.matcher(header).matches() && starts(text));
    if (actor.isPresent() && order) {
      return modal(header).map(modal -> actor.get() + " " + modal + ":");
    }
    if (FORBIDDEN.matcher(header).matches()) {
      return Optional.of(order ? "It is prohibited to:" : "The following are prohibited:");
    }
    if (PERMITTED.matcher(header).matches()) {
      return Optional.of(order ? "You may:" : "The following are permitted:");
    }
    return OBLIGED.matcher(header).matches() && order ? Optional.of("You must:") : Optional.empty();
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
        Stream.of(FORBIDDEN, PERMITTED, OBLIGED, WHO, DEADLINE, DUTY, WHAT_TO_DO, CASE, ROLE)
            .anyMatch(kind -> kind.matcher(last).matches());
    return known ? last : header;
  }

  private static String answer(String written) {
    String text = written.strip();
    return YES_SIGN.matcher(text).matches() ? "Yes" : NO_SIGN.matcher(text).matches() ? "No" : text;
  }

  private static Optional<String> cell(List<Cell> cells, Pattern header) {
    return cell(cells, header, _ -> true);
  }

  private static Optional<String> cell(List<Cell> cells, Pattern header, Predicate<String> also) {
    return cells.stream()
        .filter(cell -> header.matcher(cell.header()).matches() && also.test(cell.header()))
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
  private static boolean duty(String text, String header) {
    Words words = Words.of(text);
    boolean several = header.matches("(?i).*s");
    return words.size() > 1
        && !text.matches("(?i)(?:\\w+ ){0,3}?contacts?\\b.*")
        && (several || DEED.matcher(text).matches())
        && words.tokens().stream().anyMatch(Token::nominal)
        && !FiniteVerbs.any(words, 0, words.size());
  }

  private static String lowerFirst(String text) {
    return Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }
}
