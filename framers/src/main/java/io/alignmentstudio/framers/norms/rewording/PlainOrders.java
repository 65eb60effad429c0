package io.alignmentstudio.framers.norms.rewording;

import io.alignmentstudio.framers.language.HeadNouns;
import io.alignmentstudio.framers.language.VerbPhrases;
import io.alignmentstudio.framers.language.Verbs;
import io.alignmentstudio.framers.norms.grammar.FiniteVerbs;
import io.alignmentstudio.framers.norms.grammar.Operators;
import io.alignmentstudio.framers.norms.grammar.Orders;
import io.alignmentstudio.framers.norms.grammar.Words;
import io.alignmentstudio.framers.norms.text.Asides;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes orders out of the plain words around them, as people write to those whom they know: "make
 * sure they have it", "do tell us", "there is a tub by the door, please use it".
 */
public final class PlainOrders {
  private static final String CIRCUMSTANCE =
      "(?:if|when|whenever|where|wherever|unless|before|after|once|while|as|since|because|although|though|until|upon|for|in|on|at|during|by|with|without|to|under)";

  private static final List<Idiom> IDIOMS =
      List.of(
          // "Make sure the doors are shut": the clause after it is what to bring about.
          Idiom.of(
              "(?<=^|^please |[,;] |, please |; please |\\band |\\bthen )make sure (?=(?:the|an?|your|all|every|any|each|no|it|they|he|she|there|this|these|those|our|their|its|everyone|everybody|someone|somebody|nobody)\\b)",
              "make sure that "),
          Idiom.of(
              "(?<=^|^please |[,;] |, please |; please |\\band |\\bthen )make sure you (?=(?!are\\b|have\\b|do\\b)[a-z]+ )",
              "make sure to "),
          Idiom.of(
              "(?<=^|^please |[,;] |, please |; please |\\band |\\bthen )make sure you (?=(?:are|have|do)\\b)",
              "make sure that you "),
          Idiom.of(
              "\\blet (us|me|him|her|them|(?:the|your|an?) [a-z]+(?: [a-z]+)?) know(?= (?:about|of|if|when|that|how|where|who|what|as|in|at|by|before|immediately|straight)\\b)",
              "tell $1"),
          // "Lock up and make sure": they share no object.
          Idiom.of(
              "^((?:lock|clean|wash|tidy|close|clear|set|sign|log|shut|back|pack) (?:up|out|down|in|off)) and (?=(?:make sure|ensure|check) )",
              "$1.; "),
          // "If you feel it, say more than twice a year, then ask".
          Idiom.of(
              "^((?:if|when|whenever) [^,;:]+), say (more than|at least|less than) ([^,;:]+?),? then (?=[a-z])",
              "$1 $2 $3, "),
          // "Staff are in no position to investigate, so don't."
          Idiom.of(
              "^([^,;:]{3,80}?) (?:is|are) (?:not in a|in no) position to ([^,;:]+?),? (?:so|and|therefore)(?: please)? (?:do not|don't|must not|should not)\\.?$",
              "$1 must not $2."),
          Idiom.of(
              "^([^,;:]{3,80}?) (?:is|are) not (?:trained|qualified|equipped|authori[sz]ed|insured) to ([^,;:]+?),? so(?: please)? (?:do not|don't)\\.?$",
              "$1 must not $2."),
          // "It is expected that you are on time."
          Idiom.of(
              "\\bit is (?:also )?expected that (you|they|we|employees|staff|members|students|volunteers|guests|visitors|gardeners|participants|all [a-z]+s) (?:will )?(?:are|be) (?!able\\b|aware\\b|going\\b)",
              "$1 are expected to be "),
          Idiom.of(
              "\\bit is (?:also )?expected that (you|they|we|employees|staff|members|students|volunteers|guests|visitors|gardeners|participants|all [a-z]+s) (will not|do not|never) (?!know|understand|have|need|want|feel|remember|like|see|be\\b)(?=[a-z]+)",
              "$1 must not "),
          Idiom.of(
              "\\bit is (?:also )?expected that (you|they|we|employees|staff|members|students|volunteers|guests|visitors|gardeners|participants|all [a-z]+s) will (?:always )?(?=[a-z]+ )",
              "$1 are expected to "),
          // "The form to tell us: Shopping Form" is the Shopping Form.
          // "If you see something that needs doing, do it."
          Idiom.of(
              "(?<=\\b(?:some|any)thing (?:that|which) needs (?:to be done|doing)\\b)([^,;:]{0,60}, )(?:please )?do it\\.?$",
              "$1take care of it."),
          Idiom.of(
              "\\bthe following (form|survey|sheet|spreadsheet|checklist|template)\\b([^,:;]*): \\[?((?-i:\\p{Lu})[\\w' -]{2,60}? \\1)\\]?\\.?$",
              "the $3$2."));

