package io.alignmentstudio.framers.norms.rewording;

import io.alignmentstudio.framers.language.Token;
import io.alignmentstudio.framers.language.Verbs;
import io.alignmentstudio.framers.norms.grammar.Front;
import io.alignmentstudio.framers.norms.grammar.Operators;
import io.alignmentstudio.framers.norms.grammar.Orders;
import io.alignmentstudio.framers.norms.grammar.Words;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sets the marks between clauses that writers of rules leave out: the comma before an order, "if
 * you find a fault report it", and the full stop that a comma or a dash stands for, "do not run, it
 * is slippery".
 */
public final class Commas {
  private static final Set<String> OPENERS =
      Set.of(
          "if", "even", "when", "whenever", "once", "before", "after", "where", "until", "while");

  /** "In case of fire: leave the building." */
  private static final Pattern COLON =
      Pattern.compile(
          "(?i)^(?<front>(?:if|when|whenever|once|before|after|where|while|in case of|in the event of|in an?)\\b[^:;]{3,150}): (?<order>[a-z].*)$");

  /** "Do not treat it like your home, it is a shared space." */
  private static final Pattern SPLICE =
      Pattern.compile(
          ", (?=(?:it|this|that|these|they) (?:is|are|was|were|can|could|may|might|will|would|takes?|has|have|makes?|causes?)\\b)");

  /** "Leave the bench clean - be considerate". */
  private static final Pattern DASH =
      Pattern.compile("(?<=[a-z)]) +[-–—] +(?=(?<next>(?:please |always )?[a-z]+) )");

  /** "Do not use your hands: use a brush." */
  private static final Pattern SECOND_ORDER = Pattern.compile("(?<=[a-z)]): (?=[a-z]+ )");

  /** "Speak to the director, any complaint about a director should go to another." */
  private static final Pattern SECOND_RULE =
      Pattern.compile(
          ", (?=(?:any|all|every|each|no|the|these|such) (?:(?!(?:and|or|who|which|that|whose|if|when)\\b)[\\w'’-]+ ){1,6}?(?:must|shall|should|cannot|may not)\\b)");

  private static final int FEWEST_WORDS = 3;

  private Commas() {}

  /** A sentence with a semicolon between its clauses; as it is where it has one. */
  public static String apart(String sentence) {
    return unspliced(ruled(sentence));
  }

  /** Two rules with a comma between them, as two; the comma behind a condition stays. */
  private static String ruled(String sentence) {
    Matcher matcher = SECOND_RULE.matcher(sentence);
    while (matcher.find()) {
      if (whole(sentence, matcher.start())) {
        return sentence.substring(0, matcher.start()) + "; " + sentence.substring(matcher.end());
      }
    }
    return sentence;
  }

  /** Whether a whole rule ends at a comma, which ends no condition. */
  private static boolean whole(String sentence, int comma) {
    Words all = Words.of(sentence);
    Front ahead = Front.of(all, all.size());
    Words first = Words.of(sentence.substring(0, comma));
    Front front = Front.of(first, first.size());
    boolean condition =
        (ahead.to() > 0 && all.at(ahead.to() - 1).end() >= comma)
            || (front.main() == 0 && (first.at(0).in(OPENERS) || first.at(0).tagged("ADP")));
    return !condition
        && Operators.find(first, front.main(), first.size())
            .filter(
                operator ->
                    operator.start() > front.main()
                        && operator.predicate() < first.size() - 1
                        && first.slice(operator.predicate(), first.size()).stream()
                            .noneMatch(Set.of("if", "when", "where", "unless", "once")::contains))
            .isPresent();
  }

  /** A clause whose condition ends before its order: "if you find a fault, report it". */
  public static String ended(String clause) {
    return conditionEnded(coloned(clause));
  }

  private static String unspliced(String sentence) {
    Words words = Words.of(sentence);
    boolean order =
        Orders.at(words, 0, words.size()) && !words.at(0).in(OPENERS) && !words.at(0).is("in");
    String apart = order ? SPLICE.matcher(sentence).replaceFirst("; ") : sentence;
    Matcher colon = SECOND_ORDER.matcher(apart);
    if (order && colon.find() && !apart.endsWith(":")) {
      String rest = apart.substring(colon.end());
      if (Orders.at(Words.of(rest), 0, Words.of(rest).size())) {
        return apart.substring(0, colon.start()) + "; " + rest;
      }
    }
    Matcher dash = DASH.matcher(apart);
    return dash.find()
            && Verbs.isBase(dash.group("next").replaceFirst("^(?:please|always) ", ""))
            && !sentence.substring(dash.end()).contains(" - ")
            && Orders.at(
                Words.of(apart.substring(dash.end())),
                0,
                Words.of(apart.substring(dash.end())).size())
        ? apart.substring(0, dash.start()) + "; " + apart.substring(dash.end())
        : apart;
  }

  private static String coloned(String sentence) {
    Matcher matcher = COLON.matcher(sentence);
    if (!matcher.matches()) {
      return sentence;
    }
    String written = matcher.group("order");
    String order = Character.toLowerCase(written.charAt(0)) + written.substring(1);
    Words words = Words.of(order);
    return Orders.at(words, 0, words.size()) && !order.endsWith(":")
        ? matcher.group("front") + ", " + order
        : sentence;
  }

  private static String conditionEnded(String sentence) {
    Words words = Words.of(sentence);
    boolean whole = sentence.contains(",") || sentence.contains(":") || sentence.contains(";");
    if (!words.at(0).in(OPENERS) || whole) {
      return sentence;
    }
    boolean verbed = false;
    for (int i = 1; i < words.size() - 2; i++) {
      if (verbed && i > FEWEST_WORDS - 1 && starts(words, i)) {
        return sentence.substring(0, words.at(i - 1).end())
            + ","
            + sentence.substring(words.at(i - 1).end());
      }
      Token token = words.at(i);
      verbed |= token.tagged("VERB") || token.tagged("AUX");
    }
    return sentence;
  }

  /** Whether an order starts at a token: a verb that follows no subject and has an object. */
  private static boolean starts(Words words, int i) {
    Token token = words.at(i);
    Token before = words.at(i - 1);
    if (token.is("please")) {
      return Orders.at(words, i, words.size());
    }
    boolean free =
        (before.nominal()
                || before.tagged("ADJ")
                || before.tagged("ADV")
                || before.tagged("NUM")
                || (before.in(Set.of("out", "off", "up", "down")) && words.at(i - 2).tagged("VERB"))
                || (before.tagged("VERB") && before.lower().endsWith("s")))
            && !before.in(Set.of("not", "never", "always", "also", "only", "to"))
            && !before.tagged("PRON");
    Token next = words.at(i + 1);
    boolean object =
        next.tagged("DET")
            || next.in(Set.of("it", "them", "your", "their", "our", "off", "out", "up", "down"));
    boolean gerund = words.at(1).lower().endsWith("ing") && token.tagged("VERB");
    return free
        && (object || (gerund && next.tagged("ADP")))
        && (Verbs.isPolicyVerb(token.lower()) || (object && Verbs.isBase(token.lower())))
        && Operators.find(words, i, words.size()).isEmpty()
        && Operators.find(words, 0, i).isEmpty()
        && Orders.at(words, i, words.size());
  }
}
