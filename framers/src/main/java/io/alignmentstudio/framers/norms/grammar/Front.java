package io.alignmentstudio.framers.norms.grammar;

import io.alignmentstudio.framers.language.NounPhrases;
import io.alignmentstudio.framers.language.Token;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What precedes the main clause.
 *
 * @param to end of the front, without its comma
 * @param main first token of the main clause
 */
public record Front(int to, int main) {
  private static final Set<String> FRONT =
      Set.of(
          "if",
          "when",
          "whenever",
          "where",
          "wherever",
          "before",
          "after",
          "until",
          "unless",
          "while",
          "once",
          "upon",
          "in",
          "on",
          "for",
          "during",
          "within",
          "by",
          "at",
          "as",
          "with",
          "without",
          "under",
          "above",
          "below",
          "from",
          "to",
          "except",
          "subject",
          "notwithstanding",
          "whatever",
          "whichever",
          "whether",
          "even",
          "although",
          "though",
          "because",
          "since",
          "through",
          "throughout",
          "among",
          "between",
          "prior",
          "following",
          "given",
          "provided",
          "should",
          "despite",
          "regardless",
          "outside",
          "inside",
          "over",
          "up",
          "beyond",
          "every",
          "each",
          "apart",
          "unlike",
          "instead",
          "other",
          "taking",
          "depending",
          "using",
          "immediately",
          "any",
          "not",
          "no",
          "only",
          "whilst",
          "based",
          "in-case",
          "considering",
          "having");
  private static final Set<String> SUBJECT_DETERMINERS =
      Set.of("no", "any", "each", "every", "only", "not");
  private static final Set<Force> DENIED = Set.of(Force.FORBID, Force.EXEMPT, Force.DISCOURAGE);
  private static final Set<String> ONLY_THEN = Set.of("if", "when", "where", "once", "then");
  private static final int LIST = 5;
  private static final Set<String> NO_LATER = Set.of("later", "sooner", "earlier", "matter");

  /** Finds the front of a sentence that ends at a token; empty where it starts with its subject. */
  public static Front of(Words words, int to) {
    Token first = words.at(0);
    boolean reserved = // "Only paper, glass or metal may be put into the bin."
        first.is("only")
            && !words.at(1).tagged("ADP")
            && !words.at(1).tagged("SCONJ")
            && !words.at(1).in(ONLY_THEN);
    Optional<Operator> leave =
        Operators.find(words, 0, to).filter(found -> found.force() == Force.PERMIT);
    boolean denied =
        reserved
            && Operators.find(words, 0, to)
                .filter(found -> DENIED.contains(found.force()))
                .isPresent();
    if (denied) {
      return new Front(0, 0);
    }
    if (reserved
        && leave
            .filter(
                may ->
                    words.at(may.predicate()).is("be")
                        || Subject.of(words, 1, may.start()).animate())
            .isPresent()) {
      return new Front(0, 0);
    }
    boolean opener =
        first.in(FRONT)
            || first.tagged("ADP")
            || first.tagged("SCONJ")
            || first.tagged("ADV")
            || (first.tagged("VERB")
                && first.lower().matches(".*(ing|ed)")
                && !(first.lower().endsWith("ed") && NounPhrases.plural(words.at(1).lower())));
    boolean gerundSubject =
        first.tagged("VERB")
            && first.lower().endsWith("ing")
            && !first.in(FRONT)
            && Operators.find(words, 0, to).isPresent();
    boolean described = // "Behavior that disturbs readers, staff or visitors is prohibited."
        !first.in(FRONT)
            && !first.in(Set.of("ahead", "irrespective", "independently", "out", "short"))
            && words.at(1).in(Set.of("that", "which", "who", "of"));
    if (!opener || gerundSubject || described || adjectives(words, to)) {
      return new Front(0, 0);
    }
    boolean one =
        first.in(Set.of("any", "each", "every"))
            && !ModifierWords.UNITS.contains(words.at(1).lower());
    if (one
        && !words.at(1).in(Set.of("time", "case", "other", "two", "three", "now"))
        && !words.at(1).tagged("NUM")) {
      return new Front(0, 0); // "Any employee involved in making, or approving, a payment".
    }
    int whole = Operators.find(words, 0, to).map(Operator::start).orElse(to);
    for (int comma = 1; comma < to - 1; comma++) {
      if (words.at(comma).text().equals(":") && !words.at(comma + 1).startsUpper()) {
        return new Front(0, 0); // A list inside the condition: its items are no orders.
      }
      if (!words.at(comma).comma() || listed(words, first, comma)) {
        continue;
      }
      // "No employee may supervise, appraise or ...": the determiner belongs to the subject.
      boolean denies = first.in(Set.of("no", "neither")) && !words.at(1).in(NO_LATER);
      if (denies ? whole < to : first.in(SUBJECT_DETERMINERS) && whole < comma) {
        return new Front(0, 0);
      }
      int start = comma + 1;
      while (words.at(start).in(Set.of("then", "also", "please", "therefore"))) {
        start++;
      }
      Optional<Operator> operator = Operators.find(words, start, to);
      boolean clause =
          operator.isPresent()
              && operator.get().start() > start
              && startsSubject(words, start)
              && commas(words, start, operator.get().start());
      if (clause
          || (Orders.at(words, start, to)
              && !overtaken(words, start, to)
              && !toldBefore(words, first, comma))) {
        int last = lastComma(words, comma, start, operator);
        return new Front(last, last == comma ? start : last + 1);
      }
    }
    return first.tagged("ADP") || first.in(Set.of("during", "above", "up"))
        ? frontWithoutComma(words, to)
        : new Front(0, 0);
  }

