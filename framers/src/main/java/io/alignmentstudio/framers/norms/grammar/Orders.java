package io.alignmentstudio.framers.norms.grammar;

import io.alignmentstudio.framers.language.HeadNouns;
import io.alignmentstudio.framers.language.Token;
import io.alignmentstudio.framers.language.Verbs;
import java.util.List;
import java.util.Set;

/** Tells orders, "record every gift", from titles, labels and nouns that look like verbs. */
public final class Orders {
  private static final Set<String> NEVER_ORDERS =
      Set.of(
          "welcome",
          "thank",
          "see",
          "note",
          "imagine",
          "suppose",
          "let's",
          "say",
          "mean",
          "need",
          "learn",
          "be",
          "being",
          "click",
          "like",
          "please",
          "have",
          "want",
          "thanks",
          "become",
          "view",
          "do",
          "found",
          "back",
          "happen",
          "saw",
          "left",
          "mine",
          "founded",
          "based",
          "figure",
          "table",
          "reference");
  private static final Set<String> TITLE_WORDS =
      Set.of("and", "or", "of", "for", "in", "on", "to", "with", "from", "by", "at");

  private static final Set<String> SEES_TO =
      Set.of(
          "ensure", "require", "verify", "confirm", "assure", "demonstrate", "guarantee", "check");

  /** "Be aware that": nothing to do. */
  private static final Set<String> STATES =
      Set.of(
          "aware",
          "able",
          "welcome",
          "advised",
          "assured",
          "reminded",
          "warned",
          "sure",
          "subject");

  /** Verbs that are adjectives before a noun: "direct investment". */
  private static final Set<String> ALSO_ADJECTIVES =
      Set.of(
          "direct",
          "free",
          "complete",
          "present",
          "clear",
          "secure",
          "separate",
          "open",
          "correct");

  private static final Set<String> OPENERS =
      Set.of("that", "which", "who", "when", "where", "if", "unless", "while", "before", "after");

  /** What taggers take for nouns after "be". */
  private static final Set<String> VIRTUES =
      Set.of("alert", "patient", "kind", "careful", "mindful", "fair", "open", "vigilant");

  private Orders() {}

