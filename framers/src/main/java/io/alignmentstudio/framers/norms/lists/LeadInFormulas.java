package io.alignmentstudio.framers.norms.lists;

import io.alignmentstudio.framers.norms.grammar.FiniteVerbs;
import io.alignmentstudio.framers.norms.grammar.Words;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lead-ins whose wording alone says what their items are: powers, conditions, cases, approvals. */
final class LeadInFormulas {
  /** "Each authority shall have all of the following powers:" before "to order ...". */
  private static final Pattern POWERS =
      Pattern.compile(
          "(?i)^(.*?) (?:shall|must) have (?:at least )?(?:(?:all|each) of )?the following"
              + " (?:[\\w-]+ ){0,4}?(powers?|rights?|tasks?|duties|responsibilities)$");

  private static final Pattern ONLY_ON_CONDITIONS =
      Pattern.compile(
          "(?i)^(.*?)(?<! only) only(?<what> (?:be )?\\w+(?: \\w+){0,3}?)?? (?:on|under|in|for) (?:(?:one|any|all|each|either)(?: one| or more)? of )?(?:the following|these) (?:\\w+"
              + " )?(?:conditions|cases|circumstances|situations|grounds|reasons)$");

  /** "When reporting our time, we follow these guidelines": what they are, the items say. */
  private static final Pattern FOLLOW =
      Pattern.compile(
          "(?i)^(?<front>(?:when|if|while|before|after|for|in|on|at|during) [^,;:]{3,100}, )?(?:please |(?:we|you|everyone|everybody) (?:should |must |always |all )*)(?:follow|observe|keep to|apply|use|stick to) (?:these|the following|the) (?:[a-z]+ )?(?:guidelines|rules|steps|principles|instructions|tips)(?: below)?$");

  /** "Staff may leave early in the following cases", each of which is enough. */
  private static final Pattern IN_CASES =
      Pattern.compile(
          "(?i)^(.*?) (?:in|under) (?:any of |one of )?the following (?:cases|circumstances|situations|events)$");

  /** An item that says itself that it is a case: "where the owner has died". */
  private static final Pattern CASE_WORD =
      Pattern.compile("(?i)^(?:(?:in cases )?where|if|when|in case|in the event that),? ");

  /** "The policy requires that:" makes a rule of what follows. */
  private static final Pattern REQUIRES_THAT =
      Pattern.compile("(?i)^.*\\b(?:requires?|mandates?|demands?)(?: that)?$");

  /** "Legal review", "final approval from the director": what something requires. */
  private static final Pattern ITEM_NEEDED =
      Pattern.compile(
          "(?i)(?:[\\w-]+ ){0,3}?(?:review|approval|consent|permission|authori[sz]ation|sign-?off|notice|training"
              + "|supervision|confirmation|registration|clearance)\\b(?:(?!\\b(?:is|are|must|shall|should|will|may|can)\\b).)*");

  /** "Only designated employees may post for the company:", before the employees' names. */
  private static final Pattern ONLY_SOME =
      Pattern.compile(
          "(?i)only (?:[\\w-]+ ){1,6}?may (?!.*\\b(?:to|in|on|for|with|at|from|of|if|when|about)$)(?:\\S+ )+\\S+");

  private static final Pattern WILL = Pattern.compile("\\bwill\\b");

  /** "For vacation, you can use:", whose items name what is granted or what for. */
  private static final Pattern GRANTED =
      Pattern.compile(
          "(?i)^(?:.*, )?(?:you|they|employees|staff|workers) can (?:also"
              + " )?(?:take|use|request|receive|claim)(?: [^,]*\\bfor)?$");

  private LeadInFormulas() {}

  /**
   * One sentence of both, if the lead-in is one of these.
   *
   * @param lead without its colon
   * @param colon whether it had one
   */
  static Optional<String> joined(String lead, String item, boolean colon) {
    Matcher powers = POWERS.matcher(lead);
    if (powers.matches() && item.matches("(?i)to [a-z].*")) {
      String may = powers.group(2).matches("(?i)powers?|rights?") ? " may " : " must ";
      return Optional.of(powers.group(1) + may + item.substring(3));
    }
    Matcher conditions = ONLY_ON_CONDITIONS.matcher(lead);
    if (conditions.matches()) {
      String what = conditions.group("what") == null ? "" : conditions.group("what");
      Words told = Words.of(item);
      boolean clause = FiniteVerbs.any(told, 1, told.size());
      return Optional.of(
          conditions.group(1)
              + what
              + (clause ? " only if " : " only in case of ")
              + Words.lowerFirst(item));
    }
    Matcher guide = FOLLOW.matcher(lead);
    if (guide.matches()) {
      boolean own = item.matches("(?is)(?:if|when|whenever|where|unless|before|after|while)\\b.*");
      return Optional.of(
          own || guide.group("front") == null
              ? item
              : guide.group("front") + Words.lowerFirst(item));
    }
    Matcher cases = IN_CASES.matcher(lead);
    if (cases.matches() && LeadInKinds.deontic(cases.group(1)) && ItemForms.tells(item)) {
      return Optional.of(
          cases.group(1) + " if " + Words.lowerFirst(CASE_WORD.matcher(item).replaceFirst("")));
    }
    if (lead.matches(
        "(?i).* (?:in|under|for) (?:any of |one of |all of )?(?:the following|these)"
            + " (?:cases|circumstances|situations|scenarios|conditions|reasons|events)")) {
      return Optional.of(item);
    }
    Matcher requires = REQUIRES_THAT.matcher(lead);
    if (requires.matches() && !lead.endsWith(" that") && ITEM_NEEDED.matcher(item).matches()) {
      String needed = item.strip().replaceFirst(LeadInKinds.LAST_JOIN, "").replaceFirst("\\.$", "");
      return Optional.of(lead + " " + Words.lowerFirst(needed) + ".");
    }
    if (ONLY_SOME.matcher(lead).matches() && ItemForms.order(item).isEmpty()) {
      return Optional.of(item); // The items say who they are.
    }
    if (requires.matches()) {
      return Optional.of(WILL.matcher(item).replaceFirst("must"));
    }
    if (GRANTED.matcher(lead).matches() && colon) {
      String granted = item.strip().replaceFirst("[;,.]$", "");
      boolean title = granted.matches("\\p{Lu}\\S* \\p{Lu}.*");
      return Optional.of(lead + " " + (title ? granted : Words.lowerFirst(granted)) + ".");
    }
    return Optional.empty();
  }
}
