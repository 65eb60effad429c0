package io.alignmentstudio.framers.norms;

import io.alignmentstudio.framers.language.HeadNouns;
import io.alignmentstudio.framers.language.NounPhrases;
import io.alignmentstudio.framers.language.VerbPhrases;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts sentences whose parts stand apart into the order that the grammar reads. */
final class Restated {
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

  /** "unless the skipper, after checking the weather, says otherwise". */
  private static final Pattern ASIDE_IN_CONDITION =
      Pattern.compile(
          "(?i)\\b(?<word>unless|if|when|where) (?<subject>(?:the|an?|their|its|your|our|any|each) [^,;:]{2,60}?), (?<aside>(?:after|before|upon|on|in|at|when|where|having|acting|for|by|with)\\b[^,;:]{3,80}), (?<rest>[a-z][^,;:]{3,})$");

  /** "As a manager, you must". */
  private static final Pattern AS_ROLE =
      Pattern.compile(
          "^As (?<article>an? |our |the )?(?<role>[a-z][\\w -]{2,40}?),? (?:you|we) (?<rest>(?:must|should|shall|may|cannot|need to|have to|are (?:required|expected|responsible|not|prohibited|allowed|permitted))\\b.*)$");

  private static final Pattern ANYBODY =
      Pattern.compile(
          "(?i)(?:(?:\\w+ )?(?:employees?|colleagues?|workers?|team members?|staff(?: members?)?|members? of (?:our |the )?(?:staff|team|company)|individuals?))");

  /** "Access to the archive is restricted to curators". */
  private static final Pattern RESTRICTED =
      Pattern.compile(
          "(?i)^(?<what>(?:access|entry|admission|use|membership)\\b[^,;:]*?) (?:is|are|must be|shall be) (?:strictly |always )?(?:restricted|limited|reserved|confined) (?:only )?to (?<who>[^,;:]+?)\\.?$");

  /** "In no case are employees to lend their badge", "are photographs to be posted". */
  private static final Pattern NEVER_TO =
      Pattern.compile(
          "(?i)^(?:under no (?:circumstances?|conditions?)|in no (?:case|event|circumstances|way)|at no (?:time|point)|on no account|by no means|never),? (?:is|are) (?<who>[^,;:]+?)(?: (?:(?<free>required|obliged|expected|asked|forced|bound)|allowed|permitted|entitled|authori[sz]ed))? (?:ever )?to (?<what>[a-z].*)$");

  /** "The contractor undertakes not to disclose drawings". */
  private static final Pattern UNDERTAKES =
      Pattern.compile(
          "(?i)^(?<who>(?!if |when |where )[^,;:]+?) (?:hereby )?(?:undertakes?|covenants?)(?: and agrees?)? (?<not>not )?to (?<what>[a-z].*)$");

  private static final Pattern REPORTABLE =
      Pattern.compile(
          "(?i)^(?<what>(?!(?:which|what|who|whether|how)\\b)[^,;:]+?) (?:is|are) (?:always )?(?<state>reportable|notifiable)\\b(?<rest>.*)$");

  /** "It must be clear that the views are your own": somebody has to make it so. */
  private static final Pattern BE_CLEAR =
      Pattern.compile(
          "(?i)\\bit (?<modal>must|should|shall)(?: always)? be (?<state>clear|evident|obvious|plain) (?=that|who|what|to)");

  private record Rewrite(Pattern pattern, String replacement) {}

