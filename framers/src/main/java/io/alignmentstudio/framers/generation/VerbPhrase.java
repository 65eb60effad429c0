package io.alignmentstudio.framers.generation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A bare verb phrase, such as "record and sign every gift", in its grammatical forms. */
final class VerbPhrase {
  private static final Set<String> FOLLOWERS = Wording.words("phrase-starts");
  private static final Set<String> NOT_ADVERBS =
      Set.of("apply", "supply", "reply", "rely", "comply", "multiply", "fly", "imply", "ally");
  private static final Set<String> ADVERBS =
      Set.of("also", "always", "first", "then", "never", "only", "further", "at least", "not");
  private static final Set<String> MASS_NOUNS = Wording.words("mass-nouns");
  private static final Pattern ANY = Pattern.compile("\\bany ((?:[\\w'-]+ ?){1,4})");

  private final List<String> tokens;
  private final BitSet verbs;

  private VerbPhrase(List<String> tokens, BitSet verbs) {
    this.tokens = tokens;
    this.verbs = verbs;
  }

  static VerbPhrase of(String action) {
    List<String> tokens = Words.split(Words.unstop(action));
    BitSet verbs = new BitSet();
    int main = 0;
    while (main < tokens.size() - 1 && isAdverb(tokens.get(main))) {
      main++;
    }
    verbs.set(main);
    for (int i = main + 2; i < tokens.size(); i++) {
      if (coordinated(tokens, i, main)) {
        verbs.set(i);
      }
    }
    return new VerbPhrase(tokens, verbs);
  }

  /** Whether the text looks like a bare verb phrase that a story can inflect. */
  static boolean usable(String action) {
    List<String> tokens = Words.split(Words.unstop(action));
    if (tokens.isEmpty() || tokens.size() > 32 || action.matches(".*[;:()\\[\\]“”\"].*")) {
      return false;
    }
    VerbPhrase phrase = of(action);
    String verb = tokens.get(phrase.verbs.nextSetBit(0));
    return verb.matches("[a-z][a-z-]+")
        && !FOLLOWERS.contains(verb)
        && !verb.matches(
            "(not|of|by|and|or|as|who|which|there|must|shall|may|should|can|will|is|are)")
        && !(verb.endsWith("ing") && !Inflection.isKnownVerb(verb))
        && !(verb.endsWith("ed") && !Inflection.isKnownVerb(verb) && verb.length() > 4)
        && !action.matches(".*\\b(the following|as follows|below|and|or|of|the|to)$");
  }

  boolean passive() {
    return verb().equals("be");
  }

  String verb() {
    return tokens.get(verbs.nextSetBit(0));
  }

  String base() {
    return String.join(" ", tokens);
  }

  /** Past tense in an affirmative sentence: "any" becomes "some" or "a". */
  String past(Subject subject) {
    return affirmative(form(verb -> was(verb, subject)));
  }

  /** Past tense inside "whether". */
  String pastAsked(Subject subject) {
    return form(verb -> was(verb, subject));
  }

  String didNot(Subject subject) {
    if (passive()) {
      return replaceMain(subject.person().was + " not", verb -> was(verb, subject));
    }
    return "did not " + base();
  }

  String participle() {
    return affirmative(form(Inflection::participle));
  }

  String participleNegated() {
    return form(Inflection::participle);
  }

  String gerund() {
    return form(Inflection::gerund);
  }

  String third() {
    return form(Inflection::third);
  }

  /** The phrase as its subject says it: "their manager" becomes "my manager". */
  VerbPhrase as(Subject subject) {
    return of(Pronouns.adapt(base(), subject));
  }

  /** In affirmative sentences "any" reads badly. */
  static String affirmative(String text) {
    String plain =
        text.replaceAll("\\banything\\b", "something")
            .replaceAll("\\banyone\\b", "someone")
            .replaceAll("\\banybody\\b", "somebody")
            .replaceAll("\\bany of\\b", "one of")
            .replaceAll("\\bany other\\b", "another")
            .replaceAll("\\bin any way\\b", "in some way")
            .replaceAll("\\bat any time\\b", "at some time");
    return ANY.matcher(plain)
        .replaceAll(found -> Matcher.quoteReplacement(article(found.group(1))));
  }

  private static String article(String phrase) {
    String head = "";
    for (String word : Words.split(phrase)) {
      if (FOLLOWERS.contains(word)
          || word.matches("(of|or|and|by|which|who|is|are|as|than|worth)")) {
        break;
      }
      head = word;
    }
    return MASS_NOUNS.contains(head) || Inflection.isPlural(head)
        ? "some " + phrase
        : Inflection.withArticle(phrase);
  }

  private static String was(String verb, Subject subject) {
    return verb.equals("be") ? subject.person().was : Inflection.past(verb);
  }

  private String form(UnaryOperator<String> inflect) {
    List<String> words = new ArrayList<>(tokens);
    verbs.stream().forEach(i -> words.set(i, withComma(words.get(i), inflect)));
    return String.join(" ", words);
  }

  private String replaceMain(String main, UnaryOperator<String> others) {
    int first = verbs.nextSetBit(0);
    List<String> words = new ArrayList<>(tokens);
    verbs.stream().skip(1).forEach(i -> words.set(i, withComma(words.get(i), others)));
    words.set(first, main);
    return String.join(" ", words);
  }

  private static String withComma(String word, UnaryOperator<String> inflect) {
    return word.endsWith(",")
        ? inflect.apply(word.substring(0, word.length() - 1)) + ","
        : inflect.apply(word);
  }

  private static boolean isAdverb(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return ADVERBS.contains(lower) || lower.endsWith("ly") && !NOT_ADVERBS.contains(lower);
  }

  /** Whether token i is a further verb of the phrase: "record it and <b>sign</b> the form". */
  private static boolean coordinated(List<String> tokens, int i, int main) {
    String before = tokens.get(i - 1);
    String word = tokens.get(i).replaceAll(",$", "");
    boolean list = tokens.get(i - 1).endsWith(",") && i == main + 1;
    if (!(before.matches("and|or|then") || list) || !word.matches("[a-z-]+")) {
      return false;
    }
    if (!Inflection.isKnownVerb(word)) {
      return false;
    }
    // "to" or "without" before the "and" would make the verbs another phrase's.
    for (int j = main + 1; j < i; j++) {
      if (tokens.get(j).matches("to|who|which|that|if|when|where|how|may|must|can|whether|will")) {
        return false;
      }
    }
    if (i == main + 2) {
      return i + 1 < tokens.size() || !Inflection.isKnownNoun(word);
    }
    return i + 1 < tokens.size()
        && FOLLOWERS.contains(tokens.get(i + 1))
        && (!Inflection.isKnownNoun(word)
            || tokens.get(i + 1).matches("the|a|an|any|every|each|all|it|them|their|your|its"));
  }
}
