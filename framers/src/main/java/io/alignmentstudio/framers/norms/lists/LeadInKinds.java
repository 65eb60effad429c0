package io.alignmentstudio.framers.norms.lists;

import io.alignmentstudio.domain.Clause;
import java.util.regex.Pattern;

/**
 * Tells what a lead-in or a title says of its list as a whole: what is to be, what not, or
 * purposes.
 */
public final class LeadInKinds {
  /** "We often:", "Cohorts meet to:": the items tell what somebody does. */
  private static final Pattern TELLS =
      Pattern.compile(
          "(?i)^(?:.*[,.;:] )?(?:we|they|it|he|she|i)(?:"
              + " (?:also|often|frequently|usually|occasionally|typically|generally|sometimes|always|regularly|currently|primarily|mainly))?$|^.*\\b\\w+s(?:"
              + " \\w+ly)? (?:meet|work|aim|help|exist|strive|seek|try)"
              + " to$|^.*\\b(?:signs?|symptoms?|indicators?|can expect)\\b.*$");

  /** What a list of goals or merits announces: its items order nothing. */
  private static final Pattern PURPOSES =
      Pattern.compile(
          "(?i)^(?!.*\\b(?:must|shall|should|to (?:meet|reach|achieve)"
              + " (?:these|this)|follow)\\b).*\\b(?:goals?|objectives?|aims?|purposes?|benefits?|advantages?|needs|reasons?|features|capabilities|motivations?|values|mission|vision|strengths|topics|examples?|(?:designed|intended|used|able)"
              + " to)\\b.*$");

  /** What forbids, excludes or blames: its items are no orders, however they are worded. */
  private static final Pattern DENIES =
      Pattern.compile(
          "(?i).*(?:n't|\\b(?:not|never|no|nor|cannot|without|unless|except(?:ed|ing|ions?)?|exclud\\w*|prohibit\\w*|forbid\\w*|banned|disallow\\w*"
              + "|avoid\\w*|refrain\\w*|unacceptable|inappropriate|improper|unlawful|illegal))\\b.*");

  /** Wrongs: a list of them blames, but a list of what to do about them orders. */
  private static final Pattern WRONGS =
      Pattern.compile(
          "(?i).*\\b(?:unauthori[sz]ed|misuse\\w*|misconduct|violat\\w*|breach\\w*)\\b.*");

  private static final Pattern LIMITLESS =
      Pattern.compile(
          "(?i),? (?:but )?(?:(?:is|are|be) )?not (?:necessarily )?limited to(?: the following)?");

  /** "What is forbidden?", "which files must not be shared?". */
  private static final Pattern FORBIDDEN_ASKED =
      Pattern.compile(
          "(?i)(?:and |so )?(?:what|which|who|where|when|whose)\\b(?! (?:if|happens)\\b).*");

  private static final Pattern ANSWERS =
      Pattern.compile(
          "(?i).*\\b(?:report|respon[ds]|react|handl|investigat|manag|deal|notif|contain|address|remed|escalat|follow|steps?|procedure|case"
              + " of|event of|after|when|if)\\w*\\b.*");

  /** A title that goes on in the list below it: "You must not", "prohibited conduct includes". */
  private static final Pattern OPEN_TITLE =
      Pattern.compile(
          "(?i)(?:.* )?(?:(?:you|we|they|employees|staff|managers|everyone|suppliers) (?:must|shall|should|may|need to)(?:"
              + " not| never| always)?|(?:conduct|behaviou?rs?|activit(?:y|ies)|actions?|uses?|practices?|acts?|contents?)"
              + " (?:includes?|are))");

  static final Pattern DONTS = Pattern.compile("(?i)(?:don't'?s?|donts|do not|never)");

  /** "Examples of prohibited conduct include:", "unacceptable uses:". */
  static final Pattern PROHIBITED_KINDS =
      Pattern.compile(
          "(?i)^(?!.*\\b(?:if|when|what|how|whether|reports?|reporting|respond|avoid|prevent)\\b)"
              + "(?:[^:]*\\b)?(?:prohibited|forbidden|unacceptable|inappropriate|impermissible)"
              + " (?:[\\w-]+ ){0,2}?(?:conduct|behaviou?rs?|activit(?:y|ies)|actions?|uses?"
              + "|practices?|acts?|contents?|items?|gifts?|things?)\\b(?:(?!"
              + " (?:must|shall|should|may|will)\\b)[^:.])*$");

