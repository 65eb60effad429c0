package io.alignmentstudio.framers.norms.text;

import io.alignmentstudio.framers.language.VerbPhrases;
import io.alignmentstudio.framers.norms.grammar.Operators;
import io.alignmentstudio.framers.norms.grammar.Orders;
import io.alignmentstudio.framers.norms.grammar.Words;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives a sentence of its own to a rule that stands beside another one: in brackets, behind a dash,
 * after "so" and "but please", or behind what somebody else does.
 */
public final class Asides {
  private static final String MODAL = "(?:must|may|should|shall|cannot|need to|have to)";

  /** "Keep the door closed (board members may prop it open during events)." */
  private static final Pattern RULE_IN_BRACKETS =
      Pattern.compile(
          "^(?<main>[^()]{10,}?)[.!]? \\((?<rule>(?!(?i:see|e\\.g|i\\.e|if|which|who|that|as|when|where|because|this|it|they|these)\\b)(?:[\\w'’-]+ ){1,5}?"
              + MODAL
              + " [^()]{5,}?)[.!]?\\)[.!]?$");

  /** "Answer all calls (remember to ask for leave before you record them)." */
  private static final Pattern ORDER_IN_BRACKETS =
      Pattern.compile(
          "(?i)^(?<main>[^()]{10,}?)[.!]? \\((?:but |and )?(?:please )?(?:remember to |be sure to |make sure to |(?<please>please |do not |don['’]t |never |always ))(?<order>[a-z][^()]{5,}?)[.!]?\\)[.!]?$");

  /** "You answer for your guests, so please tell them the rules." */
  private static final Pattern SO =
      Pattern.compile(
          "(?i)(?<=[a-z0-9)]),? (?:and so|so|but) (?=(?:please|do not|don['’]t|never) [a-z])");

  /** "Do not promise to keep it secret - you must say that you will pass it on." */
  private static final Pattern DASH_RULE =
      Pattern.compile(
          "(?<=[a-z0-9)]) ?[-–—] (?=(?:you|we|they|employees|staff|members|volunteers|managers) "
              + MODAL
              + "\\b)");

  /** "Arrive on time - even a little early if you can." */
  private static final Pattern EVEN =
      Pattern.compile("(?i)(?<=[a-z]) ?[-–—] (?:even|ideally|preferably|better) [^.;:]*(?=[.]?$)");

  /** "Tell the lead, and further guidance will be given." */
  private static final Pattern THEN_WILL =
      Pattern.compile(
          ",? and (?=(?:(?:the|an?|any|all|specific|further) (?:[\\w'’-]+ ){1,6}?will (?:then )?(?:be|have|receive) "
              + "|(?:someone|somebody) will |we (?:ask|expect|encourage|urge|request) (?!(?:them|him|her|it)\\b)))");

  /** "We open at nine, so you should be there before": what is told first is no rule. */
  private static final Pattern SO_YOU =
      Pattern.compile(
          "(?i)(?<=[a-z0-9)]),? so (?=(?:(?:if|when) [^,;:]+?,? )?you (?:must|should|shall|need to|have to|are (?:expected|required|asked) to) )");

  /** "Clear the plot by May or it will be given away": what comes of it. */
  private static final Pattern OR_ELSE =
      Pattern.compile(
          "(?i),? or (?:else )?(?:it|they|you|(?:the|your|their|his|her) (?:[\\w'’-]+ ){1,4}?)\\s?will (?:not )?(?:be|lose|forfeit|have) [^;:]*$");

  private static final Pattern IN_CASE =
      Pattern.compile("(?i)\\b(?:if|when|where|unless|whether|either)\\b");

  /** "Stay at home if you are ill and tell your manager": two orders, one case. */
  private static final Pattern CASE_BETWEEN =
      Pattern.compile(
          "(?i)^(?<one>(?:please )?[a-z]+ [^,;:]*?) (?<case>if you (?:are|have|become|feel|get|cannot) [^,;:]*?),? and (?<two>(?:inform|tell|notify|contact|call|e-?mail|report|let|ask|seek) [^;:]+)$");

  private static final Pattern CONDITION =
      Pattern.compile(
          "(?i)^(?:if|when|whenever|where|once|after|before|unless|while|although)\\b.*");

  /** "This login is shared, so please do not change it": the order is about this one only. */
  public static final Pattern POINTING = Pattern.compile("^(?:This|These|That|Those|It|Its)\\b");

  /** "Projects that run for a year, but do not cost more": told of the projects. */
  private static final Pattern OF_THINGS =
      Pattern.compile(
          "(?i)(?!.*\\b(?:you|your|please|may|can|must|should|shall|cannot|will|do|never|always)\\b).* (?:that|which|who) .*");

  /** "Contractors - you must sign in": whom or what the rule is about. */
  private static final Pattern LABEL = Pattern.compile("[\\p{Lu}][\\w'’-]*(?: [\\w'’-]+)?");

  private Asides() {}

  /** A sentence with its asides behind semicolons; as it is where none is a rule. */
  static String apart(String sentence) {
    String text = sentence;
    Matcher rule = RULE_IN_BRACKETS.matcher(text);
    if (rule.matches()) {
      text = rule.group("main") + "; " + rule.group("rule") + ".";
    }
    Matcher order = ORDER_IN_BRACKETS.matcher(text);
    if (order.matches()) {
      String please = order.group("please") == null ? "" : order.group("please").strip() + " ";
      text = order.group("main") + "; " + please + order.group("order") + ".";
    }
    text = EVEN.matcher(text).replaceFirst("");
    Matcher otherwise = OR_ELSE.matcher(text);
    if (otherwise.find() && !IN_CASE.matcher(text.substring(0, otherwise.start())).find()) {
      text = text.substring(0, otherwise.start()) + ".";
    }
    Matcher between = CASE_BETWEEN.matcher(text);
    if (between.matches() && ordered(between.group("one"))) {
      text =
          "%s %s; %s, %s"
              .formatted(
                  between.group("one"),
                  between.group("case"),
                  VerbPhrases.capitalised(between.group("case")),
                  between.group("two"));
    }
    for (Pattern pattern : List.of(SO, SO_YOU, DASH_RULE, THEN_WILL)) {
      Matcher matcher = pattern.matcher(text);
      String before = text.substring(0, matcher.find() ? matcher.start() : 0);
      boolean label = pattern == DASH_RULE && LABEL.matcher(before).matches();
      boolean relative = pattern == SO && OF_THINGS.matcher(before).matches();
      if (!before.isEmpty()
          && !conditional(before)
          && !relative
          && !label
          && !POINTING.matcher(before).find()) {
        text = text.substring(0, matcher.start()) + "; " + text.substring(matcher.end());
      }
    }
    return text;
  }

  private static boolean ordered(String text) {
    Words words = Words.of(text + ".");
    return Orders.at(words, 0, words.size()) && Operators.find(words, 0, words.size()).isEmpty();
  }

  /** Whether a condition only, and no clause, stands before a mark. */
  private static boolean conditional(String before) {
    String last = before.substring(before.lastIndexOf(';') + 1).strip();
    return CONDITION.matcher(last).matches() && !last.contains(",");
  }
}
