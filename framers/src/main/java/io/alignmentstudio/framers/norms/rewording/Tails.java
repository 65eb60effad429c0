package io.alignmentstudio.framers.norms.rewording;

import io.alignmentstudio.domain.NumberWords;
import io.alignmentstudio.framers.language.Verbs;
import io.alignmentstudio.framers.norms.grammar.Front;
import io.alignmentstudio.framers.norms.grammar.Operators;
import io.alignmentstudio.framers.norms.grammar.Orders;
import io.alignmentstudio.framers.norms.grammar.Words;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says what two verbs share with each of them: "accept gifts from, or give gifts to, suppliers",
 * and puts conditions between two orders behind the second's.
 */
public final class Tails {
  private static final String PREPOSITION =
      "(?:from|to|with|on|upon|by|in|for|of|against|at|into|about)";

  private static final String TAIL =
      "(?<tail>(?!(?:which|who|whom|that)\\b)(?:(?! (?:if|when|where|unless|before|after|until|without|within|except|as|who|which|that)\\b)[^,;:])+?)(?=(?: (?:if|when|where|unless|before|after|until|without|within|except|as|who|which|that)\\b|[,;:]|\\.?$))";

  /** "Accept gifts from, or give gifts to, suppliers". */
  private static final Pattern PREPOSITIONS =
      Pattern.compile(
          "(?<=[a-z] )(?<first>"
              + PREPOSITION
              + "), (?<join>and|or) (?<second>[^,;:]{2,70}? "
              + PREPOSITION
              + "), "
              + TAIL);

  /** "Be sent to, and approved by the manager": a comma is missing. */
  private static final Pattern BY =
      Pattern.compile(
          "(?<=[a-z] )(?<first>"
              + PREPOSITION
              + "), (?<join>and|or) (?<second>(?:[a-z]+ly )?[a-z]+(?:ed|en|wn) by) "
              + TAIL);

  /** "Submit to the board and publish the minutes of each meeting". */
  private static final Pattern OBJECT =
      Pattern.compile(
          "(?<=\\b(?:must|shall|should|will|may|to) )(?<first>(?:submit|send|deliver|present|provide|transmit|forward|supply) to"
              + " [^,;:]{2,160}?) and (?<second>make (?:[a-z]+ly )?available|publish|post|file|distribute|circulate|disclose)"
              + " (?<what>(?:an?|the|its|their|all|any|each) [^;]+?)(?=[.;]?$)");

  /** "Must not compromise, or appear to compromise, your judgement". */
  private static final Pattern APPEAR =
      Pattern.compile(
          "(?<verb>[a-z]+), (?<join>and|or) (?<second>(?:appear|seem|be seen|attempt|try|threaten) to \\k<verb>), ");

  /** "Stop work, and if necessary, call the manager". */
  private static final Pattern AND_IF =
      Pattern.compile(
          "(?<first>[^;:]+?),? and,? (?<aside>(?:if|when|where)(?: it is| they are)? (?:appropriate|necessary|possible|needed|required|applicable|in doubt|feasible|relevant|asked|requested)), (?<second>[a-z][^;:]+)");

  private static final Pattern FRONT =
      Pattern.compile("^(?<front>(?:If|When|Where|Whenever) [^,;:]+), ");

  /** "Must be handled openly, that is they must be recorded". */
  private static final Pattern THAT_IS =
      Pattern.compile("(?i), that is,? (?=(?:they|it) (?:must|should|shall)\\b)");

  private static final int LONGEST_TAIL = 8;

  private static final String TIME =
      "(?:within|for|every|after|at least every|no later than) (?:\\d+|an?|"
          + NumberWords.PATTERN
          + ")"
          + "(?: [a-z]+)? (?:minutes?|hours?|days?|weeks?|months?|years?)";

