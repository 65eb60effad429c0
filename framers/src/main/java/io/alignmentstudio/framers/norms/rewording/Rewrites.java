package io.alignmentstudio.framers.norms.rewording;

import io.alignmentstudio.framers.language.VerbPhrases;
import io.alignmentstudio.framers.language.Verbs;
import io.alignmentstudio.framers.norms.grammar.OperatorWords;
import io.alignmentstudio.framers.norms.grammar.Subject;
import io.alignmentstudio.framers.norms.grammar.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns impersonal and inverted sentences into "somebody must do something". */
public final class Rewrites {
  private record Rewrite(Pattern pattern, String replacement) {}

  private static final List<Rewrite> REWRITES =
      List.of(
          of(
              "it is(?: also| therefore)? (?:the )?(?:sole )?(?:responsibility|duty|obligation) of"
                  + " (.+?) to (?=[a-z])",
              "$1 must "),
          of(
              "it is(?: also| therefore)? (your|our|their) (?:\\w+ )?(?:responsibility|duty|obligation)(?: as"
                  + " [^,]+?)? to ",
              "$1# must "),
          of(
              "it is(?: also| therefore)? (.+?)'s? (?:responsibility|duty|obligation) to ",
              "$1 must "),
          of("(?:the )?(?:responsibility|duty) of (.+?) is to ", "$1 must "),
          of(
              "(?:the )?(?:responsibility|accountability) for ([a-z]+ing .+?) is (?:also )?(?:the )?(?:\\w+ )?(?:responsibility|duty|job) of (.+?)\\.?$",
              "$3 must #$1."),
          of(
              "(?:the )?(?:responsibility|accountability) for (.+?) is (?:also )?(?:the )?(?:\\w+ )?(?:responsibility|duty|job) of (.+?)\\.?$",
              "$3 are responsible for $1."),
          of(
              "((?!it |that |this )[a-z]+ing\\b[^,;:]*?) is (?:also )?(?:the )?(?:\\w+ )?(?:responsibility|duty|obligation|job) of (.+?)\\.?$",
              "$3 must #$1."),
          of(
              "(?:compliance|adherence)( [^,]+?|) (?:is|remains)(?:, [^,]+,)? (?:also )?(?:the"
                  + " )?(?:\\w+ )?(?:responsibility|duty|obligation) of (.+?)\\.?$",
              "$3 are responsible for compliance$1."),
          of(
              "it is(?:,? (?:however|therefore|also|always),?)* (?:our|the) (?:\\w+ )?policy to ",
              "we must "),
          of(
              "it is(?:,? (?:however|therefore|also|always),?)* (.+?)'s? (?:\\w+ )?policy to ",
              "$1 must "),
          of("it is (?:also |always |therefore )*(?:fine|ok|okay) (?:for you )?to ", "you may "),
          of(
              "((?!it |that |this |if |when )[^,]+?) (?:is|are) (?:perfectly |generally |usually )?(?:fine|ok|okay)"
                  + "(?=,? (?:as long as|if|provided|when|only)\\b)",
              "$1 is permitted"),
          of(
              "it is (?:strictly |expressly |also )*(?:prohibited|forbidden|not permitted|not"
                  + " allowed|not acceptable|unacceptable|unlawful|illegal) for (.+?) to ",
              "$1 must not "),
          of(
              "it is (?:strictly |expressly |also )*(?:prohibited|forbidden|not permitted|not"
                  + " allowed|not acceptable|unacceptable|unlawful|illegal) to ",
              "you must not "),
          of(
              "it is (?:also )?(?:permitted|allowed|permissible|acceptable) for (.+?) to ",
              "$1 may "),
          of("it is (?:also )?(?:permitted|allowed|permissible|acceptable) to ", "you may "),
          of("it is (?:required|mandatory|compulsory|obligatory) for (.+?) to ", "$1 must "),
          of("it is (?:required|mandatory|compulsory|obligatory) to ", "you must "),
          of("it is (?:required|mandatory|compulsory) that (.+?) be ", "$1 must be "),
          of("it is (?:strongly )?(?:recommended|advisable) to ", "you should "),
          of(
              "it is (?:also )?(?:not"
                  + " (?:necessary|required|mandatory|compulsory|obligatory)|unnecessary) for (.+?)"
                  + " to ",
              "$1 need not "),
          of(
              "it is (?:also )?(?:not"
                  + " (?:necessary|required|mandatory|compulsory|obligatory)|unnecessary) to ",
              "you need not "),
          of(
              "((?!if |when ).+?) (must|shall|should|may|can) neither (\\w+) (.*?)nor (?=\\w)",
              "$1 $3 not $4 $5or "),
          of("(do not|never), (?:under any circumstances?|at any time|in any case), ", "$1 "),
          of("(?:we|the company) (?:reserves?|retains?) the right to ", "the company may "),
          of("(.+?)(?: (?:must|shall|will))? (?:reserves?|retains?) the right to ", "$1 may "),
          of(
              "((?!if |when )[^,]+?) (?:represents? and"
                  + " )?(?:warrants?|undertakes?|covenants?|agrees?|promises?)(?: and"
                  + " (?:warrants?|undertakes?|agrees?))? that (?:it|they) (?:will|shall) ",
              "$1 shall "),
          of(
              "((?:access|entry|admission|use|membership)\\b.*?) (?:is|are) (?:strictly"
                  + " )?(?:restricted|limited|reserved) (?:only )?to"
                  + " ((?:(?:only|authori[sz]ed|trained|qualified|designated|approved|certified|the|those)"
                  + " )+.*?)\\.?$",
              "only $3 may have $1."),
          of(
              "((?!if |when ).+?) (is|are) entitled to (?=(?:(?:paid |unpaid |annual |sick"
                  + " |parental )*(?:leave|pay|compensation|holidays?)\\b(?! for"
                  + " [a-z]+ing)|the|a|an|any|up to|\\d[\\d.,]*|compensation|payment|\\w+"
                  + " (?:from|of|for|on|within|days|weeks|hours|months))\\b)",
              "$1 $3 entitled to receive "),
          of(
              "((?!if |when )(?:(?!\\b(?:that|which|who|must|may|shall|should|not|if)\\b).)+?)"
                  + " (?:is|are) (?:strictly )?(?:against|contrary to|in (?:violation|breach) of)"
                  + " (?:our|the|this|company|corporate|(?:the )?[\\w' ]{1,40}?)(?: [\\w-]+){0,2}"
                  + " ?(?:policy|policies|rules)\\.?$",
              "$1 is prohibited."),
          of(
              "((?!if |when )[^,]+?) (?:acknowledges?,? (?:and )?)?(?:hereby |expressly |further"
                  + " )*agrees?,? that (?=(?!it |they )[^,]*?\\b(?:shall|must|may)\\b)(\\w)",
              "$3"),
          of(
              "(.+?) (?:is|are) (?:also )?visible to ((?:all|any|every|each|the) .+?)\\.?$",
              "$1 may be seen by $3."),
          of("there (must|shall|should) be ", "you $1 ensure that there is "),
          of("under no (?:circumstances?|conditions?),? (?:should|must) ", "nor must "),
          of("under no (?:circumstances?|conditions?),? (may|shall|can|is|are) ", "nor $1 "),
          of("in no (?:case|event|circumstances|way),? (?:should|must) ", "nor must "),
          of("in no (?:case|event|circumstances|way),? (may|shall|can) ", "nor $1 "),
          of(
              "(?:at no (?:time|point|stage|moment)|on no account|by no means|never|nowhere)"
                  + " (may|shall|must|should|can) ",
              "nor $1 "),
          of("not (?:a single|one|any) (?=[a-z])", "no "),
          of(
              "(?:we|the company) (?:strictly )?(?:prohibits?|forbids?) (?=\\w+ing )",
              "you must not #"),
          of("(?:we|the company) (?:strongly )?encourages? (.+?) to ", "$1 should "),
          of(
              "(?:we|the company) (?:also |always )?(?:requires?|expects?)"
                  + " (?!that)((?:(?!\\b(?:who|that|which)\\b).)+?(?= to )|.+(?= to [a-z]+)) to (?=[a-z])",
              "$1 must "));
  private static final int MOST_WORDS_MOVED = 30;

