package io.alignmentstudio.framers.generation;

import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.framers.norms.text.PlainText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares a norm's statement word by word with the sentence that it was read from. A comma or a
 * "but" that was lost is restored; the rest is named: one of two alternatives, a condition, a word
 * that turns the meaning, or all that an item says.
 */
final class LostWords {
  /** Words whose loss turns a rule into another one. */
  private static final Set<String> TURNING =
      Set.of("but", "not", "only", "never", "except", "unless", "without", "rather", "instead");

  private static final Pattern OPENING_CONDITION =
      Pattern.compile(
          "(?s)^(?:If|When|Whenever|Where|Unless|Before|After|Once|Until|Except|Only|Upon|During|While|Without|As"
              + " long as|So long as)\\b([^,]*),.*");
  private static final Pattern CLOSING_CONDITION =
      Pattern.compile(
          "(?is)^(?:unless|except|provided|if|when|whenever|where|until|once|before|after|only|without"
              + "|(?:as|so) long as|subject to|depending on)\\b.*");

  /** "Evidence: every step must be proved": what follows the label is the rule. */
  private static final Pattern LABEL = Pattern.compile("^[^:.;]{2,60}: (?=\\S{2,}.{16,})");

  /** What follows these says nothing without them: "do not hide or be ashamed". */
  private static final Set<String> AUXILIARY =
      Set.of("be", "been", "being", "is", "are", "was", "were", "have", "has");

  /** Verbs that give something to somebody. */
  private static final Set<String> GIVING =
      Set.of(
          "provide",
          "give",
          "send",
          "submit",
          "report",
          "deliver",
          "offer",
          "assign",
          "return",
          "communicate",
          "distribute",
          "grant",
          "present",
          "transfer");

  private static final Set<String> EVERYWHERE =
      Set.of(
          "must", "shall", "should", "will", "need", "have", "been", "that", "this", "with", "from",
          "they", "their", "them", "your", "into", "onto", "upon", "such", "when", "where",
          "which");

  /** Words for which a statement has "must". */
  private static final Set<String> MUST = Set.of("shall", "will");

  private static final List<String> BUT = List.of("but");
  private static final int STEM = 3;

  /** An item of no more telling words is one rule, not several. */
  private static final int SHORT_ITEM = 10;

  private static final int LONGEST_LABEL = 4;

  /** What follows these is a verb. */
  private static final Set<String> BEFORE_VERB =
      Set.of("must", "should", "may", "can", "to", "and", "or", "not");

  /** What a lead-in can leave to its items: "Review the current access control:", "Policy". */
  private static final Set<String> PAPER =
      Set.of("policy", "procedure", "plan", "program", "agreement", "record", "standard");

  private LostWords() {}

  /** The statement with the commas and the "but" that its sentence has between the same words. */
  static String restored(Norm norm) {
    List<String> words = new ArrayList<>(Words.split(norm.statement()));
    List<Token> said = tokens(norm.statement());
    List<Token> full = tokens(PlainText.readable(norm.quote()));
    if (words.size() != said.size()) { // A dash or another mark stands by itself.
      return norm.statement();
    }
    int[] places = align(said, full);
    for (int i = 0; i + 1 < places.length; i++) {
      int left = places[i];
      int right = places[i + 1];
      if (left < 0 || right < 0 || said.get(i).comma()) {
        continue;
      }
      if (right == left + 1 && full.get(left).comma()) {
        words.set(i, words.get(i) + ",");
      } else if (between(full, left, right).equals(BUT)) {
        words.set(i, words.get(i) + (full.get(left).comma() ? ", but" : " but"));
      }
    }
    return String.join(" ", words);
  }

  private static List<String> between(List<Token> tokens, int left, int right) {
    return tokens.subList(left + 1, right).stream().map(Token::word).toList();
  }

  /** What was lost for good; empty if nothing shows. */
  static Optional<String> of(Norm norm) {
    String quote = PlainText.readable(norm.quote());
    List<Token> said = tokens(Words.unstop(norm.statement()));
    List<Token> full = tokens(quote);
    if (full.isEmpty()) {
      return Optional.empty();
    }
    int[] places = align(said, full);
    if (itemLeftOut(norm, quote)) {
      return Optional.of("it does not say what its sentence says");
    }
    if (glued(said, full, places)) {
      return Optional.of("the item of a list does not fit its lead-in");
    }
    if (conditionLost(norm, quote, full, places)) {
      return Optional.of("a condition of its sentence is lost");
    }
    return turned(norm, said, full, places);
  }

