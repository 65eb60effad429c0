package io.alignmentstudio.framers.norms.lists;

import io.alignmentstudio.framers.language.HeadNouns;
import io.alignmentstudio.framers.language.NounPhrases;
import io.alignmentstudio.framers.language.Verbs;
import io.alignmentstudio.framers.norms.grammar.Orders;
import io.alignmentstudio.framers.norms.grammar.Words;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a name before an order as the case in which the order holds: "UK only: keep the receipt",
 * "Zorbex: mail the form to the office", or "Zorbex" above a nested list of orders. A word of the
 * language before an order is a heading, see {@link RunInHeads}.
 */
final class CaseLabels {
  private static final Pattern LABEL =
      Pattern.compile(
          "^(?<label>[\\p{L}\\d][\\w.&/-]*(?: [\\w.&/-]+){0,3}?)(?<only> only)?: (?<rest>[^:]+)$");

  /** "Laptops - you must lock them", "Contractors: you must sign in". */
  private static final Pattern DASHED =
      Pattern.compile(
          "^(?!(?i:note|please note|important|remember|reminder|warning|caution|tip|update|yes|no|nb)\\b)(?<label>[\\p{Lu}][\\w.&/'-]*(?: [\\w.&/'-]+){0,3})(?: [-–—]|:) you(?<rest> (?:must|should|shall|may not|cannot|need to|have to|are (?:required|expected|not able|not allowed|allowed) to)\\b.*)$");

  private static final Set<String> COUNTRIES = Set.of("US", "USA", "UK", "EU", "UAE");

  private CaseLabels() {}

  /** A clean sentence with its label as a circumstance; the sentence where it has none. */
  static String read(String sentence) {
    Matcher dashed = DASHED.matcher(sentence);
    if (dashed.matches()) {
      String name = dashed.group("label");
      String rest = dashed.group("rest");
      String head = NounPhrases.singular(name.replaceFirst(".* ", "").toLowerCase(Locale.ROOT));
      if (rest.toLowerCase(Locale.ROOT).contains(" " + head)) {
        return "You" + rest; // "VPN - you must use the VPN": said again.
      }
      return HeadNouns.canAct(name.replaceFirst(".* ", ""))
          ? name + dashed.group("rest")
          : "For " + Words.lowerFirst(name) + ", you" + dashed.group("rest");
    }
    Matcher label = LABEL.matcher(sentence);
    if (!label.matches()) {
      return sentence;
    }
    boolean only = label.group("only") != null;
    String name = label.group("label");
    boolean people = HeadNouns.canAct(name.replaceFirst(".* ", ""));
    return order(label.group("rest")) && (only ? !people : isCase(name))
        ? in(name + (only ? " only" : ""), label.group("rest"))
        : sentence;
  }

  /** Whether words are a name, or say "only", so that they tell where an order holds. */
  static boolean isCase(String words) {
    String name = words.replaceFirst(" only$", "");
    return !name.isBlank()
        && name.split(" ").length <= 2
        && Arrays.stream(name.split(" "))
            .allMatch(word -> COUNTRIES.contains(word) || HeadNouns.isUnknownName(word));
  }

  /** An order in that case; other words as they are. */
  static String in(String words, String item) {
    if (!order(item)) {
      return item;
    }
    String name = words.replaceFirst(" only$", "");
    String front = COUNTRIES.contains(name) ? "In the " + name : "For " + words;
    boolean plain = Orders.at(Words.of(item), 0, Words.of(item).size());
    boolean denied = item.matches("(?i)(?:please )?(?:do not|don't|never|always|please)\\b.*");
    return front + ", " + (plain || denied ? "" : "you must ") + Words.lowerFirst(item);
  }

  /** Whether words start with a verb and what it acts on, also where it is mostly a noun. */
  private static boolean order(String text) {
    String[] words = text.strip().split(" ", 2);
    return words.length > 1
        && (Orders.at(Words.of(text), 0, Words.of(text).size())
            || text.matches("(?i)(?:please |always )?(?:do not|don't|never) [a-z].*")
            || (Verbs.canBeBase(words[0].toLowerCase(Locale.ROOT))
                && words[1].matches("(?i)(?:your|the|an?|all|any|every|each|it|them)\\b.*")));
  }
}
