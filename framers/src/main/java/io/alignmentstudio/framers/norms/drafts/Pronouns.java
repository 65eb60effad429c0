package io.alignmentstudio.framers.norms.drafts;

import io.alignmentstudio.framers.language.HeadNouns;
import io.alignmentstudio.framers.language.Token;
import io.alignmentstudio.framers.norms.grammar.Subject;
import io.alignmentstudio.framers.norms.grammar.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Says what the pronouns of an action mean, and tells where it points at another sentence. */
final class Pronouns {
  /** "Record it", "hand them in". */
  private static final Pattern OBJECT_PRONOUN =
      Pattern.compile(
          "^(?:(?:avoid|refrain from) )?\\w+(?: (?:to|on|for|with|up|out|down|off|over|back))? (?<pronoun>it|them)\\b(?! (?:is|are|was|were|has|have|will|may|must|clear|possible|easy|difficult|to)\\b)");

  /** "Do it", "return gifts worth more": what, no word of the sentence says. */
  private static final Pattern POINTS_BACK =
      Pattern.compile(
          "(?i)do (?<what>so|it|this|that|the same|these|those)(?<how>\\b.*)|.* worth (?:more|less)\\b(?! than).*"
              + "|.* that .* (?:does|do|did|is|are|will|can)(?: so)? (?:as well|too|likewise)");

  private static final Pattern DO_SO = Pattern.compile("(?i)do (?:so|the same) (?<how>\\S.*)");

  /** "Report such to the manager": no noun follows. */
  private static final Pattern SUCH =
      Pattern.compile(
          "^\\w+ such(?= (?:to|with|for|in|within|from|by|at|on|before|after|without|immediately|promptly)\\b|$)");

  /** "If you share data by mistake, report it": what is reported is that it happened. */
  private static final Pattern EVENT =
      Pattern.compile(
          "(?i)(?:if|when|whenever|once|where) they (?:have )?(?:\\w+ly )?(?:share[ds]?|los[et]|ma[dk]e|caused?|sen[dt]|br[eo]ak|broken?|used?|disclosed?|post(?:ed)?|upload(?:ed)?|enter(?:ed)?|input|commit(?:ted)?|violated?|breach(?:ed)?|spill(?:ed|t)?|click(?:ed)?|open(?:ed)?|deleted?|damaged?)\\b.*");

  /** "Review the plan and ensure it is up to date." */
  private static final Pattern SEEN_TO =
      Pattern.compile("^(ensure|check|verify|confirm|make sure)(?: that)? it(?= (?:is|has) )");

  /** What is done to people: "remind them". */
  private static final Set<String> TO_PEOPLE =
      Set.of(
          "remind",
          "tell",
          "ask",
          "inform",
          "invite",
          "warn",
          "help",
          "thank",
          "advise",
          "instruct",
          "brief",
          "train",
          "email",
          "contact",
          "notify",
          "call",
          "encourage");

  private final Words words;
  private final Discourse discourse;

  Pronouns(Words words, Discourse discourse) {
    this.words = words;
    this.discourse = discourse;
  }

  /** Whether an action keeps a pronoun for which neither it nor its sentence names a thing. */
  boolean unknown(String action, Circumstances circumstances) {
    Matcher pronoun = OBJECT_PRONOUN.matcher(action);
    return pronoun.find()
        && words.slice(0, words.size()).contains(pronoun.group("pronoun"))
        && !named(circumstances)
        && !thingBefore(pronoun.group("pronoun"));
  }

  /** Whether the sentence names a thing before a pronoun: "check the lift and renew it". */
  private boolean thingBefore(String pronoun) {
    int end = words.slice(0, words.size()).indexOf(pronoun);
    for (int i = 0; i < end - 1; i++) { // The word before the pronoun is its verb.
      Token token = words.at(i);
      if (token.tagged("NOUN") && !HeadNouns.canAct(token.lower())) {
        return true;
      }
    }
    return false;
  }

  /** Whether a condition may name what a pronoun means. */
  private static boolean named(Circumstances circumstances) {
    return Stream.of(circumstances.condition(), circumstances.exception(), circumstances.deadline())
        .flatMap(Optional::stream)
        .anyMatch(
            text ->
                text.matches(
                    "(?i).*\\b(?:(?:an?|the|any|some|[a-z]+s) [a-z].*|something\\b.*|anything\\b.*)"));
  }

