package io.alignmentstudio.framers.values;

import io.alignmentstudio.framers.language.English;
import io.alignmentstudio.framers.language.Token;
import io.alignmentstudio.framers.language.VerbPhrases;
import io.alignmentstudio.framers.language.Verbs;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rewrites sentences in which somebody values something as sentences with "should". */
final class Opinions {
  private static final String WHO = "(?:I|we|you|they|one|everybody|everyone|people)";
  private static final String VALUED =
      "(?:so |very |really |most |more |always |usually |far |much |also |just )*(?:important|essential|crucial|vital|right|better|best|good|wise|kind|fair|key|worth it|polite|respectful)";
  private static final String BAD =
      "(?:so |very |really |always |also |just |simply )*(?:wrong|bad|unacceptable|unfair|dangerous|rude|unkind|disrespectful|dishonest|a mistake|not ok(?:ay)?|not right|not fair|no good)";

  private static final Pattern THAN = Pattern.compile("(?i)^(.+?),? than (?:to )?(\\w+)\\b(.*)$");

  /** "Keep your word, and do not promise much": what follows "should" is no order. */
  private static final Pattern AND_NOT = Pattern.compile("(?i),? and (?:do not|don't) ");

  private static final int LONGEST_SUBJECT = 6;
  private static final Set<String> NOT = Set.of("never", "always", "not");

  private record Rewrite(Pattern pattern, Function<MatchResult, Optional<String>> sentence) {
    static Rewrite of(String regex, Function<MatchResult, Optional<String>> sentence) {
      return new Rewrite(Pattern.compile("(?i)" + regex), sentence);
    }
  }

  private final String bearer;
  private final List<Rewrite> rewrites;

  /**
   * Rewrites.
   *
   * @param bearer who is to do what nobody in particular is said to do: a plural noun phrase
   */
  Opinions(String bearer) {
    this.bearer = bearer;
    this.rewrites =
        List.of(
            Rewrite.of(
                "^(?:.*?\\b)?(?:it(?:'s| is| was)|what(?:'s| is)) "
                    + VALUED
                    + "(?: (?:to me|to us|for us|for me|here))? (?:that|is that) (.+)$",
                match -> subject(match.group(1))),
            Rewrite.of(
                "^(?:.*?\\b)?(?:it(?:'s| is)|what(?:'s| is)) "
                    + VALUED
                    + "(?: (?:for|of) (?:us|everyone|everybody|me|you))?(?:,? is)? (not )?to (.+)$",
                match -> verb(match.group(1) != null, match.group(2))),
            Rewrite.of(
                "^(?:.*?\\b)?(?:it(?:'s| is)|that(?:'s| is)) " + BAD + " (?:for \\w+ )?to (.+)$",
                match -> verb(true, match.group(1))),
            Rewrite.of(
                "^(?:.*?\\b)?(?:the (?:most important|main|first|one|only) thing|what matters(?: most)?(?: to \\w+)?|(?:my|our|the) (?:\\w+ )?(?:rule|advice|principle|lesson|golden rule)|the key)(?:(?:,| for| in| with| at| to| of)[^,]{0,40},?)? (?:is|was)(?: simple)?[:,]? (?:(never|not) )?(?:to )?(?!that\\b)(.+)$",
                match -> verb(match.group(1) != null, match.group(2))),
            Rewrite.of(
                "^(?:.*?\\b)?(?:the (?:most important|main|first|one|only) thing|what matters(?: most)?(?: to \\w+)?|(?:my|our|the) (?:\\w+ )?(?:rule|advice|principle|lesson|golden rule)|the key) (?:is|was) that (.+)$",
                match -> subject(match.group(1))),
            Rewrite.of(
                "^(?:.*?\\b)?(?:I|we) (?:always |really |do )?(?:expect|want|would like|wish|ask|need) (?!to\\b)((?:\\w+ ){1,4}?)(not )?to (.+)$",
                match -> directive(match.group(1).strip(), match.group(2) != null, match.group(3))),
            Rewrite.of(
                "^(?:.*?\\b)?(?:I|we)(?: would|'d) rather (?!have\\b)(.+)$",
                match -> verb(false, match.group(1))),
            Rewrite.of(
                "^(?:.*?\\b)?" + WHO + " (?:would |will |should |must |can )?never (?:ever )?(.+)$",
                match -> verb(true, match.group(1))),
            Rewrite.of(
                "^(?:.*?\\b)?(?:I|we) (?:would not|will not|won't|wouldn't|refuse to) (.+)$",
                match -> verb(true, match.group(1))),
            Rewrite.of(
                "^(?:.*?\\b)?(?:I|we) (?:always |usually |generally )?(?:try(?: hard)? to|make sure to|take care to|aim to|do (?:my|our) best to) (not )?(.+)$",
                match -> verb(match.group(1) != null, match.group(2))),
            Rewrite.of(
                "^(?:.*?\\b)?(?:I|we) make a point of (not )?(\\w+ing .+)$",
                match -> verb(match.group(1) != null, VerbPhrases.fromGerund(match.group(2)))),
            Rewrite.of("^(?:.*?\\b)?(?:I|we) always (.+)$", match -> verb(false, match.group(1))),
            Rewrite.of(
                "^(?:(?:and|but|so) )?(?:please )?(always|never) (\\w+\\b.*)$",
                match -> order(match.group(1).equalsIgnoreCase("never"), match.group(2))),
            Rewrite.of(
                "^((?:an?|the) (?:good|great|decent|responsible|professional) (?:\\w+"
                    + " )?(?:\\w+(?:er|or|ist|ian|ant|ent|man|woman|mate)|boss|nurse|colleague|friend|host|guide|coach|team)s?"
                    + " .+)$",
                match -> subject(match.group(1))),
            Rewrite.of(
                "^(?:.*?\\b)?there is no excuse for (\\w+ing\\b.*)$",
                match -> verb(true, VerbPhrases.fromGerund(match.group(1)))));
  }

