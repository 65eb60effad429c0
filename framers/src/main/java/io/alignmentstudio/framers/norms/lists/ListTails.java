package io.alignmentstudio.framers.norms.lists;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.framers.language.English;
import io.alignmentstudio.framers.norms.grammar.Orders;
import io.alignmentstudio.framers.norms.grammar.Words;
import io.alignmentstudio.framers.norms.text.PlainText;
import io.alignmentstudio.framers.norms.text.TemplateVariables;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Words below a list that go on with every item of it: "You must not: (a) accept gifts; or (b) pay
 * bribes, / unless the compliance officer has agreed".
 *
 * <p>They are the first sentence of a clause that begins in lower case after items that are not
 * closed. Where they qualify, each item is read with them; where they cannot be read so, no norm of
 * an item is true without them, and none is given.
 */
public final class ListTails {
  /**
   * What goes on from a list.
   *
   * @param text its first sentence
   * @param clauseId where it stands
   * @param readable whether an item and these words are one sentence
   */
  public record Tail(String text, String clauseId, boolean readable) {
    /**
     * An item with its tail; the item alone where that would be no sentence.
     *
     * @param leadIn what governs the item
     * @param item without the lead-in
     * @param joined with it
     */
    String after(String leadIn, String item, String joined) {
      if (!readable) {
        return joined;
      }
      boolean predicate = MODAL.matcher(text).matches();
      String lead = leadIn.strip().replaceFirst("[\\s:–—-]+$", "");
      String before = predicate ? lead + " " + Words.lowerFirst(item) : joined;
      return OPEN_END.matcher(before).replaceFirst("") + " " + text;
    }

    /** Whether a statement says what the tail says. */
    public boolean saidBy(String statement) {
      Set<String> said = Set.of(words(statement).distinct().toArray(String[]::new));
      List<String> own =
          words(TemplateVariables.shown(text))
              .filter(word -> word.length() > 3 || word.matches(".*\\d.*"))
              .toList();
      long found = own.stream().filter(said::contains).count();
      boolean numbers =
          own.stream().filter(word -> word.matches(".*\\d.*")).allMatch(said::contains);
      return readable && numbers && found >= MOST * own.size();
    }

    private static Stream<String> words(String text) {
      return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
          .filter(word -> !word.isEmpty() && !word.matches("your?s?|yourself|yourselves"));
    }
  }

  /** Why the first sentence of a tail gives no norm. */
  public static final String GOES_ON =
      "words that go on from the list above and are read with its items";

  /** Why an item of the list gives none. */
  public static final String UNREAD =
      "an item that words below its list restrict, which could not be read";

  private static final Pattern OPEN_END =
      Pattern.compile("[\\s,;.:]*(?:[,;]\\s*(?:and|or|and/or)[\\s,;]*)?$");

  private static final double MOST = 0.7;
  private static final int FARTHEST = 300;

  /** What qualifies, whatever stands above it. */
  private static final Pattern RESTRICTS =
      Pattern.compile(
          "(?is)(?:(?:and|but|or) )?(?:unless|except|excluding|other than|only (?:if|when|where|after|with|in|on|to|for)|provided|as long as"
              + "|so long as|on condition|without|within|no later|not later|no more|not more|at least|at the latest|at most|while|whilst"
              + "|in accordance|subject to|until|till)\\b.*");

  /** What qualifies behind an item that is not closed. */
  private static final Pattern QUALIFIES =
      Pattern.compile(
          "(?is)(?:(?:and|but),? )?(?:in (?:each|any|every|all) cases?,? )?(?:if|when|whenever|where|wherever|before|after|during|by|in|on|at|from|to|for|of|with|via|through|under|over|upon|against|between|per|across|inside|outside"
              + "|throughout|towards?|into|onto|among|amongst|behind|near|above|below|beyond|despite|concerning|about|around|out of|as soon as|as|because|since|so that|that|which|who|whether|every|each|once|twice|immediately|promptly|annually|regularly|monthly|weekly|daily|\\p{Ll}+ly|prior|irrespective|regardless|using|including|relating|belonging|given)\\b.*");

  private static final Pattern MODAL =
      Pattern.compile("(?is)(?:must|shall|should|may|cannot|can|is|are|will|has to|have to)\\b.*");

  private static final Pattern HAS_MODAL =
      Pattern.compile("(?is).*\\b(?:must|shall|should|may|cannot|can|will|to|do not|never)\\b.*");

  /** "Any person who:", whose predicate stands below the list. */
  private static final Pattern OPEN_LEAD =
      Pattern.compile("(?is).*\\b(?:who|which|that)[\\s:–—-]*");

  /** "and must report it": says more, and restricts nothing. */
  private static final Pattern SAYS_MORE =
      Pattern.compile(
          "(?is)(?:and|but),? (?:\\w+ )?(?:must|shall|should|may|cannot|can|will)\\b.*"
              + "|(?:e\\.g\\.|i\\.e\\.|for (?:example|instance)|see|note|etc|such as|and so on|namely|ie\\b|eg\\b).*");

  /** A sentence of its own, in a document that is written in lower case. */
  private static final Pattern OWN_SENTENCE =
      Pattern.compile(
          "(?is)(?:\\S+ ){1,5}?(?:must|shall|should|may|cannot|can|will|is|are|has|have)\\b.*");

  private static final Pattern OTHER_WORD =
      Pattern.compile("(?is)(?:and|but|or|nor|then|also|please|do|don't|never|always)\\b.*");