  private static final String NO_FRONT =
      "^(?!(?:If|When|Where|Before|After|Until|Unless|While|Once|Upon|In|On|For|During|Within|By|At|As|With|Without|Under|From|To|Except|Not|Whenever|Although)"
          + " )";

  /** "Names of donors, and their gifts, shall be visible only to the Audit Committee." */
  private static final Pattern VISIBLE_ONLY =
      Pattern.compile(
          NO_FRONT
              + "([^;:]+?),? (?:must|shall|should) be visible (?:only|exclusively|solely) to"
              + " ([^;:]+?)\\.?$");

  /** "Quill must state: "Nobody will suffer."" */
  private static final Pattern PRESCRIBED_WORDS =
      Pattern.compile(
          "\\b((?:must|shall|should|may)(?: not)?"
              + " (?:state|say|add|reply|answer|respond|write|declare|display|show|ask|read|(?:tell|inform)"
              + " [a-z ]{2,30}?)(?: the following(?: \\w+)?)?): ([\"“][^\"“”]*[\"”])");

  /** "Basecamp shall, notify the customer". */
  private static final Pattern MODAL_COMMA =
      Pattern.compile("\\b(must|shall|should)( not)?, ([a-z]+)(?= (?!and\\b|or\\b)[^,]*[^,]{20})");

