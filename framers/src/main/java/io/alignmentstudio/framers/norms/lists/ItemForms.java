package io.alignmentstudio.framers.norms.lists;

import io.alignmentstudio.framers.language.HeadNouns;
import io.alignmentstudio.framers.language.VerbPhrases;
import io.alignmentstudio.framers.language.Verbs;
import io.alignmentstudio.framers.norms.grammar.FiniteVerbs;
import io.alignmentstudio.framers.norms.grammar.Operators;
import io.alignmentstudio.framers.norms.grammar.Orders;
import io.alignmentstudio.framers.norms.grammar.Words;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells what form the words of a list item have: an order, a statement, a noun phrase. */
final class ItemForms {
  /** "If you notice damage please report it." */
  private static final Pattern REQUEST =
      Pattern.compile("(?i)(?:if|when|whenever|where) [^;:]+? please [a-z]+ ");

  private ItemForms() {}

  static boolean orders(String text) {
    String[] parts = text.split(" ", 3);
    boolean how = parts.length > 2 && parts[0].endsWith("ly") && Verbs.isBase(parts[1]);
    Words words = Words.of(VerbPhrases.capitalised(text));
    return how || parts[0].equalsIgnoreCase("be") || Orders.at(words, 0, words.size());
  }

  /** Whether an item tells what may be the case: a clause that neither orders nor rules. */
  static boolean tells(String item) {
    Words words = Words.of(item);
    return !Orders.at(words, 0, words.size())
        && !item.matches("(?i)(?:[\\w-]+ ){1,5}?(?:who|which|that|whose|who's)\\b.*")
        && Operators.find(words, 0, words.size()).isEmpty()
        && !words.at(0).lower().endsWith("ing")
        && FiniteVerbs.any(words, 1, words.size());
  }

  /** Whether an item is a sentence with a subject of its own. */
  static boolean statement(String item) {
    Words words = Words.of(item.strip());
    boolean modal =
        Operators.find(words, 0, words.size()).filter(found -> found.start() > 0).isPresent();
    boolean finite =
        words.at(0).nominal() && order(item).isEmpty() && FiniteVerbs.any(words, 1, words.size());
    return item.strip().endsWith(".") && (modal || finite || REQUEST.matcher(item).lookingAt());
  }

  /** An item that says what to do, from its verb on: "Perform tests", "Performing tests". */
  static Optional<String> order(String item) {
    String[] words = item.split(" ", 3);
    String first = words[0].toLowerCase(Locale.ROOT).replaceAll("[^a-z-]", "");
    boolean noun = words.length < 2 || words[1].matches("of|is|are|in|for|must|shall|should|may");
    if (noun) {
      return Optional.empty();
    }
    if (Verbs.isBase(first)) {
      return Optional.of(Character.toLowerCase(item.charAt(0)) + item.substring(1));
    }
    return Verbs.baseOfGerund(first)
        .filter(Verbs::isBase)
        .map(base -> base + item.substring(first.length()));
  }

  /** "Be Honest", "Achieve Results", written as no title; names stay. */
  static String untitled(String item) {
    String[] words = item.split(" ");
    boolean title =
        words.length > 1
            && Verbs.isBase(words[0])
            && Arrays.stream(words)
                .allMatch(
                    word ->
                        word.matches("\\p{Lu}\\p{Ll}+")
                            && HeadNouns.isWord(word.toLowerCase(Locale.ROOT)));
    return title ? item.toLowerCase(Locale.ROOT) : item;
  }

  /** Whether an item starts as a noun phrase and not as a verb or preposition. */
  static boolean noun(String item) {
    Words words = Words.of("It is " + item);
    return !words.at(2).tagged("VERB")
        && !words.at(2).tagged("ADP")
        && !words.at(2).tagged("SCONJ")
        && !words.at(2).tagged("ADV");
  }
}
