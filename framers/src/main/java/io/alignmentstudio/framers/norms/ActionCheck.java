package io.alignmentstudio.framers.norms;

import io.alignmentstudio.framers.language.Verbs;
import java.util.Optional;
import java.util.regex.Pattern;

/** Refuses actions that would not stand in a narrative. */
final class ActionCheck {
  private static final int MOST_WORDS = 30;
  private static final Pattern DANGLING =
      Pattern.compile(
          "(?i).*\\b(?:the|a|an|and|or|of|from|to|at|by|following|below|any|each|their|its|your|that|which|who|than|whether|if|because|such|no|not|is|are|either|both|as|into|between|among|including|until|unless|must|may|shall)$");

  private ActionCheck() {}

  /** Why an action cannot be used, if it cannot. */
  static Optional<String> flaw(String action, String bearer) {
    String[] words = action.split(" ");
    if (words.length < 2) {
      return Optional.of("an action of one word");
    }
    if (words.length > MOST_WORDS) {
      return Optional.of("an action of more than 30 words");
    }
    if (!Verbs.isBase(words[0]) && !words[0].equals("be")) {
      return Optional.of("an action that does not start with a known verb");
    }
    if (DANGLING.matcher(action).matches()) {
      return Optional.of("an action that cannot be cut cleanly");
    }
    if (action.matches(".*[\"“][^\"”]*$")
        || action.contains("|")
        || action.matches(".*[:;].*")
        || action.contains("the following")) {
      return Optional.of("an action that cannot be cut cleanly");
    }
    return bearer.split(" ").length > 25
        ? Optional.of("a bearer of more than 25 words")
        : Optional.empty();
  }
}