  private static final String BEFORE =
      "(?:where|when|if|as (?:applicable|appropriate|practicable|necessary|relevant|far as)|to the"
          + " (?:fullest |maximum |greatest )?extent|in"
          + " (?:coordination|consultation|cooperation|collaboration|conjunction|accordance|agreement)"
          + " with|without prejudice to|subject to|on behalf of|acting (?:through|on)|at the"
          + " request of|upon|with the (?:approval|consent|concurrence) of)";

  /** "The owner, where practical, must ...". */
  private static final Pattern BEFORE_MODAL =
      Pattern.compile(
          NO_FRONT
              + "(?<subject>[^,;:]{2,100}), (?<aside>"
              + BEFORE
              + "\\b[^;:]{2,300}?), (?<rest>(?:must|shall|should|may)\\b[^;:]*?)\\.?$");

  /** "The controller and, where applicable, its representative shall ...". */
  private static final Pattern INSIDE_SUBJECT =
      Pattern.compile(
          NO_FRONT
              + "(?<subject>[^,;:]{2,100} (?:and|or)), (?<aside>(?:where|if|as)"
              + " (?:applicable|appropriate|relevant|necessary|any)), (?<more>[^,;:]{2,100}?),?"
              + " (?<rest>(?:must|shall|should|may)\\b[^;:]*?)\\.?$");

  /** "Each authority shall on its territory monitor ...". */
  private static final Pattern AFTER_MODAL =
      Pattern.compile(
          "^(?<front>[^;:]*?\\b(?:must|shall|should|may)(?: not)?)"
              + " (?<aside>(?:on|in|at|for|within|under|by|to|with|upon|from|during|through)"
              + " (?!all\\b|least\\b|no\\b|addition\\b|particular\\b|case\\b)(?:[a-z'-]+"
              + " ){0,4}?[a-z'-]{3,}) (?<verb>[a-z]+) (?<rest>[^;:]*?)\\.?$");

  private static final Pattern ASIDE =
      Pattern.compile(
          "(?i)^(.*?\\b(?:must|shall|may|should|will)(?: not)?),"
              + " ((?:if|where|when|upon|unless|on|after|before|within|during|at|under|through|pursuant"
              + " to|prior to|following|subject to|without|as (?:soon"
              + " as|far as possible|appropriate|applicable|necessary|it becomes)|no later than|in"
              + " (?:accordance|consultation|coordination|cooperation|collaboration|agreement)"
              + " with|to the (?:fullest |maximum |greatest )?extent|insofar as|in (?:its|their|his"
              + " or her|your)|by|for)\\b[^,;:]{2,80}),( [^;:]*?)\\.?$");

