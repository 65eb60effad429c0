package io.alignmentstudio.framers.norms.rewording;

import io.alignmentstudio.domain.ConceptKind;
import io.alignmentstudio.framers.language.HeadNouns;
import io.alignmentstudio.framers.norms.grammar.Subject;
import io.alignmentstudio.framers.norms.grammar.Words;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what everyone needs to have, "each driver needs two keys", what we need to be given, "we
 * need a copy of your licence", and what is not paid for, "the club does not cover fines".
 */
final class Needs {
  private static final Pattern EVERYBODY =
      Pattern.compile(
          "(?i)^(?<who>(?:every|each|all|any) (?:(?!\\b(?:is|are|must|who|that)\\b)[^,;:]){2,60}?) (?:also )?needs? (?<what>(?:at least )?(?:two|three|four|five|six|\\d+) (?!(?:hours?|minutes?|days?|weeks?|months?|years?|things?|ways?|reasons?|people|more|percent)\\b)(?:(?!\\bto\\b)[^;:])+)$");

  /** "All volunteers need a lanyard". */
  private static final Pattern KIT =
      Pattern.compile(
          "(?i)^(?<who>(?:every|each|all|any) (?:(?!\\b(?:is|are|must|who|that)\\b)[^,;:]){2,60}?) (?:also )?needs? (?<what>an? (?:(?!\\b(?:to|of|that|who)\\b)[^,;:])+?)(?<rest> (?:before|when|if|while|for|at|in|on)\\b[^;:]*)?\\.?$");

  private static final Pattern CHECK =
      Pattern.compile("(?i).*\\b(?:checks?|references?|inductions?|training|briefings?|waivers?)");

  private static final Pattern PAPER =
      Pattern.compile(
          "(?i)^we (?:also |always |will )?need (?:to (?:see|have|receive) )?(?<what>(?:an?|your|the|all|proof|evidence|written) (?![^;:]* (?:to|in order to) (?:win|succeed|make|build|get|be)\\b)[^;:]*?\\b(?:receipts?|invoices?|photocop(?:y|ies)|cop(?:y|ies) of|application form|proof of|certificates?|licen[cs]es?|passports?|id cards?|signed|bank details)\\b[^;:]*)$");

  private static final String COST =
      "(?:(?:[\\w'’-]+ ){0,4}?(?:costs?|charges?|fees?|expenses?|fines?|tickets?|fares?|insurance|travel|meals?|flights?|taxis?|upgrades?|tips|alcohol|damages?|mileage|parking|subscriptions?|penalt(?:y|ies))\\b)";

  /** "The school does not cover fines": somebody who pays, and no document or insurance. */
  private static final Pattern UNPAID =
      Pattern.compile(
          "^(?<who>We|(?:The|Our) (?:\\w+ )?\\w+|[A-Z][\\w&]+(?: [A-Z][\\w&]+){0,3}) (?:also )?(?:do|does|will) not (?<verb>cover|pay for|fund) (?<what>(?:any |the )?"
              + COST
              + "[^;:]*)$");

  /** "Tarrowby covers the cost of a taxi", "we reimburse up to £50 a month". */
  private static final Pattern PAID =
      Pattern.compile(
          "^(?<who>We|(?:The|Our) (?:\\w+ )?\\w+|[A-Z][\\w&]+(?: [A-Z][\\w&]+){0,3}) (?:also |always )?(?:cover|pay for|reimburse|refund|fund)s? (?<what>(?:up to [£$€A-Z]{1,3} ?\\d|(?:all |the |any |your |half |full )*(?:reasonable |necessary |full |actual )*(?:costs?|charges?|fees?|expenses?|fares?|mileage)\\b)[^;:]*)$");

  private static final Pattern UNCOVERED =
      Pattern.compile(
          "(?i)^(?<what>(?:any |all |the |other )*"
              + COST
              + "[^;:]*?) (?:is|are|will) (?:of course |also |generally )?(?:not|never) (?:be )?covered(?<rest> (?:for|if|when|unless|except|outside|after)\\b[^;:]*)?\\.?$");

  private Needs() {}

  /** The order in a sentence that tells what is needed or not paid for, if it does. */
  static Optional<String> ordered(String sentence) {
    Matcher everybody = EVERYBODY.matcher(sentence);
    if (everybody.matches()) {
      return person(everybody.group("who"))
          ? Optional.of(everybody.group("who") + " must have " + everybody.group("what"))
          : Optional.empty();
    }
    Matcher kit = KIT.matcher(sentence);
    if (kit.matches() && person(kit.group("who")) && kit(kit.group("what"))) {
      return served(kit.group("who"))
          ? Optional.empty()
          : Optional.of(
              "%s must have %s%s."
                  .formatted(
                      kit.group("who"),
                      kit.group("what"),
                      Optional.ofNullable(kit.group("rest")).orElse("")));
    }
    Matcher paper = PAPER.matcher(sentence);
    if (paper.matches()) {
      return Optional.of("You must provide " + paper.group("what"));
    }
    Matcher unpaid = UNPAID.matcher(sentence);
    if (unpaid.matches() && payer(unpaid.group("who"))) {
      return Optional.of("We must not %s %s".formatted(unpaid.group("verb"), unpaid.group("what")));
    }
    Matcher paid = PAID.matcher(sentence);
    if (paid.matches() && payer(paid.group("who"))) {
      return Optional.of(
          sentence.replaceFirst(
              "^(.+?) (?:also |always )?(cover|pay|reimburse|refund|fund)s?(?= )", "$1 must $2"));
    }
    Matcher uncovered = UNCOVERED.matcher(sentence);
    return uncovered.matches()
        ? Optional.of(
            "We must not cover %s%s."
                .formatted(
                    lower(uncovered.group("what")),
                    Optional.ofNullable(uncovered.group("rest")).orElse("")))
        : Optional.empty();
  }

  private static boolean kit(String what) {
    String head = what.replaceFirst(".* ", "");
    return HeadNouns.thing(head) || CHECK.matcher(what).matches();
  }

  /** Whether a phrase names those of whom one tells what they need: children, people. */
  private static boolean served(String who) {
    Words words = Words.of(who);
    return HeadNouns.kind(Subject.of(words, 0, words.size()).head())
        .filter(ConceptKind.PERSON::equals)
        .isPresent();
  }

  private static String lower(String phrase) {
    return phrase.contains(" ") || !HeadNouns.isCommon(phrase)
        ? Subject.lowerFirst(Words.of(phrase), 0, phrase)
        : phrase.toLowerCase(Locale.ROOT);
  }

  /** Whether a phrase names people, and no body of them. */
  private static boolean person(String phrase) {
    Words words = Words.of(phrase);
    Subject subject = Subject.of(words, 0, words.size());
    boolean body =
        HeadNouns.kind(subject.head())
            .filter(kind -> kind == ConceptKind.DEPARTMENT || kind == ConceptKind.ORGANISATION)
            .isPresent();
    return subject.animate() && !body;
  }

  private static boolean payer(String who) {
    String head = who.replaceFirst(".* ", "");
    boolean insurer =
        head.matches("(?i)insurer|insurance|police|state|government|medicare|carrier");
    return !insurer
        && (who.equals("We")
            || HeadNouns.canAct(head)
            || Houses.named(head)
            || HeadNouns.isUnknownName(who)
            || who.matches("[A-Z]\\w+(?: [A-Z]\\w+)+"));
  }
}
