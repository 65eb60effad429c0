package io.alignmentstudio.framers.norms.grammar;

import io.alignmentstudio.framers.language.Token;
import io.alignmentstudio.framers.language.Verbs;
import io.alignmentstudio.framers.norms.grammar.Modifiers.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One of the coordinated verb phrases after a modal.
 *
 * @param deadlines time adverbs that stood before the verb
 */
public record VerbPhrase(String text, List<Modifier> modifiers, List<String> deadlines) {
  /** How somebody does what he must not: without it, the ban is another. */
  private static final Set<String> LIMITING =
      Set.of(
          "knowingly",
          "intentionally",
          "deliberately",
          "wilfully",
          "willfully",
          "recklessly",
          "negligently",
          "arbitrarily",
          "unreasonably",
          "unnecessarily",
          "improperly",
          "unfairly",
          "unlawfully",
          "illegally",
          "inappropriately",
          "excessively",
          "falsely",
          "publicly");

  /** Its first word. */
  public String verb() {
    int space = text.indexOf(' ');
    return space < 0 ? text : text.substring(0, space);
  }

  /** Its second word in lower case, or nothing. */
  public String second() {
    String[] parts = text.split(" ");
    return parts.length > 1 ? parts[1].toLowerCase(java.util.Locale.ROOT) : "";
  }

  /** Whether an adverb stands before a verb, whatever the tagger takes it for. */
  static boolean adverb(Words words, int i) {
    Token token = words.at(i);
    return token.is("otherwise")
        || (token.lower().endsWith("ly")
            && !Verbs.isBase(token.lower())
            && token.lower().length() > 4);
  }

  /** Where the verb stands behind "directly or indirectly". */
  static int adverbs(Words words, int from) {
    boolean pair =
        words.at(from).lower().endsWith("ly")
            && words.at(from + 1).tagged("CCONJ")
            && words.at(from + 2).lower().endsWith("ly")
            && !Verbs.isBase(words.at(from).lower());
    return pair ? from + 3 : from;
  }

  /** A phrase of a verb range and the range that goes on after it, which may be the same. */
  static VerbPhrase of(Words words, int from, int verbTo, int restFrom, int to) {
    List<String> deadlines = new ArrayList<>();
    List<String> adverbs = new ArrayList<>();
    int verb = adverbs(words, from);
    if (verb > from) {
      adverbs.add(words.text(from, verb).toLowerCase(Locale.ROOT));
    }
    while ((verb < words.size()
            && words.at(verb).tagged("ADV")
            && !Verbs.isBase(words.at(verb).lower()))
        || adverb(words, verb)) {
      boolean time = words.at(verb).in(Set.of("immediately", "promptly", "forthwith"));
      if (time) {
        deadlines.add(words.at(verb).lower());
      } else if (words.at(verb).lower().endsWith("ly")) {
        adverbs.add(words.at(verb).lower());
      }
      verb++;
    }
    boolean shared = restFrom != from;
    int start = shared ? restFrom : Math.max(verb, restFrom);
    Modifiers.Cut cut = Modifiers.cut(words, start, to);
    StringBuilder text = new StringBuilder();
    if (shared) {
      text.append(words.text(verb, verbTo)).append(' ');
    }
    for (int[] range : cut.kept()) {
      text.append(words.text(range[0], range[1])).append(' ');
    }
    String result = text.toString().strip();
    if (!result.isEmpty() && Character.isUpperCase(result.charAt(0))) {
      result = Character.toLowerCase(result.charAt(0)) + result.substring(1);
    }
    if (!adverbs.isEmpty()
        && result.split(" ").length <= 7
        && !result.matches(".*\\b(?:that|who|which|and|or)\\b.*")) {
      result = result + " " + String.join(" and ", adverbs);
    } else if (adverbs.stream().anyMatch(LIMITING::contains) && result.contains(" ")) {
      result = result.replaceFirst(" ", " " + String.join(" and ", adverbs) + " ");
    }
    return new VerbPhrase(result, cut.modifiers(), deadlines);
  }
}