  /** "We have a tub, please rinse it", and the dash in place of the comma. */
  private static final Pattern PLEASE =
      Pattern.compile(
          "^(?<first>[^;:]{8,200}?)(?:,| [-–—]) (?<order>(?:so |but )?please [a-z].*)$");

  /** "We have a tub by the door, if you have no time, rinse it". */
  private static final Pattern SECOND_CASE =
      Pattern.compile(
          "(?i)^(?<first>[^,;:]{8,200}?), (?<case>(?:if|when|whenever) (?:you|it|there|someone|anyone|somebody|something)\\b[^,;:]{4,120}, )(?<order>(?:please )?[a-z]+ .*)$");

  private static final Pattern OPENED = Pattern.compile("(?i)" + CIRCUMSTANCE + "\\b.*");

  /** Words of a circumstance in a clause, which an order behind it may belong to. */
  private static final Pattern INNER_CASE =
      Pattern.compile("(?i)\\b(?:if|when|whenever|unless|while|before|after|once|until)\\b");

  /** "If it was private: Thank them", "For days on site: All requests". */
  private static final Pattern CASE =
      Pattern.compile(
          "(?i)^(?<case>(?:if|when|whenever|where|for the days (?:that|when|on which)|on days (?:that|when)|in case of|in the event (?:of|that))\\b[^,:;]{3,150}): (?<rest>(?-i:\\p{Lu})[^:]*)$");

  private static final Pattern RULE =
      Pattern.compile(
          "(?i)(?:(?:all|any|each|every|no|the|you|your|they|an?|only) .*\\b(?:must|should|shall)\\b|(?:please|do not|never|always) ).*");

  /** "Do convene a meeting": the order with stress. */
  private static final Pattern STRESSED =
      Pattern.compile(
          "^(?<front>(?:[^,;:]{3,120}, )?)(?:[Pp]lease )?[Dd]o (?<verb>(?!not\\b|so\\b|it\\b|no\\b|be\\b|have\\b)[a-z-]+) (?<next>[\\w'’-]+)(?<rest>.*)$");

  private static final Pattern ENOUGH =
      Pattern.compile(
          "(?i)^(?<first>have enough [^,;:]+? (?:that|so that|to) [^,;:]+), and (?<verb>[a-z]+)(?<rest> [^,;:]+)$");

  /** "Requests should be considered in their individual circumstances": to judge is a deed. */
  private static final Pattern JUDGED =
      Pattern.compile(
          "(?i)^((?:[^;:]{3,120}, )?)((?:all|any|each|every) [^,;:]+?) (must|should|shall) be (?:considered|judged) (individually|case by case|on (?:a case[- ]by[- ]case basis|(?:their|its) (?:own )?merits)|in (?:their|its|the) (?:own )?(?:individual )?circumstances)\\.?$");

  private static final Pattern DETERMINER =
      Pattern.compile(
          "(?i)(?:the|an?|all|any|each|every|your|our|their|its|this|that|these|those|it|them|us|me|to|if|with|for|as)");

