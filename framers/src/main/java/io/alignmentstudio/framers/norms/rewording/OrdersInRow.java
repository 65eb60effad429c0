package io.alignmentstudio.framers.norms.rewording;

import io.alignmentstudio.framers.language.VerbPhrases;
import io.alignmentstudio.framers.language.Verbs;
import io.alignmentstudio.framers.norms.grammar.ModifierWords;
import io.alignmentstudio.framers.norms.grammar.Operators;
import io.alignmentstudio.framers.norms.grammar.Orders;
import io.alignmentstudio.framers.norms.grammar.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Takes orders apart of which one has a tail of its own, so that it does not take the others for a
 * part of it: "stop the press immediately, open the lid only when it is safe, and call the
 * manager". Orders that share what follows, "check, sign and return the form", stay together.
 */
public final class OrdersInRow {
  private static final Pattern FRONT =
      Pattern.compile(
          "(?i)^(?<front>(?:if|when|whenever|once|before|after|where|while|in case of|in the event of)\\b[^,;:]{3,150})[,:] (?<orders>[a-z].*)$");

  private static final Pattern LAST = Pattern.compile("^(?:and|and then|then) (?=[a-z])");

  private static final Set<String> TAILS =
      Set.of("immediately", "promptly", "first", "afterwards", "straightaway", "carefully", "only");

  /** "Wipe the bench after use and return the tools to the rack." */
  private static final Pattern TWO =
      Pattern.compile(
          "^(?<one>[^,;:()]+ (?:before|after|when|while|upon|on) (?:each |every )?(?:use|entry|arrival|departure|exit|leaving|finishing|entering|using|done|finished|arriving|it|work|class))"
              + ",? and (?<two>[a-z]+ [^,;:()]+?)[.!]?$");

  private static final int FEWEST = 3;

  /** "Decline, cancel, or move any meetings": several verbs, one object. */
  private static final Pattern VERBS =
      Pattern.compile(
          "^(?<front>(?i:if|when|whenever|once|before|after|where|while|in case of|in the event of)\\b[^,;:]{3,150}, )?(?<how>(?i:please |then )?(?i:always |immediately )?)"
              + "(?<verbs>[A-Za-z][a-z-]+(?:, [a-z-]+)+,? (?:and|or) [a-z-]+) (?<object>[a-z].*)$");

  /** "Don't run, don't jump and never dive": each ban by itself. */
  private static final Pattern BANS = Pattern.compile("(?i)(?:please )?(?:do not|don't|never) ");

  private static final Pattern NEXT_BAN =
      Pattern.compile(
          "(?i)(?<!;|^please|\\b(?:you|we|they|to)),? (?:and |or )?(?=(?:do not|don't|never) [a-z])");

  /** "If there is a fever; the child must stay at home": a case, and no sentence of its own. */
  private static final Pattern OPEN_CASE =
      Pattern.compile("^(?<case>(?:If|When|Whenever) [^,;:]{3,150}); (?=[a-z])");

  /** What makes a comma one inside an order. */
  private static final Pattern INNER =
      Pattern.compile(
          "(?i)(?:avoid|stop|prevent|refrain|never|no|keep from|bring|leave|pack|wear|carry|report|buy|order|check)\\b.*|.*\\b(?:that|which|who|whom|if|when|where|unless|because|so|as|than|whether|how|what|must|should|may|can|will)\\b.*|.*[;:()\"“”].*");

  /** "Use the hour to meet people, make plans, and rest": the rest belongs to the purpose. */
  private static final Pattern PURPOSE =
      Pattern.compile(
          "(?i).* to (?!(?:the|an?|your|our|any|all|each|every|them|him|her|it|us|me)\\b)[a-z]+\\b.*");

  /** What is an order beside others, but hardly one alone. */
  private static final Pattern SHORT =
      Pattern.compile(
          "(?i)be [a-z]+(?: [a-z]+)*|(?!no |all )[a-z]+ (?:out|down|up|in|off|over|away|back|on|round|together)");

  private static final Pattern DETERMINED =
      Pattern.compile(
          "^(?:the|an?|any|all|your|our|each|every|this|that|these|those|it|them|their|its|no|both)\\b.*");

  private OrdersInRow() {}

