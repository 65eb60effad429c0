package io.alignmentstudio.framers.norms.grammar;

import io.alignmentstudio.framers.language.HeadNouns;
import io.alignmentstudio.framers.language.Token;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells the words that open a condition, an exception, a deadline or a remark. */
public final class ModifierWords {
  public static final Set<String> UNITS =
      Set.of(
          "second",
          "seconds",
          "minute",
          "minutes",
          "hour",
          "hours",
          "day",
          "days",
          "week",
          "weeks",
          "month",
          "months",
          "quarter",
          "quarters",
          "year",
          "years",
          "fortnight");
  private static final Set<String> WHETHER_VERBS =
      Set.of(
          "ask",
          "check",
          "determine",
          "decide",
          "see",
          "know",
          "verify",
          "as",
          "even",
          "say",
          "indicate",
          "assess",
          "confirm",
          "test",
          "evaluate");
  private static final Set<String> PLACES =
      Set.of(
          "site",
          "sites",
          "place",
          "places",
          "country",
          "countries",
          "room",
          "location",
          "locations",
          "area",
          "areas",
          "cases",
          "case",
          "situation",
          "situations",
          "circumstances",
          "instances",
          "systems",
          "environments",
          "state",
          "states",
          "context",
          "point",
          "points",
          "page",
          "address");

  private static final int MOST_WORDS_TO_CLAUSE = 10;

  private static final Set<String> OCCASIONS =
      Set.of(
          "case",
          "cases",
          "circumstances",
          "emergency",
          "emergencies",
          "event",
          "instances",
          "situation",
          "situations");

