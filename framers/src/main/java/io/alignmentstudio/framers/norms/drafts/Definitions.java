package io.alignmentstudio.framers.norms.drafts;

import io.alignmentstudio.framers.language.VerbPhrases;
import io.alignmentstudio.framers.norms.grammar.Force;
import io.alignmentstudio.framers.norms.grammar.Quantities;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds sentences that fix the meaning of a term. */
public final class Definitions {
  private static final String VERB =
      "means?|shall mean|refers? to|is defined as|are defined as|describes?|has the meaning|denotes?";
  private static final Pattern QUOTED =
      Pattern.compile(
          "^(?:[Tt]he terms? )?[\"“'‘]([^\"”']{2,60}?)[\"”'’],? (?:\\w+ )?(?:"
              + VERB
              + "|includes?|is|are) (.{5,}?)[.;]?$");
  private static final Pattern BARE =
      Pattern.compile(
          "^(?:[Tt]he terms? |A |An )?((?!This |That |It |These |Which |What )[A-Z][\\w-]*(?: [\\w/-]+){0,4}?) (?:means|shall mean|is defined as|are defined as) (.{5,}?)[.;]?$");
  private static final Pattern LOOSE =
      Pattern.compile(
          "^(?:A |An |The )?([A-Z][\\w'-]*(?: [\\w'/-]+){0,5}?)(?: (?:"
              + VERB
              + "|includes|is|are) |: | [–—-] )(.{5,}?)[.;]?$");
  private static final Pattern DEONTIC =
      Pattern.compile("(?i).*\\b(?:must|shall|should|may|required|prohibited)\\b.*");

  /** "Provide the means to" defines nothing. */
  private static final Pattern UNFINISHED =
      Pattern.compile(
          "(?i).*\\b(?:the|an?|any|all|no|by|of|their|its|other|these|such|with|appropriate|what)");

  /** "In this policy, ", "For the purposes of this Act, ": where all the document is meant. */
  private static final Pattern OPENING =
      Pattern.compile(
          "^(?:(?:As|When|Where|Wherever) used )?(?:In|Within|Under|Throughout|Across|For the purposes? of|For|in|throughout)"
              + " (?:this|these|the present) (?:[\\w-]+ ){0,3}?[\\w-]+,? (?=[\"“'‘A-Z]|the terms? )");

  /** Between two definitions of one sentence. */
  private static final Pattern NEXT = Pattern.compile(";(?: and| or)? (?=[\"“'‘])");

  /** What joins a term of its own line with its meaning. */
  private static final Pattern JOINED =
      Pattern.compile("^(?:means?|shall mean|refers? to|is defined as|denotes?) (?=\\w)");

  /** "Ownership means we will:" begins a list of promises. */
  private static final Pattern OPEN =
      Pattern.compile(
          "(?is).*\\bmeans?(?: that)? (?:we|you|they|employees|staff|everyone)\\b[^.]*:\\s*");

  private Definitions() {}

  /**
   * All definitions that a sentence gives: "“Staff” means …; “Record” means …".
   *
   * @param expected whether the document says that the clause is a definition
   */
  public static List<Draft> all(String sentence, boolean expected) {
    if (OPEN.matcher(sentence).matches()) {
      return List.of();
    }
    String said = OPENING.matcher(sentence).replaceFirst("");
    List<List<Draft>> parts = NEXT.splitAsStream(said).map(part -> one(part, expected)).toList();
    return parts.size() > 1 && parts.stream().noneMatch(List::isEmpty)
        ? parts.stream().flatMap(List::stream).toList()
        : one(said, expected);
  }

  /**
   * The definition that a sentence gives, words for words; empty where it gives none.
   *
   * @param expected whether the document says that the clause is a definition
   */
  static List<Draft> one(String sentence, boolean expected) {
    Matcher matcher = QUOTED.matcher(sentence);
    if (!matcher.matches()) {
      matcher = BARE.matcher(sentence);
    }
    if (!matcher.matches() && expected) {
      matcher = LOOSE.matcher(sentence);
    }
    boolean plain =
        matcher.matches()
            && !UNFINISHED.matcher(matcher.group(1)).matches()
            && !DEONTIC.matcher(matcher.group(1)).matches();
    if (!plain) {
      return List.of();
    }
    String term = matcher.group(1).strip();
    String meaning = JOINED.matcher(matcher.group(2).strip()).replaceFirst("");
    return List.of(
        new Draft(
            term,
            Force.OBLIGE,
            meaning,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Quantities.threshold(meaning),
            Optional.empty(),
            VerbPhrases.capitalised(term) + " means " + meaning + ".",
            "definition"));
  }
}
