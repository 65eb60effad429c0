package io.alignmentstudio.framers.norms.lists;

import io.alignmentstudio.framers.language.HeadNouns;
import io.alignmentstudio.framers.language.NounPhrases;
import io.alignmentstudio.framers.language.VerbPhrases;
import io.alignmentstudio.framers.language.Verbs;
import io.alignmentstudio.framers.norms.grammar.FiniteVerbs;
import io.alignmentstudio.framers.norms.grammar.Orders;
import io.alignmentstudio.framers.norms.grammar.Words;
import io.alignmentstudio.framers.norms.rewording.Signs;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Joins a list item with the words that govern the list. */
final class LeadIns {
  /** A heading that the document runs into its text: "Recovery Plan Each plan must include:". */
  private static final Pattern HEADING =
      Pattern.compile(
          "^(?:[A-Z][\\w'-]*|and|of|for|or|the|to)(?: (?:[A-Z][\\w'-]*|and|of|for|or|to))*"
              + " (?=(?:Each|The|All|Every|Any|These|This) [a-zA-Z])");

  private static final Pattern ANNOUNCED =
      Pattern.compile(
          "(?i)^((?:if|when|where|before|after|while|once|for|in|to) [^,]+(?:, [^,]+)*?), (?:here"
              + " (?:are|is)|these|the following|follow|do|take|use|there are|you can|you"
              + " have)\\b(?!.*\\b(?:must|shall)\\b).*$");
  private static final Pattern IF_ANY =
      Pattern.compile(
          "(?i)^(.*\\b(?:if|when|where|unless)) (?:any |one |either |at least one |one or more"
              + " )?(?:of )?(?:the following|these)\\b[^,]*$");

  /** "Before you start a machine, please": who asks kindly asks for what is listed. */
  private static final Pattern PLEASE =
      Pattern.compile(
          "(?i)^((?:if|when|whenever|while|before|after|once|in|on|at|for)\\b.*?),? please$");

  /** "If you notice a silence, be active": orders below go on from the circumstance. */
  private static final Pattern THEN_ORDER =
      Pattern.compile(
          "(?i)^(?<front>(?:if|when|whenever|before|after|while|once|where)\\b[^,]+), (?<order>[a-z].*)$");

  /** A topic before a circumstance: "Guidelines If you travel,". */
  private static final Pattern TOPIC =
      Pattern.compile(
          "^(?<topic>\\p{Lu}[\\w&/']*(?: (?!your\\b|the\\b)[\\w&/']+){0,2}) (?=(?:In|If|When|Whenever|While|Where|Before|After|For|On|At|During|Unless) [a-z])");

  /** "Customer shall, in its use of the Services:". */
  private static final Pattern ASIDE_LAST =
      Pattern.compile(
          "(?i)^(.*\\b(?:must|shall|should|may)(?: not)?),"
              + " ((?:in|on|for|by|at|upon|when|where|if|within|during|to the (?:fullest |maximum"
              + " |greatest )?extent|without)\\b[^,]+)$");

  private static final int MOST_WORDS_OF_AN_ACTOR = 6;

  /** "The following types of events must be logged at minimum:". */
  private static final Pattern FOLLOWING_SUBJECT =
      Pattern.compile(
          "(?i)^(?:at (?:a )?minimum, )?(?:(?:all|any|each|one) of )?the following(?:"
              + " [\\w-]+){0,5}? ((?:must|shall|should|may|are (?:required|mandatory)|need(?:s)?"
              + " to)(?! (?:meet|provide|ensure|include|contain|have)\\b)\\b[^:]*)$");

  /** The dash that ends the words above a list, in the style of statutes: "by— updating". */
  private static final Pattern DASH = Pattern.compile("\\s*[—–:]\\s+(?=\\p{Ll})");

  /** "The criteria shall include the following: The extent to which". */
  private static final Pattern LISTED =
      Pattern.compile(
          "(?i)^(.*\\b(?:must|shall|should) (?:include|contain)),? the following: (.*)$");

  /** "The criteria shall include the following:" takes whole clauses as its items. */
  private static final Pattern LISTS =
      Pattern.compile(
          "(?i).*\\b(?:include|contain|cover|consider|address|specify|state|identify|use|provide)s?"
              + "(?: (?:the following|at least|at a minimum)(?: \\w+){0,2})?");