  /** The sentence that says what should be done; empty where nothing is valued. */
  Optional<String> rewrite(String sentence) {
    String text = sentence.replace('’', '\'').replaceAll("\\s+", " ").strip();
    if (text.endsWith("?")) {
      return Optional.empty();
    }
    String clean = text.replaceFirst("[.!;]+[\"')]*$", "");
    for (Rewrite rewrite : rewrites) {
      Matcher matcher = rewrite.pattern().matcher(clean);
      if (matcher.matches()) {
        Optional<String> made = rewrite.sentence().apply(matcher.toMatchResult());
        if (made.isPresent()) {
          return made;
        }
      }
    }
    return Optional.empty();
  }

  /** "Always say what happens next"; what somebody "never said" is told. */
  private Optional<String> order(boolean not, String phrase) {
    String first = phrase.split("[ ,;]")[0].toLowerCase(Locale.ROOT);
    return Verbs.isBase(first) ? verb(not, phrase) : Optional.empty();
  }

  private Optional<String> verb(boolean not, String phrase) {
    return directive(bearer, not, phrase);
  }

  private Optional<String> directive(String who, boolean not, String phrase) {
    String first = phrase.split("[ ,;]")[0].toLowerCase(Locale.ROOT);
    boolean negated = not;
    String action = phrase;
    if (first.equals("never")) {
      negated = true;
      action = phrase.substring("never ".length());
      first = action.split("[ ,;]")[0].toLowerCase(Locale.ROOT);
    }
    if (!isVerb(first)) {
      return Optional.empty();
    }
    return Optional.of(
        VerbPhrases.capitalised(person(who))
            + (negated ? " should not " : " should ")
            + speakers(rather(AND_NOT.matcher(action).replaceAll(", and not ")))
            + ".");
  }

  /** "wait than to hurry", from "better to wait than to hurry": "wait rather than hurry". */
  private static String rather(String action) {
    Matcher than = THAN.matcher(action);
    return than.matches() && isVerb(than.group(2).toLowerCase(Locale.ROOT))
        ? than.group(1) + " rather than " + than.group(2) + than.group(3)
        : action;
  }

  private static boolean isVerb(String word) {
    boolean known = word.equals("be") || Verbs.isBase(word);
    return known
        || (word.matches("[a-z]+")
            && English.get().tokens("They " + word + " it.").get(1).tagged("VERB"));
  }

  /** "that we listen to each other": the subject keeps its place, the verb gets its modal. */
  private Optional<String> subject(String clause) {
    List<Token> tokens = English.get().tokens(clause);
    for (int at = 1; at < Math.min(tokens.size(), LONGEST_SUBJECT); at++) {
      Token token = tokens.get(at);
      if (token.in(NOT)) {
        continue;
      }
      if (token.tagged("VERB") || token.tagged("AUX")) {
        boolean negatedDo =
            token.is("do") && at + 2 < tokens.size() && tokens.get(at + 1).is("not");
        boolean marked = tokens.get(at - 1).in(NOT);
        boolean not = negatedDo || tokens.get(at - 1).is("never");
        int verb = negatedDo ? at + 2 : at;
        int subject = marked ? at - 2 : at - 1;
        if (subject < 0) {
          return Optional.empty();
        }
        return present(tokens.get(verb))
            .map(
                base ->
                    VerbPhrases.capitalised(person(clause.substring(0, tokens.get(subject).end())))
                        + (not ? " should not " : " should ")
                        + speakers(base + clause.substring(tokens.get(verb).end()))
                        + ".");
      }
    }
    return Optional.empty();
  }

  /** The base of a verb in the present tense. */
  static Optional<String> present(Token verb) {
    if (verb.is("is") || verb.is("are") || verb.is("am")) {
      return Optional.of("be");
    }
    if (Verbs.isBase(verb.lower())) {
      return Optional.of(verb.lower());
    }
    String lower = verb.lower();
    return Stream.of(
            lower.replaceFirst("s$", ""),
            lower.replaceFirst("es$", ""),
            lower.replaceFirst("ies$", "y"))
        .filter(Verbs::isBase)
        .filter(base -> Verbs.thirdPerson(base).equals(lower))
        .findFirst();
  }

  private String person(String who) {
    return switch (who.toLowerCase(Locale.ROOT)) {
      case "i", "we", "you", "me", "us", "one", "everyone", "everybody", "people" -> bearer;
      default -> who;
    };
  }

  /** The first person of the rest becomes the third. */
  private static String speakers(String text) {
    return text.replaceAll("(?i)\\b(?:my|our|your)\\b", "their")
        .replaceAll("\\b(?:I|we|We)(?: am| are|'m|'re)\\b", "they are")
        .replaceAll("\\b(?:I|we)\\b", "they")
        .replaceAll("\\b(?:myself|ourselves|yourself)\\b", "themselves")
        .replaceAll("\\b(?:me|us)\\b", "them");
  }
}
