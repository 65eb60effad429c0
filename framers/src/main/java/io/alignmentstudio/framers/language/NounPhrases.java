package io.alignmentstudio.framers.language;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Heads, numbers and articles of noun phrases. */
public final class NounPhrases {
  private static final Map<String, String> PLURALS =
      Map.ofEntries(
          Map.entry("person", "people"),
          Map.entry("child", "children"),
          Map.entry("man", "men"),
          Map.entry("woman", "women"),
          Map.entry("chairman", "chairmen"),
          Map.entry("staff", "staff"),
          Map.entry("personnel", "personnel"),
          Map.entry("management", "management"),
          Map.entry("criterion", "criteria"),
          Map.entry("medium", "media"),
          Map.entry("analysis", "analyses"),
          Map.entry("basis", "bases"),
          Map.entry("crisis", "crises"),
          Map.entry("equipment", "equipment"),
          Map.entry("information", "information"));
  private static final Set<String> PLURAL_ONLY =
      Set.of(
          "people",
          "staff",
          "personnel",
          "data",
          "children",
          "men",
          "women",
          "media",
          "premises",
          "goods",
          "criteria");
  private static final Set<String> SINGULAR_IN_S =
      Set.of(
          "business",
          "process",
          "access",
          "address",
          "status",
          "basis",
          "analysis",
          "news",
          "campus",
          "loss",
          "virus",
          "bus",
          "class",
          "witness",
          "boss",
          "progress",
          "success",
          "bonus",
          "census",
          "focus",
          "gas",
          "pass",
          "press",
          "stress",
          "series",
          "plus",
          "illness",
          "weakness",
          "fitness",
          "harness",
          "diagnosis",
          "crisis",
          "always",
          "this",
          "us",
          "its");
  private static final Set<String> ARTICLES =
      Set.of(
          "a", "an", "the", "any", "each", "every", "all", "some", "no", "such", "this", "that",
          "these", "those", "both");

  private NounPhrases() {}

  public static boolean plural(String noun) {
    String lower = noun.toLowerCase(Locale.ROOT);
    return PLURAL_ONLY.contains(lower)
        || (lower.endsWith("s")
            && lower.length() > 2
            && !SINGULAR_IN_S.contains(lower)
            && !lower.endsWith("ss")
            && !lower.endsWith("ous")
            && !lower.endsWith("'s")
            && !lower.endsWith("’s"));
  }

  public static String singular(String noun) {
    for (Map.Entry<String, String> entry : PLURALS.entrySet()) {
      if (entry.getValue().equals(noun)) {
        return entry.getKey();
      }
    }
    if (!plural(noun)) {
      return noun;
    }
    if (noun.endsWith("ies") && noun.length() > 4) {
      return noun.substring(0, noun.length() - 3) + "y";
    }
    return noun.matches(".*(ss|sh|ch|x|z)es")
        ? noun.substring(0, noun.length() - 2)
        : noun.endsWith("s") ? noun.substring(0, noun.length() - 1) : noun;
  }

  public static String pluralOf(String noun) {
    String known = PLURALS.get(noun);
    if (known != null) {
      return known;
    }
    if (noun.matches(".*[^aeiou]y")) {
      return noun.substring(0, noun.length() - 1) + "ies";
    }
    return noun.matches(".*(s|x|z|ch|sh)") ? noun + "es" : noun + "s";
  }

  /**
   * Finds the head of the noun phrase that starts a token range: its last noun before a
   * preposition, relative clause, participle or comma.
   */
  public static Optional<Token> head(List<Token> phrase) {
    Optional<Token> head = Optional.empty();
    for (int i = 0; i < phrase.size(); i++) {
      Token token = phrase.get(i);
      boolean aged = token.tagged("NUM") && head.filter(noun -> plural(noun.lower())).isPresent();
      if (aged) {
        break; // "children 12 years of age"
      }
      boolean gerund =
          token.tagged("VERB")
              && token.lower().endsWith("ing")
              && i + 1 < phrase.size()
              && (phrase.get(i + 1).is("of")
                  || (i == 0 && phrase.get(i + 1).in(Set.of("by", "in", "on", "for", "with"))));
      boolean between =
          head.isPresent()
              && token.tagged("VERB")
              && token.lemma().equals(token.lower())
              && i + 1 < phrase.size()
              && phrase.get(i + 1).nominal();
      if (token.nominal() || between || gerund || (token.tagged("PRON") && i == 0)) {
        head = Optional.of(token);
      } else if (head.isPresent()
          && !(token.tagged("PART") && token.text().matches("['’]s?"))
          && !token.text().equals("-")
          && !token.tagged("ADJ")
          && !token.tagged("NUM")) {
        break;
      }
    }
    return head;
  }

  /** The phrase without the article, number or quantifier in front. */
  public static String bare(String phrase) {
    String rest = phrase.strip();
    while (rest.contains(" ")
        && ARTICLES.contains(rest.substring(0, rest.indexOf(' ')).toLowerCase(Locale.ROOT))) {
      rest = rest.substring(rest.indexOf(' ') + 1);
    }
    return rest;
  }

  /** The phrase with "a" or "an" in front. */
  public static String indefinite(String phrase) {
    boolean vowel =
        phrase.matches("(?i)([aeio]|u(?!ni|se|sa|ti|k)|ho(u|n)|hei).*")
            && !phrase.matches("(?i)(one|eu).*");
    return (vowel ? "an " : "a ") + phrase;
  }
}
