package io.alignmentstudio.framers.norms.grammar;

import io.alignmentstudio.framers.language.HeadNouns;
import io.alignmentstudio.framers.language.Token;
import io.alignmentstudio.framers.language.VerbPhrases;
import io.alignmentstudio.framers.language.Verbs;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds the verbs that a modal governs together, and tells whether each may stand alone. */
public final class CoordinatedVerbs {
  private static final Set<String> OPENERS =
      Set.of(
          "to",
          "who",
          "which",
          "that",
          "whom",
          "whose",
          "if",
          "when",
          "where",
          "unless",
          "whether",
          "how",
          "what",
          "except",
          "let",
          "whenever",
          "such",
          "including");

  private CoordinatedVerbs() {}

  /** The verb phrases of a range, each apart where the force allows it. */
  public static List<VerbPhrase> split(Words words, int from, int to, Force force) {
    List<Integer> heads = new ArrayList<>();
    heads.add(from);
    boolean and = false;
    boolean or = false;
    boolean infinitive = false;
    for (int i = VerbPhrase.adverbs(words, from) + 1; i < to; i++) {
      Token token = words.at(i);
      if (andTo(words, i)) {
        heads.add(i + 1);
        and = true;
        continue;
      }
      if (token.in(OPENERS) && !words.at(i - 1).tagged("CCONJ")) {
        boolean preposition =
            token.is("to")
                && !(words.at(i + 1).tagged("VERB")
                    || (Verbs.isPolicyVerb(words.at(i + 1).lower()) && words.at(i + 2).comma())
                    || (Verbs.isBase(words.at(i + 1).lower())
                        && words.at(i + 2).comma()
                        && !HeadNouns.canAct(words.at(i + 1).lower()))
                    || (Verbs.isBase(words.at(i + 1).lower()) && words.at(i + 1).tagged("AUX")));
        if (!preposition && !(token.is("to") && goesOn(words, i, to))) {
          break;
        }
        infinitive |= !preposition;
      }
      boolean list = words.at(i - 1).comma() || words.at(i - 1).tagged("CCONJ");
      list &= !infinitive || (words.at(i - 1).is("and") && words.at(i - 2).comma());
      int verb = i;
      while (list && VerbPhrase.adverb(words, verb)) {
        verb++;
      }
      if (list && verb < to && coordinated(words, verb, to, heads.getLast())) {
        heads.add(i);
        and |= words.at(i - 1).is("and");
        or |= words.at(i - 1).is("or");
      }
    }
    boolean splits =
        switch (force) {
          case OBLIGE, RECOMMEND -> and && !or;
          case FORBID, DISCOURAGE, PERMIT, EXEMPT -> or && !and;
        };
    if (heads.size() == 1) {
      return List.of(VerbPhrase.of(words, from, to, from, to));
    }
    boolean shared = sharesComplement(words, heads, to) || (or && describesAll(words, heads, to));
    if (!splits || shared || bare(heads, to)) {
      return List.of(joint(words, from, heads.getLast(), to));
    }
    return SharedObjects.of(words, heads, to);
  }

  /** "to know these rules, and to act accordingly": a second infinitive. */
  private static boolean andTo(Words words, int i) {
    return words.at(i).is("to")
        && words.at(i - 1).is("and")
        && words.at(i - 2).comma()
        && words.at(i + 1).tagged("VERB")
        && Verbs.isPolicyVerb(words.at(i + 1).lower());
  }

  /**
   * Whether the verbs go on behind an infinitive that is no list: "be available to attend duties,
   * and promptly advise of absences".
   */
  private static boolean goesOn(Words words, int infinitive, int to) {
    for (int i = infinitive + 2; i < to - 1; i++) {
      boolean listed = words.at(i).tagged("CCONJ") || (words.at(i).comma() && i == infinitive + 2);
      if (words.at(i).in(OPENERS) || listed || words.at(infinitive - 1).is("be")) {
        return false;
      }
      if (!words.at(i).comma()) {
        continue;
      }
      int verb = i + 2;
      while (VerbPhrase.adverb(words, verb)) {
        verb++;
      }
      return words.at(i + 1).is("and") && VerbPhrases.startsVerbPhrase(words.tokens(), verb);
    }
    return false;
  }

  /**
   * "supervise, appraise or set the pay of a relation": whether the verbs share "the pay" is open.
   */
  private static boolean sharesComplement(Words words, List<Integer> heads, int to) {
    boolean bare =
        words.at(heads.getFirst() + 1).comma() || words.at(heads.getFirst() + 1).tagged("CCONJ");
    int last = heads.getLast();
    return bare
        && words.at(last + 1).is("the")
        && words.at(last + 2).tagged("NOUN")
        && words.at(last + 3).is("of")
        && last + 4 < to
        && words.at(last + 4).in(Set.of("a", "an", "any"));
  }

