package io.alignmentstudio.framers.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Changes the tense of a bare verb phrase and the person of a text, for narration.
 *
 * <p>A phrase may hold coordinated verbs: "record and report a gift" becomes "recorded and reported
 * a gift".
 */
public final class VerbPhrases {
  private static final Set<String> CLAUSE_OPENERS =
      Set.of(
          "to", "who", "which", "that", "whom", "whose", "if", "when", "where", "whether", "how",
          "what", "unless", "before", "after", "not", "let", "help", "make", "may", "can", "will");

  private VerbPhrases() {}

  /** "accept a gift" becomes "accepted a gift". */
  public static String past(String phrase) {
    return inflect(phrase, Verbs::past);
  }

  /** "accept a gift" becomes "accepting a gift". */
  public static String gerund(String phrase) {
    return inflect(phrase, Verbs::gerund);
  }

  /** "accept a gift" becomes "accepts a gift". */
  public static String thirdPerson(String phrase) {
    return inflect(phrase, Verbs::thirdPerson);
  }

  /** "accept a gift" becomes "accepted a gift", as it follows "has". */
  public static String participle(String phrase) {
    return inflect(phrase, Verbs::participle);
  }

  /** "accepting a gift" becomes "accept a gift"; a phrase without a gerund stays as it is. */
  public static String fromGerund(String phrase) {
    String first = firstWord(phrase);
    return Verbs.baseOfGerund(first)
        .map(base -> base + phrase.substring(first.length()))
        .orElse(phrase);
  }

  /** "accepted a gift" becomes "accept a gift"; a phrase without a past form stays as it is. */
  public static String fromPast(String phrase) {
    String first = firstWord(phrase);
    return Verbs.baseOfPast(first)
        .map(base -> base + phrase.substring(first.length()))
        .orElse(phrase);
  }

  /** The first verb of a bare phrase and those coordinated with it, as they are written. */
  public static List<String> verbsOf(String phrase) {
    return verbs(phrase).stream().map(verb -> phrase.substring(verb[0], verb[1])).toList();
  }

  private static String inflect(String phrase, UnaryOperator<String> form) {
    String out = phrase;
    for (int[] verb : verbs(phrase).reversed()) {
      String base = phrase.substring(verb[0], verb[1]);
      out = out.substring(0, verb[0]) + form.apply(base) + out.substring(verb[1]);
    }
    return out;
  }

