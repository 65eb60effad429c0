package io.alignmentstudio.framers.norms.lists;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts an item where its lead-in says "the following", else behind it. */
final class Joints {
  private static final String FOLLOWING =
      "(?:(?:any|one|all|each|either|at least one|one or more) of )?(?:the following|these|the"
          + " below)(?: \\w+){0,3}?";

  private static final Pattern DO_THE_FOLLOWING =
      Pattern.compile(
          "(?i)^(.*\\b(?:must|shall|should|may|not|to))(?: always)?"
              + " (?:do|take|perform|complete|follow|carry out|observe) "
              + FOLLOWING
              + "$");

  private static final Pattern OBJECT_LAST =
      Pattern.compile(
          "(?i)^(.*\\b(?:must|shall|should|may|not|nor may \\w+)) (\\w+) (with|from|to)"
              + " ((?:a|an|the|any) [^,]+?) "
              + FOLLOWING
              + "$");

  private static final Pattern TWO_PREPOSITIONS =
      Pattern.compile(
          "(?i)^(.*\\b(?:must|shall|should|may|not)) (\\w+) (to|from|with|for|by) or (\\w+)"
              + " (to|from|with|for|by) ((?:a|an|the|any) [^,]+)$");

  private static final Pattern ENDS_FOLLOWING =
      Pattern.compile("(?i)^(.*?),? (?:" + FOLLOWING + "|as follows)$");

  /** "provide the data subject with the following information necessary to ...: the purposes". */
  private static final Pattern INFORMATION =
      Pattern.compile(
          "(?i)^(.*\\b(?:must|shall|should|may)\\b.*?\\b)(?:all of )?the following (?:\\w+"
              + " )?information [^:]+$");

  /** A modal of the main clause; "if you need to" is none. */
  private static final Pattern STRONG =
      Pattern.compile(
          "(?i).*(?:\\b(?:must|shall|should|may|cannot)\\b|, [^,]*\\b(?:to|for|from)\\b).*");

  private Joints() {}

  /** A lead-in and an item in small letters, with what stands between them. */
  static String glue(String lead, String item) {
    Matcher doing = DO_THE_FOLLOWING.matcher(lead);
    if (doing.matches()) {
      return doing.group(1) + " " + item;
    }
    boolean noun =
        item.matches(
            "(?i)(?:a|an|the|any|all|each|every|no|his|her|its|their|your|\\w+s|cash|current)\\b.*");
    Matcher two = TWO_PREPOSITIONS.matcher(lead);
    if (two.matches() && ItemForms.noun(item)) {
      String end = item.endsWith(".") ? item.substring(0, item.length() - 1) : item;
      return "%s %s %s %s %s or %s %s %s %s"
          .formatted(
              two.group(1),
              two.group(2),
              end,
              two.group(3),
              two.group(6),
              two.group(4),
              end,
              two.group(5),
              two.group(6));
    }
    Matcher last = OBJECT_LAST.matcher(lead);
    if (last.matches()) {
      String end = item.endsWith(".") ? item.substring(0, item.length() - 1) : item;
      return "%s %s %s %s %s"
          .formatted(last.group(1), last.group(2), end, last.group(3), last.group(4));
    }
    Matcher informing = INFORMATION.matcher(lead);
    if (informing.matches() && ItemForms.noun(item)) {
      return informing.group(1) + "information on " + item;
    }
    Matcher following = ENDS_FOLLOWING.matcher(lead);
    if (following.matches()
        && (noun
            || ItemForms.noun(item)
            || following
                .group(1)
                .matches("(?i).*\\b(?:to|with|from|for|by|of|that|include|includes)$"))) {
      return following.group(1) + " " + item;
    }
    boolean conditional =
        LeadInKinds.conditional(lead)
            && (!STRONG.matcher(lead).matches() || LeadInKinds.subordinate(lead));
    return lead + (conditional && !lead.endsWith(",") ? ", " : " ") + item;
  }

  /** "Staff must do the following". */
  static boolean doTheFollowing(String leadIn) {
    return DO_THE_FOLLOWING.matcher(leadIn).matches();
  }
}
