package io.alignmentstudio.framers.norms.grammar;

import io.alignmentstudio.domain.ConceptKind;
import io.alignmentstudio.framers.language.HeadNouns;
import io.alignmentstudio.framers.language.NounPhrases;
import io.alignmentstudio.framers.language.Token;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A noun phrase that a clause speaks of.
 *
 * @param text lower-case unless it starts with a name
 * @param head its head noun, lower-case
 */
public record Subject(String text, String head, boolean animate, boolean plural) {
  private static final Set<String> FUNCTION_WORDS =
      Set.of(
          "above", "below", "over", "under", "before", "after", "if", "when", "where", "for", "in",
          "on", "at", "by", "from", "until", "unless", "any", "each", "every", "all", "no", "only",
          "the", "a", "an", "this", "that", "these", "those", "such", "during", "upon", "with",
          "without", "within", "as", "once", "while", "new", "other", "their", "its", "your",
          "our");
  private static final Set<String> PEOPLE =
      Set.of(
          "you",
          "we",
          "they",
          "he",
          "she",
          "anyone",
          "everyone",
          "anybody",
          "everybody",
          "someone",
          "those",
          "nobody",
          "all",
          "i",
          "whoever");

  /** "DJs who are trained": whoever it is, it is somebody. */
  private static final Pattern DOER =
      Pattern.compile(
          "(?i)(?:(?!(?:of|against|for|by|with|to|from|on|in|about|anyone|everyone|those)\\b)[\\w'’-]+ ){1,3}who .*");

  /** Reads the noun phrase in a token range. */
  public static Subject of(Words words, int from, int to) {
    String text = words.text(from, to).replaceFirst("[,;]$", "").strip();
    Optional<Token> head = NounPhrases.head(words.tokens().subList(from, to));
    String noun = head.map(Token::lower).orElse(words.at(from).lower());
    boolean name =
        head.map(token -> token.startsUpper() && (token.tagged("PROPN") || token.start() > 0))
            .orElse(false);
    boolean known = HeadNouns.kind(noun).isPresent();
    boolean animate =
        PEOPLE.contains(noun)
            || (PEOPLE.contains(words.at(from).lower()) && !words.at(from).is("all"))
            || HeadNouns.canAct(noun)
            || (words.at(from).in(Set.of("a", "an", "each", "every"))
                && words.at(from + 2).is("who")
                && HeadNouns.canAct(words.at(from + 1).lower())) // a noun tagged as a verb
            || HeadNouns.office(words.at(to - 1).text())
            || (coordinated(words, from, to)
                && HeadNouns.canAct(words.at(to - 1).lower())
                && words.tokens().subList(from, to).stream()
                    .noneMatch(token -> token.tagged("ADP")))
            || (name && !known && looksLikeName(words, from, to))
            || (to - from == 1 && HeadNouns.isUnknownName(words.at(from).text()))
            || DOER.matcher(text).matches()
            || text.matches("(?i).*\\bmembers? of (?:the|staff|our|its)\\b.*");
    boolean single = words.at(from).in(Set.of("each", "every", "a", "an"));
    boolean plural =
        NounPhrases.plural(noun)
            || Set.of("they", "we", "you", "those", "all").contains(noun)
            || (!single && coordinated(words, from, to));
    return new Subject(lowerFirst(words, from, text), noun, animate, plural);
  }

  /** A single capitalised word in front of the modal: "Quill must", "Tarrowby may". */
  private static boolean looksLikeName(Words words, int from, int to) {
    return to - from <= 3
        && words.tokens().subList(from, to).stream().noneMatch(token -> token.tagged("ADP"))
        && !words.at(from).in(Set.of("a", "an", "any", "each", "every", "this", "that", "such"))
        && !words.at(to - 1).lower().matches(".*(tion|ment|ness|ing|ance|ence|ity|s)");
  }

  private static boolean coordinated(Words words, int from, int to) {
    for (int i = from; i < to; i++) {
      if (words.at(i).in(Set.of("who", "which", "that", "of", "for"))) {
        return false;
      }
      if (words.at(i).is("and")) {
        return true;
      }
    }
    return false;
  }

  /** The phrase as it stands in the middle of a sentence. */
  public static String lowerFirst(Words words, int from, String text) {
    Token first = words.at(from);
    if (text.isEmpty() || !first.startsUpper()) {
      return text;
    }
    boolean acronym =
        text.length() > 1 && !Character.isLowerCase(text.charAt(1)) && text.charAt(1) != ' ';
    boolean function = first.in(FUNCTION_WORDS);
    boolean title =
        !function
            && words.at(from + 1).startsUpper()
            && !first.tagged("DET")
            && !first.tagged("ADP")
            && !first.tagged("SCONJ")
            && !first.tagged("PRON");
    boolean common =
        HeadNouns.kind(first.lower()).map(kind -> kind != ConceptKind.OTHER).orElse(false);
    boolean alone = !text.contains(" ");
    boolean name =
        first.tagged("PROPN")
            && !common
            && from == 0
            && alone
            && !NounPhrases.plural(first.lower());
    boolean inside = from > 0 && !function;
    return acronym || title || name || inside || (alone && HeadNouns.isUnknownName(first.text()))
        ? text
        : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }

  /** How a later sentence may call it: without "all" and relative clauses, definite. */
  public String definite() {
    if (text.matches("(?i)(?:the|this|that|these|those|their|its|your|our) .*")
        || Character.isUpperCase(text.charAt(0))) {
      return core();
    }
    return "the " + NounPhrases.bare(core());
  }

  private String core() {
    return text.replaceFirst(
            "(?i),? (?:who|which|that|whose|where|worth|other"
                + " than|presented|received|given|offered)\\b.*$",
            "")
        .strip();
  }

  /** Whether a name ends in the word for people or for one who acts. */
  public static boolean acts(String name) {
    String last = name.strip().replaceFirst(".* ", "").toLowerCase(Locale.ROOT);
    return HeadNouns.canAct(last) || last.matches("management|leadership");
  }
}
