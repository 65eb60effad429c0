package io.alignmentstudio.framers.norms.rewording;

import io.alignmentstudio.framers.language.HeadNouns;
import io.alignmentstudio.framers.language.NounPhrases;
import io.alignmentstudio.framers.language.VerbPhrases;
import io.alignmentstudio.framers.language.Verbs;
import io.alignmentstudio.framers.norms.grammar.FiniteVerbs;
import io.alignmentstudio.framers.norms.grammar.Subject;
import io.alignmentstudio.framers.norms.grammar.Words;
import io.alignmentstudio.framers.norms.text.Dashes;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts sentences whose parts stand apart into the order that the grammar reads. */
public final class Restated {
  /** "unless: A; and B": a list of conditions inside one sentence. */
  private static final Pattern INLINE_LIST =
      Pattern.compile(
          "(?i)(?<lead>\\b(?:unless|except (?:if|when|where)|(?:only )?(?:if|when|where)|provided(?: that)?|as long as|on condition that)): (?<items>[^:]+)$");

  private static final Pattern LABEL =
      Pattern.compile("(?i)(?<=(?:^|; |; and |; or ))\\((?:[a-z]|[ivx]+)\\) ");

  private static final Pattern LAST_JOIN = Pattern.compile("(?i);? (and|or) (?=[^;]*$)");

  /** "Employees may only film if the director agrees": what "only" limits is the condition. */
  private static final Pattern ONLY_IF =
      Pattern.compile(
          "(?i)^(?<subject>(?:(?:if|when|where|under|in|on|for|during|after|before|with) [^,;:]{3,80}, )?[^,;:]*?(?:, [^,;:]+,)?) (?<modal>may|can|must|shall|should) only (?<verb>(?:(?!\\b(?:that|which|who|whose|how|only|to)\\b)[^,;:])+?)"
              + ",? (?:only )?(?<condition>(?:if|when|where|once|after)\\b|with the (?:\\w+ ){0,3}?(?:approval|consent|permission|authori[sz]ation)\\b)");

  /** ", such as meals, if": an illustration between a deed and its condition. */
  private static final Pattern SUCH_AS =
      Pattern.compile(
          "(?i), (?:such as|including|for example|e\\.g\\.,?|like) [^,;:]+,(?= (?:if|when|where|unless|with)\\b)");

  /** "unless the skipper, after checking the weather, says otherwise". */
  private static final Pattern ASIDE_IN_CONDITION =
      Pattern.compile(
          "(?i)\\b(?<word>unless|if|when|where) (?<subject>(?:the|an?|their|its|your|our|any|each) [^,;:]{2,60}?), (?<aside>(?:after|before|upon|on|in|at|when|where|having|acting|for|by|with)\\b[^,;:]{3,80}), (?<rest>[a-z][^,;:]{3,})$");

  /** "As a manager, you must". */
  private static final Pattern AS_ROLE =
      Pattern.compile(
          "^As (?<article>an? |our |the )?(?!(?:already |previously |also )?(?:mentioned|noted|stated|described|discussed|outlined|explained|shown|said|set|agreed|required|needed|always|such)\\b)(?<role>[a-z][\\w -]{2,40}?),? (?<who>you|we) (?<rest>(?:must|should|shall|may|cannot|need to|have to|are (?:required|expected|responsible|not|prohibited|allowed|permitted))\\b.*)$");

  private static final Pattern ANYBODY =
      Pattern.compile(
          "(?i)(?:(?:\\w+ )?(?:employees?|colleagues?|workers?|team members?|staff(?: members?)?|members? of (?:our |the )?(?:staff|team|company)|individuals?))");

  /** "Access to the archive is restricted to curators". */
  private static final Pattern RESTRICTED =
      Pattern.compile(
          "(?i)^(?<what>(?:access|entry|admission|use|membership)\\b[^,;:]*?) (?:is|are|must be|shall be) (?:strictly |always )?(?:restricted|limited|reserved|confined) (?:only )?to (?<who>[^,;:]+?)\\.?$");