  private final Map<String, Tail> byItem;
  private final Set<String> tails;

  private ListTails(Map<String, Tail> byItem) {
    this.byItem = Map.copyOf(byItem);
    this.tails = Set.copyOf(byItem.values().stream().map(Tail::clauseId).distinct().toList());
  }

  static final ListTails NONE = new ListTails(Map.of());

  /** The tails of documents; clauses in document order. */
  static ListTails of(List<Clause> clauses) {
    Map<String, Tail> byItem = new HashMap<>();
    for (int i = 1; i < clauses.size(); i++) {
      if (goesOn(clauses.get(i - 1), clauses.get(i))) {
        attach(clauses, i, byItem);
      }
    }
    return new ListTails(byItem);
  }

  /** What goes on from the list of a clause. */
  Optional<Tail> of(Clause clause) {
    return Optional.ofNullable(byItem.get(clause.id()));
  }

  /** Whether the first sentence of a clause goes on from a list. */
  boolean isTail(Clause clause) {
    return tails.contains(clause.id());
  }

  private static boolean goesOn(Clause item, Clause tail) {
    String text = tail.text().strip();
    if (!isItem(item)
        || !tail.type().canBind()
        || tail.type() == ClauseType.LIST_ITEM
        || tail.type() == ClauseType.TABLE_ROW
        || !tail.label().isBlank()
        || !together(item, tail)
        || !text.matches("(?s)\\p{Ll}[\\p{Ll}\\s,'’-].*")
        || PlainText.tooLong(text)
        || SAYS_MORE.matcher(text).matches()) {
      return false;
    }
    boolean closed = item.text().strip().matches("(?s).*[.!?:]['\"”’)]*");
    boolean shouted = !item.leadIn().isBlank() && Character.isLowerCase(item.leadIn().charAt(0));
    boolean governed = !item.leadIn().isBlank() || item.text().strip().endsWith(",");
    if (tail.leadIn().isBlank() && (closed || shouted)) {
      return governed && RESTRICTS.matcher(text).matches();
    }
    boolean qualifies = RESTRICTS.matcher(text).matches() || QUALIFIES.matcher(text).matches();
    return governed
        && (qualifies
            || MODAL.matcher(text).matches()
            || text.matches("(?s)or\\b.*")
            || !(OWN_SENTENCE.matcher(text).matches() || ordersItself(text)));
  }

  private static boolean ordersItself(String text) {
    Words words = Words.of(text);
    return OTHER_WORD.matcher(text).matches() || Orders.at(words, 0, words.size());
  }

  private static boolean isItem(Clause clause) {
    return clause.type() == ClauseType.LIST_ITEM
        || (!clause.leadIn().isBlank() && clause.type().canBind());
  }

  private static boolean together(Clause item, Clause tail) {
    return item.regulation().equals(tail.regulation()) && item.headings().equals(tail.headings());
  }

  private static void attach(List<Clause> clauses, int at, Map<String, Tail> byItem) {
    Clause tail = clauses.get(at);
    Clause last = clauses.get(at - 1);
    boolean told = !tail.leadIn().isBlank() && last.leadIn().startsWith(tail.leadIn());
    String lead = told ? tail.leadIn() : last.leadIn();
    String text = PlainText.clean(English.get().sentences(tail.text().strip()).getFirst()).strip();
    Tail read = new Tail(text, tail.id(), readable(lead, text));
    Tail unread = new Tail(text, tail.id(), false);
    boolean outerGoesOn =
        at + 1 < clauses.size()
            && isItem(clauses.get(at + 1))
            && !clauses.get(at + 1).leadIn().isBlank()
            && !clauses.get(at + 1).leadIn().equals(lead)
            && lead.startsWith(clauses.get(at + 1).leadIn());
    for (int i = at - 1; i >= Math.max(0, at - FARTHEST); i--) {
      Clause item = clauses.get(i);
      if (!together(item, tail) || (!lead.isBlank() && announces(item, lead))) {
        if (told || outerGoesOn || !isItem(item) || item.leadIn().isBlank()) {
          return;
        }
      }
      if (!isItem(item)) {
        if (lead.isBlank()) {
          return;
        }
        continue;
      }
      boolean inner =
          item.leadIn().equals(lead) || (!lead.isBlank() && item.leadIn().startsWith(lead));
      if (inner) {
        byItem.putIfAbsent(item.id(), read);
      } else if (!item.leadIn().isBlank() && lead.startsWith(item.leadIn())) {
        if (told || outerGoesOn) {
          return;
        }
        byItem.putIfAbsent(item.id(), unread); // The words may be of the outer list.
      } else {
        return;
      }
    }
  }

  /** Whether a clause is the one that the words above a list come from. */
  private static boolean announces(Clause clause, String lead) {
    return lead.endsWith(clause.text().strip()) || clause.text().strip().endsWith(lead);
  }

  private static boolean readable(String lead, String tail) {
    boolean opens = tail.matches("(?s).*[:;—–-]\\s*");
    boolean modal = MODAL.matcher(tail).matches();
    return !opens
        && (modal
            ? !HAS_MODAL.matcher(lead).matches() && OPEN_LEAD.matcher(lead).matches()
            : !tail.matches("(?s)or\\b.*")
                && (RESTRICTS.matcher(tail).matches() || QUALIFIES.matcher(tail).matches()));
  }
}