  /** "You may work from home. You must not do so on Mondays": what, the sentence before says. */
  String withDeed(String action, Circumstances circumstances) {
    Matcher matcher = DO_SO.matcher(action);
    return matcher.matches()
            && circumstances.condition().isEmpty()
            && discourse.lastAction().isPresent()
        ? discourse.lastAction().get() + " " + matcher.group("how")
        : action;
  }

  /** "If you must share a password, do so in person" says what; "do it" alone does not. */
  static boolean pointsBack(String action, Circumstances circumstances) {
    Matcher matcher = POINTS_BACK.matcher(action);
    if (!matcher.matches()) {
      return false;
    }
    boolean said =
        matcher.group("what") != null
            && (!matcher.group("how").isBlank() || matcher.group("what").equals("so"));
    return !said || circumstances.condition().isEmpty();
  }

  /** What a subject does by its relative clause: "leave early" of "those who leave early". */
  static Optional<String> relativeClause(Party party) {
    String[] parts = party.surface().split(" (?:who|which|that) ", 2);
    return parts.length == 2 ? Optional.of(parts[1]) : Optional.empty();
  }

  /** Replaces "it", "them" and a lone "such" by what they mean, where that is safe. */
  String resolve(String written, Circumstances circumstances, Party party) {
    if (SUCH.matcher(written).find()) {
      String single = resolved(written.replaceFirst(" such\\b", " it"), circumstances, party);
      return single.matches("\\w+ it\\b.*")
          ? resolved(written.replaceFirst(" such\\b", " them"), circumstances, party)
              .replaceFirst("^(\\w+) them\\b", "$1 such")
          : single;
    }
    return resolved(written, circumstances, party);
  }

  private String resolved(String action, Circumstances circumstances, Party party) {
    boolean event = circumstances.condition().filter(EVENT.asMatchPredicate()).isPresent();
    if (event && action.matches("(?:report|disclose|record|log|escalate) it\\b.*")) {
      return action;
    }
    Matcher seen = SEEN_TO.matcher(action);
    if (seen.find()) {
      Optional<String> meaning =
          discourse.objectAntecedent(
              "it", relativeClause(party), circumstances.condition(), party.subject());
      return meaning
          .map(noun -> seen.replaceFirst("$1 that " + Matcher.quoteReplacement(noun)))
          .orElse(action);
    }
    for (String pronoun : List.of("it", "them")) {
      Matcher matcher =
          Pattern.compile(
                  "^(\\w+(?: (?:to|on|for|with|up|out|down|off|over|back))?(?: \\w+ing)?) "
                      + pronoun
                      + "\\b(?! (?:is|are|was|were|has|have|will|may|must|clear|possible|easy|difficult))")
              .matcher(action);
      List<String> said = words.slice(0, words.size());
      boolean written = said.contains(pronoun) || said.contains("such");
      boolean somebody =
          pronoun.equals("them")
              && said.stream().anyMatch(Set.of("someone", "somebody", "anyone")::contains)
              && said.indexOf("them") > 0;
      if (written && somebody && matcher.find()) {
        return action.substring(0, matcher.end(1))
            + " that person"
            + action.substring(matcher.end());
      }
      boolean something =
          pronoun.equals("it") && said.stream().anyMatch(Set.of("something", "anything")::contains);
      if (written && !something && matcher.find()) { // "contact you" is narrated as "contact them".
        Optional<String> meaning =
            discourse.objectAntecedent(
                pronoun, relativeClause(party), circumstances.condition(), party.subject());
        if (pronoun.equals("them") && TO_PEOPLE.contains(action.split(" ", 2)[0])) {
          meaning = meaning.flatMap(Pronouns::people);
        }
        if (meaning.isPresent()
            && meaning.get().split(" ").length <= 8
            && !meaning
                .get()
                .toLowerCase(Locale.ROOT)
                .contains(party.bearer().toLowerCase(Locale.ROOT))) {
          return action.substring(0, matcher.end(1))
              + " "
              + meaning.get()
              + action.substring(matcher.end());
        }
      }
    }
    return action;
  }

  /** The people that a phrase names: "their guests" of "the actions of their guests". */
  private static Optional<String> people(String phrase) {
    for (String part : List.of(phrase, phrase.substring(phrase.lastIndexOf(" of ") + 1))) {
      String named = part.replaceFirst("^of ", "");
      Words words = Words.of(named);
      if (Subject.of(words, 0, words.size()).animate()) {
        return Optional.of(named);
      }
    }
    return Optional.empty();
  }
}