  private static final Set<String> TIMES =
      Set.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december",
          "monday",
          "tuesday",
          "wednesday",
          "thursday",
          "friday",
          "saturday",
          "sunday",
          "noon",
          "midnight",
          "close",
          "year-end",
          "tomorrow");

  private ModifierWords() {}

  /** The modifier whose first word stands at a token. */
  public static Optional<ModifierKind> kind(Words words, int i, boolean relative) {
    Token token = words.at(i);
    Token next = words.at(i + 1);
    Token before = words.at(i - 1);
    boolean comma = before.comma();
    ModifierKind condition = relative && !comma ? null : ModifierKind.CONDITION;
    ModifierKind deadline = relative && !comma ? null : ModifierKind.DEADLINE;
    if (token.tagged("NUM") && later(words, i)) {
      return Optional.of(ModifierKind.DEADLINE);
    }
    ModifierKind kind =
        switch (token.lower()) {
          case "unless", "except", "excepting" -> ModifierKind.EXCEPTION;
          case "other" ->
              next.is("than") && (comma || words.at(i + 2).is("as"))
                  ? ModifierKind.EXCEPTION
                  : null;
          case "save" ->
              token.text().equals("save")
                      && ((next.in(Set.of("where", "that", "as", "for", "when", "if"))
                              && (comma || !next.in(Set.of("that", "as"))))
                          || (comma && saved(words, i)))
                  ? ModifierKind.EXCEPTION
                  : null;
          case "with" ->
              words.starts(i, List.of("with", "the", "exception")) ? ModifierKind.EXCEPTION : null;
          case "apart", "aside" -> apart(words, i);
          case "excluding" -> comma ? ModifierKind.EXCEPTION : null;
          case "provided", "providing" -> next.is("that") || comma ? ModifierKind.CONDITION : null;
          case "as" -> as(words, i);
          case "so" ->
              words.starts(i, List.of("so", "long", "as"))
                  ? ModifierKind.CONDITION
                  : comma && !next.is("that") ? ModifierKind.REMARK : null;
          case "only" ->
              next.in(Set.of("if", "when", "where", "after", "once", "upon"))
                      || (next.is("with")
                          && words.at(i + 2).is("the")
                          && words.slice(i + 3, Math.min(words.size(), i + 8)).stream()
                              .anyMatch(
                                  Set.of(
                                          "approval",
                                          "consent",
                                          "permission",
                                          "authorization",
                                          "authorisation")
                                      ::contains))
                  ? ModifierKind.ONLY
                  : null;
          case "if" ->
              next.is("any") && words.at(i + 2).comma()
                  ? ModifierKind.REMARK
                  : before.in(WHETHER_VERBS)
                          || before.is("only")
                          || (before.is("or") && !conditional(words, i))
                          || (relative && !comma && before.tagged("VERB"))
                      ? null
                      : ModifierKind.CONDITION;
          case "when", "whenever" ->
              before.in(
                      Set.of(
                          "did",
                          "how",
                          "than",
                          "decide",
                          "know",
                          "determine",
                          "define",
                          "and",
                          "or",
                          "specify",
                          "of",
                          "about",
                          "on",
                          "state"))
                  ? null
                  : condition;
          case "where", "wherever" -> where(words, i) ? condition : null;
          case "while", "whilst" ->
              token.tagged("NOUN")
                      && (before.tagged("DET") || before.in(Set.of("for", "worth", "quite")))
                  ? null
                  : condition;
          case "once" ->
              (next.tagged("DET") && !next.in(Set.of("a", "every", "each")))
                      || next.tagged("PRON")
                      || (next.nominal() && !next.in(TIMES) && !next.is("per"))
                  ? condition
                  : null;
          case "after" ->
              before.in(Set.of("look", "looks", "looking", "and", "or"))
                      || next.lower().matches("(?:your|them|our|one|him|her|it)sel(?:f|ves)")
                      || (next.tagged("NUM") && before.in(Set.of("numbers", "figures", "values")))
                  ? null
                  : condition;
          case "upon" ->
              before.in(
                      Set.of(
                          "rely",
                          "based",
                          "depend",
                          "agreed",
                          "agree",
                          "call",
                          "act",
                          "relied",
                          "infringe",
                          "rest",
                          "depending",
                          "impose",
                          "imposed"))
                  ? null
                  : condition;
          case "on" ->
              next.lower().endsWith("ing")
                      && next.tagged("VERB")
                      && !before.in(Set.of("focus", "depend", "rely", "work", "working"))
                  ? condition
                  : null;
          case "in" -> in(words, i, condition, deadline);
          case "subject" ->
              next.is("to")
                      && !before.in(Set.of("be", "is", "are", "data"))
                      && !before.tagged("DET")
                  ? ModifierKind.CONDITION
                  : null;
          case "before" ->
              before.in(Set.of("and", "or")) || next.is("and") || court(words, i) ? null : deadline;
          case "until", "till" -> before.is("or") ? null : deadline;
          case "prior" -> next.is("to") ? deadline : null;
          case "within" -> within(words, i) ? deadline : null;
          case "by" -> by(words, i) ? deadline : null;
          case "no", "not" ->
              next.in(Set.of("later", "sooner", "earlier")) && words.at(i + 2).is("than")
                  ? ModifierKind.DEADLINE
                  : null;
          case "immediately", "promptly", "forthwith" -> ModifierKind.DEADLINE;
          case "without" ->
              words.starts(i, List.of("without", "delay"))
                      || (next.in(Set.of("undue", "unreasonable", "unnecessary", "further"))
                          && words.at(i + 2).is("delay"))
                  ? ModifierKind.DEADLINE
                  : null;
          case "because" -> // "refuse a customer simply because"
              before.in(Set.of("simply", "just", "only", "merely", "solely", "purely"))
                  ? null
                  : ModifierKind.REMARK;
          case "whereas" -> ModifierKind.REMARK;
          case "under", "at" ->
              i == 0 && hereabouts(words)
                  ? ModifierKind.REMARK
                  : at(words, i) ? ModifierKind.DEADLINE : null;
          case "and" ->
              next.in(Set.of("they", "we", "it", "he", "she"))
                      && words.at(i + 2).in(Set.of("will", "can", "would", "are", "is"))
                  ? ModifierKind.REMARK
                  : null;
          case "since", "however", "whatever", "whoever" -> comma ? ModifierKind.REMARK : null;
          // "for two years or until the case closes, whichever is later" is one span of time.
          case "whichever" -> comma && !next.is("is") ? ModifierKind.REMARK : null;
          case "whether" ->
              comma || words.starts(i, List.of("whether", "or", "not"))
                  ? ModifierKind.REMARK
                  : null;
          case "even" ->
              next.in(Set.of("if", "though", "when", "where", "before", "after"))
                  ? ModifierKind.REMARK
                  : null;
          case "regardless", "irrespective", "notwithstanding", "although", "though" ->
              ModifierKind.REMARK;
          case "which", "who", "whose", "whom" -> comma ? ModifierKind.REMARK : null;
          case "for" ->
              (comma || before.tagged("X")) && next.in(Set.of("example", "instance", "which"))
                  ? ModifierKind.REMARK
                  : null;
          case ":" -> ModifierKind.REMARK;
          case "–", "—" -> next.in(Set.of("except", "unless")) ? null : ModifierKind.REMARK;
          case "-", "--" ->
              before.end() < token.start()
                      && token.end() < next.start()
                      && !(before.startsUpper() && next.startsUpper() && i > 1)
                  ? ModifierKind.REMARK
                  : null;
          default -> null;
        };
    return Optional.ofNullable(kind);
  }

  /**
   * "save in an emergency", "save in an emergency where nobody can be asked": the clause belongs to
   * the exception. But not "open, edit, save in the folder".
   */
  private static boolean saved(Words words, int i) {
    if (!words.at(i + 1).in(Set.of("in", "under", "during"))) {
      return false;
    }
    int end = i + 2;
    while (end < words.size()
        && end < i + MOST_WORDS_TO_CLAUSE
        && words.at(end).word()
        && !words.at(end).in(Set.of("where", "when", "if"))) {
      end++;
    }
    return words.slice(i + 2, end).stream().anyMatch(OCCASIONS::contains);
  }

  /** "Destroy contracts seven years after they end". But not "keep contracts for seven years". */
  private static boolean later(Words words, int i) {
    Token before = words.at(i - 1);
    return words.at(i + 1).in(UNITS)
        && words.at(i + 2).in(Set.of("after", "before"))
        && (before.nominal() || before.tagged("ADV"))
        && !before.in(Set.of("least", "most", "about", "than"));
  }

  /** Whether a condition stands before a token: "if it rains or if it snows". */
  private static boolean conditional(Words words, int i) {
    return words.slice(0, i).stream().anyMatch(Set.of("if", "when", "where", "unless")::contains);
  }

  private static ModifierKind as(Words words, int i) {
    Token next = words.at(i + 1);
    if (words.starts(i, List.of("as", "long", "as"))) {
      return words.at(i - 1).is("for") ? null : ModifierKind.CONDITION;
    }
    if (words.starts(i, List.of("as", "soon", "as"))) {
      return ModifierKind.DEADLINE;
    }
    boolean clause = words.at(i - 1).comma() && (next.tagged("PRON") || next.tagged("DET"));
    return clause ? ModifierKind.REMARK : null;
  }

  /** "Apart from the manager" excepts; "apart from following the law" adds. */
  private static ModifierKind apart(Words words, int i) {
    boolean also = words.slice(i, words.size()).contains("also");
    return !words.at(i + 1).is("from")
        ? null
        : words.at(i + 2).lower().endsWith("ing") || also
            ? ModifierKind.REMARK
            : ModifierKind.EXCEPTION;
  }

  /** "Under this code", "at Acme": where all of the document holds. */
  private static boolean hereabouts(Words words) {
    boolean code =
        words.at(0).is("under")
            && words.at(1).in(Set.of("this", "our", "the"))
            && words.at(2).in(Set.of("code", "policy", "guideline", "guidelines", "handbook"))
            && words.at(3).comma();
    boolean name = // "at Acme", but not "at Reception"
        HeadNouns.isUnknownName(words.at(1).text()) && words.at(2).comma();
    boolean names = words.at(1).startsUpper() && words.at(2).startsUpper() && words.at(3).comma();
    boolean house = words.at(0).is("at") && (name || names);
    return code || house;
  }

  private static ModifierKind in(
      Words words, int i, ModifierKind condition, ModifierKind deadline) {
    if (words.starts(i, List.of("in", "case"))
        || words.starts(i, List.of("in", "the", "event"))
        || words.starts(i, List.of("in", "cases", "where"))) {
      return condition;
    }
    boolean listed = // "accurately, completely, and in a timely manner"
        words.at(i - 1).is("and")
            && words.at(i - 2).comma()
            && words.at(i - 3).lower().endsWith("ly");
    return words.starts(i, List.of("in", "a", "timely", "manner")) && !listed ? deadline : null;
  }

  private static boolean where(Words words, int i) {
    Token before = words.at(i - 1);
    Token next = words.at(i + 1);
    if (before.in(PLACES)
        || words.at(i - 2).in(Set.of("say", "tell", "know", "state", "show", "explain"))
        || before.in(Set.of("and", "or", "how", "from", "to", "of", "know", "about", "on", "is"))) {
      return false;
    }
    return before.comma()
        || !before.nominal()
        || next.tagged("PRON")
        || next.tagged("ADJ")
        || next.tagged("DET")
        || next.in(Set.of("there", "required", "needed"));
  }

  private static boolean within(Words words, int i) {
    for (int j = i + 1; j < i + 7; j++) {
      if (words.at(j).in(UNITS)
          || words.at(j).is("time")
          || words.at(j).is("timeframe")
          || words.at(j).is("period")
          || words.at(j).is("deadline")) {
        return true;
      }
      if (words.at(j).tagged("ADP")) {
        return false;
      }
    }
    return false;
  }

  private static boolean by(Words words, int i) {
    Token next = words.at(i + 1);
    if (next.in(TIMES) && (next.startsUpper() || !next.is("may"))) {
      return true;
    }
    Token after = words.at(i + 2);
    return (next.tagged("NUM") && (after.in(TIMES) || after.in(Set.of("am", "pm", "a.m", "p.m"))))
        || (next.is("the")
            && (after.in(
                    Set.of("end", "deadline", "date", "time", "start", "close", "due", "beginning"))
                || words.at(i + 3).in(TIMES)
                || after.text().matches("\\d+(st|nd|rd|th)")))
        || next.text().matches("\\d{1,2}:\\d{2}|\\d+(am|pm)");
  }

  /** "before the courts" names a place. */
  private static boolean court(Words words, int i) {
    Set<String> places = Set.of("court", "courts", "tribunal", "tribunals", "judge");
    return words.at(i + 1).in(places) || words.at(i + 2).in(places) || words.at(i + 3).in(places);
  }

  /** "at least seven days before", "at once", "at the latest". */
  private static boolean at(Words words, int i) {
    if (words.at(i + 1).is("once") || words.starts(i, List.of("at", "the", "latest"))) {
      return true;
    }
    if (!words.at(i + 1).is("least") && !words.at(i + 1).is("the")) {
      return false;
    }
    for (int j = i + 2; j < i + 7; j++) {
      if (words.at(j).in(UNITS)) {
        return words.at(j + 1).in(Set.of("before", "prior", "after"))
            || words.starts(j + 1, List.of("in", "advance"));
      }
    }
    return false;
  }
}