  /** "AI-generated legal, medical or financial advice": adjectives of the subject. */
  private static boolean adjectives(Words words, int to) {
    Token first = words.at(0);
    boolean describes =
        (first.tagged("VERB") && first.lower().endsWith("ed")) || first.tagged("ADV");
    int comma = 1;
    while (comma < to && !words.at(comma).comma()) {
      comma++;
    }
    Optional<Operator> operator = Operators.find(words, 0, to);
    return describes
        && !first.in(FRONT)
        && comma > 1
        && comma <= 3
        && words.at(comma - 1).tagged("ADJ")
        && operator.isPresent()
        && operator.get().start() > comma
        && words.slice(comma, operator.get().start()).stream()
            .anyMatch(Set.of("and", "or")::contains)
        && words.at(operator.get().start() - 1).nominal();
  }

  /** "When hospitality, prizes or gifts are declined": the first comma stands in the subject. */
  private static boolean listed(Words words, Token first, int comma) {
    return first.in(Set.of("if", "when", "whenever", "where", "unless"))
        && !words.at(1).lower().endsWith("ing")
        && words.tokens().subList(1, comma).stream()
            .allMatch(token -> token.nominal() || token.tagged("DET") || token.tagged("ADJ"))
        && words.at(comma - 1).tagged("NOUN")
        && words.slice(comma + 1, Math.min(words.size(), comma + LIST)).stream()
            .anyMatch(Set.of("and", "or")::contains)
        && words.slice(Math.min(words.size(), comma + LIST), words.size()).contains(",")
        && words.at(comma + 1).nominal();
  }

  /**
   * Whether what looks like an order goes on a list of conditions, because the main clause follows:
   * "to vote, register to vote, or stand as a candidate, you can".
   */
  private static boolean overtaken(Words words, int start, int to) {
    boolean list = false;
    for (int i = start + 1; i < to - 2; i++) {
      list |= words.at(i).tagged("CCONJ") && !words.at(i).is("but");
      int subject = words.at(i + 1).is("then") ? i + 2 : i + 1;
      boolean clause =
          words.at(i).comma()
              && words.at(subject).in(Set.of("you", "they", "we", "he", "she", "it"))
              && words.at(subject + 1).tagged("AUX");
      if (list && clause) {
        return true;
      }
    }
    return false;
  }

  /** Whether the main clause stood before: "for example, a name is a word that, oddly, ends". */
  private static boolean toldBefore(Words words, Token first, int comma) {
    int own = 1;
    while (own < comma && !words.at(own).comma()) {
      own++;
    }
    boolean phrase = first.tagged("ADP") && !first.in(Set.of("after", "before", "until"));
    return phrase && own + 2 < comma && FiniteVerbs.any(words, own + 1, comma);
  }

  /**
   * The comma that ends the front, where the front is a list: "when a user mentions violence,
   * illness or grief, Quill must". A list of subjects keeps the first comma.
   */
  private static int lastComma(Words words, int comma, int start, Optional<Operator> operator) {
    int last = comma;
    int end = operator.map(Operator::start).orElse(start);
    for (int i = start; i < end; i++) {
      List<String> chunk = words.slice(last + 1, i);
      boolean listEnds = chunk.contains("or") || chunk.contains("and");
      if (words.at(i).comma() && listEnds && startsSubject(words, i + 1) && i + 1 < end) {
        last = i;
      }
    }
    return last;
  }

  /** Whether the subject has no lone comma, which would belong to the front. */
  private static boolean commas(Words words, int from, int to) {
    long commas = words.tokens().subList(from, to).stream().filter(Token::comma).count();
    boolean list = words.slice(from, to).contains("and") || words.slice(from, to).contains("or");
    return commas % 2 == 0 || list || words.at(to - 1).comma();
  }

  /** "Above that value the CCO must approve it". */
  private static Front frontWithoutComma(Words words, int to) {
    for (int i = 2; i < Math.min(to, 14); i++) {
      Token token = words.at(i);
      boolean fresh =
          token.tagged("DET")
              || (token.tagged("PRON") && !token.in(Set.of("who", "which", "that", "whose")));
      if (words.at(i - 1).nominal() && fresh) {
        Optional<Operator> operator = Operators.find(words, i, to);
        if (operator.isPresent() && operator.get().start() > i) {
          return new Front(i, i);
        }
      }
      boolean noun =
          words.at(i - 1).tagged("NOUN")
              && token.tagged("NOUN")
              && NounPhrases.plural(words.at(i - 1).lower())
              && OperatorWords.match(words, i + 1, to).isPresent();
      if (noun) {
        return new Front(i, i);
      }
    }
    return new Front(0, 0);
  }

  /** Whether a subject may start at a token. */
  public static boolean startsSubject(Words words, int i) {
    Token token = words.at(i);
    if (token.is("that")
        && words.at(i + 1).nominal()
        && OperatorWords.match(words, i + 2, words.size()).isPresent()) {
      return true; // "If a file is secret, that file must be encrypted."
    }
    if (token.in(
            Set.of(
                "and",
                "or",
                "but",
                "which",
                "who",
                "whose",
                "that",
                "whether",
                "including",
                "such",
                "if",
                "when",
                "where",
                "unless"))
        && !words.starts(i, List.of("that"))) {
      return token.is("such") && words.at(i + 1).nominal();
    }
    return token.nominal()
        || token.tagged("DET")
        || token.tagged("PRON")
        || token.tagged("ADJ")
        || token.tagged("NUM")
        || token.in(Set.of("only", "both", "either", "neither", "nor", "all", "any", "no"))
        || (token.tagged("VERB") && token.lower().endsWith("ing"))
        || (token.tagged("VERB") && token.lower().endsWith("ed"))
        || token.startsUpper();
  }
}
