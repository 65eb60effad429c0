package io.alignmentstudio.framers.generation;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Small helpers on English text. */
final class Words {
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern FINAL_MARKS = Pattern.compile("[.;:,]+$");
  private static final Pattern SPACE_BEFORE_MARK = Pattern.compile(" ([,.;:?!])");
  private static final Pattern SPACE_AFTER_QUOTE = Pattern.compile("(: [\"“])\\s+");
  private static final Pattern COMMA_BEFORE_MARK = Pattern.compile(",+([.;:?!])");
  private static final Pattern COMMAS = Pattern.compile(",{2,}");
  private static final Pattern STOPS = Pattern.compile("\\.{2,}");
  private static final Pattern SENTENCE_START =
      Pattern.compile(
          "(^|(?<!\\b(?:etc|e\\.g|i\\.e|No|no|Mr|Ms|Dr|vs))[.!?] [\"“]?|: [\"“])([a-z])");

  private Words() {}

  static List<String> split(String text) {
    String stripped = text.strip();
    return stripped.isEmpty() ? List.of() : List.of(SPACE.split(stripped));
  }

  static int count(String text) {
    return split(text).size();
  }

  static String capitalise(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** Lowers the first letter, unless the first word is a name, an acronym or "I". */
  static String lowerFirst(String text) {
    List<String> words = split(text);
    if (words.isEmpty()) {
      return text;
    }
    String first = words.getFirst();
    boolean plain = first.length() > 1 && !first.substring(1).matches(".*[A-Z0-9].*");
    boolean common = COMMON_STARTS.matcher(first).matches();
    boolean word = words.size() == 1 || words.get(1).matches("[a-z].*");
    String known = first.toLowerCase(Locale.ROOT).replaceAll("[-',].*", "");
    boolean lower =
        plain
            && (common
                || first.equals("A")
                || (word
                    && (Inflection.isKnownAdjective(known)
                        || (Inflection.isKnownNoun(Inflection.singular(known))
                            && (Inflection.isPlural(known) || words.size() > 1)))));
    return lower || first.equals("A")
        ? text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1)
        : text;
  }

  private static final Pattern COMMON_STARTS =
      Pattern.compile(
          "(?i)(the|an|all|any|each|every|no|if|when|where|before|after|while|employees?|staff|"
              + "managers?|line|members?|nobody|everyone|anyone|anybody|everybody|users?|"
              + "contractors?|officers?|it|this|that|these|those|records?|do|must|personal|"
              + "within|at|up|more|by|on|in|for|during|unless|except|only|access|new|"
              + "information|data|customers?|suppliers?|workers?|systems?)");

  /** A sentence: first letter large, exactly one full stop at the end. */
  static String sentence(String text) {
    String stripped = text.strip();
    while (!stripped.isEmpty() && ",;:".indexOf(stripped.charAt(stripped.length() - 1)) >= 0) {
      stripped = stripped.substring(0, stripped.length() - 1).strip();
    }
    if (!stripped.isEmpty() && ".!?".indexOf(stripped.charAt(stripped.length() - 1)) < 0) {
      stripped = stripped + ".";
    }
    return capitalise(stripped);
  }

  /** Removes final punctuation. */
  static String unstop(String text) {
    return FINAL_MARKS.matcher(text.strip()).replaceAll("");
  }

  /** Mends spaces and the first letters of sentences after slots have been filled. */
  static String tidy(String text) {
    String spaced =
        COMMAS
            .matcher(
                with(
                    with(
                        with(SPACE.matcher(text).replaceAll(" "), SPACE_BEFORE_MARK),
                        SPACE_AFTER_QUOTE),
                    COMMA_BEFORE_MARK))
            .replaceAll(",");
    spaced = STOPS.matcher(spaced).replaceAll(".").replace(".?", "?").strip();
    Matcher matcher = SENTENCE_START.matcher(spaced);
    return matcher.replaceAll(
        found ->
            Matcher.quoteReplacement(found.group(1) + found.group(2).toUpperCase(Locale.ROOT)));
  }

  /** The text with what a pattern's group holds in place of what the pattern finds. */
  private static String with(String text, Pattern pattern) {
    return pattern.matcher(text).replaceAll("$1");
  }

  static <T> T pick(List<T> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }
}