  private static Optional<String> turned(
      Norm norm, List<Token> said, List<Token> full, int[] places) {
    boolean duty =
        norm.modality() == Modality.OBLIGATION || norm.modality() == Modality.RECOMMENDATION;
    for (int i = 0; i + 1 < places.length; i++) {
      int left = places[i];
      int right = places[i + 1];
      if (left < 0 || right < 0) {
        continue;
      }
      List<String> dropped = between(full, left, right);
      if (dropped.isEmpty() || dropped.equals(BUT)) {
        continue;
      }
      boolean alternative = dropped.getFirst().equals("or") || dropped.getLast().equals("or");
      if (duty && alternative) {
        return Optional.of("it is one of two alternatives");
      }
      if (lentObject(said, i, dropped)) {
        return Optional.of("its verb is not the one that its object belongs to");
      }
      if (AUXILIARY.contains(dropped.getLast())
          || dropped.stream().anyMatch(word -> TURNING.contains(word) && !has(said, word))) {
        return Optional.of("a word of its sentence is lost");
      }
    }
    if (listCut(said, full, places)) {
      return Optional.of("its sentence goes on where its statement ends");
    }
    boolean open =
        duty && (full.getFirst().word().matches("or|alternatively") || goesOnWithOr(full, places));
    return open ? Optional.of("it is one of two alternatives") : Optional.empty();
  }

  private static boolean goesOnWithOr(List<Token> full, int[] places) {
    int last = places.length == 0 ? -1 : places[places.length - 1];
    return last >= 0 && last + 1 < full.size() && full.get(last + 1).word().equals("or");
  }

  /** "plan and give advice to the board": nobody plans to the board. */
  private static boolean lentObject(List<Token> said, int verb, List<String> dropped) {
    return dropped.size() == 2
        && dropped.getFirst().equals("and")
        && GIVING.contains(dropped.getLast())
        && !GIVING.contains(said.get(verb).word())
        && has(said.subList(verb + 1, said.size()), "to");
  }

  /** "follow the rules password changed": an item that is no part of its lead-in's sentence. */
  private static boolean glued(List<Token> said, List<Token> full, int[] places) {
    for (int i = 1; i < places.length; i++) {
      if (places[i] == 0 && places[i - 1] < 0) {
        String first = full.getFirst().word();
        String before = said.get(i - 1).word();
        boolean noun =
            i > 1
                && !BEFORE_VERB.contains(said.get(i - 2).word())
                && !said.get(i - 2).comma()
                && Inflection.isKnownNoun(Inflection.singular(before));
        return !said.get(i - 1).comma()
            && noun
            && !PAPER.contains(Inflection.singular(first))
            && Inflection.isKnownNoun(Inflection.singular(first))
            && (!Inflection.isKnownVerb(first) || full.size() == 1)
            && !Inflection.isKnownAdjective(first);
      }
    }
    return false;
  }

  /** "lock the box, the door", where the sentence goes on: ", and the gate". */
  private static boolean listCut(List<Token> said, List<Token> full, int[] places) {
    int last = places.length == 0 ? -1 : places[places.length - 1];
    if (last < 0 || last + 1 >= full.size() || !full.get(last).comma()) {
      return false;
    }
    int comma = said.size() - 1;
    while (comma >= 0 && !said.get(comma).comma()) {
      comma--;
    }
    int must = said.stream().map(Token::word).toList().indexOf("must");
    return full.get(last + 1).word().matches("and|or")
        && must >= 0
        && comma > must
        && said.subList(comma + 1, said.size()).stream()
            .noneMatch(token -> token.word().matches("and|or"));
  }

