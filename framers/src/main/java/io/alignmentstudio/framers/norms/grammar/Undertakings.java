package io.alignmentstudio.framers.norms.grammar;

import io.alignmentstudio.framers.language.HeadNouns;
import io.alignmentstudio.framers.language.Token;
import io.alignmentstudio.framers.language.Verbs;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells what "will" lays upon the house itself, "Harbour Kids will appoint a treasurer", "we will
 * make every effort", "every camp will have a trained first aider present", from what will happen.
 */
final class Undertakings {
  /** What a house takes upon itself. */
  private static final Set<String> DEEDS =
      Set.of(
          "appoint",
          "designate",
          "nominate",
          "ensure",
          "investigate",
          "protect",
          "safeguard",
          "respect",
          "treat",
          "uphold",
          "comply",
          "maintain",
          "retain",
          "destroy",
          "delete",
          "refund",
          "reimburse",
          "disclose",
          "consult");

  /** Deeds that are such as they are said. */
  private static final Pattern SAID =
      Pattern.compile(
          "(?i)make (?:every|all|each|(?:all )?reasonable) (?:\\w+ )?efforts?\\b.*"
              + "|do (?:our|its|their) (?:very )?(?:best|utmost)\\b.*|do everything\\b.*"
              + "|take (?:all|every|any|appropriate|reasonable|immediate|disciplinary|the necessary) (?:\\w+ ){0,2}?(?:steps?|actions?|measures|care|precautions?|complaints?|reports?|concerns?|allegations?)\\b.*"
              + "|act (?:to|in|on|as|with|fairly|promptly|honestly|immediately)\\b.*"
              + "|report (?!back\\b)[^,;:]{2,80}? to (?:the|an?|any) .*"
              + "|(?:cover|pay(?: for)?|fund) (?:[^,;:]*\\b)?(?:costs?|charges?|fees?|expenses?|meals?|flights?|travel|accommodation|tickets?|fares?|taxis?|dinners?|lunch(?:es)?|insurance|training|damages?|repairs?)\\b.*");

  private static final Set<String> APPOINTED = Set.of("appoint", "designate", "nominate");

  /** What everyone is to get. */
  private static final Set<String> GIVEN =
      Set.of(
          "provide",
          "give",
          "issue",
          "supply",
          "train",
          "brief",
          "inform",
          "offer",
          "tell",
          "consult",
          "equip",
          "vet",
          "screen",
          "check",
          "review",
          "investigate",
          "record");

  private static final Set<String> KINDNESS =
      Set.of("welcome", "chance", "opportunity", "prize", "surprise", "taste", "gift", "drink");

  private static final Set<String> PRONOUNS =
      Set.of("we", "they", "you", "he", "she", "it", "i", "this", "that", "these", "there");

  private static final Set<String> ALL = Set.of("all", "every", "each", "any");

  /** Somebody named for it, or somebody who is there. */
  private static final Pattern STAFFED =
      Pattern.compile(
          "(?i)(?:an?|at least (?:one|two|three|\\d+)) (?:(?:designated|trained|appointed|named|nominated|qualified|certified|responsible)\\b.*|(?<who>[^,;:]*?) (?:present|in attendance|on duty|on site|available|on call)\\b.*)");

  private Undertakings() {}

  /**
   * Whether the house binds itself with "will" and a verb.
   *
   * @param will where "will" stands
   * @param verb where the verb stands, past "always"
   */
  static boolean active(Words words, int will, int verb, int to) {
    int first = first(words, will);
    boolean we = words.at(first).is("we") && will == first + 1;
    if (!we && !named(words, first, will)) {
      return false;
    }
    String base = words.at(verb).lower();
    boolean firm = words.at(verb - 1).in(Set.of("always", "never"));
    boolean always = firm && Verbs.isPolicyVerb(base) && VerbKinds.conduct(base, false);
    boolean names = !we && will - first > 1;
    return DEEDS.contains(base)
        || SAID.matcher(words.text(verb, to)).matches()
        || (always && (names || we));
  }

  /** Whether a passive tells what the house will arrange for every case. */
  static boolean passive(Words words, int will, String base, int to) {
    boolean all = words.at(first(words, will)).in(ALL);
    boolean each =
        words.slice(will, to).stream().anyMatch(Set.of("every", "each", "all")::contains);
    boolean when = words.at(0).in(Set.of("if", "when", "where", "whenever"));
    boolean kind = words.slice(will, to).stream().anyMatch(KINDNESS::contains);
    return APPOINTED.contains(base) ? all || each || when : all && GIVEN.contains(base) && !kind;
  }

  /** Whether all of a kind will have somebody: "all events will have a trained officer". */
  static boolean staffed(Words words, int will, int have, int to) {
    String whom = words.text(have + 1, to);
    var found = STAFFED.matcher(whom);
    if (!words.at(first(words, will)).in(ALL) || !found.matches()) {
      return false;
    }
    Words who = Words.of(Optional.ofNullable(found.group("who")).orElse("officer"));
    return HeadNouns.canAct(who.at(who.size() - 1).lower());
  }

  /** Where the subject of "will" starts: behind the last comma, or "then". */
  private static int first(Words words, int will) {
    int first = will;
    while (first > 0
        && !words.at(first - 1).comma()
        && !(words.at(first - 1).is("then") && first > 1)) {
      first--;
    }
    return first;
  }

  /** Whether a range is the name of a house: "Harbour Kids", "Tarrowby". */
  private static boolean named(Words words, int first, int end) {
    List<Token> name = words.tokens().subList(first, end);
    boolean upper =
        !name.isEmpty()
            && name.stream().allMatch(token -> token.startsUpper() || token.is("of"))
            && !name.getFirst().tagged("DET")
            && !name.getFirst().in(PRONOUNS);
    return upper
        && (name.size() > 1 || HeadNouns.isUnknownName(name.getFirst().text()))
        && name.size() <= 4;
  }
}
