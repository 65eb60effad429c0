package io.alignmentstudio.framers.norms.lists;

import java.util.regex.Pattern;

/** What the headers of a table say that their cells are. */
final class TableHeaders {
  static final Pattern WHO =
      Pattern.compile(
          "(?i)(?:process |task |action )?(?:owner|who|responsible(?: party| person| role| team)?|responsibility|assignee|assigned to|accountable|done by|performed by|actor)");

  static final Pattern DEADLINE =
      Pattern.compile(
          "(?i)(?:deadlines?|due(?: date| by)?|when|by when|(?:by|until) when|time ?(?:frame|limit|line|scale|s)?|timing|how (?:often|soon|fast|quickly)|frequency|interval|periodicity|schedule|target date|complet(?:e|ion) (?:by|date))");

  static final Pattern LAST_DAY =
      Pattern.compile(
          "(?i)(?:deadlines?|due(?: date| by)?|(?:by|until) when|target date|complet.*)");

  /** Over what somebody has to do, named by a noun: "review of access rights". */
  static final Pattern DUTY =
      Pattern.compile("(?i)(?:.* )?(?:dut(?:y|ies)|tasks?|responsibilit(?:y|ies)|obligations?)");

  /** In what case something is to do. */
  static final Pattern CASE =
      Pattern.compile(
          "(?i)(?:situation|case|scenario|incident|event|problem|trigger|what (?:has )?happen(?:s|ed)|if|when)");

  static final Pattern WHAT_TO_DO =
      Pattern.compile(
          "(?i)(?:what (?:to|you (?:must|should|need to)|we) do|what(?: you)? must do|(?:required |your |our |immediate )?(?:actions?|response|reaction|steps?)|do|then|to do)");

  /** Whose duties the row names, where it names no more. */
  static final Pattern ROLE =
      Pattern.compile("(?i)(?:role|position|job title|team|department|function|body)(?: name)?");

  static final Pattern FORBIDDEN =
      Pattern.compile(
          "(?i)(?:not (?:allowed|permitted|acceptable)|prohibited|forbidden|unacceptable|never|don'?t'?s?|do not|(?:you |employees )?(?:must|may) not(?: do)?)");

  static final Pattern PERMITTED =
      Pattern.compile("(?i)(?:allowed|permitted|acceptable|(?:you |employees )?may(?: do)?)");

  static final Pattern OBLIGED =
      Pattern.compile(
          "(?i)(?:(?:you |employees )?must(?: do)?|required|(?:please |always )?do'?s?|always|dos)");

  /** Whom the limits of a row are about. */
  static final Pattern FOR_WHOM =
      Pattern.compile(
          "(?i)(?:recipient|giver|customer|client|counter-?party|third party|party|group|person|beneficiary|audience|who)(?:s| type)?");

  static final Pattern ALLOWED = Pattern.compile("(?i)(?:is it )?(?:allowed|permitted)\\??");

  private TableHeaders() {}
}
