package io.alignmentstudio.framers.norms;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Places "only" where it restricts once the modal is gone. */
final class Only {
  private static final Pattern PREPOSITION =
      Pattern.compile(
          " (?=(?:with|for|to|in|on|by|from|through|via|at|after|during|under|upon|using|as) )");

  private Only() {}

  /** "share data with colleagues" becomes "share data only with colleagues". */
  static String place(String action) {
    Matcher matcher = PREPOSITION.matcher(action);
    if (matcher.find()) {
      return action.substring(0, matcher.start()) + " only " + action.substring(matcher.end());
    }
    return action.replaceFirst(" ", " only ");
  }
}