  private static final Pattern OPEN_ONLY =
      Pattern.compile(
          "(?i)^(?<what>(?!(?:it|they|this|these)\\b)[^,;:]+?) (?:is|are) (?:(?:only|exclusively|solely) (?:open|available|accessible)|(?:open|available|accessible) (?:only|exclusively|solely)|(?:strictly )?reserved(?: only| exclusively)?) (?:to|for) (?<who>[^,;:]+?)\\.?$");

  private static final Pattern OFF_LIMITS =
      Pattern.compile(
          "(?i)^(?<what>(?:the|our|all) [^,;:]+?) (?:is|are) (?:strictly )?(?:off[- ]limits|out of bounds)(?: (?:to|for) (?<who>[^,;:]+?))?\\.?$");

  private static final Pattern NONE_WILL =
      Pattern.compile("(?i)^No (?<who>[^,;:]+?) will (?:ever )?(?<verb>[a-z]+) (?<rest>[^;:]+)$");

  /** "In no case are employees to lend their badge", "are photographs to be posted". */
  private static final Pattern NEVER_TO =
      Pattern.compile(
          "(?i)^(?:under no (?:circumstances?|conditions?)|in no (?:case|event|circumstances|way)|at no (?:time|point)|on no account|by no means|never),? (?:is|are) (?<who>[^,;:]+?)(?: (?:(?<free>required|obliged|expected|asked|forced|bound)|allowed|permitted|entitled|authori[sz]ed))? (?:ever )?to (?<what>[a-z].*)$");

  /** "The contractor undertakes not to disclose drawings". */
  private static final Pattern UNDERTAKES =
      Pattern.compile(
          "(?i)^(?<who>(?!(?:if|when|where|once|after|before|unless|until|while|as|because|since|although|whenever|wherever|whether) )[^,;:]+?) (?:hereby )?(?:undertakes?|covenants?|agrees?)(?: and (?:undertakes?|covenants?|agrees?))? (?<not>not )?to (?!(?:the|an?|this|that|these|those|all|any|our|your|their|its|his|her|every|each|it|them)\\b)(?<what>[a-z].*)$");

  private static final Pattern REPORTABLE =
      Pattern.compile(
          "(?i)^(?<what>(?!(?:which|what|who|whether|how)\\b)[^,;:]+?) (?:is|are) (?:always )?(?<state>reportable|notifiable)\\b(?<rest>.*)$");

  /** "It must be clear that the views are your own": somebody has to make it so. */
  private static final Pattern BE_CLEAR =
      Pattern.compile(
          "(?i)\\bit (?<modal>must|should|shall)(?: always)? be (?<state>clear|evident|obvious|plain) (?=that|who|what|to)");

  /** "Outside work is prohibited for nurses on probation", "a helmet is required for visitors". */
  private static final Pattern FOR_WHOM =
      Pattern.compile(
          "(?i)^(?<what>(?!it |this |that )[^,;:]+?) (?:is|are) (?:also |strictly |expressly )*"
              + "(?:(?<banned>prohibited|forbidden|banned|not (?:allowed|permitted))|required|mandatory|compulsory|obligatory)"
              + " for (?<who>(?:(?!\\b(?:if|when|before|unless|to)\\b)[^,;:])+?)(?<rest> (?:if|when|before|unless)\\b[^;:]*?)?\\.?$");

  /** What one goes through. */
  private static final Pattern COURSE =
      Pattern.compile(
          "(?i).*\\b(?:training|courses?|inductions?|modules?|briefings?|orientation|registration|refreshers?|quiz|tests?|checks?|screenings?)");

