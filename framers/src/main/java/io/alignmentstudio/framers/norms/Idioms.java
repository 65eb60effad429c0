package io.alignmentstudio.framers.norms;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Wordings that oblige, forbid or allow without a modal, said with one: "are under a duty to", "is
 * grounds for dismissal", "is limited to four"; and what stands once and is meant twice, said
 * twice.
 */
final class Idioms {
  private record Idiom(Pattern pattern, String plain) {}

  private static final List<Idiom> IDIOMS =
      List.of(
          new Idiom(Pattern.compile("(?i)\\b(must|shall|should|may) to (?=[a-z]+ )"), "$1 "),
          new Idiom(
              Pattern.compile(
                  "(?i)^(?:compliance|adherence|conformity) with ([^;:]+?) (?:is|are) (?:mandatory|compulsory|obligatory|required)(?: for (?:all|every|each) [^,;:]+?)?\\.?$"),
              "You must comply with $1."),
          new Idiom(
              Pattern.compile(
                  "(?i)\\b(is|are) (?:strictly )?(?:mandatory|compulsory|obligatory)(?=\\b(?! (?:for|to|that)))"),
              "$1 required"),
          new Idiom(
              Pattern.compile(
                  "(?i)^([a-z]+ing [^;:]+?) (?:is|are|will be|constitutes?) (?:regarded as |treated as |considered )?(?:an? )?(?:disciplinary|serious|criminal|gross) (?:offen[cs]e|misconduct|breach|violation)\\b.*$"),
              "$1 is prohibited."),
          new Idiom(
              Pattern.compile(
                  "(?i)^([a-z]+ing [^;:]+?) (?:is|are|will be|constitutes?) (?:a )?(?:grounds?|cause|reason) for (?:immediate |instant |summary |disciplinary )*(?:termination|dismissal|action|expulsion|discipline|removal)\\b.*$"),
              "$1 is prohibited."),
          new Idiom(
              Pattern.compile(
                  "(?i)(\\b(?:prohibited|forbidden|not (?:permitted|allowed|tolerated|acceptable))\\b[^;:]*?),? and (?:may|will|can|shall|could) (?:also )?(?:result in|lead to|be (?:grounds|cause) for|be subject to) [^;:]+$"),
              "$1."),
          new Idiom(
              Pattern.compile(
                  "(?i)\\b(is|are) not (?:an? )?(?:acceptable|appropriate|permitted|proper) (?:uses?|behaviou?r|conduct|practices?|activit(?:y|ies)) (?:of|for) "),
              "$1 not acceptable in "),
          new Idiom(
              Pattern.compile(
                  "(?i)^((?:(?!\\b(?:if|when|unless|who|that|which|where|not|until|once|must|shall|should|may|will|can)\\b)[^,;:])+?) (?:has|have|retains?) (?:the |full |sole |absolute )*(?:discretion|authority|power|freedom|liberty|permission|option) to (?=[a-z])"),
              "$1 may "),
          new Idiom(
              Pattern.compile(
                  "(?i)\\b(?:is|are) (?:prohibited|banned|barred|excluded) from use\\b"),
              "must not be used"),
          new Idiom(Pattern.compile("(?i)\\b(?:is|are) at liberty to (?=[a-z])"), "may "),
          new Idiom(
              Pattern.compile(
                  "(?i)^(No (?!one\\b)[^,;:]+?) will (?=(?:ever )?be [a-z]+(?:ed|en)\\b)"),
              "$1 may "),
          new Idiom(
              Pattern.compile(
                  "(?i)\\b(must|shall|should|may) neither ([a-z]+(?: part)? (?:in|to|from|with|on|for|by|at)) nor ([a-z][^,;]{2,50}?) ((?:its|their|the|any|an?|such) [^,;.]+)"),
              "$1 not $2 $4 or $3 $4"),
          new Idiom(
              Pattern.compile(
                  "(?i), and (if|when|where) ([^,;]+), (?=(?:it|they|he|she|you|we|the|an?|this|these|employees|staff)\\b)"),
              "; $1 $2, "),
          new Idiom(
              Pattern.compile(
                  "(?i)^([^,;:]+?) (?:has|have) (?:absolutely )?no place (?:at|in|on|within) [^,;.]+?(?: and (?:is|are|will) not (?:be )?tolerated)?\\.?$"),
              "$1 is prohibited."),
          new Idiom(
              Pattern.compile(
                  "(?i)^(?!.*\\bunless\\b)(.*?)\\b(where|if|when) ([^,;]+), in which case,? (.+)$"),
              "$1$2 $3; $2 $3, $4"),
          new Idiom(
              Pattern.compile(
                  "(?i)\\b((?:(?:is|are) (?:required|obliged|expected|asked|encouraged)|has|have) to [^;:]*?) and to (?=[a-z]+ )"),
              "$1 and "),
          new Idiom(
              Pattern.compile(
                  "(?i)\\b(is|are) (?:encouraged|asked|invited|advised) and (expected|required|obliged) to\\b"),
              "$1 $2 to"),
          new Idiom(
              Pattern.compile(
                  "(?i)\\b(you|they|employees|staff|workers|colleagues) can ((?:[a-z]+ly )?(?!not\\b)[a-z]+ [^,;.]*?,? (?:as long as|so long as|provided that|only if|only with|only when)\\b)"),
              "$1 may $2"),
          new Idiom(
              Pattern.compile(
                  "(?i)\\b(is|are) (not \\w+|prohibited|forbidden), nor (is|are) ([^,;]+?)(?=[.;]|$)"),
              "$1 $2; $4 $3 $2"),
          new Idiom(
              Pattern.compile(
                  "(?i)\\b((?:must|shall|should|may) (?:not )?)([a-z]+(?: part)? (?:in|to|from|with|on|for|by)), (or|and) ([a-z][^,;]{2,50}?), ((?:its|their|the|any|an?|such) [^,;]+?)(?=[.;]|$)"),
              "$1$2 $5 $3 $4 $5"),
          new Idiom(
              Pattern.compile("(?i)^((?:(?!\\bunless\\b).)*), in which case,? "),
              "$1; in that case, "),
          new Idiom(
              Pattern.compile(
                  "(?i)^([^,;]+?) (must|shall|should) be (\\w+) ([^,;]+), ((?:all )?(?:the )?others?) ((?:by|within|no later|not later|at)\\b[^,;]+)$"),
              "$1 $2 be $3 $4; $5 $2 be $3 $6"),
          new Idiom(
              Pattern.compile(
                  "(?i) also (?=requires? (?:the |an? |prior |written )*(?:approval|consent|permission|authori[sz]ation)\\b)"),
              " "),
          new Idiom(
              Pattern.compile(
                  "(?i)\\b(?:is|are) under no (?:\\w+ )??(?:obligation|duty|compulsion) to (?=[a-z])"),
              "need not "),
          new Idiom(
              Pattern.compile(
                  "(?i)\\b(?:is|are) under (?:an? |the )?(?:\\w+ )??(?:obligation|duty) to (?=[a-z])"),
              "must "),
          new Idiom(
              Pattern.compile("(?i)\\bit is (?:also )?incumbent (?:up)?on ([^,;:]+?) to (?=[a-z])"),
              "$1 must "),
          new Idiom(
              Pattern.compile(
                  "(?i)\\b(is|are) (?:in|under|on) no (?:circumstances?|conditions?|event|case|account) (?=(?:acceptable|allowed|permitted|permissible|tolerated|appropriate|to be)\\b)"),
              "$1 never "),
          new Idiom(
              Pattern.compile(
                  "(?i)\\bit is (not|never) (?:ok|okay|fine|right|permissible) (?=(?:for|to)\\b)"),
              "it is $1 acceptable "),
          new Idiom(
              Pattern.compile(
                  "(?i)^(?<what>(?!it\\b|this\\b|that\\b)[^,;:]{3,80}?) (?:is|are) (?:strictly )?(?:limited|restricted|capped) (?:to|at) (?=(?:(?:a maximum of|at most|no more than|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty) |[£$€]? ?\\d|(?:EUR|USD|GBP|CHF) ))(?:a maximum of |at most |no more than )?"),
              "${what} must not exceed "),
          new Idiom(
              Pattern.compile(
                  "(?i)^(?<who>(?!(?:it|this|that|there|they|we)\\b)(?:(?!\\b(?:is|are|was|were|and|who|which|that)\\b)[^,;:]){2,60}?) (?:needs?|requires?) (?=(?:an? |your own |their own |written |valid |proof of )(?:(?!(?:to|for|of|and|or|if)\\b)[\\w'-]+ ){0,3}?(?:plan|permit|licen[cs]e|pass|badge|ticket|certificate|card|receipt|insurance|induction|invitation|reservation|appointment|visa|waiver|referral|prescription|contract|assessment|inspection|training|statement|chaperone|escort|booking|helmet)s?\\b)"),
              "${who} must have "),
          new Idiom(
              Pattern.compile(
                  "(?i)(\\b(?:must|shall)\\b[^;:]{3,150}?),? and (?=(?:each|every|all|any|the) [^,;:]{2,60}? will be [a-z]+(?:ed|en|t)\\b)"),
              "$1; "),
          new Idiom(
              Pattern.compile("(?i)\\b(should|must|may) (?:probably|perhaps|ideally) "), "$1 "),
          new Idiom(
              Pattern.compile("(?i)(?<=, )make sure (?=(?:the|an?|your|all|every|any)\\b)"),
              "make sure that "),
          new Idiom(
              Pattern.compile("(?i)\\b(?:is|are) (not|never) (accepted|reimbursed|refunded)\\b"),
              "must $1 be $2"),
          new Idiom(
              Pattern.compile(
                  "(?i)\\b(?:is|are) (?:always )?kept (?=(?:locked|closed|clean|clear|shut|confidential|secret|free)\\b)"),
              "must be kept "),
          new Idiom(
              Pattern.compile(
                  "(?i)\\b(?:is|are) always (?=(?:reviewed|checked|approved|accompanied|supervised|recorded|signed|stored|kept|labell?ed|worn|locked|reported|verified|tested|cleaned|disclosed|documented|encrypted)\\b)"),
              "must always be "),
          new Idiom(
              Pattern.compile(
                  "(?i)\\b(?:is|are) (?=(?:reviewed|checked|approved|accompanied|supervised|recorded|signed|stored|kept|labell?ed|worn|locked|reported|verified|tested|cleaned|disclosed|documented|encrypted) (?:by [^,;:.]{3,40} )?at all times\\b)"),
              "must be "),
          new Idiom(
              Pattern.compile("(?i)\\b(is|are) (not|never) welcome(?! to\\b)"), "$1 $2 allowed"),
          new Idiom(
              Pattern.compile("(?i)\\b(?:is|are) (not |only |never )(?:admitted|let in)\\b"),
              "may $1be admitted"));

  private Idioms() {}

  /** A sentence with its idioms spelled out; as it is where it has none. */
  static String spelled(String written) {
    String sentence = written;
    for (Idiom idiom : IDIOMS) {
      sentence = idiom.pattern().matcher(sentence).replaceAll(idiom.plain());
    }
    return sentence;
  }
}