  /** What stands once and is meant twice, said twice. */
  private static final List<Rewrite> COMPLETED =
      List.of(
          new Rewrite(Pattern.compile("(?i)\\b(must|shall|should|may) to (?=[a-z]+ )"), "$1 "),
          new Rewrite(
              Pattern.compile(
                  "(?i)^(?:compliance|adherence|conformity) with ([^;:]+?) (?:is|are) (?:mandatory|compulsory|obligatory|required)(?: for (?:all|every|each) [^,;:]+?)?\\.?$"),
              "You must comply with $1."),
          new Rewrite(
              Pattern.compile(
                  "(?i)\\b(is|are) (?:strictly )?(?:mandatory|compulsory|obligatory)(?=\\b(?! (?:for|to|that)))"),
              "$1 required"),
          new Rewrite(
              Pattern.compile(
                  "(?i)^([a-z]+ing [^;:]+?) (?:is|are|will be|constitutes?) (?:regarded as |treated as |considered )?(?:an? )?(?:disciplinary|serious|criminal|gross) (?:offen[cs]e|misconduct|breach|violation)\\b.*$"),
              "$1 is prohibited."),
          new Rewrite(
              Pattern.compile(
                  "(?i)^([a-z]+ing [^;:]+?) (?:is|are|will be|constitutes?) (?:a )?(?:grounds?|cause|reason) for (?:immediate |instant |summary |disciplinary )*(?:termination|dismissal|action|expulsion|discipline|removal)\\b.*$"),
              "$1 is prohibited."),
          new Rewrite(
              Pattern.compile(
                  "(?i)(\\b(?:prohibited|forbidden|not (?:permitted|allowed|tolerated|acceptable))\\b[^;:]*?),? and (?:may|will|can|shall|could) (?:also )?(?:result in|lead to|be (?:grounds|cause) for|be subject to) [^;:]+$"),
              "$1."),
          new Rewrite(
              Pattern.compile(
                  "(?i)\\b(is|are) not (?:an? )?(?:acceptable|appropriate|permitted|proper) (?:uses?|behaviou?r|conduct|practices?|activit(?:y|ies)) (?:of|for) "),
              "$1 not acceptable in "),
          new Rewrite(
              Pattern.compile(
                  "(?i)^((?:(?!\\b(?:if|when|unless|who|that|which|where|not|until|once|must|shall|should|may|will|can)\\b)[^,;:])+?) (?:has|have|retains?) (?:the |full |sole |absolute )*(?:discretion|authority|power|freedom|liberty|permission|option) to (?=[a-z])"),
              "$1 may "),
          new Rewrite(
              Pattern.compile(
                  "(?i)\\b(?:is|are) (?:prohibited|banned|barred|excluded) from use\\b"),
              "must not be used"),
          new Rewrite(Pattern.compile("(?i)\\b(?:is|are) at liberty to (?=[a-z])"), "may "),
          new Rewrite(
              Pattern.compile(
                  "(?i)^(No (?!one\\b)[^,;:]+?) will (?=(?:ever )?be [a-z]+(?:ed|en)\\b)"),
              "$1 may "),
          new Rewrite(
              Pattern.compile(
                  "(?i)\\b(must|shall|should|may) neither ([a-z]+(?: part)? (?:in|to|from|with|on|for|by|at)) nor ([a-z][^,;]{2,50}?) ((?:its|their|the|any|an?|such) [^,;.]+)"),
              "$1 not $2 $4 or $3 $4"),
          new Rewrite(
              Pattern.compile(
                  "(?i), and (if|when|where) ([^,;]+), (?=(?:it|they|he|she|you|we|the|an?|this|these|employees|staff)\\b)"),
              "; $1 $2, "),
          new Rewrite(
              Pattern.compile(
                  "(?i)^([^,;:]+?) (?:has|have) (?:absolutely )?no place (?:at|in|on|within) [^,;.]+?(?: and (?:is|are|will) not (?:be )?tolerated)?\\.?$"),
              "$1 is prohibited."),
          new Rewrite(
              Pattern.compile(
                  "(?i)^(?!.*\\bunless\\b)(.*?)\\b(where|if|when) ([^,;]+), in which case,? (.+)$"),
              "$1$2 $3; $2 $3, $4"),
          new Rewrite(
              Pattern.compile(
                  "(?i)\\b((?:(?:is|are) (?:required|obliged|expected|asked|encouraged)|has|have) to [^;:]*?) and to (?=[a-z]+ )"),
              "$1 and "),
          new Rewrite(
              Pattern.compile(
                  "(?i)\\b(is|are) (?:encouraged|asked|invited|advised) and (expected|required|obliged) to\\b"),
              "$1 $2 to"),
          new Rewrite(
              Pattern.compile(
                  "(?i)\\b(you|they|employees|staff|workers|colleagues) can ((?:[a-z]+ly )?(?!not\\b)[a-z]+ [^,;.]*?,? (?:as long as|so long as|provided that|only if|only with|only when)\\b)"),
              "$1 may $2"),
          new Rewrite(
              Pattern.compile(
                  "(?i)\\b(is|are) (not \\w+|prohibited|forbidden), nor (is|are) ([^,;]+?)(?=[.;]|$)"),
              "$1 $2; $4 $3 $2"),
          new Rewrite(
              Pattern.compile(
                  "(?i)\\b((?:must|shall|should|may) (?:not )?)([a-z]+(?: part)? (?:in|to|from|with|on|for|by)), (or|and) ([a-z][^,;]{2,50}?), ((?:its|their|the|any|an?|such) [^,;]+?)(?=[.;]|$)"),
              "$1$2 $5 $3 $4 $5"),
          new Rewrite(
              Pattern.compile("(?i)^((?:(?!\\bunless\\b).)*), in which case,? "),
              "$1; in that case, "),
          new Rewrite(
              Pattern.compile(
                  "(?i)^([^,;]+?) (must|shall|should) be (\\w+) ([^,;]+), ((?:all )?(?:the )?others?) ((?:by|within|no later|not later|at)\\b[^,;]+)$"),
              "$1 $2 be $3 $4; $5 $2 be $3 $6"),
          new Rewrite(
              Pattern.compile(
                  "(?i) also (?=requires? (?:the |an? |prior |written )*(?:approval|consent|permission|authori[sz]ation)\\b)"),
              " "));