  /** "Nothing in this code prevents employees from reporting a crime". */
  private static final Pattern NOTHING_PREVENTS =
      Pattern.compile(
          "(?i)^Nothing(?: (?:contained )?(?:in|under) [^,;:]+?)? (?:shall |should be read to |is (?:intended|meant) to |will )?(?:prevents?|prohibits?|precludes?|restricts?|stops?|bars?|keeps?)"
              + " (?<who>[^,;:]+?) from (?<deed>[a-z]+ing\\b[^;:]+?)\\.?$");

  /** "Dogs are welcome on the terrace as long as they are on a lead". */
  private static final Pattern WELCOME =
      Pattern.compile(
          "(?i)^(?<who>(?!you\\b|we\\b|all\\b|they\\b|these\\b|more\\b)[^,;:.]{2,40}?) (?:is|are) (?:also |always |only |very )?welcome(?<rest> [^;:]*?\\b(?:as long as|so long as|provided|only|if|when|unless|except)\\b[^;:]*)$");

  /** "Complaints go to the manager, who shall reply": a sentence of its own. */
  private static final Pattern WHO_SHALL =
      Pattern.compile(
          "(?i)^(?<first>[^;:]*?\\b(?<who>the (?:[\\w'’-]+ ){0,3}?[\\w'’-]+)), (?:who|which) (?<modal>must|shall|should)(?: (?<then>then|also|in turn))? (?<rest>[a-z][^;:]*)$");

  /** "Formal training is required to operate the press", "a permit is needed to park". */
  private static final Pattern NEEDED_TO =
      Pattern.compile(
          "(?i)^(?<what>[^,;:]*\\b(?:approval|permission|consent|authori[sz]ation|clearance|training|induction|orientation|permits?|licen[cs]es?|certificat(?:e|ion)|registration|booking|reservation|deposit|key|card|badge|id|identification|ticket|pass|membership|invitation|signature|prescription|proof|notice)(?: (?:from|by|of|for|to) [^,;:]+?)?) (?:is|are) (?:always |also )?(?:required|needed|necessary) (?:in order )?to (?<verb>(?!be\\b)[a-z]+)(?<rest>\\b.*)$");

  private Restated() {}

  /** A sentence without the marks of a list inside its condition, and with who makes it clear. */
  public static String flat(String written) {
    Matcher clear = BE_CLEAR.matcher(written);
    String sentence =
        apart(
            Idioms.spelled(
                Customs.apart(
                    Dashes.closed(
                        Inverted.straight(clear.replaceAll("you ${modal} make it ${state} "))))));
    Matcher matcher = INLINE_LIST.matcher(sentence);
    if (!matcher.find()) {
      return sentence;
    }
    String items = matcher.group("items");
    String joined =
        LAST_JOIN
            .matcher(LABEL.matcher(items).replaceAll(""))
            .replaceFirst(" $1 ")
            .replace(";", ",");
    return matcher.replaceFirst(Matcher.quoteReplacement(matcher.group("lead") + " " + joined));
  }

  /** "Complaints go to the manager; the manager shall reply", where the aside binds somebody. */
  private static String apart(String sentence) {
    Matcher matcher = WHO_SHALL.matcher(sentence);
    if (!matcher.matches()) {
      return sentence;
    }
    Words who = Words.of(matcher.group("who"));
    return Subject.of(who, 0, who.size()).animate()
        ? "%s; %s %s %s"
            .formatted(
                matcher.group("first"),
                matcher.group("who"),
                matcher.group("modal"),
                matcher.group("rest"))
        : sentence;
  }

  /** A sentence in the order subject, modal, verb, condition; as it is where it has it. */
  public static String of(String sentence) {
    String text = only(moved(role(sentence)));
    return restricted(text)
        .or(() -> openOnly(text))
        .or(() -> noneWill(text))
        .or(() -> offLimits(text))
        .or(() -> never(text))
        .or(() -> forWhom(text))
        .or(() -> unprevented(text))
        .or(() -> welcome(text))
        .or(() -> Signs.spelled(text))
        .or(
            () ->
                replaced(
                    NEEDED_TO,
                    text,
                    found ->
                        found.group("what")
                            + " is required for "
                            + VerbPhrases.gerund(found.group("verb"))
                            + found.group("rest")))
        .or(
            () ->
                replaced(
                    UNDERTAKES,
                    text,
                    found ->
                        found.group("who")
                            + (found.group("not") == null ? " must " : " must not ")
                            + found.group("what")))
        .or(
            () ->
                replaced(
                    REPORTABLE,
                    text,
                    found ->
                        found.group("what")
                            + (found.group("state").startsWith("r")
                                ? " must be reported"
                                : " must be notified")
                            + found.group("rest")))
        .orElse(text);
  }

