package io.alignmentstudio.framers.norms.lists;

import io.alignmentstudio.framers.language.HeadNouns;
import io.alignmentstudio.framers.language.NounPhrases;
import io.alignmentstudio.framers.language.VerbPhrases;
import io.alignmentstudio.framers.language.Verbs;
import io.alignmentstudio.framers.norms.grammar.FiniteVerbs;
import io.alignmentstudio.framers.norms.grammar.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Spells the case that a question tells with who and a verb left out: "Forgot your badge?" asks
 * what to do "if you have forgotten your badge", "Driving for work?" "if you are driving for work".
 * "Opening hours?" and "Are dogs allowed?" tell no case.
 */
final class ShortQuestions {
  private static final Pattern ADVERB =
      Pattern.compile(
          "(?i)^(?<adverb>accidentally|mistakenly|still|already|just|recently|not yet|not|never|currently|always|often) (?<rest>\\S.*)$");

  private static final String OPENER =
      "(?:an?|the|your|my|our|his|her|their|its|any|some|something|someone|somebody|anything|anyone|another|this|that|these|those|it|them|one|two|more|less|too|all|to|in|on|at|for|from|of|off|out|up|with|without|by|about|as|under|over|through|into|abroad|alone|late|early|remotely|overtime|away)\\b";

  private static final Pattern STATE =
      Pattern.compile(
          "(?i)(?:in doubt|unsure|not sure|sure|uncertain|unclear|confused|worried|concerned|interested|stuck|lost|injured|hurt|ill|sick|unwell|late|new|ready|finished|done|absent|abroad|away|unable|based|located"
              + "|locked out|trapped|in (?:a hurry|trouble|danger|need|pain|quarantine)|on (?:leave|call|holiday|vacation|duty|parental leave|sick leave)|at risk|out of (?:office|stock|paper|time)|off (?:sick|duty|work)|under (?:\\d+|pressure)|over \\d+)"
              + "(?: (?:about|in|at|on|of|by|to|for|from|with|whether|if|what|which|how|whom|who|when|where|out|here|yet)\\b.*)?");

  private static final Pattern HAD =
      Pattern.compile(
          "(?i)(?:(?:any|more|further|other|general|some|technical) )*(?<what>questions?|concerns?|problems?|trouble|difficult(?:y|ies)|issues?|doubts?|complaints?|feedback|suggestions?|ideas?|comments?)"
              + "(?: (?:with|about|on|in|regarding|concerning|for|of|\\w+ing)\\b.*)?");

  private static final Pattern NONE =
      Pattern.compile(
          "(?i)no (?!(?:problems?|worries|doubt|wonder|way|thanks|need|exceptions?|one|more|questions asked)\\b)(?:[\\w-]+ ){0,2}?(?!\\w+ing\\b|allowed\\b|permitted\\b)[\\w-]+(?: (?:for|from|with|on|at|in)\\b.*)?");

  private static final Pattern CANNOT =
      Pattern.compile(
          "(?i)(?:cannot|can't|can not|can only|could not|couldn't) (?!i\\b|we\\b)\\S.*");

  /** "Something wrong with your order?", "someone hurt?". */
  private static final Pattern SOMETHING =
      Pattern.compile(
          "(?i)(?<who>something|someone|somebody|anything|anyone) (?<state>(?:(?:not|still|seriously|badly) )*(?:wrong|broken|missing|unclear|lost|damaged|hurt|injured|ill|sick|unwell|stolen|working|\\w+ing (?:you|your|a|an|the))\\b.*)");

  /** "Card declined?", "is your laptop broken?". */
  private static final Pattern SPOILT =
      Pattern.compile(
          "(?i)(?:(?:is|are|has|have) )?(?:(?:your|my|the) )?(?<what>[a-z-]+) (?:been )?(?<state>lost|stolen|broken|damaged|missing|declined|expired|locked|blocked|faulty|not working)");

  private static final Pattern DO_YOU =
      Pattern.compile(
          "(?i)do you (?<rest>(?:still |already |also |ever )?(?:need|want|wish|have(?! (?:(?:any|some|more|other|an?) )*(?:tips?|advice|examples?|rules?|guid\\w+|polic\\w+|recommendations?|lists?|templates?)\\b)|plan|intend|suspect|think|feel|notice|live|drive|travel|prefer)\\b.*)");

  private static final Pattern DID_YOU =
      Pattern.compile(
          "(?i)did you (?!know\\b|hear\\b|ever\\b|read\\b|see our\\b)(?<adverb>accidentally |already |just |recently )?(?<rest>[a-z]+\\b.*)");

  /** What befalls somebody; "have you planned ahead?" asks for what the answer then orders. */
  private static final Pattern HAVE_YOU =
      Pattern.compile(
          "(?i)have you (?<rest>(?:accidentally |already |just |recently )?(?:lost|forgotten|broken|damaged|spilt|spilled|found|seen|witnessed|noticed|received|got|been|changed|moved|missed|left|suffered|experienced|become|made a mistake)\\b.*)");