  /** The first verb and those coordinated with it, as offsets. */
  private static List<int[]> verbs(String phrase) {
    String first = firstWord(phrase);
    List<int[]> verbs = new ArrayList<>();
    verbs.add(new int[] {0, first.length()});
    if (!phrase.contains(" and ") && !phrase.contains(" or ") && !phrase.contains(" but ")) {
      return verbs;
    }
    String lead = "They must ";
    List<Token> tokens = English.get().tokens(lead + phrase);
    for (int i = 3; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.in(CLAUSE_OPENERS)) {
        break;
      }
      Token before = tokens.get(i - 1);
      boolean list = before.comma() && listContinues(tokens, i);
      boolean joined = before.is("and") || before.is("or") || before.is("but") || list;
      if (joined && startsVerbPhrase(tokens, i)) {
        verbs.add(new int[] {token.start() - lead.length(), token.end() - lead.length()});
      }
    }
    return verbs;
  }

  /** Whether a verb in its base form, rather than a noun, stands here after "and" or a comma. */
  public static boolean startsVerbPhrase(List<Token> tokens, int i) {
    Token token = tokens.get(i);
    if (!token.text().equals(token.lower()) || !Verbs.isBase(token.lower())) {
      return false;
    }
    if (token.tagged("VERB")) {
      return token.lemma().equals(token.lower()) || Verbs.isPolicyVerb(token.lower());
    }
    boolean objectFollows =
        i + 1 < tokens.size()
            && (tokens.get(i + 1).tagged("DET")
                || tokens.get(i + 1).is("it")
                || tokens.get(i + 1).is("them")
                || tokens.get(i + 1).is("their")
                || tokens.get(i + 1).is("your")
                || tokens.get(i + 1).is("its"));
    boolean particle =
        i + 2 < tokens.size()
            && tokens.get(i + 1).in(Set.of("over", "up", "out", "back", "off", "down"))
            && (tokens.get(i + 2).nominal()
                || tokens.get(i + 2).tagged("DET")
                || tokens.get(i + 2).tagged("ADJ"));
    return Verbs.isPolicyVerb(token.lower()) && (objectFollows || particle) && !token.tagged("ADJ");
  }

  /** Whether this is one of several verbs: "develop, document, and disseminate". */
  private static boolean listContinues(List<Token> tokens, int i) {
    return Verbs.isPolicyVerb(tokens.get(i).lower())
        && tokens.subList(i, Math.min(tokens.size(), i + 12)).stream()
            .anyMatch(token -> token.is("and") || token.is("or"));
  }

  private static String firstWord(String phrase) {
    int space = phrase.indexOf(' ');
    return space < 0 ? phrase : phrase.substring(0, space);
  }

  private static final Pattern SECOND_PERSON =
      Pattern.compile("\\b(yourselves|yourself|yours|your|you)\\b", Pattern.CASE_INSENSITIVE);

  private static final Set<String> SUBJECT_FOLLOWERS =
      Set.of(
          "are",
          "were",
          "have",
          "had",
          "do",
          "did",
          "must",
          "shall",
          "should",
          "may",
          "can",
          "cannot",
          "will",
          "would",
          "could",
          "need",
          "want",
          "wish",
          "see",
          "think",
          "know",
          "believe",
          "suspect",
          "receive",
          "received",
          "find",
          "feel",
          "hold",
          "use",
          "work",
          "make",
          "become",
          "take",
          "give",
          "gave",
          "leave",
          "notice",
          "act",
          "share",
          "plan");

  /** A noun phrase at the end of what stands before: "the receipts you get". */
  private static final Pattern NAMED =
      Pattern.compile(
          "\\b(?:which|whichever|whatever|the|an?|any|each|every|all|your|their|our|this|that|these|those|no|some)(?: (?!(?:who|that|which|and|or|to|of|with|for|by|in|on|at|from)\\b)[a-z'’-]+){1,3}$");

  /** Turns the second person into the third for narration: "your manager" to "their manager". */
  public static String narrated(String text) {
    Matcher matcher = SECOND_PERSON.matcher(text);
    StringBuilder out = new StringBuilder();
    while (matcher.find()) {
      String word =
          switch (matcher.group().toLowerCase(Locale.ROOT)) {
            case "your" -> "their";
            case "yours" -> "theirs";
            case "yourself", "yourselves" -> "themselves";
            default -> subject(text, matcher) ? "they" : "them";
          };
      boolean upper = Character.isUpperCase(matcher.group().charAt(0));
      matcher.appendReplacement(out, upper ? capitalised(word) : word);
    }
    return matcher.appendTail(out).toString();
  }

  private static boolean subject(String text, Matcher you) {
    String rest = text.substring(you.end()).strip();
    String next = firstWord(rest).replaceAll("\\W", "").toLowerCase(Locale.ROOT);
    if (SUBJECT_FOLLOWERS.contains(next)) {
      return true;
    }
    String before = text.substring(0, you.start()).strip().toLowerCase(Locale.ROOT);
    String previous = before.substring(before.lastIndexOf(' ') + 1);
    return before.isEmpty()
        || (NAMED.matcher(before).find() && (Verbs.isBase(next) || next.endsWith("ed")))
        || previous.matches(
            "if|when|whenever|where|wherever|unless|ensure|so|though|although|than|provided|sure|before|after|until|once|while|that|what|which|whom|whether|how"
                + "|as|because|and|or|,")
        || before.endsWith(",")
        || before.matches(".*\\bhowever \\w+");
  }

  /** The text with its first letter in upper case. */
  public static String capitalised(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
