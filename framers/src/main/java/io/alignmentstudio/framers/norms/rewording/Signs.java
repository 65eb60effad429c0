package io.alignmentstudio.framers.norms.rewording;

import io.alignmentstudio.framers.language.HeadNouns;
import io.alignmentstudio.framers.language.NounPhrases;
import io.alignmentstudio.framers.language.Token;
import io.alignmentstudio.framers.language.VerbPhrases;
import io.alignmentstudio.framers.language.Verbs;
import io.alignmentstudio.framers.norms.grammar.FiniteVerbs;
import io.alignmentstudio.framers.norms.grammar.Operators;
import io.alignmentstudio.framers.norms.grammar.Subject;
import io.alignmentstudio.framers.norms.grammar.Words;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads the voice of a sign or a house rule, which leaves words out: "NO DIVING ALLOWED", "no pets,
 * bicycles or prams", "only plastic containers allowed in the pool area", "walk, don't run".
 */
public final class Signs {
  /** "No food in the laboratory", "no smoking", "no pets, bicycles or prams". */
  private static final Pattern NONE = Pattern.compile("^No (?<what>[a-z][^;:]*?)\\.?$");

  private static final Pattern THERE_NO =
      Pattern.compile(
          "(?i)^There (?:is|are|(?<will>will be|shall be|must be|is to be)) (?:absolutely |strictly )?no (?<what>(?<deed>(?:\\w+ )??[a-z]+ing\\b)?[^;:]*)$");

  private static final Pattern PER =
      Pattern.compile(
          "(?i)^(?:(?:an? )?max(?:imum)?(?: of)? |limit of |up to )?(?<count>one|two|three|four|five|six|ten|\\d+) (?<what>[a-z]+(?: [a-z]+)?) (?:per|for each) (?<who>[a-z]+(?: [a-z]+)?)\\.?$");

  private static final Pattern TAIL =
      Pattern.compile(
          "(?i) (?:in|on|at|near|inside|beyond|while|when|during|after|before|except|unless|without|other"
              + " than|with|under|from|of|for)\\b.*");

  /** "No selling unless you have a stall": the case in which it is not so. */
  private static final Pattern BUT =
      Pattern.compile("(?<what>.+?),? (?<left>(?:unless|except|if)\\b.+)");

  /** "Only plastic containers allowed in the pool area", "dogs not permitted on the beach". */
  private static final Pattern VERBLESS =
      Pattern.compile(
          "^(?<what>[A-Za-z][^,;:]*?) (?<state>(?:(?:not|only|strictly|never) )*(?:allowed|permitted|prohibited"
              + "|forbidden|accepted|tolerated))(?<rest>|,? (?:in|on|at|during|after|before|inside|outside|near"
              + "|anywhere|everywhere|unless|except|without|only|with|while|when|beyond|under|past|if)\\b.*)$");

  /** "Hard hats required on the deck". */
  private static final Pattern REQUIRED =
      Pattern.compile(
          "^(?<what>[A-Za-z][^,;:]*?) (?<state>required|mandatory|compulsory|optional)"
              + "(?<rest> (?:in|on|at|during|inside|near|beyond|past|at all times)\\b.*)$");

  /** "Walk, don't run". */
  private static final Pattern INSTEAD =
      Pattern.compile(
          "^(?<first>[A-Z][a-z]+(?: [a-z]+){0,3}), (?=(?:do not|don['’]t|never) [a-z])");

  /** "Starting blocks are for competitive swimming only." */
  private static final Pattern FOR_ONLY =
      Pattern.compile(
          "(?i)^(?<what>(?!(?:it|this|that|these|those|they|there)\\b)[^,;:]+?) (?<be>is|are)(?:"
              + " (?:reserved|intended|meant|provided))? (?:(?:only|exclusively|solely) for (?<one>[^,;:]+?)|for"
              + " (?<two>[^,;:]+?) only)\\.?$");

  private static final Pattern PURPOSES =
      Pattern.compile(
          "(?i).*\\b(?:convenience|illustration|information|reference|guidance|orientation|example)s?\\b.*");

  /** "Zero tolerance for violence." */
  private static final Pattern ZERO =
      Pattern.compile(
          "(?i)^(?:there is )?(?:an? )?(?:strict )?(?:zero|no)[- ]tolerance(?: (?:policy|approach))?"
              + " (?:for|of|to|towards?|on) (?<what>[^;:]+?)\\.?$");

  private static final Set<String> NO_THINGS =
      Set.of("one", "doubt", "later", "problem", "worries", "wonder", "exception", "exceptions");

  /** What opens a phrase of another sentence: "where allowed by law, data are kept". */
  private static final Set<String> OPENERS =
      Set.of(
          "the",
          "if",
          "where",
          "when",
          "as",
          "unless",
          "than",
          "although",
          "while",
          "once",
          "what",
          "except",
          "until",
          "because",
          "since",
          "this",
          "that",
          "these",
          "those");