  private static Optional<String> replaced(
      Pattern pattern, String sentence, java.util.function.Function<Matcher, String> text) {
    Matcher matcher = pattern.matcher(sentence);
    return matcher.matches() ? Optional.of(text.apply(matcher)) : Optional.empty();
  }

  /** What is forbidden or required for somebody, with that party as the subject. */
  private static Optional<String> forWhom(String sentence) {
    Matcher matcher = FOR_WHOM.matcher(sentence);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Words who = Words.of(matcher.group("who"));
    if (!Subject.of(who, 0, who.size()).animate()) {
      return Optional.empty();
    }
    String written = matcher.group("what");
    String what =
        HeadNouns.isNoun(Words.of(written).at(0).text())
            ? Character.toLowerCase(written.charAt(0)) + written.substring(1)
            : Subject.lowerFirst(Words.of(written), 0, written);
    String deed = VerbPhrases.fromGerund(what);
    boolean gerund = !deed.equals(what) && deed.contains(" ");
    boolean act = what.matches("[a-z]+ing|.*(?:ation|ment|graphy|work|travel|employment)");
    String verb =
        gerund
            ? deed
            : act && matcher.group("banned") != null
                ? "engage in " + what
                : (COURSE.matcher(what).matches() ? "complete " : "have ") + what;
    return Optional.of(
        "%s %s %s%s."
            .formatted(
                VerbPhrases.capitalised(matcher.group("who")),
                matcher.group("banned") == null ? "must" : "must not",
                verb,
                Optional.ofNullable(matcher.group("rest")).orElse("")));
  }

  /** Who may come, or what may be brought, and when only. */
  private static Optional<String> welcome(String sentence) {
    Matcher matcher = WELCOME.matcher(sentence);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String who = matcher.group("who");
    Words words = Words.of(who);
    return Optional.of(
        Subject.of(words, 0, words.size()).animate()
            ? who + " may be present" + matcher.group("rest")
            : "You may bring %s%s"
                .formatted(Subject.lowerFirst(words, 0, who), matcher.group("rest")));
  }

  private static Optional<String> unprevented(String sentence) {
    Matcher matcher = NOTHING_PREVENTS.matcher(sentence);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String deed = matcher.group("deed");
    String base = VerbPhrases.fromGerund(deed);
    return base.equals(deed)
        ? Optional.empty()
        : Optional.of(VerbPhrases.capitalised(matcher.group("who")) + " may " + base + ".");
  }

  private static String only(String sentence) {
    String text =
        ONLY_IF.matcher(sentence).find() ? sentence : SUCH_AS.matcher(sentence).replaceFirst("");
    Matcher matcher = ONLY_IF.matcher(text);
    if (!matcher.find()) {
      return sentence;
    }
    String condition = matcher.group("condition");
    if (matcher.group("modal").equalsIgnoreCase("should")) {
      return condition.matches("(?i)if|when|where")
          ? "%s should not %s unless%s"
              .formatted(
                  matcher.group("subject"), matcher.group("verb"), text.substring(matcher.end()))
          : sentence;
    }
    return "%s may %s only %s%s"
        .formatted(
            matcher.group("subject"),
            matcher.group("verb"),
            matcher.group("condition"),
            text.substring(matcher.end()));
  }

