package io.alignmentstudio.framers.norms.rewording;

import io.alignmentstudio.framers.language.HeadNouns;
import io.alignmentstudio.framers.language.VerbPhrases;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what the one who speaks expects, asks, recommends or discourages: "we ask you to wear a
 * badge", "Acme encourages all employees to report", "we recommend using a password manager".
 */
final class Asks {
  private static final String FRONT =
      "^(?<front>(?:(?i:as|in|at|if|when|whenever|where|while|before|after|for|with|on|during|under|to)\\b[^,;:]*, )?)";

  /** Who speaks: "we", "the company", "Harbour Foods". */
  private static final String SPEAKER =
      "(?:[Ww]e|(?:[Tt]he|[Oo]ur)(?: (?!(?:not|never|no|is|are|if|who|that|does|do|will|may|can)\\b)[\\w-]+){1,5}?|[A-Z][\\w&.'-]*(?: [A-Z][\\w&.'-]*){0,3}|(?:[A-Z]\\w+ (?:and \\w+ )?)?(?:[\\w-]+ ){0,2}?(?:policy|policies|rules|standards?|code|laws?)|[Tt]his)";

  private static final Pattern TO =
      Pattern.compile(
          FRONT
              + SPEAKER
              + " (?:(?:will|would|also|always|strongly|kindly|therefore|do) )*(?<verb>expects?|requires?|asks?|wants?|would like|like|urges?|encourages?|requests?|advises?|recommends?)"
              + " (?<who>(?!(?:that|who|what|whether|for|about|to|must|should|shall|may|can|cannot|will|are|is|need|have|[a-z]+ing)\\b)(?:(?!\\b(?:who|that|which)\\b)[^,;:])+?|[^,;:]{3,40} (?:who|that) [^,;:]+) (?<not>not )?to (?<what>[a-z].*)$");

  private static final Pattern THAT =
      Pattern.compile(
          FRONT
              + SPEAKER
              + " (?:(?:also|always|strongly|kindly|do|currently|highly) )*(?<verb>expects?|asks?|requests?|recommends?|advises?|suggests?) (?:that )?(?<who>you|staff|employees|members|visitors|volunteers|managers) (?<what>(?!to\\b|should\\b|must\\b|will\\b|are\\b)[a-z]+ .*)$");

  /** "We expect that every employee behaves politely". */
  private static final Pattern CLAUSE =
      Pattern.compile(
          FRONT
              + SPEAKER
              + " (?:(?:also|always|strongly|kindly|do|currently|highly) )*(?<verb>expects?|requires?|asks?|requests?|recommends?|advises?) that (?<what>(?:all|every|each|any|staff|employees|members|visitors|volunteers|managers|you)\\b[^;:]+)$");

  /** "We recommend using a password manager", "we discourage loud calls". */
  private static final Pattern DEED =
      Pattern.compile(
          FRONT
              + SPEAKER
              + " (?:(?:also|always|strongly|do|currently|highly|generally) )*(?<verb>recommends?|suggests?|advises?|discourages?) (?<what>(?!to\\b|you\\b)\\w.*)$");

  /** "Employees are discouraged from working late". */
  private static final Pattern DISCOURAGED =
      Pattern.compile(
          "(?i)^(?<who>[^,;:]+?) (?:is|are) (?:strongly )?(?:discouraged|dissuaded) from (?<what>[a-z]+ing\\b.*)$");

  private Asks() {}

  /** The order or advice in a sentence that tells who asks for it, if it does. */
  static Optional<String> ordered(String sentence) {
    if (othersAsk(sentence)) {
      return Optional.empty();
    }
    Matcher advice = DEED.matcher(sentence);
    if (advice.matches() && advice.group("verb").startsWith("recommend")) {
      Optional<String> people = Favoured.people(advice.group("what"));
      if (people.isPresent()) {
        return people.map(said -> VerbPhrases.capitalised(advice.group("front") + said));
      }
    }
    Matcher to = TO.matcher(sentence);
    if (to.matches()) {
      return Optional.of(
          said(to, to.group("who"), modal(to) + (to.group("not") == null ? "" : " not")));
    }
    Matcher that = THAT.matcher(sentence);
    if (that.matches()) {
      return Optional.of(said(that, that.group("who"), modal(that)));
    }
    Matcher clause = CLAUSE.matcher(sentence);
    if (clause.matches()) {
      Optional<String> told = Weighty.clause(clause.group("what"), modal(clause));
      if (told.isPresent()) {
        return told.map(order -> VerbPhrases.capitalised(clause.group("front") + order));
      }
    }
    Matcher discouraged = DISCOURAGED.matcher(sentence);
    if (discouraged.matches()) {
      return based(discouraged.group("what"))
          .map(
              deed ->
                  deed.matches("[a-z]+\\.?")
                      ? discouraged.group("who") + " should avoid " + discouraged.group("what")
                      : discouraged.group("who") + " should not " + deed);
    }
    Matcher deed = DEED.matcher(sentence);
    if (!deed.matches()) {
      return Optional.empty();
    }
    boolean against = deed.group("verb").startsWith("discourage");
    Optional<String> base = based(deed.group("what"));
    if (base.isPresent()) {
      return Optional.of(
          VerbPhrases.capitalised(
              deed.group("front") + "you should " + (against ? "not " : "") + base.get()));
    }
    Optional<String> favoured =
        against || !deed.group("verb").startsWith("recommend")
            ? Optional.empty()
            : Favoured.thing(deed.group("what"));
    if (favoured.isPresent()) {
      return favoured.map(said -> VerbPhrases.capitalised(deed.group("front") + said));
    }
    return against
        ? Optional.of(
            VerbPhrases.capitalised(deed.group("front") + "you should avoid " + deed.group("what")))
        : Optional.empty();
  }

  /** "Nobody expects you to", "customers ask us to": a common word asks, and no name. */
  private static boolean othersAsk(String sentence) {
    String first = sentence.replaceFirst("\\W.*", "");
    return sentence.matches(
            "[A-Z][a-z]+ (?:expects?|requires?|asks?|wants?|urges?|encourages?|requests?|advises?|recommends?|suggests?|discourages?|would|also|always|strongly)\\b.*")
        && !first.equals("We")
        && !first.equals("This")
        && HeadNouns.isWord(first);
  }

  /** A phrase that starts with a gerund, with its base form. */
  private static Optional<String> based(String phrase) {
    String base =
        phrase.startsWith("working ")
            ? "work" + phrase.substring("working".length())
            : VerbPhrases.fromGerund(phrase);
    return Optional.of(base).filter(found -> !found.equals(phrase));
  }

  private static String modal(Matcher matcher) {
    return matcher.group("verb").toLowerCase(Locale.ROOT).matches("expects?|requires?")
        ? "must"
        : "should";
  }

  /** "Acme requires its officers to": nobody else's. */
  private static String said(Matcher matcher, String asked, String modal) {
    String who = asked.replaceFirst("^(?i:all (?:of )?)?its (?=[a-z])", "the ");
    return VerbPhrases.capitalised(
        "%s%s %s %s".formatted(matcher.group("front"), who, modal, matcher.group("what")));
  }
}