  /** What a sign shouts besides its nouns. */
  private static final Set<String> SMALL_WORDS =
      Set.of(
          "no",
          "not",
          "never",
          "do",
          "don't",
          "must",
          "may",
          "only",
          "always",
          "all",
          "any",
          "is",
          "are",
          "the",
          "and",
          "or",
          "your",
          "you",
          "shall",
          "should",
          "keep",
          "please",
          "be",
          "at",
          "in",
          "on",
          "allowed",
          "prohibited",
          "required",
          "forbidden",
          "permitted");

  private static final int LONGEST_SUBJECT = 7;
  private static final int FEWEST_CAPITALS = 3;

  private Signs() {}

  /** A sentence in small letters where it, or a part of it, shouts: "NO DIVING ALLOWED here". */
  public static String calm(String sentence) {
    String[] words = sentence.split(" ");
    boolean shouts = false;
    for (int i = 0; i + FEWEST_CAPITALS <= words.length && !shouts; i++) {
      shouts =
          Arrays.stream(words, i, i + FEWEST_CAPITALS).allMatch(Signs::loud)
              && Arrays.stream(words, i, i + FEWEST_CAPITALS).filter(Signs::known).count() > 1
              && Arrays.stream(words, i, i + FEWEST_CAPITALS).anyMatch(Signs::small);
    }
    if (!shouts) {
      return begun(words);
    }
    String calm =
        Arrays.stream(words)
            .map(word -> loud(word) && known(word) ? word.toLowerCase(Locale.ROOT) : word)
            .collect(Collectors.joining(" "));
    return VerbPhrases.capitalised(calm);
  }

  /** "DIRECT questions to the office", "CHEWING GUM is forbidden": a shout at the start only. */
  private static String begun(String[] words) {
    int end = 0;
    while (end < words.length
        && words[end].matches("\\p{Lu}[\\p{Lu}'’/-]+[,:]?")
        && known(words[end])) {
      end++;
    }
    String first = words[0].toLowerCase(Locale.ROOT);
    boolean verb = end > 0 && (Verbs.isPolicyVerb(first) || SHOUTED.contains(first));
    boolean named = // "ACT members may vote"
        Arrays.stream(words, end, Math.min(words.length, end + 3))
            .anyMatch(
                word -> word.matches("must|may|should|shall|can|cannot|will|is|are|fees?|codes?"));
    boolean start = end < words.length && verb && !named;
    String[] said = words.clone();
    for (int i = 0; i < said.length; i++) {
      boolean small = said[i].matches("NOT|NO|NEVER|MUST|ONLY|ALWAYS|ALL|ANY");
      if ((start && i < end) || (small && (i == 0 || !loud(said[i - 1])))) {
        said[i] = said[i].toLowerCase(Locale.ROOT);
      }
    }
    String calm = String.join(" ", said);
    return calm.equals(String.join(" ", words)) ? calm : VerbPhrases.capitalised(calm);
  }

  private static final Set<String> SHOUTED = Set.of("be", "smoke", "eat", "eat/drink", "cooperate");

  private static boolean loud(String word) {
    return word.matches("[^\\p{L}]*\\p{Lu}[\\p{Lu}'’/-]*[^\\p{L}]*");
  }

  private static boolean small(String word) {
    return SMALL_WORDS.contains(
        word.replaceAll("[^\\p{L}'’-]", "").replace('’', '\'').toLowerCase(Locale.ROOT));
  }

  private static boolean known(String word) {
    String bare = word.replaceAll("[^\\p{L}'’-]", "");
    return !bare.isEmpty() && HeadNouns.isWord(bare);
  }

  /** The orders apart that one comma joins: "walk; do not run". */
  public static String apart(String sentence) {
    Matcher matcher = INSTEAD.matcher(sentence);
    if (!matcher.find()) {
      return sentence;
    }
    Words first = Words.of(matcher.group("first"));
    if (first.at(0).is("do") && first.at(1).in(Set.of("not", "n't"))) {
      return matcher.group("first") + "; " + sentence.substring(matcher.end());
    }
    return Verbs.isBase(first.at(0).lower())
        ? "You must "
            + Character.toLowerCase(matcher.group("first").charAt(0))
            + matcher.group("first").substring(1)
            + "; "
            + sentence.substring(matcher.end())
        : sentence;
  }

  /** The sentence with the words that a sign leaves out, if it is one. */
  public static Optional<String> spelled(String sentence) {
    Matcher zero = ZERO.matcher(sentence);
    if (zero.matches()) {
      String what = zero.group("what");
      return Optional.of(isOr(what, "not tolerated", what.matches(".* (?:and|or) .*")));
    }
    return verbless(sentence)
        .or(() -> none(sentence))
        .or(() -> thereIsNo(sentence))
        .or(() -> limit(sentence))
        .or(() -> reserved(sentence));
  }

  /** "There is no smoking on the jetty", "there will be no alcohol". */
  private static Optional<String> thereIsNo(String sentence) {
    Matcher matcher = THERE_NO.matcher(sentence);
    return matcher.matches() && (matcher.group("deed") != null || matcher.group("will") != null)
        ? none("No " + matcher.group("what"))
        : Optional.empty();
  }

