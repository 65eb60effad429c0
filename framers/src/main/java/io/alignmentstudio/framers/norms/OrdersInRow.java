package io.alignmentstudio.framers.norms;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes orders apart of which one has a tail of its own, so that it does not take the others for a
 * part of it: "stop the press immediately, open the lid only when it is safe, and call the
 * manager". Orders that share what follows, "check, sign and return the form", stay together.
 */
final class OrdersInRow {
  private static final Pattern FRONT =
      Pattern.compile(
          "(?i)^(?<front>(?:if|when|whenever|once|before|after|where|while|in case of|in the event of)\\b[^,;:]{3,150})[,:] (?<orders>[a-z].*)$");

  private static final Pattern LAST = Pattern.compile("^(?:and|and then|then) (?=[a-z])");

  private static final Set<String> TAILS =
      Set.of("immediately", "promptly", "first", "afterwards", "straightaway", "carefully", "only");

  private static final int FEWEST = 3;

  private OrdersInRow() {}

  /** The orders with semicolons between them, each with the condition in front of all. */
  static String apart(String sentence) {
    Matcher matcher = FRONT.matcher(sentence);
    boolean conditional = matcher.matches();
    String orders = conditional ? matcher.group("orders") : sentence;
    if (!orders.contains(",") || orders.contains(";") || orders.contains("(")) {
      return sentence;
    }
    List<String> found = new ArrayList<>();
    String[] parts = orders.replaceFirst("[.!]$", "").split(", ");
    for (int i = 0; i < parts.length; i++) {
      boolean last = i == parts.length - 1;
      if (last && !LAST.matcher(parts[i]).find()) {
        return sentence;
      }
      found.add(last ? LAST.matcher(parts[i]).replaceFirst("") : parts[i]);
    }
    boolean tailed = found.subList(0, found.size() - 1).stream().anyMatch(OrdersInRow::tailed);
    if (found.size() < FEWEST || !tailed || !found.stream().allMatch(OrdersInRow::order)) {
      return sentence;
    }
    String front = conditional ? matcher.group("front") + ", " : "";
    return front + String.join("; " + front, found) + ".";
  }

  private static boolean order(String part) {
    Words words = Words.of(part + ".");
    return Orders.at(words, 0, words.size()) && Operators.find(words, 0, words.size()).isEmpty();
  }

  private static boolean tailed(String part) {
    Words words = Words.of(part);
    boolean tail = TAILS.contains(words.at(words.size() - 1).lower());
    for (int i = 1; i < words.size(); i++) {
      tail |= ModifierWords.kind(words, i, false).isPresent();
    }
    return tail;
  }
}