  private static final Pattern DEONTIC =
      Pattern.compile(
          "(?i)(?:[^,]*, )?(?:we|(?:the|our) (?:company|organi[sz]ation|group|firm)) (?:do|does|will) not\\b.*|(?i).*\\b(?:must|shall|should|may|cannot|required to|responsible for|prohibited"
              + " from|need to|has to|have to|obliged to|entitled to|allowed to|permitted"
              + " to|forbidden to|prohibited to|unlawful to|illegal to|acceptable to|advisable"
              + " to|recommended to|encouraged to|expected to|(?:are|is)(?: not)? to"
              + "|(?:agrees?|warrants?|undertakes?) that (?:it|they) (?:will|shall))\\b.*");

  private static final Pattern CONDITIONAL =
      Pattern.compile(
          "(?i)^(?:if|unless|when|where|before|after|while|during|whenever|once|upon|for|in|on|at|inside|outside|prior)\\b.*");

  /** A circumstance alone, whatever is needed in it: "if you have to travel". */
  private static final Pattern SUBORDINATE =
      Pattern.compile(
          "(?i)(?:(?:if|when|whenever|while|whilst|in case|in the (?:\\w+ )?(?:event|case|circumstances?|situation) that) (?:you|we|they|he|she|it|someone|somebody|anyone|there|an?|the|your|any)\\b[^,:;]*(?<!\\b(?:must|shall|should|may|not|to|cannot))|(?:if|when|whenever|while|where|before|after|once|in|on|for|at|during|unless)\\b[^,:;]*,)");

  /** What joins an item to the next: "; and". */
  static final String LAST_JOIN = "[;,]?\\s*(?:\\b(?:and|or|and/or))?\\s*[;,]?$";

  private LeadInKinds() {}

  /** The words that govern a clause: its lead-in, or a title that only the clause completes. */
  static String of(Clause clause) {
    String title =
        clause.headings().isEmpty()
            ? ""
            : clause.headings().getLast().replace('’', '\'').replaceFirst("[:.…\\s]+$", "");
    boolean acts = clause.text().matches("(?s)\\W*\\w+ing\\b.*");
    boolean open =
        OPEN_TITLE.matcher(title).matches()
            || DONTS.matcher(title).matches()
            || (acts && PROHIBITED_KINDS.matcher(title).matches());
    return clause.leadIn().isBlank() && open ? title + ":" : clause.leadIn();
  }

  /** Whether a list tells what must not be, so that "store illegal files" is no order. */
  public static boolean denies(String leadIn) {
    String text = leadIn.strip().replace('’', '\'');
    if (text.endsWith("?") && !FORBIDDEN_ASKED.matcher(text).matches()) {
      return false; // "Can't find it?" forbids nothing.
    }
    return DENIES.matcher(text).matches()
        || (WRONGS.matcher(text).matches() && !ANSWERS.matcher(text).matches());
  }

  /** A lead-in without "but not limited to", which forbids nothing. */
  static String limitless(String leadIn) {
    return LIMITLESS.matcher(leadIn).replaceAll("");
  }

  /** Whether a list tells what something is for, so that "support the drafting" is no order. */
  public static boolean tellsPurposes(String leadIn) {
    String lead = leadIn.strip().replaceFirst(":$", "");
    return PURPOSES.matcher(lead).matches() || TELLS.matcher(lead).matches();
  }

  /** Whether a lead-in obliges, forbids or allows. */
  static boolean deontic(String leadIn) {
    return DEONTIC.matcher(leadIn).matches();
  }

  /** Whether a lead-in starts with a case, a time or a place. */
  static boolean conditional(String leadIn) {
    return CONDITIONAL.matcher(leadIn).matches();
  }

  /** Whether a lead-in is a circumstance alone, whatever is needed in it. */
  static boolean subordinate(String leadIn) {
    return SUBORDINATE.matcher(leadIn).matches();
  }
}