  /** "Outside work is prohibited for nurses on probation". */
  private static final Pattern PROHIBITED_FOR =
      Pattern.compile(
          "(?i)^(?<what>(?!it |this |that )[^,;:]+?) (?:is|are) (?:strictly |expressly )?(?:prohibited|forbidden|banned|not (?:allowed|permitted)) for (?<who>[^,;:]+?)\\.?$");

  private Restated() {}

  /** A sentence without the marks of a list inside its condition, and with who makes it clear. */
  static String flat(String written) {
    Matcher clear = BE_CLEAR.matcher(written);
    String sentence = clear.replaceAll("you ${modal} make it ${state} ");
    for (Rewrite rewrite : COMPLETED) {
      sentence = rewrite.pattern().matcher(sentence).replaceAll(rewrite.replacement());
    }
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

  /** A sentence in the order subject, modal, verb, condition; as it is where it has it. */
  static String of(String sentence) {
    String text = only(moved(role(sentence)));
    return restricted(text)
        .or(() -> never(text))
        .or(() -> prohibited(text))
        .or(() -> Signs.spelled(text))
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

  private static Optional<String> prohibited(String sentence) {
    Matcher matcher = PROHIBITED_FOR.matcher(sentence);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Words who = Words.of(matcher.group("who"));
    Words what = Words.of(matcher.group("what"));
    Subject bearer = Subject.of(who, 0, who.size());
    String be = bearer.plural() ? "are" : "is";
    return bearer.animate()
        ? Optional.of(
            "%s %s prohibited from %s."
                .formatted(
                    VerbPhrases.capitalised(matcher.group("who")),
                    be,
                    Subject.lowerFirst(what, 0, matcher.group("what"))))
        : Optional.empty();
  }

  private static String only(String sentence) {
    Matcher matcher = ONLY_IF.matcher(sentence);
    if (!matcher.find()) {
      return sentence;
    }
    String condition = matcher.group("condition");
    if (matcher.group("modal").equalsIgnoreCase("should")) {
      return condition.matches("(?i)if|when|where")
          ? "%s should not %s unless%s"
              .formatted(
                  matcher.group("subject"),
                  matcher.group("verb"),
                  sentence.substring(matcher.end()))
          : sentence;
    }
    return "%s may %s only %s%s"
        .formatted(
            matcher.group("subject"),
            matcher.group("verb"),
            matcher.group("condition"),
            sentence.substring(matcher.end()));
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
        !Operators.hasFiniteVerb(subject, 0, subject.size())
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
      return "You " + rest;
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
    return VerbPhrases.capitalised(article + role + " " + third);
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
