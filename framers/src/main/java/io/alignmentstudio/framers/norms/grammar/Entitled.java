package io.alignmentstudio.framers.norms.grammar;

import io.alignmentstudio.framers.language.Verbs;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells "you can cancel your booking at any time" and "you can request a new chair if yours is
 * broken", which a document allows, from "you can ask a colleague if you are lost", which is
 * advice.
 */
final class Entitled {
  /** What one does only where it is granted. */
  private static final Set<String> DEEDS =
      Set.of(
          "request",
          "apply",
          "claim",
          "expense",
          "book",
          "cancel",
          "drop",
          "swap",
          "exchange",
          "transfer",
          "borrow",
          "bring",
          "upgrade",
          "renew",
          "extend",
          "postpone",
          "reschedule",
          "withdraw",
          "charge",
          "hire",
          "park",
          "rent",
          "reserve",
          "opt",
          "appeal",
          "invite",
          "leave",
          "skip",
          "replace",
          "smoke",
          "cook",
          "start");

  private static final Pattern ELSEWHERE =
      Pattern.compile("(?i)work (?:from home|from abroad|remotely|abroad|flexibly)\\b");

  private static final Pattern LIMIT =
      Pattern.compile(
          "(?i)\\b(?:at any time|any time|while|during|once|after|before|until|if|when|as soon as|within|up to|at most|per (?:day|week|month|term|year)|(?:one|two|three|four|five|\\d+) (?:days?|hours?|times|guests?|visitors?|friends?|items?|bags?))\\b");

  private static final Pattern OPEN =
      Pattern.compile(
          "(?i).*\\b(?:more information|help|advice|(?<!no )questions?|details?|online (?:at (?!any)|here)|website|feedback|comments?|link|page|app|by [a-z]+ing|here)\\b.*");

  private Entitled() {}

  /**
   * Whether "can" at a token lets those whom the document addresses do what is granted, within a
   * time or a case.
   */
  static boolean allows(Words words, int can, int to) {
    int verb = can + 1;
    while (words.at(verb).in(Set.of("also", "then", "still", "always", "only"))) {
      verb++;
    }
    String deed = words.text(verb, to);
    boolean gerund =
        !words.at(verb).is("start") || Verbs.baseOfGerund(words.at(verb + 1).lower()).isPresent();
    boolean front = words.at(0).in(Set.of("if", "when", "once", "after", "until", "where"));
    return Grants.person(words, can - 1)
        && !words.at(can - 1).in(Set.of("they", "people", "others", "children"))
        && (DEEDS.contains(words.at(verb).lower()) || ELSEWHERE.matcher(deed).lookingAt())
        && gerund
        && !OPEN.matcher(deed).matches()
        && (front || LIMIT.matcher(deed).find());
  }
}
