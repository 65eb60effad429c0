package io.alignmentstudio.framers.norms.rewording;

import io.alignmentstudio.framers.language.VerbPhrases;
import io.alignmentstudio.framers.norms.grammar.Subject;
import io.alignmentstudio.framers.norms.grammar.Words;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says in the words of rules what people allow, forbid and require without them: "use whichever
 * room you like", "you are not able to take it abroad", "it is your job to keep the book".
 */
public final class PlainRules {
  private static final String WHO =
      "(?:you|employees|staff|team members|members|students|volunteers|guests|visitors|tenants|residents|gardeners|participants|users|customers|contractors)";

  /** What nobody is unable to do unless somebody forbids it. */
  private static final String DEEDS =
      "(?:take|bring|use|claim|expense|carry|work|book|borrow|share|transfer|smoke|park|sell|sublet|exchange|swap|cancel|leave|remove|request|accept|keep|store|cook|invite|record|film|copy|export|send|lend|hire|order|buy|purchase|charge|rent)";

  private static final String DONE =
      "(?:expensed|claimed|reimbursed|refunded|carried over|exchanged|brought|booked|borrowed|cancelled|canceled|swapped|sublet)";

  /** Before the main clause: a circumstance with its comma. */
  private static final String FRONT =
      "^((?:(?:if|when|whenever|while|where|once|after|before|during|in|on|at|for)\\b[^,;:]{3,150}, )?)";

  /** The same, with commas of its own: "if you find one, and nobody is near,". */
  private static final String CASE =
      "^((?:(?:if|when|whenever|while|before|after|during)\\b[^;:]{3,200}?, )?)";

  private static final List<Idiom> IDIOMS =
      List.of(
          Idiom.of(
              "^(use|take|choose|pick|wear|eat|read|borrow) (?:whichever|whatever) ((?!is\\b|are\\b|you\\b)[a-z]+(?: [a-z]+)?) (?:you|they) (?:desire|like|want|wish|prefer|please|choose)\\.?$",
              "You may $1 any $2."),
          Idiom.of(
              "^(?:(?-i:\\p{Lu})[\\w'/& ]{1,40} [-–—] )?("
                  + WHO
                  + ") are (?:also )?not able to (?="
                  + DEEDS
                  + "\\b)(?![^;:]*\\b(?:because|due to|until)\\b)",
              "$1 must not "),
          Idiom.of(
              FRONT
                  + "("
                  + WHO
                  + ") are (?:also )?not able to (?="
                  + DEEDS
                  + "\\b)(?![^;:]*\\b(?:because|due to|until)\\b)",
              "$1$2 must not "),
          Idiom.of(
              "^((?!it\\b|this\\b|that\\b|they\\b|if\\b|when\\b)[^,;:]{3,120}?) (?:is|are) (?:also )?not able to be ("
                  + DONE
                  + ")\\b",
              "$1 must not be $2"),
          Idiom.of(
              FRONT + "(" + WHO + ") would (?:also |then )?be (responsible|accountable) for ",
              "$1$2 are $3 for "),
          Idiom.of(
              FRONT
                  + "("
                  + WHO
                  + ") (?:can|will be able to|are able to) (use (?:the |our |your |an? |it\\b)?[^,;:]*?) (?:in order )?to (?=(?:purchase|buy|order|book|pay for|reserve|hire|rent)\\b)(?=[^;]*(?:\\bcards?\\b|\\bbudget\\b|\\baccount\\b|\\bfunds?\\b|\\ballowance\\b|\\bfor your\\b))",
              "$1$2 may $3 to "),
          Idiom.of(
              "^(if you (?:already )?have [^,;:]*?\\b(?:card|budget|account|allowance)) you (?:can|may) (use [^,;:]*?) (?:in order )?to (?=(?:purchase|buy|order|book|pay for|reserve|hire|rent)\\b)",
              "$1, you may $2 to "),
          Idiom.of(
              "^((?:if|when|once) [^;:]+, )you (?:can|may) (submit [^,;:]+?),? and you will be (compensate|reimburse)d ([^;:]+)$",
              "$1you may $2; $1the company must $3 you $4"),
          Idiom.of(
              CASE
                  + "it(?: is|['’]s) (?:also )?your (?:main |first )?job to ([a-z][^;:]*?), (?:and )?not to ([a-z][^,;:]*?)\\.?$",
              "$1you must $2."),
          Idiom.of(
              CASE + "it(?: is|['’]s) (?:also )?your (?:main |first )?job to (?=[a-z]+ )",
              "$1you must "),
          Idiom.of(
              "(?<=^|; )it['’]s (the|an?|each|every) ([^,;:]{2,40}?)['’]s (?:job|role|task|business|responsibility|duty) to (?=[a-z])",
              "$1 $2 must "),
          Idiom.of(
              "^((?!if\\b|when\\b)[^;:]*?\\b(?:is|are) (?:on )?)((?-i:\\p{Lu})[a-z]+ \\d{1,2}(?:st|nd|rd|th)?|\\d{1,2}(?:st|nd|rd|th)? (?-i:\\p{Lu})[a-z]+),? at which (?:point|time|date) ",
              "$1$2; on $2, "),
          Idiom.of(
              "^((?!if\\b|when\\b)[^;:]*?\\b(?:is|are) (?:on )?)((?-i:\\p{Lu})[a-z]+ \\d{1,2}(?:st|nd|rd|th)?|\\d{1,2}(?:st|nd|rd|th)? (?-i:\\p{Lu})[a-z]+),? by which (?:point|time|date) ",
              "$1$2; by $2, "));

  /** "A weekly meeting, which every member is expected to attend." */
  private static final Pattern RELATIVE =
      Pattern.compile(
          "(?i)^(?:(?!if\\b|when\\b|unless\\b)(?<front>[^;:]*?)(?:, | is | are | have | has | hold | holds ))?(?<what>(?:an?|the|our) [^,;:]{3,60}?),? (?:which|that) (?<who>(?:every|each|all) [^,;:]{2,40}?) (?<rule>(?:is|are) (?:expected|required|obliged|asked|encouraged|invited) to|must|should|may|may not|must not) (?<deed>attend|join|read|complete|sign|wear)(?<rest>(?: (?:on|in|at|before|after|during|when|if|every|each|once|within)\\b[^,;:]*)?)\\.?$");

  /** "The chair's job is to keep order." */
  private static final Pattern JOB =
      Pattern.compile(
          "(?i)^(?:(?<your>your)|(?<who>(?:the|an?|each|every|all) (?<owner>[\\w -]{2,40}?))['’]s?) (?:main |first |primary )?job is (?:also |always )?to (?<deed>(?!be\\b)[a-z]+ [^;:]+)$");

  private PlainRules() {}

  /** A sentence with such words spelled out; as it is where it has none. */
  public static String spelled(String written) {
    String sentence = Idiom.plain(IDIOMS, written);
    Matcher job = JOB.matcher(sentence);
    if (job.matches() && (job.group("your") != null || Subject.acts(job.group("owner")))) {
      sentence =
          (job.group("your") == null ? job.group("who") : "you") + " must " + job.group("deed");
    }
    Matcher relative = RELATIVE.matcher(sentence);
    return relative.matches()
        ? VerbPhrases.capitalised(
            "%s %s %s %s%s."
                .formatted(
                    relative.group("who"),
                    relative.group("rule"),
                    relative.group("deed"),
                    Words.lowerFirst(relative.group("what")),
                    relative.group("rest")))
        : VerbPhrases.capitalised(sentence);
  }
}
