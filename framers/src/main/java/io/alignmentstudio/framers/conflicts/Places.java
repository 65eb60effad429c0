package io.alignmentstudio.framers.conflicts;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells the inside of a place from its outside. */
final class Places {
  private static final Pattern OUTSIDE =
      Pattern.compile("\\b(?i:outside (?:of )?)((?i:the |this |our )?[\\w-]+(?: [A-Z][\\w-]+)*)");

  private Places() {}

  /** "Outside the Union", "in the Union": the one begins where the other ends. */
  static boolean apart(Act one, Act other) {
    return beyond(one, other) || beyond(other, one);
  }

  private static boolean beyond(Act one, Act other) {
    Matcher outside = OUTSIDE.matcher(one.norm().action());
    return outside.find()
        && Pattern.compile("(?i)\\b(?:in|inside|within) " + Pattern.quote(outside.group(1)) + "\\b")
            .matcher(other.norm().action())
            .find();
  }
}
