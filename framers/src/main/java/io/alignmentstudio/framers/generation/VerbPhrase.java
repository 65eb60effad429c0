package io.alignmentstudio.framers.generation;

import io.alignmentstudio.framers.language.VerbPhrases;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

  /** Words that end a list of objects. */
  private static final Pattern TAIL =
      Pattern.compile(
          " (?:from|to|by|with|for|in|of|that|at|on|without|who|which|and|worth|as|about|under)\\b.*");

  /** Tagging a phrase is slow. */
  private static final Map<String, String> THIRD_PERSON = new ConcurrentHashMap<>();

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
    int last = main;
    for (int next = neighbour(tokens, last); next > 0; next = neighbour(tokens, last)) {
      verbs.set(next);
      last = next;
    }
    List<String> rest = tokens.subList(main, tokens.size());
    List<String> inflected =
        Words.split(THIRD_PERSON.computeIfAbsent(String.join(" ", rest), VerbPhrases::thirdPerson));
    if (!tokens.get(main).equals("be") && inflected.size() == rest.size()) {
      for (int i = last + 1 - main; i < rest.size(); i++) {
        if (!rest.get(i).equals(inflected.get(i))) {
          verbs.set(main + i);
        }
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
    String verb = phrase.verb();
    return verb.matches("[a-z][a-z-]+")
        && !FOLLOWERS.contains(verb)
        && !verb.matches(
            "(after|before|within|during|in|on|upon|at|for|with|without|if|when|where|unless|from|"
                + "under|through|per|not|of|by|and|or|as|who|which|there|must|shall|may|should|can|will|is|are)")
        && !(verb.endsWith("ing") && !Inflection.isKnownVerb(verb))
        && !(verb.endsWith("ed") && !Inflection.isKnownVerb(verb) && verb.length() > 4)
        && !action.matches(".*\\b(the following|as follows|below|and|or|of|the|to)$");
  }

  boolean passive() {
    return verb().equals("be");
  }

  String verb() {
    return tokens.get(verbs.nextSetBit(0)).replaceAll(",$", "");
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
    return ADVERBS.contains(lower) || (lower.endsWith("ly") && !NOT_ADVERBS.contains(lower));
  }

  /** The next verb of a list such as "dismiss, demote or transfer"; 0 where the list ends. */
  private static int neighbour(List<String> tokens, int at) {
    int next = at + 1;
    boolean comma = tokens.get(at).endsWith(",");
    if (next < tokens.size() - 1 && tokens.get(next).matches("and|or")) {
      next++;
    } else if (!comma) {
      return 0;
    }
    boolean verb =
        next < tokens.size()
            && tokens.get(next).matches("[a-z][a-z-]+,?")
            && !FOLLOWERS.contains(tokens.get(next))
            && !isAdverb(tokens.get(next));
    return verb ? next : 0;
  }

  /**
   * One of the alternatives of "give or accept a gift", "accept cash, vouchers or shares from a
   * supplier"; the phrase itself where it has none.
   */
  VerbPhrase alternative(Random random) {
    int first = verbs.nextSetBit(0);
    List<Integer> list = new ArrayList<>(List.of(first));
    for (int next = neighbour(tokens, first); next > 0; next = neighbour(tokens, list.getLast())) {
      list.add(next);
    }
    int last = list.getLast();
    List<String> words = new ArrayList<>(tokens);
    if (list.size() > 1 && tokens.get(last - 1).equals("or")) {
      String chosen = tokens.get(Words.pick(list, random)).replaceAll(",$", "");
      words = new ArrayList<>(tokens.subList(0, first));
      words.add(chosen);
      words.addAll(tokens.subList(last + 1, tokens.size()));
    } else if (list.size() > 1) {
      return this;
    }
    VerbPhrase single = of(String.join(" ", words));
    int verb = single.verbs.nextSetBit(0);
    String head = String.join(" ", single.tokens.subList(0, verb + 1));
    String rest = String.join(" ", single.tokens.subList(verb + 1, single.tokens.size()));
    return of(head + " " + oneOf(rest, random));
  }

  private static String oneOf(String objects, Random random) {
    if (!objects.contains(" or ")) {
      return objects;
    }
    Matcher matcher = TAIL.matcher(objects);
    String tail = matcher.find() ? matcher.group() : "";
    String list = objects.substring(0, objects.length() - tail.length());
    List<String> items = new ArrayList<>();
    for (String item : list.split(",? or |, ")) {
      items.add(item.strip());
    }
    boolean clean =
        items.size() > 1
            && list.lastIndexOf(" or ") == list.indexOf(" or ")
            && items.stream().noneMatch(item -> item.isEmpty() || Words.count(item) > 4)
            && items.subList(0, items.size() - 1).stream().allMatch(VerbPhrase::standsAlone)
            && !tail.matches("[^,]*,.*");
    return clean ? Words.pick(items, random) + tail : objects;
  }

  /** Whether a noun phrase needs nothing of what follows it. */
  private static boolean standsAlone(String item) {
    List<String> words = Words.split(item);
    String head = words.getLast();
    boolean noun =
        Inflection.isKnownNoun(head) || Inflection.isPlural(head) || MASS_NOUNS.contains(head);
    boolean complete =
        words.getFirst().matches("a|an|the|any|their|your|its|his|her|this")
            || Inflection.isPlural(head)
            || MASS_NOUNS.contains(head);
    return words.size() <= 4 && noun && complete && !head.endsWith("al") && !head.endsWith("ive");
  }
}