  /** "If the alarm rings, leave": a statement that only says "leave" is another rule. */
  private static boolean conditionLost(Norm norm, String quote, List<Token> full, int[] places) {
    Matcher opening = OPENING_CONDITION.matcher(quote);
    if (opening.matches() && !mostly(opening.group(1), norm.statement())) {
      return true;
    }
    int last = places.length == 0 ? -1 : places[places.length - 1];
    if (last < 0 || last + 1 >= full.size()) {
      return false;
    }
    List<String> rest = full.subList(last + 1, full.size()).stream().map(Token::word).toList();
    String words = String.join(" ", rest.subList(0, Math.min(8, rest.size())));
    return CLOSING_CONDITION.matcher(words).matches() && !mostly(words, norm.statement());
  }

  private static boolean mostly(String part, String statement) {
    List<String> telling = telling(part);
    List<String> known = telling(statement);
    return 2 * telling.stream().filter(known::contains).count() >= telling.size();
  }

  /**
   * An item of a list of which the statement has nothing but the lead-in, or no more than its
   * label.
   */
  private static boolean itemLeftOut(Norm norm, String quote) {
    List<String> item = telling(LABEL.matcher(quote).replaceFirst(""));
    List<String> said = telling(norm.statement());
    if (item.isEmpty()) {
      return false;
    }
    if (quote.endsWith(":") && Words.count(quote) <= LONGEST_LABEL) {
      return true; // "Further notes:" is the label of what follows.
    }
    if (item.size() == 1) {
      return !said.contains(item.getFirst());
    }
    long known = item.stream().filter(said::contains).count();
    if (item.size() <= SHORT_ITEM && 3 * known < item.size()) {
      return true;
    }
    // Two words near each other, so that one that occurs by chance does not do.
    for (int i = 0; i + 1 < item.size(); i++) {
      List<String> near = item.subList(i + 1, Math.min(i + 3, item.size()));
      if (said.contains(item.get(i)) && near.stream().anyMatch(said::contains)) {
        return false;
      }
    }
    return true;
  }

  private static boolean has(List<Token> tokens, String word) {
    return tokens.stream().anyMatch(token -> token.word().equals(word));
  }

  /** Beginnings of the words that tell something. */
  private static List<String> telling(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
        .filter(word -> word.length() > 3 && !EVERYWHERE.contains(word))
        .map(word -> word.substring(0, Math.min(STEM, word.length())))
        .toList();
  }

  /**
   * A word of a text.
   *
   * @param word in small letters, without marks
   * @param comma whether a comma follows
   */
  private record Token(String word, boolean comma) {}

  private static List<Token> tokens(String text) {
    List<Token> tokens = new ArrayList<>();
    for (String word : Words.split(text)) {
      String bare = word.replaceAll("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$", "");
      if (!bare.isEmpty()) {
        String lower = bare.toLowerCase(Locale.ROOT);
        tokens.add(new Token(MUST.contains(lower) ? "must" : lower, word.endsWith(",")));
      }
    }
    return tokens;
  }

  /**
   * For each word of the left text its place in the right one, in order; -1 where it has none.
   * Words that stand together in both texts are preferred, so that a common word is not found far
   * away.
   */
  private static int[] align(List<Token> left, List<Token> right) {
    int rows = left.size();
    int columns = right.size();
    int[][] best = new int[rows + 1][columns + 1]; // of the rest from here on
    int[][] joined = new int[rows + 1][columns + 1]; // where this pair itself is matched
    for (int i = rows - 1; i >= 0; i--) {
      for (int j = columns - 1; j >= 0; j--) {
        if (left.get(i).word().equals(right.get(j).word())) {
          int next = joined[i + 1][j + 1] > 0 ? joined[i + 1][j + 1] + 1 : 0;
          joined[i][j] = 2 + Math.max(next, best[i + 1][j + 1]);
        }
        best[i][j] = Math.max(joined[i][j], Math.max(best[i + 1][j], best[i][j + 1]));
      }
    }
    int[] places = new int[rows];
    Arrays.fill(places, -1);
    int i = 0;
    int j = 0;
    while (i < rows && j < columns) {
      boolean together = i > 0 && j > 0 && places[i - 1] == j - 1 && joined[i][j] + 1 >= best[i][j];
      if (joined[i][j] > 0 && (together || joined[i][j] == best[i][j])) {
        places[i++] = j++;
      } else if (best[i + 1][j] >= best[i][j + 1]) {
        i++;
      } else {
        j++;
      }
    }
    return places;
  }
}