  /** "Document, for each connection, the interface." */
  private static final Pattern ORDER_ASIDE =
      Pattern.compile(
          "^(\\w+), ((?:via|as|for|if|where|when|in|on|at|by|upon|using|to the"
              + " extent|without|within|with)\\b[^,;:]{2,80}), (.*?)\\.?$");

  private static final Pattern INVERTED =
      Pattern.compile("(?i)^(?:nor|neither) (may|shall|must|should|can) (.+)$");

  /** "Access can be granted only by the CISO": what others may not do. */
  private static final Pattern RESERVED =
      Pattern.compile(
          "(?i)^(?<front>(?:[^,]{3,120},"
              + " )?)(?!(?:no|neither|it|they|this|these|that|those|he|she)\\b)(?<what>[^,;:]+?)"
              + " (?:must|shall|may|can|should|is to|are to) (?<before>only )?be"
              + " (?<done>\\w+)(?<rest>(?: (?!only\\b|by\\b)[^\\s,;:]+)*?)"
              + " (?<near>(?:only|solely|exclusively) )?by (?<who>[^,;:]+?)(?<after> only|"
              + " alone)?\\.?$");

  private static final Pattern ACCESS =
      Pattern.compile(" may have (Access|Entry|Admission|Use|Membership)\\b");

  private Rewrites() {}

  private static Rewrite of(String pattern, String replacement) {
    return new Rewrite(Pattern.compile("(?i)^(?<front>(?:[^,]{3,120}, )?)" + pattern), replacement);
  }

  /** The sentence with somebody who must do something, or as it is. */
  public static String apply(String original) {
    Matcher visible = VISIBLE_ONLY.matcher(original);
    if (visible.matches()) {
      String what = visible.group(1);
      return "Only %s may see %s."
          .formatted(visible.group(2), Subject.lowerFirst(Words.of(what), 0, what));
    }
    String straight = straightened(original);
    Matcher aside = ASIDE.matcher(straight);
    String sentence =
        aside.matches() ? aside.group(1) + aside.group(3) + " " + aside.group(2) + "." : straight;
    Matcher order = ORDER_ASIDE.matcher(sentence);
    if (order.matches() && Verbs.isBase(order.group(1))) {
      sentence = order.group(1) + " " + order.group(3) + " " + order.group(2) + ".";
    }
    Optional<String> reserved = reserved(sentence);
    if (reserved.isPresent()) {
      return reserved.get();
    }
    Matcher inverted = INVERTED.matcher(sentence);
    for (Rewrite rewrite : REWRITES) {
      Matcher matcher = rewrite.pattern().matcher(sentence);
      if (matcher.find() && !rewrite.replacement().isEmpty()) {
        String replacement = rewrite.replacement().replaceAll("\\$(\\d)", "\\$$1");
        String out = matcher.replaceFirst("${front}" + shift(replacement));
        return finish(out);
      }
    }
    return inverted.matches()
        ? invert(inverted.group(1), inverted.group(2)).orElse(sentence)
        : sentence;
  }