  /** "Report losses within three days and thefts within one": each has its own time. */
  private static final Pattern TWO_TIMES =
      Pattern.compile(
          "^(?<start>(?:[^,;:]{2,60}? (?:must|shall|should) |[Pp]lease )?)(?<verb>[A-Za-z]+) (?<one>(?:[\\w'’-]+ ){0,4}?[\\w'’-]+) (?<first>"
              + TIME
              + ")(?:,? and|,) (?<two>(?!(?:then|also|to|and|or|every|within|for|after|no)\\b)(?:[\\w'’-]+ ){0,3}?[\\w'’-]+) (?<second>"
              + TIME
              + ")(?<end>[^,;:]*)$");

  private Tails() {}

  /** A sentence in which every verb has what it shares; as it is where none shares. */
  public static String said(String sentence) {
    String text = sentence;
    for (Pattern pattern : List.of(PREPOSITIONS, BY)) {
      text =
          pattern
              .matcher(text)
              .replaceAll(
                  found ->
                      found.group("tail").split(" ").length > LONGEST_TAIL
                          ? Matcher.quoteReplacement(found.group())
                          : Matcher.quoteReplacement(
                              String.join(
                                  " ",
                                  found.group("first"),
                                  found.group("tail"),
                                  found.group("join"),
                                  found.group("second"),
                                  found.group("tail"))));
    }
    text = OBJECT.matcher(text).replaceFirst("${first} ${what} and ${second} ${what}");
    text = twoTimes(text);
    text = THAT_IS.matcher(text).replaceFirst("; ");
    text = APPEAR.matcher(text).replaceAll("${verb} ${join} ${second} ");
    return conditionAhead(text);
  }

  private static String twoTimes(String sentence) {
    Matcher matcher = TWO_TIMES.matcher(sentence);
    if (!matcher.matches()) {
      return sentence;
    }
    boolean order = matcher.group("start").isBlank() || matcher.group("start").endsWith("lease ");
    String start = order ? "you must " : matcher.group("start");
    String verb = order ? matcher.group("verb").toLowerCase(Locale.ROOT) : matcher.group("verb");
    Words two = Words.of("They " + matcher.group("two"));
    boolean things = two.tokens().subList(1, two.size()).stream().noneMatch(w -> w.tagged("VERB"));
    boolean acts =
        !verb.equals("be")
            && Verbs.isBase(verb)
            && things
            && !Verbs.isPolicyVerb(two.at(1).lower());
    return acts
        ? "%s%s %s %s; %s%s %s %s%s"
            .formatted(
                start,
                verb,
                matcher.group("one"),
                matcher.group("first"),
                start,
                verb,
                matcher.group("two"),
                matcher.group("second"),
                matcher.group("end"))
        : sentence;
  }

  /** The second order with its own condition, and the one in front of both. */
  private static String conditionAhead(String sentence) {
    Matcher matcher = AND_IF.matcher(sentence);
    if (!matcher.matches()) {
      return sentence;
    }
    String order = matcher.group("second");
    Words second = Words.of(order);
    Words first = Words.of(matcher.group("first"));
    Front front = Front.of(first, first.size());
    if (!Orders.at(second, 0, second.size())) {
      return sentence;
    }
    boolean told =
        Operators.find(first, front.main(), first.size())
            .filter(operator -> operator.start() > front.main())
            .isPresent();
    if (told) {
      return "%s; %s, %s."
          .formatted(
              matcher.group("first"), order.replaceFirst("[.;]$", ""), matcher.group("aside"));
    }
    if (!Verbs.isPolicyVerb(first.at(front.main()).lower())
        && !Orders.at(first, front.main(), first.size())) {
      return sentence;
    }
    Matcher ahead = FRONT.matcher(matcher.group("first"));
    String shared = ahead.find() ? ahead.group("front") + " and " : "";
    return "%s; %s%s, %s"
        .formatted(matcher.group("first"), shared, matcher.group("aside"), matcher.group("second"));
  }
}