  /** Whether a clause is an order: it starts with a base form and has no subject. */
  public static boolean at(Words words, int main, int to) {
    int i = main;
    while (words
            .at(i)
            .in(Set.of("please", "always", "also", "then", "first", "instead", "simply", "just"))
        || (words.at(i).tagged("ADV") && words.at(i).lower().endsWith("ly"))) {
      i++;
    }
    boolean negative = words.starts(i, List.of("do", "not")) || words.at(i).is("never");
    if (negative) {
      int verb = words.at(i).is("never") ? i + 1 : i + 2;
      while (words.at(verb).tagged("ADV")) {
        verb++;
      }
      boolean told = // "Do not separately expense fuel": nothing else follows "do not".
          !words.at(i).is("never")
              && words.at(verb).tagged("NOUN")
              && !words.at(verb + 1).tagged("VERB")
              && (words.at(verb + 1).nominal() || words.at(verb + 1).tagged("DET"));
      return (told || Verbs.canBeBase(words.at(verb).lower())) && to - verb >= 1;
    }
    Token token = words.at(i);
    if (to - i <= 3 && words.at(i + 1).in(Set.of("matters", "counts"))) {
      return false; // "Trust matters."
    }
    if (token.is("let") && (!words.at(i + 1).tagged("DET") || words.slice(i, to).contains("be"))) {
      return false; // "Let us begin", "let a client be any program".
    }
    if (words.starts(i, List.of("do", "so"))) {
      return true;
    }
    if (token.is("ask") && main > 0 && to - i == 2 && words.at(to - 1).text().matches("[.!;]")) {
      return true; // "If you are unsure, ask."
    }
    // "Remember what the user said" orders, "remember the times when" does not.
    boolean recall = token.is("remember") && !words.at(i + 1).in(Set.of("what", "who", "which"));
    boolean never =
        token.in(NEVER_ORDERS)
            && !words.starts(i, List.of("say", "something"))
            && !thanks(words, i)
            && !Causatives.at(words, i, to);
    if ((main > 0 && token.startsUpper()) || never || recall || to - i < 3) {
      return words.starts(i, List.of("be", "sure"))
          || virtue(words, i, to)
          || (words.starts(i, List.of("have", "a")) && token.tagged("VERB") && main > 0)
          || (i > 0
              && words.at(i - 1).is("please")
              && token.is("have")
              && ((words.at(i + 1).tagged("DET") && !words.at(i + 1).is("no"))
                  || words.at(i + 1).is("your"))
              && !words.at(i + 2).in(Set.of("seat", "look", "nice", "great", "good", "wonderful")));
    }
    if (thanks(words, i) || Causatives.at(words, i, to)) {
      return true;
    }
    if (!(Verbs.isBase(token.lower()) || handles(words, i))
        || words.at(i + 1).tagged("AUX")
        || words.at(i + 1).text().matches("[:/+=*&|–—-]|#.*")
        || title(words, i, to)) {
      return false;
    }
    // "Schedule 4 or 5 of the agreement" is a reference.
    boolean reference =
        token.startsUpper()
            && words.at(i + 1).text().matches("\\d+(?:\\.\\d+)*")
            && !words.at(i + 2).nominal()
            && !words.at(i + 2).tagged("ADJ");
    if (reference) {
      return false;
    }
    boolean named =
        (token.is("access") && words.at(i + 1).is("to"))
            || (token.in(ALSO_ADJECTIVES)
                && words.at(i + 1).nominal()
                && (token.is("free")
                    || words.tokens().subList(i, to).stream()
                        .takeWhile(word -> !word.in(OPENERS))
                        .anyMatch(word -> word.in(Set.of("is", "are")))));
    if (named) {
      return false; // "Access to records.", "Direct investment in a competitor is no conflict"
    }
    boolean ended = main > 0 || words.at(to - 1).text().matches("[.!;]");
    // "Tie back long hair", "power down the press": a particle follows a verb only.
    boolean particle =
        Participles.particle(words.at(i + 1))
            && (words.at(i + 2).nominal()
                || words.at(i + 2).tagged("ADJ")
                || words.at(i + 2).tagged("DET"));
    if (particle && ended) {
      return true;
    }
    boolean disposes =
        words.at(i + 1).is("of")
            && token.in(Set.of("dispose", "beware", "approve", "think", "speak", "partake"));
    boolean informed = words.at(i + 1).is("management") && !HeadNouns.isNoun(token.lower());
    if (!disposes
        && !informed
        && words
            .at(i + 1)
            .in(
                Set.of(
                    "of",
                    "policy",
                    "policies",
                    "procedure",
                    "procedures",
                    "process",
                    "management",
                    "is",
                    "are",
                    "name"))) {
      return false;
    }
    boolean verb =
        token.tagged("VERB")
            && (token.lemma().equals(token.lower()) || Verbs.isPolicyVerb(token.lower()));
    boolean object =
        words.at(i + 1).tagged("DET")
            || words.at(i + 1).tagged("NUM")
            || (words.at(i + 1).tagged("PRON")
                && !words.at(i + 1).in(Set.of("that", "which", "who")));
    boolean policyVerb = Verbs.isPolicyVerb(token.lower());
    boolean label =
        words.tokens().subList(i + 1, to).stream()
            .allMatch(
                next ->
                    next.nominal() || next.tagged("ADJ") || !next.word() || next.tagged("CCONJ"));
    boolean afterAdverb = i > main && words.at(i - 1).lower().endsWith("ly");
    boolean several =
        (words.at(i + 1).tagged("CCONJ") || words.at(i + 1).comma())
            && Verbs.isPolicyVerb(words.at(i + 2).lower());
    if (policyVerb && ended && (afterAdverb || several)) {
      return true; // "automatically audit access", "track and document incidents"
    }
    boolean onlyVerb = main == 0 && i == 0 && HeadNouns.onlyVerb(token.lower());
    boolean uses =
        token.is("use") && ended && words.at(i + 1).tagged("ADJ"); // "Use round brackets."
    boolean usual =
        uses || verb || onlyVerb || (policyVerb && !label && (object || ended || main > 0));
    boolean noun = HeadNouns.isNoun(token.lower());
    if (!usual && !(ended && (!label || !noun) && mustBeVerb(words, i, object))) {
      return false;
    }
    if (token.in(SEES_TO) && (verb || policyVerb)) {
      return true; // "Ensure the plan is reviewed": the finite verb is not that of the order.
    }
    return !FiniteVerbs.any(words, i + 1, firstBreak(words, i + 1, to));
  }