  /** "at the request of the applicant, enter into an agreement". */
  private static final Pattern FRONT_OF_ITEM =
      Pattern.compile(
          "^((?:at|in|on|upon|if|when|where|before|after|not later than|no later"
              + " than|for|by|within|to the (?:\\w+ )?extent)\\b[^,;]{3,160}),"
              + " (?!and\\b|or\\b)(\\w.*)$");

  /** "Tools must not be used to:" before "use tools to impersonate others". */
  private static final Pattern BE_USED_TO =
      Pattern.compile("(?i)^[^,;:]* ((?:must|shall|should|may)(?: not)?) be used to$");

  /** "Do not:", "please never:" before what nobody may do. */
  private static final Pattern DO_NOT = Pattern.compile("(?i)(?:please )?(?<not>do not|never)");

  /** "Do not wear gloves", below the circumstance in which to wear none. */
  private static final Pattern DENIED_ORDER =
      Pattern.compile("(?i)(?:please |always )?(?:do not|don't|never) [a-z]+\\b.*");

  /** "We expect every team member to:", "you agree to:". */
  private static final Pattern EXPECTED =
      Pattern.compile(
          "(?i)^(?!.*\\bcan expect\\b).*\\b(?:(?:expects?|asks?|wants?|requires?|encourages?|trusts?|urges?|invites?)"
              + " [^,;:]{2,60}|agrees?) to$");

  private static final Pattern BY_DOING = Pattern.compile("^By (?=\\w+ing\\b)");

  private static final Pattern AGREES = Pattern.compile("(?i)\\bagrees? to$");

  private static final Pattern CONNECTIVE =
      Pattern.compile(
          "(?i)^(?:(?:more )?specifically,?|in particular,?|in addition,) (?!to\\b)(?=\\w)");

  /** "Posting any of the following will amount to gross misconduct". */
  private static final Pattern MISCONDUCT =
      Pattern.compile(
          "(?i)(?:, whether [^,;:]+,)? ?(?:will|may|would) (?:amount to|constitute|be (?:treated|regarded|considered) as)"
              + " (?:an? )?(?:act of )?(?:gross |serious )?misconduct(?: \\([^()]*\\))?$");

  private static final Pattern FOLLOWED =
      Pattern.compile(
          "(?i)^(?!(?:if|when|while|before|after|where)\\b[^,]*,).*\\b(?:follow|observe|obey|adhere to|comply with|abide by|keep to|stick to|respect)"
              + " (?:these|the following|the)(?: [a-z]+){1,3}$");

  private static final Pattern CASE_FIRST =
      Pattern.compile("(?:If|When|Whenever|Where|Before|After|Unless) [^;:]*[.]");

  private LeadIns() {}

  /** The acts of one item under a ban, which holds for all: "share keys; or lend badges". */
  static String alternatives(String item) {
    return item.replaceAll(";\\s+(?!(?:and|or)\\b)", "; or ");
  }