  private PlainOrders() {}

  /** A sentence with its orders apart from its remarks; as it is where it has none. */
  public static String plain(String written) {
    String sentence = Idiom.plain(IDIOMS, unstressed(cased(written)));
    return judged(enough(secondCase(please(sentence))));
  }

  private static String judged(String sentence) {
    Matcher matcher = JUDGED.matcher(sentence);
    if (!matcher.matches()) {
      return sentence;
    }
    return VerbPhrases.capitalised(
        "%syou %s judge %s %s."
            .formatted(
                matcher.group(1), matcher.group(3), lower(matcher.group(2)), matcher.group(4)));
  }

  private static String lower(String text) {
    return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }

  /** "Have enough officers that all can rest, and schedule shifts": the result is over. */
  private static String enough(String sentence) {
    Matcher matcher = ENOUGH.matcher(sentence);
    return matcher.matches() && Verbs.isPolicyVerb(matcher.group("verb"))
        ? matcher.group("first") + "; you must " + matcher.group("verb") + matcher.group("rest")
        : sentence;
  }

  private static String cased(String sentence) {
    Matcher matcher = CASE.matcher(sentence);
    if (!matcher.matches()) {
      return sentence;
    }
    String rest = matcher.group("rest");
    String first = rest.split("\\W", 2)[0].toLowerCase(Locale.ROOT);
    return RULE.matcher(rest).matches() || Verbs.isBase(first)
        ? matcher.group("case")
            + ", "
            + rest.substring(0, 1).toLowerCase(Locale.ROOT)
            + rest.substring(1)
        : sentence;
  }

  private static String unstressed(String sentence) {
    Matcher matcher = STRESSED.matcher(sentence);
    if (!matcher.matches() || !Verbs.canBeBase(matcher.group("verb"))) {
      return sentence;
    }
    boolean conditional = !matcher.group("front").isEmpty();
    if (conditional && !OPENED.matcher(matcher.group("front")).matches()) {
      return sentence;
    }
    boolean thing = // "Do business with care": what to do, and not how much.
        HeadNouns.isNoun(matcher.group("verb"))
            && !DETERMINER.matcher(matcher.group("next")).matches();
    if (thing) {
      return sentence;
    }
    String order = matcher.group("verb") + " " + matcher.group("next") + matcher.group("rest");
    return conditional ? matcher.group("front") + order : VerbPhrases.capitalised(order);
  }

  private static String please(String sentence) {
    Matcher matcher = PLEASE.matcher(sentence);
    return matcher.matches()
            && !Asides.POINTING.matcher(matcher.group("first")).lookingAt()
            && whole(matcher.group("first"))
        ? matcher.group("first") + "; " + matcher.group("order").replaceFirst("^(?:so|but) ", "")
        : sentence;
  }

  private static String secondCase(String sentence) {
    Matcher matcher = SECOND_CASE.matcher(sentence);
    if (!matcher.matches() || !remark(matcher.group("first"))) {
      return sentence;
    }
    String order = matcher.group("order");
    Words words = Words.of(order.matches(".*[.!]") ? order : order + ".");
    return Orders.at(words, 0, words.size())
        ? matcher.group("first") + "; " + matcher.group("case") + order
        : sentence;
  }

  /** Whether words are a clause, or an order, that tells no circumstance of another. */
  private static boolean whole(String clause) {
    Words words = Words.of(clause + ".");
    return !OPENED.matcher(clause).matches()
        && !INNER_CASE.matcher(clause).find()
        && (FiniteVerbs.any(words, 1, words.size())
            || Operators.find(words, 0, words.size()).isPresent()
            || Orders.at(words, 0, words.size()));
  }

  /** Whether words are a whole clause that rules nothing. */
  private static boolean remark(String clause) {
    Words words = Words.of(clause + ".");
    return whole(clause)
        && Operators.find(words, 0, words.size()).isEmpty()
        && !Orders.at(words, 0, words.size());
  }
}
