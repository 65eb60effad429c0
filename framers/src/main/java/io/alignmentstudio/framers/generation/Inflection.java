package io.alignmentstudio.framers.generation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import simplenlg.features.LexicalFeature;
import simplenlg.framework.LexicalCategory;
import simplenlg.lexicon.Lexicon;

/** Forms of single English verbs and nouns: irregular ones from SimpleNLG's lexicon, then rules. */
final class Inflection {
  private static final Lexicon LEXICON = Lexicon.getDefaultLexicon();

  /** Looking a word up in the lexicon is slow. */
  private static final Map<String, Boolean> VERBS = new ConcurrentHashMap<>();

  private static final Map<String, Boolean> NOUNS = new ConcurrentHashMap<>();
  private static final Map<String, Boolean> ADJECTIVES = new ConcurrentHashMap<>();
  private static final Map<String, String> FORMS = new ConcurrentHashMap<>();
  private static final String VOWELS = "aeiou";

  /** Past and participle where the lexicon is wrong or silent. */
  private static final Map<String, List<String>> IRREGULAR =
      Wording.lines("irregular-verbs").stream()
          .map(Words::split)
          .collect(Collectors.toUnmodifiableMap(List::getFirst, forms -> forms.subList(1, 3)));

  /** Verbs of two syllables whose stress doubles the last consonant. */
  private static final Set<String> DOUBLING = Wording.words("doubling-verbs");

  private static final Map<String, String> IRREGULAR_PLURALS =
      Map.ofEntries(
          Map.entry("people", "person"),
          Map.entry("persons", "person"),
          Map.entry("staff", "member of staff"),
          Map.entry("personnel", "member of staff"),
          Map.entry("children", "child"),
          Map.entry("women", "woman"),
          Map.entry("men", "man"),
          Map.entry("criteria", "criterion"),
          Map.entry("data", "data"),
          Map.entry("media", "medium"));

  private static final Set<String> NOT_PLURAL = Wording.words("not-plural");

  private Inflection() {}

  static boolean isKnownVerb(String word) {
    return VERBS.computeIfAbsent(word, key -> LEXICON.hasWord(key, LexicalCategory.VERB));
  }

  static boolean isKnownNoun(String word) {
    return NOUNS.computeIfAbsent(word, key -> LEXICON.hasWord(key, LexicalCategory.NOUN));
  }

  static boolean isKnownAdjective(String word) {
    return ADJECTIVES.computeIfAbsent(word, key -> LEXICON.hasWord(key, LexicalCategory.ADJECTIVE));
  }

  static String past(String verb) {
    return FORMS.computeIfAbsent("past " + verb, key -> form(verb, LexicalFeature.PAST, 0));
  }

  static String participle(String verb) {
    return FORMS.computeIfAbsent(
        "participle " + verb, key -> form(verb, LexicalFeature.PAST_PARTICIPLE, 1));
  }

  static String gerund(String verb) {
    if (verb.equals("be")) {
      return "being";
    }
    if (verb.endsWith("ing") && verb.length() > 5 && !isKnownVerb(verb)) {
      return verb;
    }
    if (verb.endsWith("ie")) {
      return verb.substring(0, verb.length() - 2) + "ying";
    }
    if (verb.endsWith("e") && !verb.endsWith("ee") && !verb.endsWith("oe") && verb.length() > 2) {
      return verb.substring(0, verb.length() - 1) + "ing";
    }
    return (doubles(verb) ? verb + verb.charAt(verb.length() - 1) : verb) + "ing";
  }

  /** Third person singular of the present. */
  static String third(String verb) {
    return switch (verb) {
      case "be" -> "is";
      case "have" -> "has";
      case "are" -> "is";
      default -> verb.endsWith("s") && !verb.endsWith("ss") ? verb + "es" : withS(verb);
    };
  }

  /** Whether a noun looks plural. */
  static boolean isPlural(String noun) {
    String word = noun.toLowerCase(Locale.ROOT);
    if (IRREGULAR_PLURALS.containsKey(word)) {
      return !word.equals("data") && !word.equals("media");
    }
    return word.length() > 3
        && word.endsWith("s")
        && !word.endsWith("ss")
        && !word.endsWith("us")
        && !word.endsWith("'s")
        && !NOT_PLURAL.contains(word);
  }

  static String singular(String noun) {
    String word = noun.toLowerCase(Locale.ROOT);
    String irregular = IRREGULAR_PLURALS.get(word);
    if (irregular != null) {
      return irregular;
    }
    if (!isPlural(noun)) {
      return noun;
    }
    if (word.endsWith("ies") && word.length() > 4) {
      return noun.substring(0, noun.length() - 3) + "y";
    }
    if (word.endsWith("sses")
        || word.endsWith("xes")
        || word.endsWith("ches")
        || word.endsWith("shes")) {
      return noun.substring(0, noun.length() - 2);
    }
    return noun.substring(0, noun.length() - 1);
  }

  /** The noun phrase with "a" or "an". */
  static String withArticle(String phrase) {
    String word = phrase.toLowerCase(Locale.ROOT);
    boolean vowel =
        !word.isEmpty()
            && (VOWELS.indexOf(word.charAt(0)) >= 0 || word.matches("(hour|honest|heir|hr\\b).*"))
            && !word.matches("(uni|use|usu|eu|one\\b|once|util).*");
    return (vowel ? "an " : "a ") + phrase;
  }

  private static String form(String verb, String feature, int at) {
    List<String> irregular = IRREGULAR.get(verb);
    return irregular == null
        ? feature(verb, feature).orElseGet(() -> regularPast(verb))
        : irregular.get(at);
  }

  private static Optional<String> feature(String verb, String feature) {
    if (!isKnownVerb(verb)) {
      return Optional.empty();
    }
    return Optional.ofNullable(
        LEXICON.getWord(verb, LexicalCategory.VERB).getFeatureAsString(feature));
  }

  private static String regularPast(String verb) {
    if (verb.endsWith("e")) {
      return verb + "d";
    }
    if (endsWithConsonantY(verb)) {
      return verb.substring(0, verb.length() - 1) + "ied";
    }
    return (doubles(verb) ? verb + verb.charAt(verb.length() - 1) : verb) + "ed";
  }

  private static String withS(String word) {
    if (endsWithConsonantY(word)) {
      return word.substring(0, word.length() - 1) + "ies";
    }
    if (word.endsWith("ss")
        || word.endsWith("x")
        || word.endsWith("z")
        || word.endsWith("ch")
        || word.endsWith("sh")
        || word.endsWith("o")) {
      return word + "es";
    }
    return word + "s";
  }

  private static boolean endsWithConsonantY(String word) {
    return word.length() > 1
        && word.endsWith("y")
        && VOWELS.indexOf(word.charAt(word.length() - 2)) < 0;
  }

  private static boolean doubles(String verb) {
    if (DOUBLING.contains(verb)) {
      return true;
    }
    int length = verb.length();
    if (length < 3 || verb.chars().filter(c -> VOWELS.indexOf(c) >= 0).count() != 1) {
      return false;
    }
    char last = verb.charAt(length - 1);
    return VOWELS.indexOf(last) < 0
        && "wxy".indexOf(last) < 0
        && VOWELS.indexOf(verb.charAt(length - 2)) >= 0;
  }
}