  /**
   * "sign a contract or make a deal that harms the house": what the last object is told to be, the
   * earlier ones are too, so that no ban of every contract is read.
   */
  private static boolean describesAll(Words words, List<Integer> heads, int to) {
    int last = heads.getLast();
    int conjunction = last - 1;
    int noun = conjunction - 1;
    while (noun > heads.getFirst() && words.at(noun).comma()) {
      noun--;
    }
    boolean open = words.at(noun).tagged("NOUN") && indefinite(words, heads.getFirst(), noun);
    for (int i = last + 2; open && i < to; i++) {
      boolean clause =
          words.at(i).in(Set.of("that", "which", "containing", "involving", "including"));
      if (clause && words.at(i - 1).tagged("NOUN")) {
        return indefinite(words, last, i - 1);
      }
      if (words.at(i).in(OPENERS) || words.at(i).comma()) {
        return false;
      }
    }
    return false;
  }

  /** Whether the noun phrase that ends at a noun says "a" or "any". */
  private static boolean indefinite(Words words, int from, int noun) {
    for (int i = noun; i > from; i--) {
      if (words.at(i).in(Set.of("a", "an", "any"))) {
        return true;
      }
      boolean phrase =
          words.at(i).nominal() || words.at(i).tagged("ADJ") || words.at(i).tagged("CCONJ");
      if (!phrase) {
        return false;
      }
    }
    return false;
  }

  /** "listen and act": verbs without anything. */
  private static boolean bare(List<Integer> heads, int to) {
    return heads.size() == 2
        && heads.getLast() == heads.getFirst() + 2
        && heads.getLast() + 1 == to;
  }

  /** Several verbs that must stay together: what modifies the earlier ones stays in place. */
  private static VerbPhrase joint(Words words, int from, int lastHead, int to) {
    VerbPhrase last = VerbPhrase.of(words, lastHead, to, lastHead, to);
    VerbPhrase text = VerbPhrase.of(words, from, from, from, from + 1);
    String before = words.text(from + 1, lastHead);
    return new VerbPhrase(
        String.join(" ", text.text(), before, last.text())
            .replaceAll("\\s+", " ")
            .replace(" ,", ","),
        last.modifiers(),
        text.deadlines());
  }

  private static boolean coordinated(Words words, int i, int to, int lastHead) {
    if (words.starts(i + 1, List.of("other", "than"))) {
      return false; // "any fee or reward other than the pay"
    }
    if (words.at(i - 1).comma()) {
      boolean more = words.slice(i, to).contains("and") || words.slice(i, to).contains("or");
      boolean bare =
          words.at(i + 1).comma()
              || words.at(i + 1).tagged("CCONJ")
              || words.at(i + 1).tagged("DET")
              || words.at(i + 1).tagged("PRON");
      // "publish, hint at or speculate about the name"
      boolean prepositional = words.at(i + 1).tagged("ADP") && words.at(i + 2).tagged("CCONJ");
      return more
          && (Verbs.isPolicyVerb(words.at(i).lower())
              || (prepositional && Verbs.isBase(words.at(i).lower())))
          && (words.at(i).tagged("VERB") || (bare && lastHead == i - 2))
          && !words.at(i).startsUpper();
    }
    if (endsNouns(words, i, lastHead)) {
      return false;
    }
    boolean bareNext =
        Verbs.isPolicyVerb(words.at(i).lower())
            && words.at(i).tagged("ADJ")
            && words.at(i + 1).nominal()
            && words.at(i - 2).comma();
    boolean adjective = // "and complete the training": no adjective stands before an article
        words.at(i).tagged("ADJ")
            && Verbs.isPolicyVerb(words.at(i).lower())
            && words.at(i + 1).tagged("DET")
            && words.at(i - 1).is("and");
    boolean compared = // "and report bigger ones"
        Verbs.isPolicyVerb(words.at(i).lower())
            && words.at(i - 1).is("and")
            && words.at(i + 1).tagged("ADJ")
            && words.at(i + 2).in(Set.of("ones", "one"));
    return VerbPhrases.startsVerbPhrase(words.tokens(), i)
        || compared
        || adjective
        || bareNext
        || (words.at(i).is("be") && words.at(i - 1).tagged("CCONJ"));
  }

  /** "During drills, large events, or open houses": nouns stand before the last comma too. */
  private static boolean endsNouns(Words words, int i, int lastHead) {
    boolean described = words.at(i).tagged("ADJ") && words.at(i + 1).nominal();
    int comma = i - 3;
    while (comma > lastHead && !words.at(comma).comma()) {
      comma--;
    }
    return described
        && words.at(i - 2).comma()
        && comma > lastHead
        && comma < i - 3
        && words.tokens().subList(comma + 1, i - 2).stream()
            .allMatch(token -> token.nominal() || token.tagged("ADJ") || token.tagged("DET"));
  }
}
