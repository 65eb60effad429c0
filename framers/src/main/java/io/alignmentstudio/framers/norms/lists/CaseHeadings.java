package io.alignmentstudio.framers.norms.lists;

import io.alignmentstudio.framers.language.Verbs;
import io.alignmentstudio.framers.norms.grammar.FiniteVerbs;
import io.alignmentstudio.framers.norms.grammar.Words;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a heading that tells a case or a time as the circumstance of the orders below it: "If you
 * find a fire", "When you travel abroad", "Before the conference", "After leaving the workshop".
 * "Before you begin" tells of the reading only.
 */
final class CaseHeadings {
  private static final String NUMBER = "(?:(?:\\d+\\.?)+ |[a-zA-Z][.)] )?";

  /** "If a visitor falls ill": a clause with its subject. */
  private static final Pattern CLAUSE =
      Pattern.compile(
          NUMBER
              + "(?<how>If|When|Whenever|While|Once|After|Before|In case|In the event that) (?<told>(?:you|we|i|someone|somebody|anyone|nobody|something|there|it|an?|the|your|any|another) [^:;?!]+?)[.:…]*",
          Pattern.CASE_INSENSITIVE);

  /** "During your stay", "after each session", "in an emergency", "in case of fire". */
  private static final Pattern TIME =
      Pattern.compile(
          NUMBER
              + "(?<when>(?:during|before|after) (?:the|your|an?|each|every|any) (?:[\\w'’-]+ ){0,3}[\\w'’-]+|(?:while|when|if) (?:on|in|at|off) (?:[\\w'’-]+ ){0,3}[\\w'’-]+|in (?:an|the event of an?|case of(?: an?)?) (?:emergency|accident|fire|evacuation|alarm|injury|earthquake|flood)|in case of [\\w-]+)[.:…]*",
          Pattern.CASE_INSENSITIVE);

  /** "When travelling abroad", "before leaving". */
  private static final Pattern DOING =
      Pattern.compile(
          NUMBER
              + "(?<when>(?:when|while|before|after) (?<verb>[a-z]+ing)(?: [\\w'’,-]+){0,6}?)[.:…]*",
          Pattern.CASE_INSENSITIVE);

  /** What the reader of the text does, and no case of its rules. */
  private static final Pattern READING =
      Pattern.compile(
          "(?i).*\\b(?:you|we) (?:begin|start|get started|go|go on|read|continue|proceed|know|ask)\\b.*|.*\\b(?:reading|starting|getting started|beginning)\\b.*");

  private static final int MOST_WORDS = 22;

  private CaseHeadings() {}

  /** "If you find a fire" with the words of the heading; empty where it tells no case. */
  static Optional<String> told(String heading) {
    String text = heading.strip();
    if (text.split(" ").length > MOST_WORDS || READING.matcher(text).matches()) {
      return Optional.empty();
    }
    Matcher clause = CLAUSE.matcher(text);
    String told = clause.matches() ? Words.lowerFirst(clause.group("told").strip()) : "";
    if (finite(told)) {
      return Optional.of(capital(clause.group("how").toLowerCase(Locale.ROOT) + " " + told));
    }
    Matcher time = TIME.matcher(text);
    if (time.matches() && !finite(time.group("when"))) {
      return Optional.of(capital(Words.lowerFirst(time.group("when"))));
    }
    Matcher doing = DOING.matcher(text);
    boolean gerund =
        doing.matches()
            && Verbs.baseOfGerund(doing.group("verb").toLowerCase(Locale.ROOT))
                .filter(Verbs::isBase)
                .isPresent();
    return gerund ? Optional.of(capital(Words.lowerFirst(doing.group("when")))) : Optional.empty();
  }

  private static boolean finite(String text) {
    Words words = Words.of(text);
    return !text.isEmpty() && FiniteVerbs.any(words, 1, words.size());
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
