package io.alignmentstudio.framers.norms.drafts;

import io.alignmentstudio.framers.language.Verbs;
import io.alignmentstudio.framers.norms.grammar.VerbKinds;
import io.alignmentstudio.framers.norms.grammar.Words;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Refuses actions that would not stand in a narrative. */
final class ActionCheck {
  private static final int MOST_WORDS = 60;

  /** Verbs that say what is done without another word: "walk, don't run", "nobody may smoke". */
  private static final Set<String> WHOLE =
      Set.of(
          "smoke",
          "vape",
          "run",
          "walk",
          "drink",
          "swear",
          "shout",
          "spit",
          "gamble",
          "dive",
          "swim",
          "sleep",
          "lie",
          "cheat",
          "steal",
          "litter",
          "loiter",
          "discriminate",
          "retaliate",
          "resign",
          "abstain",
          "apologise",
          "apologize",
          "appeal",
          "register",
          "bully",
          "panic",
          "queue",
          "trespass",
          "ask",
          "post",
          "complain",
          "plagiarise",
          "plagiarize",
          "vote",
          "park",
          "camp",
          "fish",
          "drive",
          "insist",
          "hesitate",
          "despair",
          "speculate",
          "overreact",
          "interfere",
          "intervene",
          "multitask",
          "gossip",
          "linger",
          "trade",
          "vandalise",
          "vandalize");

  /** The same where somebody is named: "drivers must rest", and not "pay, leave and discipline". */
  private static final Set<String> WHOLE_OF_SOMEBODY =
      Set.of(
          "smile",
          "bow",
          "salute",
          "kneel",
          "listen",
          "behave",
          "cooperate",
          "rest",
          "pay",
          "leave",
          "wait",
          "knock",
          "stop",
          "evacuate",
          "stand",
          "sit",
          "shower",
          "withdraw",
          "respond",
          "reply",
          "whisper",
          "flirt",
          "fight",
          "argue",
          "beg",
          "busk",
          "eat",
          "climb",
          "jump",
          "push");

  /** "May" with a capital is the month. */
  private static final Pattern DANGLING =
      Pattern.compile(
          "(?i).*\\b(?:the|a|an|and|or|of|from|to|at|by|following|below|any|each|their|its|your|that|which|who|than|whether|if|because|no|not|is|are|as|into|between|among|including|until|unless|must|(?-i:may)|shall)$");

  /** "unless the user has asked it to": what, the action says. */
  private static final Pattern ELLIPSIS =
      Pattern.compile(
          "(?i).*\\b(?:ask|told|tell|allow|permit|requir|request|invit|instruct|authori[sz]|oblig|order|want|wish|agree|need|entitl)\\w*(?:"
              + " (?:it|him|her|them|you|us|\\w+ \\w+))? to");

  /** "that all messages are attended to": the verb has its preposition. */
  private static final Pattern SEEN_TO =
      Pattern.compile(
          "(?i).*\\b(?:be|been|is|are|being) (?:\\w+ly )?(?:attended|responded|replied|adhered|listened|seen|tended) to");

  private static final Pattern ILLUSTRATION =
      Pattern.compile(
          "(?s)(.+),? (?:including|such as|in particular|especially|for example|taking into"
              + " account|having regard to|with due regard)\\b.*");

  private ActionCheck() {}

  /** A long action without what only illustrates it; the statement keeps it. */
  static String shortened(String action) {
    String text = action;
    while (text.split(" ").length > MOST_WORDS) {
      Matcher matcher = ILLUSTRATION.matcher(text);
      if (!matcher.matches()) {
        return text;
      }
      text = matcher.group(1);
    }
    return text;
  }

  /**
   * Why an action cannot be used, if it cannot.
   *
   * @param named whether the sentence names who acts
   */
  static Optional<String> flaw(String action, String bearer, boolean named) {
    String[] words = action.split(" ");
    boolean whole = WHOLE.contains(action) || (named && WHOLE_OF_SOMEBODY.contains(action));
    if (bearer.equals("i")) {
      return Optional.of("somebody speaks of himself");
    }
    if (words.length < 2 && !whole) {
      return Optional.of("an action of one word");
    }
    if (words.length > MOST_WORDS) {
      return Optional.of("an action of more than 60 words");
    }
    if (!verb(action, words[0])) {
      return Optional.of("an action that does not start with a known verb");
    }
    if (DANGLING.matcher(action).matches() && !SEEN_TO.matcher(action).matches()) {
      return Optional.of("an action that cannot be cut cleanly");
    }
    if (unbalanced(action)
        || action.contains("|")
        || action.matches(".*(?:;|(?<!\\d):|:(?!\\d\\d)).*")
        || action.matches(
            ".*\\bthe following\\b(?! (?:day|week|month|quarter|year|(?:working|business|calendar)"
                + " day)\\b).*")) {
      return Optional.of("an action that cannot be cut cleanly");
    }
    return bearer.split(" ").length > 25
        ? Optional.of("a bearer of more than 25 words")
        : Optional.empty();
  }

  /** Whether a phrase ends with a word that needs another one. */
  static boolean open(String phrase) {
    return phrase.matches("(?i).*\\b(?:the|a|an|and|or|of|which(?: to)?|whether|between|among)");
  }

  /** Whether a condition breaks off or points at words that are not in it. */
  static boolean dangling(String written) {
    String condition = written.replaceFirst("[\\s:;,.–—-]+$", "");
    return (DANGLING.matcher(condition).matches() && !ELLIPSIS.matcher(condition).matches())
        || condition.matches(
            "(?i)\\w+ (?:it|they|he|she|we|you)|.*\\b(?:the"
                + " following|both|with|for|has|have)$|(?:.*"
                + " )?(?:if|when|whenever|where|unless|except|while|(?<!at )once|upon|after|before"
                + "|until|provided|prior)");
  }

  /** Whether a word is a known verb, or an unknown one that the tagger takes for a base form. */
  private static boolean verb(String action, String first) {
    return Verbs.isBase(first)
        || first.equals("be")
        || VerbKinds.deed(first)
        || (!first.matches(".*(?:ed|ing|s)")
            && Words.of("They must " + action).at(2).tagged("VERB"));
  }

  private static boolean unbalanced(String action) {
    long straight = action.chars().filter(c -> c == '"').count();
    return straight % 2 != 0
        || action.matches(".*“[^”]*$")
        || action.matches(".*\\([^)]*|.*\\[[^\\]]*|[^\\[]*\\].*");
  }
}
