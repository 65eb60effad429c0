package io.alignmentstudio.framers.values;

import io.alignmentstudio.framers.language.VerbPhrases;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A question of an interview that yes or no answers, and the sentence that both say together.
 *
 * @param who whom it asks about
 * @param act what they would do, a verb phrase
 * @param ofLeave whether it asks what is allowed, so that a yes recommends nothing
 * @param modal the word that it asks with: "must", "expected"
 */
record YesNoQuestion(String who, String act, boolean ofLeave, String modal) {
  private static final String SUBJECT =
      "(?<who>I|we|you|one|people|everyone|everybody|anyone|somebody|(?:the |our |new |all )*[a-z]+s)";

  private static final Pattern MODAL =
      Pattern.compile("(?i)(?<modal>should|must|may|can|could) " + SUBJECT + " (?<act>.+)");

  private static final Pattern EXPECTED =
      Pattern.compile(
          "(?i)(?:are|is) "
              + SUBJECT
              + " (?<modal>supposed|expected|required|obliged|allowed|permitted|free) to (?<act>.+)");

  private static final Pattern IMPERSONAL =
      Pattern.compile(
          "(?i)is it (?<modal>ok|okay|fine|all ?right|allowed|permitted|acceptable|possible|necessary|important|required)"
              + "(?: for (?<who>[\\w ]{1,30}?))? to (?<act>.+)");

  private static final Set<String> OF_LEAVE =
      Set.of(
          "may",
          "can",
          "could",
          "allowed",
          "permitted",
          "free",
          "ok",
          "okay",
          "fine",
          "alright",
          "all right",
          "acceptable",
          "possible");

  private static final Set<String> NEEDS =
      Set.of("must", "supposed", "expected", "required", "obliged", "necessary", "important");

  /** Whoever asks is one of those who answer. */
  private static final Set<String> TEAM =
      Set.of("i", "we", "you", "one", "people", "everyone", "everybody", "anyone", "somebody");

  private static final Pattern ANSWER =
      Pattern.compile(
          "(?i)(?:well,? |oh,? |I (?:think|would say),? )?(?<word>yes|no|never|always|of course not|of course|absolutely not|absolutely|definitely not|definitely|certainly not|certainly|not at all|sure|under no circumstances)(?=\\s*(?:[,.;:!–—]|$|(?:of course|absolutely|definitely|never|always|not|please|without|unless|if|only|but|except|before|after|when|as long)\\b))"
              + "(?:,? (?:of course|absolutely|definitely|never|always|not|please))?[,.;:!–— -]*(?<rest>.*?)[.!]*");

  private static final Set<String> YES =
      Set.of("yes", "always", "of course", "absolutely", "definitely", "certainly", "sure");

  /** "Yes, we always do": says no more than yes. */
  private static final Pattern AGAIN =
      Pattern.compile(
          "(?i)(?:I|we|you|they|he|she|it|that)(?: (?:always|never|usually|really|certainly))*"
              + " (?:do|did|does|is|are|was|were|can|could|should|must|may|would|will|have)(?: not|n't)?");

  /** "Only if the site is down", "as long as somebody knows": when the answer holds. */
  private static final Pattern CASE =
      Pattern.compile(
          "(?i)(?:and |but )?(?<only>only |just )?(?<link>if|when|where|unless|except(?: if| when)?|as long as|so long as|provided(?: that)?|without|in|for|with|after|before|on) (?<what>.+?)[.!]*");

  /** The question, if it is one that yes or no answers. */
  static Optional<YesNoQuestion> of(String sentence) {
    String text = sentence.replaceAll("\\s+", " ").strip().replaceFirst("\\?+\\W*$", "");
    for (Pattern pattern : new Pattern[] {MODAL, EXPECTED, IMPERSONAL}) {
      Matcher matcher = pattern.matcher(text);
      if (matcher.matches()) {
        String who = matcher.group("who");
        return Optional.of(
            new YesNoQuestion(
                who == null || TEAM.contains(who.toLowerCase(Locale.ROOT)) ? Interview.BEARER : who,
                matcher.group("act"),
                OF_LEAVE.contains(matcher.group("modal").toLowerCase(Locale.ROOT)),
                matcher.group("modal").toLowerCase(Locale.ROOT)));
      }
    }
    return Optional.empty();
  }

  /**
   * What a yes or no says.
   *
   * @param said the sentence that is read; empty for a yes that only allows
   * @param rest what the answer goes on with, no case in which it holds; may be empty
   */
  record Answer(Optional<String> said, String rest) {}

  /**
   * The answer, if it begins with yes or no.
   *
   * @param next the sentence after it, which may be the case in which it holds; may be empty
   */
  Optional<Answer> answered(String sentence, String next) {
    Matcher answer = ANSWER.matcher(sentence);
    if (!answer.matches()) {
      return Optional.empty();
    }
    boolean yes = YES.contains(answer.group("word").toLowerCase(Locale.ROOT));
    String rest = withoutEcho(answer.group("rest").strip());
    Optional<String> holds = when(yes, rest);
    boolean own = holds.isEmpty() && !rest.isEmpty();
    Optional<String> later = own || holds.isPresent() ? Optional.empty() : when(yes, next);
    String told = holds.or(() -> later).orElse("");
    boolean needless = !yes && NEEDS.contains(modal); // "Must I pay?" "No": there is no need.
    boolean able = !yes && modal.matches("can|could|possible") && own; // "No, it is broken."
    if (needless
        || able
        || (own && rest.matches("(?i)both\\b.*"))
        || (yes && ofLeave && !told.startsWith(" only"))) {
      return Optional.of(new Answer(Optional.empty(), own && !able ? rest : ""));
    }
    if (yes && ofLeave) {
      String unless = when(false, holds.isPresent() ? rest : next).orElse(told);
      return Optional.of(
          new Answer(
              Optional.of(VerbPhrases.capitalised(who) + " should not " + act + unless + "."), ""));
    }
    return Optional.of(
        new Answer(
            Optional.of(
                VerbPhrases.capitalised(who)
                    + (yes ? " should " : " should not ")
                    + act
                    + told
                    + "."),
            own ? rest : ""));
  }

  /** Whether a sentence only tells when the answer before it holds. */
  static boolean isCase(String sentence) {
    return CASE.matcher(sentence).matches() && !sentence.contains(",");
  }

  private static String withoutEcho(String rest) {
    return AGAIN.matcher(rest).matches() ? "" : rest;
  }

  private static Optional<String> when(boolean yes, String text) {
    Matcher matcher = CASE.matcher(text);
    if (!matcher.matches() || text.contains(",")) {
      return Optional.empty();
    }
    String link = matcher.group("link").toLowerCase(Locale.ROOT);
    String what = matcher.group("what");
    boolean only =
        matcher.group("only") != null || link.matches("as long as|so long as|provided.*");
    if (!yes) {
      boolean but = only || link.startsWith("except") || link.equals("unless");
      boolean clause =
          link.matches("if|when|where|unless|as long as|so long as|provided.*|except (?:if|when)");
      return Optional.of(
          but
              ? (clause ? " unless " : " except " + (link.equals("except") ? "" : link + " "))
                  + what
              : " " + link + " " + what);
    }
    return Optional.of(
        (only && !link.startsWith("unless") ? " only " : " ")
            + (link.matches("as long as|so long as|provided.*") ? "if" : link)
            + " "
            + what);
  }
}
