package io.alignmentstudio.framers.norms.lists;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.framers.language.English;
import io.alignmentstudio.framers.norms.grammar.FiniteVerbs;
import io.alignmentstudio.framers.norms.grammar.Orders;
import io.alignmentstudio.framers.norms.grammar.Words;
import io.alignmentstudio.framers.norms.text.PlainText;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a list below words that tell what its items are, with or without a colon: "here are
 * examples of what is okay to expense", "some guidelines around when you may want to refuse a
 * request".
 */
final class ListedLeave {
  /** "We provide some examples below of what is okay to expense." */
  private static final Pattern WHAT =
      Pattern.compile(
          "(?is)(?!.*\\?)(?:.*\\b)?(?:examples?|list|guidelines?|overview)\\b(?: \\w+){0,3}? (?:of|for|on|about) (?:the )?(?:what|things) (?:that )?(?:(?:is|are|it is|it's) (?:generally |usually |always )?(?<not>not )?(?:okay|ok|fine|acceptable|allowed|permitted)(?: for you)? to|you (?:can|may|are (?:allowed|permitted) to)) (?<deed>expense|claim|bring|wear|store|share|post|park|plant|recycle|compost|borrow|charge|order|buy|purchase|use|keep|cook|flush|print)\\s*[.:]?");

  /** "Below are some guidelines around when you may want to refuse a request". */
  private static final Pattern WHEN =
      Pattern.compile(
          "(?is)(?:.*\\b)?(?:examples?|guidelines?|guidance|cases|situations|reasons|circumstances)\\b(?: \\w+){0,2}? (?:around|of|for|on|about) (?:when|where) (?<who>you|managers|teams|staff|employees|supervisors|leaders|members) (?:may|might|can) (?:want to |wish to |decide to |choose to )?(?<deed>[a-z]+ [^.:;,?]{3,100})\\s*[.:]?");

  private static final Pattern CASE =
      Pattern.compile("(?is)(?<word>if|when|where) (?<case>[a-z].*)");

  /** A bracket that the writer did not close. */
  private static final Pattern OPEN_BRACKET = Pattern.compile("\\s\\([^()]*$");

  private static final int LONGEST_ITEM = 400;

  private static final int LONGEST_THING = 160;

  private ListedLeave() {}

  /** What an item of a list without a lead-in means below a paragraph with such words. */
  static Optional<String> below(Clause above, Clause item) {
    boolean announces =
        item.leadIn().isBlank()
            && List.of(ClauseType.PARAGRAPH, ClauseType.ANSWER).contains(above.type())
            && above.headings().equals(item.headings())
            && above.regulation().equals(item.regulation());
    return announces && item.text().length() <= LONGEST_ITEM
        ? rule(above.text(), PlainText.clean(item.text()))
        : Optional.empty();
  }

  /** What a clean item means below such words, if it does. */
  static Optional<String> rule(String above, String item) {
    if (PlainText.tooLong(above) || above.isBlank()) {
      return Optional.empty();
    }
    String what =
        OPEN_BRACKET
            .matcher(item)
            .replaceFirst("")
            .replaceFirst("[;,.]?\\s*(?:\\b(?:and|or))?\\s*[;,.]?$", "");
    return English.get().sentences(PlainText.clean(above)).stream()
        .map(sentence -> what(sentence, what).or(() -> when(sentence, what)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> what(String sentence, String what) {
    Matcher matcher = WHAT.matcher(sentence);
    if (!matcher.matches() || !thing(what)) {
      return Optional.empty();
    }
    return Optional.of(
        "You %s %s %s."
            .formatted(
                matcher.group("not") == null ? "may" : "must not",
                matcher.group("deed"),
                Words.lowerFirst(what)));
  }

  private static Optional<String> when(String sentence, String what) {
    Matcher matcher = WHEN.matcher(sentence);
    Matcher told = CASE.matcher(what);
    return matcher.matches() && told.matches()
        ? Optional.of(
            "%s may %s %s %s."
                .formatted(
                    Character.toUpperCase(matcher.group("who").charAt(0))
                        + matcher.group("who").substring(1),
                    matcher.group("deed").strip(),
                    told.group("word").toLowerCase(java.util.Locale.ROOT),
                    told.group("case")))
        : Optional.empty();
  }

  /** Whether words name something, before what a bracket adds as a rule of its own. */
  private static boolean thing(String what) {
    String noun = what.split("; ", 2)[0];
    Words words = Words.of(noun);
    return !noun.isBlank()
        && noun.length() <= LONGEST_THING
        && !noun.matches("(?s).*[:?]|(?i:if|when|where|do not|don't|never|please)\\b.*")
        && !Orders.at(Words.of(noun + "."), 0, words.size())
        && !FiniteVerbs.any(words, 0, words.size());
  }
}