  /** One sentence of lead-in and item, or the item alone where the lead-in does not govern it. */
  static String join(String leadIn, String item) {
    String lead =
        HEADING
            .matcher(leadIn.strip())
            .replaceFirst("")
            .replaceFirst("(?:\\.{3}|[:\\-–—…\\s])+$", "")
            .strip();
    lead = CONNECTIVE.matcher(lead).replaceFirst("");
    lead = MISCONDUCT.matcher(lead).replaceFirst(" is prohibited");
    lead = PLEASE.matcher(lead).replaceFirst("$1");
    Matcher topic = TOPIC.matcher(lead);
    if (topic.find()
        && !HeadNouns.onlyVerb(topic.group("topic").split(" ")[0])
        && !HeadNouns.canAct(topic.group("topic").replaceFirst(".* ", ""))) {
      lead = lead.substring(topic.end());
    }
    if (CaseLabels.isCase(lead)) {
      return CaseLabels.in(lead, item);
    }
    Optional<String> ruled =
        leadIn.strip().endsWith(":") ? Rulings.joined(lead, item, LeadIns::join) : Optional.empty();
    if (ruled.isPresent()) {
      return ruled.get();
    }
    if (FOLLOWED.matcher(lead).matches() && CASE_FIRST.matcher(item).lookingAt()) {
      return item; // The rule is whole: "Staff must follow these rules: If a guest is ill, ...".
    }
    Optional<String> formula = LeadInFormulas.joined(lead, item, leadIn.strip().endsWith(":"));
    if (formula.isPresent()) {
      return formula.get();
    }
    Optional<String> acting = acting(lead, item);
    if (acting.isPresent()) {
      return acting.get();
    }
    Optional<String> following = Following.joined(lead, item, LeadIns::join);
    if (following.isPresent()
        && leadIn.strip().endsWith(":")
        && (!ItemForms.statement(item) || Following.judges(item))) {
      return following.get();
    }
    Optional<String> carried = CarriedOut.joined(lead, item, LeadIns::join);
    if (carried.isPresent()) {
      return carried.get();
    }
    Matcher announcing = FOLLOWING_SUBJECT.matcher(lead);
    if (announcing.matches() && !ItemForms.statement(item) && ItemForms.order(item).isEmpty()) {
      return subjectOf(announcing.group(1), item);
    }
    lead = DASH.matcher(lead).replaceAll(" ");
    Matcher listed = LISTED.matcher(lead);
    if (listed.matches()) {
      lead = listed.group(1) + " " + Words.lowerFirst(listed.group(2));
    }
    int nested = lead.lastIndexOf(": ");
    String inner = nested < 0 ? "" : lead.substring(nested + 2);
    if (!inner.isEmpty() && Character.isUpperCase(inner.charAt(0)) && LeadInKinds.deontic(inner)) {
      return join(inner + ":", item);
    }
    Matcher used = BE_USED_TO.matcher(lead);
    if (used.matches() && item.matches("(?i)use .*")) {
      return "You " + used.group(1) + " " + Words.lowerFirst(item);
    }
    Matcher aside = ASIDE_LAST.matcher(lead);
    if (aside.matches()) {
      lead =
          Character.toUpperCase(aside.group(2).charAt(0))
              + aside.group(2).substring(1)
              + ", "
              + Words.lowerFirst(aside.group(1));
    }
    Matcher announced = ANNOUNCED.matcher(lead);
    if (announced.matches()) {
      lead = announced.group(1);
    }
    String rest = item.strip().replaceFirst(LeadInKinds.LAST_JOIN, "").strip();
    boolean open =
        leadIn.strip().endsWith(":") || leadIn.strip().matches(".*(?:[-–—…,]|\\.{3}|[a-z])$");
    if (!open || rest.isEmpty()) {
      return item;
    }
    Matcher conditional = IF_ANY.matcher(lead);
    if (conditional.matches()) {
      return conditional.group(1) + " " + Words.lowerFirst(rest).replaceFirst("\\.$", "") + ".";
    }
    if (DO_NOT.matcher(lead).matches() && Verbs.isBase(rest.split("\\W", 2)[0])) {
      return lead + " " + Words.lowerFirst(rest);
    }
    if (LeadInKinds.DONTS.matcher(lead).matches()) {
      return ItemForms.order(rest).map(order -> "Do not " + order).orElse(item);
    }
    if (LeadInKinds.PROHIBITED_KINDS.matcher(lead).matches() && !ItemForms.statement(item)) {
      return Following.isOr(rest.replaceFirst("\\.$", ""), "prohibited");
    }
    if (Pattern.matches("(?i).*\\b(?:must|shall|may|should|cannot|required to)\\b.*", rest)
        && Character.isUpperCase(rest.charAt(0))) {
      return item;
    }
    if (EXPECTED.matcher(lead).matches()) {
      lead = BY_DOING.matcher(lead).replaceFirst("When ");
      lead = AGREES.matcher(lead).replaceFirst("must");
      rest = ItemForms.untitled(rest);
    }
    Words words = Words.of(item.strip());
    boolean circumstance =
        LeadInKinds.conditional(lead)
            && (!LeadInKinds.deontic(lead) || LeadInKinds.subordinate(lead));
    if (circumstance && DENIED_ORDER.matcher(rest).matches()) {
      return Joints.glue(lead, Words.lowerFirst(rest));
    }
    if (circumstance && rest.contains(": ")) { // "Reporters: check the facts"
      String read = RunInHeads.read(rest);
      item = read.equals(rest) ? item : read;
      rest = read;
    }
    Matcher ordering = THEN_ORDER.matcher(lead);
    if (circumstance
        && ordering.matches()
        && ItemForms.orders(ordering.group("order"))
        && ItemForms.orders(rest)) {
      lead = ordering.group("front"); // The order above has its own norm.
    }
    Optional<String> sign =
        circumstance ? Signs.spelled(VerbPhrases.capitalised(rest)) : Optional.empty();
    if (sign.isPresent()) {
      return Joints.glue(lead, Words.lowerFirst(sign.get()));
    }
    boolean sentence =
        words.at(0).startsUpper()
            && !(circumstance && ItemForms.orders(rest))
            && item.strip().endsWith(".")
            && (!words.at(0).tagged("VERB") || words.at(0).lower().endsWith("ing"))
            && !(lead.matches("(?i).*\\b(?:must|shall|should|may|not|to)$")
                && words.at(0).in(Set.of("be", "have", "do")))
            && FiniteVerbs.any(words, 0, words.size());
    if (sentence
        && !LISTS.matcher(lead).matches()
        && !lead.matches("(?i).*\\b(?:if|when|where|unless|that|except)$")) {
      return item;
    }
    boolean governs =
        LeadInKinds.deontic(lead)
            || LeadInKinds.conditional(lead)
            || Joints.doTheFollowing(lead)
            || EXPECTED.matcher(lead).matches()
            || goesOn(lead, rest);
    if (!governs) {
      return item;
    }
    Matcher late = FRONT_OF_ITEM.matcher(rest);
    if (lead.matches("(?i).*\\b(?:must|shall|should|may|not)") && late.matches()) {
      lead = VerbPhrases.capitalised(late.group(1)) + ", " + Words.lowerFirst(lead);
      rest = late.group(2);
    }
    String joined = Joints.glue(lead, Words.lowerFirst(rest));
    return joined.matches(".*[.!?]$") ? joined : joined + ".";
  }

