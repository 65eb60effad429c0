package io.alignmentstudio.framers.norms.rewording;

import io.alignmentstudio.domain.Clause;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a code of conduct tells of "us" in the present tense is conduct that it asks for: "we treat
 * each other with respect". What the house is, sells or hopes for is none, nor is what it does in
 * any other document.
 */
public final class Commitments {
  /** What a document is called that says how people are to behave. */
  static final String TITLE =
      "(?:codes? of (?:[\\w&-]+ ){0,4}?(?:conduct|ethics|behaviou?r|practice)"
          + "|(?:business|professional|staff|employee|ethical) conduct|conduct (?:guidelines?|policy|rules|standards)"
          + "|standards of (?:[\\w&-]+ ){0,3}?(?:conduct|behaviou?r)"
          + "|ethics (?:policy|code|guidelines?|handbook|guide)|editorial (?:guidelines?|standards|policy|code))";

  private static final Pattern CODE = Pattern.compile("(?i).*\\b" + TITLE + "\\b.*");

  /** Deeds that are good of themselves. */
  private static final Set<String> DEEDS =
      Set.of(
          "treat",
          "respect",
          "comply",
          "follow",
          "obey",
          "abide",
          "protect",
          "safeguard",
          "maintain",
          "preserve",
          "honour",
          "honor",
          "avoid",
          "disclose",
          "report",
          "compete",
          "refuse",
          "reject",
          "decline",
          "act",
          "behave",
          "conduct",
          "cooperate",
          "uphold",
          "refrain",
          "challenge",
          "exercise",
          "correct",
          "attribute",
          "credit",
          "verify",
          "consult",
          "adhere",
          "declare",
          "cite",
          "contribute",
          "ensure");

  /** Deeds that are good as they are done: "we use data only", "we speak up". */
  private static final Pattern DONE_WELL =
      Pattern.compile(
          "(?i)(?:speak (?:up|out)\\b|lead by example\\b|set (?:an?|the) (?:\\w+ )?example\\b|hold (?:ourselves|each other|one another)\\b|take (?:(?:full|personal) )?(?:responsibility|care|ownership)\\b"
              + "|make (?:sure|no|every|only|(?:\\w+ )?decisions (?:based|on))\\b|keep (?:accurate|complete|our promises|[\\w ]{2,40}? (?:confidential|safe|secure|secret|clean|private|accurate|current|up to date))\\b"
              + "|(?:deal|work|communicate|behave|operate|do business|conduct business|negotiate|manage|handle|market|advertise|sell|buy|record|document|label|store|share|use|treat) (?:[^,;:]{2,80}? )?(?:honestly|fairly|safely|responsibly|openly|ethically|lawfully|legally|accurately|truthfully|respectfully|transparently|professionally|with (?:care|integrity|honesty|respect|courtesy))\\b"
              + "|(?:use|share|collect|store|select|choose|hire|promote|process) [^;:]{2,80}? (?:only|based on|on the basis of|on (?:\\w+ )?merit)\\b)");

  private static final Pattern VIRTUES =
      Pattern.compile(
          "(?:always |also )?(?:open and |fair and |honest and )?(?:honest|fair|transparent|truthful|respectful|courteous|careful|accurate|open|polite|mindful|vigilant|professional|loyal|objective|impartial|considerate|inclusive)\\b(?! (?:for|from|to)\\b).*");

  /** "We treat these as promises": what they are to us. */
  private static final Pattern VIEW =
      Pattern.compile("(?i)(?:this|these|those|it|them|our)\\b.* as ");

  /** What a house has: "we maintain offices in three cities". */
  private static final Pattern PREMISES =
      Pattern.compile(
          "(?i)(?:(?:[\\w-]+ ){0,3}?)(?:offices?|branch(?:es)?|factor(?:y|ies)|plants?|stores?|shops?|sites|locations|headquarters|warehouses?|fleets?|networks?|websites?|blogs?|presence|portfolios?|teams?|subsidiar(?:y|ies))\\b");

  private Commitments() {}

  /** Whether "to be" so is a virtue that a code asks for: "honest in our dealings". */
  static boolean virtue(String rest) {
    return VIRTUES.matcher(rest).matches();
  }

  /** Whether a clause stands in a code of conduct, by the titles over it. */
  public static boolean inCode(Clause clause) {
    return clause.headings().stream().anyMatch(title -> CODE.matcher(title).matches());
  }

  /**
   * Whether a code asks for a deed by telling it.
   *
   * @param verb in its base form
   * @param rest what follows it
   */
  static boolean asked(String verb, String rest) {
    if (verb.equalsIgnoreCase("treat") && VIEW.matcher(rest).lookingAt()) {
      return false;
    }
    if (verb.equalsIgnoreCase("maintain") && PREMISES.matcher(rest).lookingAt()) {
      return false;
    }
    return DEEDS.contains(verb.toLowerCase(Locale.ROOT))
        || DONE_WELL.matcher(verb + " " + rest).lookingAt();
  }
}