  private static final Pattern ARE_YOU = Pattern.compile("(?i)are you (?<rest>.+)");

  /** What is done to the one who is asked: "Offered a gift?", "asked to pay a bribe?". */
  private static final Pattern SUFFERED =
      Pattern.compile(
          "(?i)(?:been .+|(?:offered|given|awarded|granted) "
              + OPENER
              + ".*|(?:asked|invited|told|ordered|forced|pressed|required) (?:to|for|by)\\b.*|[a-z]+(?:ed|en|n|t) by .+)");

  /** Doings without an object: "Moved to a new flat?", "Ran out of paper?". */
  private static final Set<String> INTRANSITIVE =
      Set.of(
          "move", "work", "travel", "arrive", "stay", "sleep", "fall", "log", "run", "go", "come",
          "leave", "forget", "fail", "decide", "sign", "agree");

  private static final Set<String> AUXILIARIES =
      Set.of(
          "do", "does", "did", "is", "are", "am", "was", "were", "can", "could", "may", "might",
          "must", "should", "shall", "will", "would", "has", "had", "be");

  /** What orders the reader, or does not ask at all. */
  private static final Set<String> NO_CASES =
      Set.of(
          "please", "let", "guess", "remember", "imagine", "say", "consider", "ask", "why", "how");

  /** Verbs of what somebody lacks, knows or meets; "Get a badge?" asks how to get one. */
  private static final Set<String> WANTS =
      Set.of("need", "want", "wish", "have", "know", "prefer", "require", "suspect", "witness");

  private static final Set<String> MEETS =
      Set.of(
          "see", "notice", "feel", "think", "plan", "intend", "expect", "live", "own", "travel",
          "drive", "commute", "work", "find");

  private static final Set<String> NO_GERUND_OF_YOURS = Set.of("missing", "hiring", "coming");
  private static final int MOST_WORDS = 30;

  /**
   * A question without a subject.
   *
   * @param adverb in front of it and with a blank behind it, or empty: "accidentally "
   * @param rest from its verb on
   */
  private record Asked(String adverb, String rest) {
    static Asked of(String question) {
      Matcher front = ADVERB.matcher(question);
      return front.matches()
          ? new Asked(front.group("adverb").toLowerCase(Locale.ROOT) + " ", front.group("rest"))
          : new Asked("", question);
    }

    String first() {
      return rest.split(" ", 2)[0].toLowerCase(Locale.ROOT);
    }
  }

  private ShortQuestions() {}

  /** "you have forgotten your badge" for "Forgot your badge?"; empty where no case is told. */
  static Optional<String> told(String question) {
    String text = question.strip().replaceFirst("\\s*\\?$", "").replace('’', '\'');
    if (text.matches("(?s).*[.;:!?\\n].*")
        || text.isEmpty()
        || text.split(" ").length > MOST_WORDS
        || text.split(" ")[0].endsWith(",")) {
      return Optional.empty();
    }
    String asked = lowered(text);
    List<Function<String, Optional<String>>> ways =
        List.of(
            ShortQuestions::plain,
            ShortQuestions::spoilt,
            ShortQuestions::whole,
            ShortQuestions::doing,
            ShortQuestions::done,
            ShortQuestions::base);
    for (Function<String, Optional<String>> way : ways) {
      Optional<String> told = way.apply(asked);
      if (told.isPresent()) {
        return told;
      }
    }
    return Optional.empty();
  }

  private static String lowered(String text) {
    String first = text.split(" ")[0];
    boolean name = first.length() > 1 && first.matches(".*\\p{Lu}.*\\p{Lu}.*|I|I'.*");
    return name ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }

  private static Optional<String> plain(String asked) {
    Matcher front = ADVERB.matcher(asked);
    String adverb = front.matches() ? front.group("adverb").toLowerCase(Locale.ROOT) + " " : "";
    String rest = front.matches() ? front.group("rest") : asked;
    if (STATE.matcher(rest).matches()) {
      return Optional.of("you are " + adverb + rest);
    }
    Matcher had = HAD.matcher(asked);
    if (had.matches()) {
      boolean one =
          had.start("what") == 0
              && !had.group("what").matches("(?i)trouble|feedback|difficulty|.*s")
              && !NounPhrases.plural(had.group("what"));
      return Optional.of("you have " + (one ? NounPhrases.indefinite(asked) : asked));
    }
    if (NONE.matcher(asked).matches()) {
      return Optional.of("you have " + asked);
    }
    if (CANNOT.matcher(asked).matches()) {
      return Optional.of("you " + asked.replaceFirst("(?i)^(?:can't|can not)", "cannot"));
    }
    Matcher something = SOMETHING.matcher(asked);
    return something.matches()
        ? Optional.of(something.group("who") + " is " + something.group("state"))
        : Optional.empty();
  }