  /** "Be kind, take turns, pick up after yourself": orders that share nothing. */
  private static String listed(String sentence) {
    String whole = sentence.replaceFirst("[.!]$", "");
    String[] parts = whole.split(", and (?=[a-z])|, (?!(?:and|or)\\b)");
    boolean row =
        parts.length >= FEWEST
            && !INNER.matcher(whole).matches()
            && Arrays.stream(parts).limit(parts.length - 1).noneMatch(PURPOSE.asMatchPredicate())
            && Arrays.stream(parts).allMatch(part -> part.contains(" "))
            && Arrays.stream(parts)
                .allMatch(
                    part ->
                        brief(part)
                            || (Verbs.isBase(part.split(" ")[0].toLowerCase(Locale.ROOT))
                                && order(VerbPhrases.capitalised(part))));
    return row
        ? Arrays.stream(parts)
            .map(
                part ->
                    brief(part)
                        ? "You must " + Character.toLowerCase(part.charAt(0)) + part.substring(1)
                        : part)
            .collect(Collectors.joining(".; ", "", "."))
        : sentence;
  }

  private static boolean brief(String part) {
    return SHORT.matcher(part).matches()
        && Verbs.canBeBase(part.substring(0, part.indexOf(' ')).toLowerCase(Locale.ROOT));
  }

  /** The orders with semicolons between them, each with the condition in front of all. */
  public static String apart(String written) {
    String sentence = listed(written);
    Matcher matcher = FRONT.matcher(sentence);
    boolean conditional = matcher.matches();
    String orders = conditional ? matcher.group("orders") : sentence;
    Matcher two = TWO.matcher(orders);
    if (two.matches() && order(two.group("one")) && order(two.group("two"))) {
      String ahead = conditional ? matcher.group("front") + ", " : "";
      return ahead + two.group("one") + ".; " + ahead + two.group("two") + ".";
    }
    if (!orders.contains(",") || orders.contains(";") || orders.contains("(")) {
      return sentence;
    }
    List<String> found = new ArrayList<>();
    String[] parts = orders.replaceFirst("[.!]$", "").split(", ");
    for (int i = 0; i < parts.length; i++) {
      boolean last = i == parts.length - 1;
      if (last && !LAST.matcher(parts[i]).find()) {
        return sentence;
      }
      found.add(last ? LAST.matcher(parts[i]).replaceFirst("") : parts[i]);
    }
    boolean tailed = found.subList(0, found.size() - 1).stream().anyMatch(OrdersInRow::tailed);
    if (found.size() < FEWEST || !tailed || !found.stream().allMatch(OrdersInRow::order)) {
      return sentence;
    }
    String front = conditional ? matcher.group("front") + ", " : "";
    return front + String.join(".; " + front, found) + ".";
  }

  /** Verbs that share what they act on, behind "you must"; any other sentence as it is. */
  public static String together(String written) {
    String sentence = OPEN_CASE.matcher(written).replaceFirst("${case}, ");
    if (BANS.matcher(sentence).lookingAt()) {
      return NEXT_BAN.matcher(sentence).replaceAll("; ");
    }
    Matcher matcher = VERBS.matcher(sentence);
    if (!matcher.matches()) {
      return sentence;
    }
    String verbs = matcher.group("verbs").toLowerCase(Locale.ROOT);
    List<String> single = List.of(verbs.split(",? (?:and|or) |, "));
    boolean orders =
        single.stream().allMatch(Verbs::canBeBase) && single.stream().anyMatch(Verbs::isBase);
    if (!orders || !DETERMINED.matcher(matcher.group("object")).matches()) {
      return sentence;
    }
    String front = matcher.group("front") == null ? "" : matcher.group("front");
    String how =
        matcher.group("how").toLowerCase(Locale.ROOT).replaceFirst("^(?:please|then) ", "");
    String order = "you must " + how + verbs + " " + matcher.group("object");
    return front.isEmpty() ? "Y" + order.substring(1) : front + order;
  }

  private static boolean order(String part) {
    Words words = Words.of(part + ".");
    return Orders.at(words, 0, words.size()) && Operators.find(words, 0, words.size()).isEmpty();
  }

  private static boolean tailed(String part) {
    Words words = Words.of(part);
    if (words.at(0).is("never") || words.starts(0, List.of("do", "not"))) {
      return true;
    }
    boolean tail = TAILS.contains(words.at(words.size() - 1).lower());
    for (int i = 1; i < words.size(); i++) {
      tail |= ModifierWords.kind(words, i, false).isPresent();
    }
    return tail;
  }
}