  /** "One box per member", "maximum two guests per member". */
  private static Optional<String> limit(String sentence) {
    Matcher matcher = PER.matcher(sentence);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Words who = Words.of("Each " + matcher.group("who"));
    return Subject.of(who, 0, who.size()).animate() && withoutVerb(matcher.group("what"))
        ? Optional.of(
            "Each %s must not have more than %s %s."
                .formatted(
                    matcher.group("who"),
                    matcher.group("count").toLowerCase(Locale.ROOT),
                    matcher.group("what")))
        : Optional.empty();
  }

  private static Optional<String> none(String sentence) {
    Matcher matcher = NONE.matcher(sentence);
    if (!matcher.matches() || !withoutVerb(sentence)) {
      return Optional.empty();
    }
    Words what = Words.of(matcher.group("what"));
    String noun = TAIL.matcher(matcher.group("what")).replaceFirst("");
    boolean act = what.at(0).lower().endsWith("ing") && !what.at(1).nominal();
    boolean placed =
        what.slice(1, what.size()).stream()
            .anyMatch(Set.of("in", "on", "at", "near", "inside", "beyond")::contains);
    Optional<Token> head = NounPhrases.head(Words.of(noun).tokens());
    boolean nominal =
        (what.at(0).nominal() || what.at(0).tagged("ADJ")) && !what.at(0).in(NO_THINGS);
    boolean thing = head.filter(token -> HeadNouns.thing(token.lower())).isPresent();
    boolean list = noun.matches(".+(?:,| or | and ).+");
    if (noun.contains(",") && !noun.matches(".*,? (?:or|and) [^,]+")) {
      return Optional.empty(); // "No sleeveless shirts please, shorts below the knee".
    }
    String last = noun.substring(noun.lastIndexOf(' ') + 1);
    boolean deed =
        last.endsWith("ing")
            && !HeadNouns.thing(last)
            && Verbs.baseOfGerund(last).filter(Verbs::isBase).isPresent();
    return act || deed || (nominal && (thing || placed))
        ? Optional.of(isOr(matcher.group("what"), "not permitted", list && !act))
        : Optional.empty();
  }

  private static String isOr(String named, String state, boolean list) {
    Matcher but = BUT.matcher(named);
    String what = but.matches() ? but.group("what") : named;
    String left = but.matches() ? " " + but.group("left") : "";
    boolean act = what.matches("(?i)[a-z]+ing\\b.*");
    String noun = TAIL.matcher(what).replaceFirst("");
    boolean many = list || (!act && NounPhrases.plural(noun.replaceFirst(".* ", "")));
    return VerbPhrases.capitalised(what) + (many ? " are " : " is ") + state + left + ".";
  }

  private static boolean withoutVerb(String sentence) {
    Words words = Words.of(sentence);
    return !FiniteVerbs.any(words, 0, words.size())
        && Operators.find(words, 0, words.size()).isEmpty();
  }

  private static Optional<String> verbless(String sentence) {
    String whole = sentence.replaceFirst("[.!]$", "");
    Matcher matcher = VERBLESS.matcher(whole);
    if (!matcher.matches()) {
      matcher = REQUIRED.matcher(whole);
    }
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String what = matcher.group("what");
    Words words = Words.of(what);
    Words said = Words.of(whole);
    Words rest = Words.of(matcher.group("rest").strip());
    boolean clause = rest.at(0).in(Set.of("when", "while", "if", "unless", "after", "before"));
    boolean closed =
        Operators.find(said, 0, said.size()).isPresent()
            || (!clause && FiniteVerbs.any(rest, 0, rest.size()))
            || words.at(0).in(OPENERS)
            || words.tokens().stream()
                .anyMatch(
                    token ->
                        token.tagged("AUX")
                            || token.in(
                                Set.of("who", "which", "that", "be", "to", "as", "than", "by")));
    boolean heads = !matcher.group("rest").isEmpty() || words.at(0).in(Set.of("no", "only"));
    if (closed || !heads || words.size() > LONGEST_SUBJECT) {
      return Optional.empty();
    }
    String noun = TAIL.matcher(what).replaceFirst("");
    boolean many = NounPhrases.plural(noun.replaceFirst(".* ", "")) || noun.contains(" or ");
    return Optional.of(
        "%s %s %s%s."
            .formatted(what, many ? "are" : "is", matcher.group("state"), matcher.group("rest")));
  }

  /** What something is for alone: it may be used for nothing else. */
  private static Optional<String> reserved(String sentence) {
    Matcher matcher = FOR_ONLY.matcher(sentence);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String use = matcher.group("one") == null ? matcher.group("two") : matcher.group("one");
    Words who = Words.of(use);
    if (PURPOSES.matcher(use).matches()) {
      return Optional.empty(); // "Headings are for convenience only."
    }
    String what = matcher.group("what");
    boolean people = Subject.of(who, 0, who.size()).animate();
    return Optional.of(
        people
            ? "Only %s may use %s.".formatted(use, Subject.lowerFirst(Words.of(what), 0, what))
            : "%s may be used only for %s.".formatted(what, use));
  }
}