  /** Whether an item of a list of orders starts with its verb: "Report breaches immediately". */
  public static boolean listed(Words words, int main, int to) {
    return Verbs.isPolicyVerb(words.at(main).lower())
        && !words.at(main + 1).tagged("AUX")
        && to - main >= 2
        && !FiniteVerbs.any(words, main + 1, firstBreak(words, main + 1, to));
  }

  /** "Thank them for the report", and not "thank you". */
  private static boolean thanks(Words words, int i) {
    return words.at(i).is("thank")
        && (words.at(i + 1).tagged("DET") || words.at(i + 1).in(Set.of("them", "him", "her")));
  }

  /** "Bag all plant waste", "convene a meeting": no noun stands before a determiner. */
  private static boolean handles(Words words, int i) {
    Token token = words.at(i);
    return words
            .at(i + 1)
            .in(Set.of("all", "any", "every", "each", "the", "your", "a", "an", "their", "our"))
        && (token.tagged("VERB") || token.nominal())
        && !words.at(0).is("optionally")
        && !HeadNouns.canAct(token.lower()) // "Staff all wear badges", "people the world over"
        && Verbs.canBeBase(token.lower())
        && !token.lower().endsWith("s")
        && words.at(words.size() - 1).text().matches("[.!;]");
  }

  /** "Be honest in all dealings." */
  private static boolean virtue(Words words, int i, int to) {
    if (!words.at(i).is("be") || to - i <= 3) {
      return false;
    }
    Token state = Words.of("They must be " + words.text(i + 1, to)).at(3);
    return (state.tagged("ADJ") || state.in(VIRTUES))
        && !state.in(STATES)
        && (!state.lower().endsWith("ed") || state.is("prepared"))
        && words.at(to - 1).text().matches("[.!;]");
  }

  /**
   * Whether what follows can only be the object of a verb: "map the identity", "issue public keys".
   * An adjective never follows a noun that it belongs to.
   */
  private static boolean mustBeVerb(Words words, int i, boolean object) {
    boolean noun = HeadNouns.isNoun(words.at(i).lower());
    return object || words.at(i + 1).tagged("ADJ") || (!noun && words.at(i + 1).nominal());
  }

  /** Whether every word is written as in a title: "Leave Year Beginning and Ending Dates". */
  private static boolean title(Words words, int from, int to) {
    boolean ended = words.at(to - 1).text().matches("[.!;]");
    return words.at(from).startsUpper()
        && HeadNouns.isNoun(words.at(from).lower())
        && !words.at(from + 1).text().matches("[\"“”'‘]+")
        && !ended
        && words.tokens().subList(from, to).stream()
            .filter(Token::word)
            .allMatch(token -> token.startsUpper() || token.in(TITLE_WORDS));
  }

  /** The first place after which another clause may have its own finite verb. */
  private static int firstBreak(Words words, int from, int to) {
    for (int i = from; i < to; i++) {
      boolean breaks =
          ModifierWords.kind(words, i, false).isPresent()
              || (words
                      .at(i)
                      .in(
                          Set.of(
                              "that",
                              "what",
                              "how",
                              "whether",
                              "who",
                              "which",
                              "as",
                              "than",
                              "so",
                              "since",
                              "because",
                              "though",
                              "and",
                              "or",
                              "but",
                              ":",
                              "stating",
                              "saying",
                              "confirming",
                              "explaining",
                              "showing",
                              "indicating",
                              "telling",
                              "certifying",
                              "declaring"))
                  && i > from + 1)
              || (words.at(i).comma() && i > from + 1);
      if (breaks) {
        return i;
      }
    }
    return to;
  }
}