  private static String moved(String sentence) {
    String body = sentence.replaceFirst("\\.$", "");
    Matcher matcher = ASIDE_IN_CONDITION.matcher(body);
    if (!matcher.find()) {
      return sentence;
    }
    Words subject = Words.of(matcher.group("subject"));
    Words rest = Words.of(matcher.group("rest"));
    boolean verbless =
        !FiniteVerbs.any(subject, 0, subject.size())
            && (rest.at(0).tagged("VERB") || rest.at(0).tagged("AUX"));
    return verbless
        ? "%s%s %s %s %s."
            .formatted(
                body.substring(0, matcher.start()),
                matcher.group("word"),
                matcher.group("subject"),
                matcher.group("rest"),
                matcher.group("aside"))
        : sentence;
  }

  private static String role(String sentence) {
    Matcher matcher = AS_ROLE.matcher(sentence);
    if (!matcher.matches()) {
      return sentence;
    }
    String role = matcher.group("role");
    String rest = matcher.group("rest");
    if (ANYBODY.matcher(role).matches()) {
      return "You " + Ourselves.you(rest);
    }
    Words words = Words.of(role);
    String head = words.at(words.size() - 1).lower();
    if (!HeadNouns.canAct(head)) {
      return sentence;
    }
    String article = Optional.ofNullable(matcher.group("article")).orElse("");
    String third =
        NounPhrases.plural(head)
            ? rest
            : rest.replaceFirst("^are ", "is ")
                .replaceFirst("^need to ", "needs to ")
                .replaceFirst("^have to ", "has to ");
    String told = matcher.group("who").equals("you") ? VerbPhrases.narrated(third) : third;
    return VerbPhrases.capitalised(article + role + " " + told);
  }

  private static Optional<String> restricted(String sentence) {
    Matcher matcher = RESTRICTED.matcher(sentence);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Words who = Words.of(matcher.group("who"));
    String what = matcher.group("what");
    return Subject.of(who, 0, who.size()).animate()
        ? Optional.of(
            "Only %s may have %s."
                .formatted(
                    matcher.group("who"),
                    Character.toLowerCase(what.charAt(0)) + what.substring(1)))
        : Optional.empty();
  }

  /** "The boathouse is only open to members": nobody else may use it. */
  private static Optional<String> openOnly(String sentence) {
    Matcher matcher = OPEN_ONLY.matcher(sentence);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Words who = Words.of(matcher.group("who"));
    String what = matcher.group("what");
    return Subject.of(who, 0, who.size()).animate()
        ? Optional.of(
            "Only %s may use %s."
                .formatted(matcher.group("who"), Subject.lowerFirst(Words.of(what), 0, what)))
        : Optional.empty();
  }

  /** "The kitchen is off limits to visitors": they must not enter it. */
  private static Optional<String> offLimits(String sentence) {
    Matcher matcher = OFF_LIMITS.matcher(sentence);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String what = matcher.group("what");
    String who = Optional.ofNullable(matcher.group("who")).orElse("you");
    return Optional.of(
        "%s must not enter %s."
            .formatted(VerbPhrases.capitalised(who), Subject.lowerFirst(Words.of(what), 0, what)));
  }

  /** "No member will row alone": no member may. */
  private static Optional<String> noneWill(String sentence) {
    Matcher matcher = NONE_WILL.matcher(sentence);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Words who = Words.of(matcher.group("who"));
    return Subject.of(who, 0, who.size()).animate()
            && Verbs.isPolicyVerb(matcher.group("verb").toLowerCase(java.util.Locale.ROOT))
        ? Optional.of(
            "No %s may %s %s"
                .formatted(matcher.group("who"), matcher.group("verb"), matcher.group("rest")))
        : Optional.empty();
  }

  private static Optional<String> never(String sentence) {
    return replaced(
        NEVER_TO,
        sentence,
        found ->
            VerbPhrases.capitalised(
                found.group("who")
                    + (found.group("free") == null ? " must not " : " need not ")
                    + found.group("what")));
  }
}