  /** Whether an item goes on with the order that announces it: "Develop a plan that:". */
  private static boolean goesOn(String lead, String item) {
    Words words = Words.of(lead);
    boolean ordered =
        Orders.at(words, 0, words.size())
            || Orders.at(Words.of(lead + " it."), 0, words.size() + 2);
    boolean open =
        lead.matches(
            "(?i).*\\b(?:that|which|to|when|if|where|unless|by|including|with|for|on|about|after|(?:when|if|where|that)"
                + " (?:\\w+ ){0,3}\\w+)");
    return ordered && (open || ItemForms.order(item).isEmpty());
  }

  /** "Managers: approve leave": who acts stands before the list. */
  private static Optional<String> acting(String lead, String item) {
    String who = lead.substring(lead.lastIndexOf(": ") < 0 ? 0 : lead.lastIndexOf(": ") + 2);
    Words words = Words.of(who);
    boolean noun =
        words.size() > 0
            && words.size() <= MOST_WORDS_OF_AN_ACTOR
            && words.tokens().stream()
                .allMatch(
                    token ->
                        token.nominal()
                            || token.tagged("ADJ")
                            || token.tagged("DET")
                            || token.tagged("CCONJ")
                            || token.comma()
                            || token.text().matches("[-/&]"));
    if (!noun || !HeadNouns.canAct(words.at(words.size() - 1).lower())) {
      return Optional.empty();
    }
    if (item.matches("(?i)(?:must|shall|should|may|can(?:not)?|will|need|are|is)\\b.*")) {
      return Optional.of(who + " " + Words.lowerFirst(item));
    }
    Matcher denied = Pattern.compile("(?i)^(?:do not|don't|never) (.*)$").matcher(item);
    if (denied.matches()) {
      return Optional.of(who + " must not " + VerbPhrases.narrated(denied.group(1)));
    }
    Words order = Words.of(item);
    return Orders.at(order, 0, order.size())
        ? Optional.of(who + " must " + VerbPhrases.narrated(Words.lowerFirst(item)))
        : Optional.empty();
  }

  /** "The following information must be included:" with one of its items as the subject. */
  private static String subjectOf(String predicate, String item) {
    String noun = item.strip().replaceFirst("[;,.]?\\s*(?:\\b(?:and|or))?\\s*[;,.]?$", "").strip();
    boolean plural =
        NounPhrases.plural(
            noun.replaceFirst("(?i)\\s(?:of|for|in|on|to|from|with|that|which)\\b.*", "")
                .replaceFirst(".* ", ""));
    String said = predicate.replaceFirst("(?i),? at (?:a )?minimum$", "");
    return noun + " " + (plural ? said : said.replaceFirst("^are ", "is ")) + ".";
  }
}