  private static Optional<String> spoilt(String asked) {
    Matcher spoilt = SPOILT.matcher(asked);
    if (!spoilt.matches() || !HeadNouns.isCommon(spoilt.group("what"))) {
      return Optional.empty();
    }
    boolean many = NounPhrases.plural(spoilt.group("what"));
    return Optional.of(
        "your %s %s %s"
            .formatted(spoilt.group("what"), many ? "are" : "is", spoilt.group("state")));
  }

  /** Questions that say "you": "Do you need a key?", "your car was stolen?". */
  private static Optional<String> whole(String asked) {
    Matcher doing = DO_YOU.matcher(asked);
    if (doing.matches()) {
      return Optional.of("you " + doing.group("rest"));
    }
    Matcher did = DID_YOU.matcher(asked);
    if (did.matches() && Verbs.isBase(did.group("rest").split("\\W", 2)[0])) {
      String adverb = did.group("adverb") == null ? "" : did.group("adverb");
      return Optional.of("you have " + adverb + VerbPhrases.participle(did.group("rest")));
    }
    Matcher have = HAVE_YOU.matcher(asked);
    if (have.matches()) {
      return Optional.of("you have " + have.group("rest"));
    }
    Matcher are = ARE_YOU.matcher(asked);
    if (are.matches()) {
      String rest = are.group("rest");
      return plain(rest)
          .filter(told -> told.startsWith("you are "))
          .or(() -> doing(rest))
          .map(String::strip);
    }
    boolean subject = asked.matches("(?i)(?:you|your|someone|somebody|something) .+ .+");
    Words words = Words.of(asked);
    return subject && FiniteVerbs.any(words, 1, words.size())
        ? Optional.of(asked)
        : Optional.empty();
  }

  /** "Driving for work?". */
  private static Optional<String> doing(String asked) {
    Asked parts = Asked.of(asked);
    String adverb = parts.adverb();
    String rest = parts.rest();
    String[] words = rest.split(" ", 2);
    String first = parts.first();
    boolean gerund =
        first.equals("working") || Verbs.baseOfGerund(first).filter(Verbs::isBase).isPresent();
    if (words.length < 2 || !gerund) {
      return Optional.empty();
    }
    boolean verb =
        words[1].matches("(?i)" + OPENER + ".*")
            || (!first.equals("working")
                && !HeadNouns.isNoun(first)
                && !NO_GERUND_OF_YOURS.contains(first));
    return verb ? Optional.of("you are " + adverb + rest) : Optional.empty();
  }

  /** "Forgot your badge?", "accidentally used the wrong card?", "offered a gift?". */
  private static Optional<String> done(String asked) {
    if (SUFFERED.matcher(asked).matches()) {
      return Optional.of((asked.startsWith("been ") ? "you have " : "you are ") + asked);
    }
    Asked parts = Asked.of(asked);
    String adverb = parts.adverb();
    String rest = parts.rest();
    String[] words = rest.split(" ", 2);
    String first = parts.first();
    String base = VerbPhrases.fromPast(first);
    if (words.length < 2 || base.equals(first) || !Verbs.isBase(base)) {
      return Optional.empty();
    }
    boolean object = words[1].matches("(?i)(?:" + OBJECT + "|\\w+ly)\\b.*");
    boolean way = INTRANSITIVE.contains(base) && words[1].matches("(?i)" + OPENER + ".*");
    if (!object && !way && !adverb.matches("not |never |not yet |accidentally |mistakenly ")) {
      return Optional.empty();
    }
    String form = first.equals("got") ? "got" : Verbs.participle(base);
    return Optional.of("you have " + adverb + form + " " + words[1]);
  }

  private static final String OBJECT =
      "(?:an?|the|your|my|our|any|some|something|someone|somebody|anything|another|this|that|it|more|too|\\d+|two|three)";

  /** "Need a new laptop?", "wish to stay longer?". */
  private static Optional<String> base(String asked) {
    Asked parts = Asked.of(asked);
    String adverb = parts.adverb();
    String rest = parts.rest();
    String[] words = rest.split(" ", 2);
    String first = parts.first();
    boolean asks =
        words.length < 2
            || !Verbs.isBase(first)
            || AUXILIARIES.contains(first)
            || NO_CASES.contains(first)
            || words[1].matches("(?i)(?:i|we|you|they|he|she)\\b.*");
    if (asks || adverb.startsWith("not")) {
      return Optional.empty();
    }
    boolean meets = MEETS.contains(first) && words[1].matches("(?i)(?!out\\b)" + OPENER + ".*");
    return WANTS.contains(first) || meets ? Optional.of("you " + adverb + rest) : Optional.empty();
  }
}