  /** "Only the CISO may grant access", for a passive that excludes all other agents. */
  private static Optional<String> reserved(String sentence) {
    Matcher matcher = RESERVED.matcher(sentence);
    boolean only =
        matcher.matches()
            && !matcher.group("what").matches("(?i).*\\b(?:is|are|must|shall|may|can|should)\\b.*")
            && (matcher.group("before") != null
                || matcher.group("near") != null
                || matcher.group("after") != null);
    if (!only) {
      return Optional.empty();
    }
    Words who = Words.of(matcher.group("who"));
    Subject agent = Subject.of(who, 0, who.size());
    boolean named =
        agent.plural() || who.at(0).tagged("DET") || who.at(0).startsUpper() || who.size() > 3;
    if (!agent.animate() || !named) {
      return Optional.empty(); // "only by bank transfer" names a way and nobody.
    }
    String what = matcher.group("what");
    Words patient = Words.of(what);
    String object =
        patient.at(0).nominal() && patient.at(0).tagged("PROPN")
            ? what
            : Character.toLowerCase(what.charAt(0)) + what.substring(1);
    return Verbs.baseOfParticiple(matcher.group("done"))
        .map(
            verb ->
                matcher.group("front")
                    + "only "
                    + matcher.group("who")
                    + " may "
                    + verb
                    + " "
                    + object
                    + matcher.group("rest")
                    + ".")
        .map(text -> Character.toUpperCase(text.charAt(0)) + text.substring(1));
  }

  /**
   * A sentence whose subject and verb stand together: what comes between them, "the owner, where
   * practical, must", "the board shall on its territory monitor", goes to the end.
   */
  private static String straightened(String original) {
    Matcher slip = MODAL_COMMA.matcher(original);
    String sentence =
        slip.find() && Verbs.isPolicyVerb(slip.group(3)) ? slip.replaceFirst("$1$2 $3") : original;
    sentence = PRESCRIBED_WORDS.matcher(sentence).replaceFirst("$1 $2");
    Matcher before = INSIDE_SUBJECT.matcher(sentence);
    if (!before.matches()) {
      before = BEFORE_MODAL.matcher(sentence);
    }
    if (before.matches() && before.group("aside").split(" ").length <= MOST_WORDS_MOVED) {
      String more = before.pattern().equals(INSIDE_SUBJECT) ? " " + before.group("more") : "";
      sentence =
          before.group("subject")
              + more
              + " "
              + before.group("rest")
              + " "
              + before.group("aside")
              + ".";
    }
    Matcher after = AFTER_MODAL.matcher(sentence);
    return after.matches() && Verbs.isPolicyVerb(after.group("verb"))
        ? "%s %s %s %s."
            .formatted(
                after.group("front"),
                after.group("verb"),
                after.group("rest"),
                after.group("aside"))
        : sentence;
  }

  /** Group numbers count the named group too. */
  private static String shift(String replacement) {
    return replacement.replace("$1", "$2");
  }

  private static String finish(String text) {
    String out =
        text.replaceFirst("(?i)\\byour# ", "you ")
            .replaceFirst("(?i)\\bour# ", "we ")
            .replaceFirst("(?i)\\btheir# ", "they ");
    Matcher gerund = Pattern.compile("#(\\w+ing) ").matcher(out);
    if (gerund.find()) {
      String base = VerbPhrases.fromGerund(gerund.group(1));
      out = gerund.replaceFirst(Matcher.quoteReplacement(base + " "));
    }
    out =
        ACCESS
            .matcher(out)
            .replaceFirst(match -> " may have " + match.group(1).toLowerCase(Locale.ROOT));
    out = out.matches("(?i)nor .*") ? apply(out) : out;
    return Character.toUpperCase(out.charAt(0)) + out.substring(1);
  }

  /** "may employees exchange" becomes "Employees may not exchange". */
  private static Optional<String> invert(String modal, String rest) {
    Words words = Words.of("Then " + rest);
    for (int i = 2; i < words.size(); i++) {
      boolean verb =
          words.at(i).is("be")
              || (Verbs.isBase(words.at(i).lower())
                  && (words.at(i).tagged("VERB") || Verbs.isPolicyVerb(words.at(i).lower()))
                  && !OperatorWords.match(words, i + 1, words.size()).isPresent());
      if (verb && (words.at(i - 1).nominal() || words.at(i - 1).tagged("PRON"))) {
        String subject = words.text(1, i);
        return Optional.of(
            Character.toUpperCase(subject.charAt(0))
                + subject.substring(1)
                + " "
                + modal
                + " not "
                + words.text(i, words.size()));
      }
    }
    return Optional.empty();
  }
}
