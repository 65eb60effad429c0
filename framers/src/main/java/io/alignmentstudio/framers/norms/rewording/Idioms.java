package io.alignmentstudio.framers.norms.rewording;

import java.util.List;

/**
 * Wordings that oblige, forbid or allow without a modal, said with one: "are under a duty to", "is
 * grounds for dismissal", "is limited to four"; and what stands once and is meant twice, said
 * twice.
 */
final class Idioms {
  /** All before the verb of the main clause. */
  private static final String MAIN =
      "^((?:(?!\\b(?:that|ensure|sure|if|when|where|unless|who|which|whether|how|because)\\b)[^;:])*?)\\b";

  private static final List<Idiom> IDIOMS =
      List.of(
          Idiom.of("\\beat/drink\\b", "eat or drink"),
          Idiom.of("^(?:please )?abide by (?=[a-z])", "Comply with "),
          Idiom.of(
              "^(?:please )?(smoke|vape|eat|drink|eat or drink|park|swim|camp|barbecue|ride|skate) (?:only )?(in|within|at|on) (?![^;:]*\\b(?:and|or|only|if|when|unless|is|are|triggers|will|may)\\b)((?:the |your )?(?:designated|marked|signed|assigned|allocated)\\b[^,;:]*)$",
              "You may $1 only $2 $3"),
          Idiom.of(
              "^(?:the )?([a-z]+ing) of ([^,;:]+?) is (?:also )?your (?:own |sole )?responsibility\\.?$",
              "You are responsible for the $1 of $2."),
          Idiom.of(
              "\\b(employees|staff|members|you|volunteers|guests|users|students|tenants|participants|visitors|parents|borrowers|hirers|customers|residents) (?:will be|are|shall be) (?:held )?(?:personally |fully )?liable for (?=(?:any |all |the |their |your |excessive |additional |unpaid |resulting )*(?:charges|costs?|damages?|losses|loss|fees|expenses|repairs|replacements?|payments?|breakages)\\b(?![^;:]*\\bonly\\b))",
              "$1 are responsible for "),
          Idiom.of(
              "^((?:(?!\\b(?:if|when|whenever|where|whether|that|unless|because|although)\\b)[^;:])+?),? and (?=the (?:company|organi[sz]ation|club|house|landlord|board) (?:may|reserves)\\b)",
              "$1; "),
          Idiom.of(
              "^((?:(?!\\b(?:if|when|whenever|where|whether|that|unless|because|although)\\b)[^;:])+?),? (?:and|so) (?=it is (?:also )?(?:the|your) (?:\\w+ )?(?:responsibility|duty)\\b)",
              "$1; "),
          Idiom.of(
              "^(?:whilst|while|when) ([a-z]+ing [^,;:]{2,60}?) (?=(?:all )?(?:employees|staff|members|volunteers|you|users|students|visitors|contractors|workers|guests|participants|everyone) (?:must|should|may|shall|cannot|are|will|need|have)\\b)",
              "When $1, "),
          Idiom.of(", (?:particularly|especially) (?:when|if|where|while)\\b[^,;:]*?(?=[.]?$)", ""),
          Idiom.of(
              "^([^,;:]+?) ((?:must|should|shall) be) ([^;:]+?),? and, ((?:where|if|when|as) (?:appropriate|applicable|necessary|needed|required|possible|relevant)), ([a-z]+(?:ed|en|wn|pt|ld|nt)\\b[^,;:]*?)\\.?$",
              "$1 $2 $3; $1 $2 $5 $4."),
          Idiom.of(
              "\\b((?:must|should|shall) be [a-z]+(?:ed|en|wn|pt|ld|nt)), ([a-z]+(?:ed|en|wn|pt|ld|nt))(?=;)",
              "$1 and $2"),
          Idiom.of(
              "^((?=[^;:]*\\b(?:not|never|no circumstances|prohibited|forbidden)\\b)[^;:]+?),? and no (?=[a-z]+ing (?:of|in|on)\\b)",
              "$1; no "),
          Idiom.of(
              "^(?:please )?(?:do not|don[\'’]t|never) hesitate to (?=[a-z])", "feel free to "),
          Idiom.of(
              "\\b(must|should|shall) not (?!(?:just|only|merely|simply|necessarily)\\b)([^,;:]+), but (?=(?:try|aim|seek|strive|attempt) to\\b)",
              "$1 not $2; "),
          Idiom.of(
              "^(?!being\\b)([a-z]+ing [^,;:]+?) (?:will|may|would) (?:amount to|constitute|be (?:treated|regarded|considered) as) (?:an? )?(?:act of )?(?:gross |serious )?misconduct\\.?$",
              "$1 is prohibited."),
          Idiom.of("\\b(must|shall|should|may) to (?=[a-z]+ )", "$1 "),
          Idiom.of(
              "^(?:compliance|adherence|conformity) with ([^;:]+?) (?:is|are) (?:mandatory|compulsory|obligatory|required)(?: for (?:all|every|each) [^,;:]+?)?\\.?$",
              "You must comply with $1."),
          Idiom.of(
              "\\b(is|are) (?:strictly )?(?:mandatory|compulsory|obligatory)(?=\\b(?! (?:to|that)))",
              "$1 required"),
          Idiom.of(
              "^([a-z]+ing [^;:]+?) (?:is|are|will be|constitutes?) (?:regarded as |treated as |considered )?(?:an? )?(?:disciplinary|serious|criminal|gross) (?:offen[cs]e|misconduct|breach|violation)\\b.*$",
              "$1 is prohibited."),
          Idiom.of(
              "^([a-z]+ing [^;:]+?) (?:is|are|will be|constitutes?) (?:a )?(?:grounds?|cause|reason) for (?:immediate |instant |summary |disciplinary )*(?:termination|dismissal|action|expulsion|discipline|removal)\\b.*$",
              "$1 is prohibited."),
          Idiom.of(
              "(\\b(?:prohibited|forbidden|not (?:permitted|allowed|tolerated|acceptable))\\b[^;:]*?),? and (?:may|will|can|shall|could) (?:also )?(?:result in|lead to|be (?:grounds|cause) for|be subject to) [^;:]+$",
              "$1."),
          Idiom.of(
              "\\b(is|are) not (?:an? )?(?:acceptable|appropriate|permitted|proper) (?:uses?|behaviou?r|conduct|practices?|activit(?:y|ies)) (?:of|for) ",
              "$1 not acceptable in "),
          Idiom.of(
              "^((?:(?!\\b(?:if|when|unless|who|that|which|where|not|until|once|must|shall|should|may|will|can)\\b)[^,;:])+?) (?:has|have|retains?) (?:the |full |sole |absolute )*(?:discretion|authority|power|freedom|liberty|permission|option) to (?=[a-z])",
              "$1 may "),
          Idiom.of(
              "\\b(?:is|are) (?:prohibited|banned|barred|excluded) from use\\b",
              "must not be used"),
          Idiom.of("\\b(?:is|are) at liberty to (?=[a-z])", "may "),
          Idiom.of("^(No (?!one\\b)[^,;:]+?) will (?=(?:ever )?be [a-z]+(?:ed|en)\\b)", "$1 may "),
          Idiom.of(
              "\\b(must|shall|should|may) neither ([a-z]+(?: part)? (?:in|to|from|with|on|for|by|at)) nor ([a-z][^,;]{2,50}?) ((?:its|their|the|any|an?|such) [^,;.]+)",
              "$1 not $2 $4 or $3 $4"),
          Idiom.of(
              ", and (if|when|where) ([^,;]+), (?=(?:it|they|he|she|you|we|the|an?|this|these|employees|staff)\\b)",
              "; $1 $2, "),
          Idiom.of(
              "^([^,;:]+?) (?:has|have) (?:absolutely )?no place (?:at|in|on|within) [^,;.]+?(?: and (?:is|are|will) not (?:be )?tolerated)?\\.?$",
              "$1 is prohibited."),
          Idiom.of(
              "^(?!.*\\bunless\\b)(.*?)\\b(where|if|when) ([^,;]+), in which case,? (.+)$",
              "$1$2 $3; $2 $3, $4"),
          Idiom.of(
              "\\b((?:(?:is|are) (?:required|obliged|expected|asked|encouraged)|has|have) to [^;:]*?) and to (?=[a-z]+ )",
              "$1 and "),
          Idiom.of(
              "\\b(is|are) (?:encouraged|asked|invited|advised) and (expected|required|obliged) to\\b",
              "$1 $2 to"),
          Idiom.of(
              "\\b(you|they|employees|staff|workers|colleagues) can ((?:[a-z]+ly )?(?!not\\b)[a-z]+ [^,;.]*?,? (?:as long as|so long as|provided that|only if|only with|only when)\\b)",
              "$1 may $2"),
          Idiom.of(
              "\\b(is|are) (not \\w+|prohibited|forbidden), nor (is|are) ([^,;]+?)(?=[.;]|$)",
              "$1 $2; $4 $3 $2"),
          Idiom.of(
              "\\b((?:must|shall|should|may) (?:not )?)([a-z]+(?: part)? (?:in|to|from|with|on|for|by)), (or|and) ([a-z][^,;]{2,50}?), ((?:its|their|the|any|an?|such) [^,;]+?)(?=[.;]|$)",
              "$1$2 $5 $3 $4 $5"),
          Idiom.of("^((?:(?!\\bunless\\b).)*), in which case,? ", "$1; in that case, "),
          Idiom.of(
              "^([^,;]+?) (must|shall|should) be (\\w+) ([^,;]+), ((?:all )?(?:the )?others?) ((?:by|within|no later|not later|at)\\b[^,;]+)$",
              "$1 $2 be $3 $4; $5 $2 be $3 $6"),
          Idiom.of(
              " also (?=requires? (?:the |an? |prior |written )*(?:approval|consent|permission|authori[sz]ation)\\b)",
              " "),
          Idiom.of(
              "\\b(?:is|are) under no (?:\\w+ )??(?:obligation|duty|compulsion) to (?=[a-z])",
              "need not "),
          Idiom.of(
              "\\b(?:is|are) under (?:an? |the )?(?:\\w+ )??(?:obligation|duty) to (?=[a-z])",
              "must "),
          Idiom.of("\\bit is (?:also )?incumbent (?:up)?on ([^,;:]+?) to (?=[a-z])", "$1 must "),
          Idiom.of(
              "\\b(is|are) (?:in|under|on) no (?:circumstances?|conditions?|event|case|account) (?=(?:acceptable|allowed|permitted|permissible|tolerated|appropriate|to be)\\b)",
              "$1 never "),
          Idiom.of(
              "\\bit is (?:not|never) (?:ok|okay|fine|right|permissible|acceptable|appropriate|permitted|allowed) (?=(?:for|to)\\b)",
              "it is not acceptable "),
          Idiom.of(
              "^(?<what>(?!it\\b|this\\b|that\\b)[^,;:]{3,80}?) (?:is|are) (?:strictly )?(?:limited|restricted|capped) (?:to|at) (?=(?:(?:a maximum of|at most|no more than|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty) |[£$€]? ?\\d|(?:EUR|USD|GBP|CHF) ))(?:a maximum of |at most |no more than )?",
              "${what} must not exceed "),
          Idiom.of(
              "^(?<who>(?!(?:it|this|that|there|they|we)\\b)(?:(?!\\b(?:is|are|was|were|and|who|which|that)\\b)[^,;:]){2,60}?) (?:needs?|requires?) (?=(?:an? |your own |their own |written |valid |proof of )(?:(?!(?:to|for|of|and|or|if)\\b)[\\w'-]+ ){0,3}?(?:plan|permit|licen[cs]e|pass|badge|ticket|certificate|card|receipt|insurance|induction|invitation|reservation|appointment|visa|waiver|referral|prescription|contract|assessment|inspection|training|statement|chaperone|escort|booking|helmet)s?\\b)",
              "${who} must have "),
          Idiom.of(
              "(\\b(?:must|shall)\\b[^;:]{3,150}?),? and (?=(?:each|every|all|any|the) [^,;:]{2,60}? will be [a-z]+(?:ed|en|t)\\b)",
              "$1; "),
          Idiom.of("^all (?:the )?(other [a-z]+), (?=(?:we|you) )", "For all $1, "),
          Idiom.of(
              "\\b(different (day|date|night|evening|week)) (?:to|from|than) when (?=[a-z])",
              "$1 from the $2 on which "),
          Idiom.of(
              "^(?:as such, )?((?-i:[A-Z])[^,;:]{1,60}?) will ([^;:]*?),? (?:and|but) will (?=(?:always|never|not) )",
              "$1 will $2; $1 will "),
          Idiom.of("\\b(should|must|may) (?:probably|perhaps|ideally) ", "$1 "),
          Idiom.of("(?<=, )make sure (?=(?:the|an?|your|all|every|any)\\b)", "make sure that "),
          Idiom.of(
              MAIN + "(?:is|are) (not|never) (accepted|reimbursed|refunded)\\b", "$1must $2 be $3"),
          Idiom.of(
              MAIN
                  + "(?:is|are) (?:always )?kept (?=(?:locked|closed|clean|clear|shut|confidential|secret|free)\\b)",
              "$1must be kept "),
          Idiom.of(
              MAIN
                  + "(?:is|are) always (?=(?:reviewed|checked|approved|accompanied|supervised|recorded|signed|stored|kept|labell?ed|worn|locked|reported|verified|tested|cleaned|disclosed|documented|encrypted)\\b)",
              "$1must always be "),
          Idiom.of(
              MAIN
                  + "(?:is|are) (?=(?:reviewed|checked|approved|accompanied|supervised|recorded|signed|stored|kept|labell?ed|worn|locked|reported|verified|tested|cleaned|disclosed|documented|encrypted) (?:by [^,;:.]{3,40} )?at all times\\b)",
              "$1must be "),
          Idiom.of("\\b(is|are) (not|never) welcome(?! to\\b)", "$1 $2 allowed"),
          Idiom.of("\\b(?:is|are) (not |only |never )(?:admitted|let in)\\b", "may $1be admitted"),
          Idiom.of("\\bwill (?:also )?be asked to (?=[a-z])", "must "),
          Idiom.of(
              "^(you|members|volunteers|participants|users|visitors|guests) (?:also |hereby )?agree (not )?to (?=[a-z])",
              "$1 must $2"),
          Idiom.of(
              "\\bit is (?:also )?(?:an? )?(?:criminal |disciplinary |serious |civil )*(?:offen[cs]e|crime|breach of [^,;:]{3,40}?|violation of [^,;:]{3,40}?) for ([^,;:]+?) to (?=[a-z])",
              "$1 must not "),
          Idiom.of(
              "\\bit is (?:also )?(?:an? )?(?:criminal |disciplinary |serious |civil )*(?:offen[cs]e|crime|breach of [^,;:]{3,40}?|violation of [^,;:]{3,40}?) to (?=[a-z])",
              "you must not "),
          Idiom.of(
              "\\bit is (?:essential|important|crucial|critical|vital|imperative|recommended|advisable|desirable) that (?=(?:(?!\\b(?:is|are|and|that|who)\\b)[^,;:])*?\\b(?:must|should|shall)\\b)",
              ""),
          Idiom.of(
              "\\bit is (?:also |always )?(the |an? |your |our )([^,;:]{2,40}?)'s (?:job|role|task|business) to (?=[a-z])",
              "$1$2 must "),
          Idiom.of(
              "\\bit(?: is|['’]s) (?:also )?(?:generally|usually|normally|perfectly|entirely|quite|always|totally|absolutely) (?=(?:acceptable|permissible|permitted|allowed|fine|ok|okay) (?:for [^,;:]+? )?to\\b)",
              "it is "),
          Idiom.of("(?<=[a-z]), again,? (?=only\\b)", " "),
          Idiom.of(
              "\\b(not(?: allowed| permitted| authori[sz]ed)?),? under any circumstances?,? (?=to\\b)",
              "$1 "),
          Idiom.of(
              "^(?:the |our |local |state |federal |national |applicable )*(?:laws?|legislation|regulations|rules|insurance|insurers?|licen[cs]e|lease|landlord|contract) (?:do|does) not (?:allow|permit) us to (?!not\\b)(?=[a-z])",
              "we must not "),
          Idiom.of(
              "^(?:the |our |local |state |federal |national |applicable )*(?:laws?|legislation|regulations|rules|insurance|insurers?|licen[cs]e|lease|landlord|contract) (?:do|does) not (?:allow|permit) (?!only\\b|us\\b)(you|[^,;:]{3,40}?) to (?!not\\b)(?=[a-z])",
              "$1 must not "),
          Idiom.of(
              "^(?![^;:]*\\b(?:but|although|which is|wrong|untrue)\\b)(?:the |our )(?:hotel|landlord|board|committee|council|management|company|organi[sz]ers?|venue|owner|school|club|trustees) (?:has|have) (?:stated|said|decided|ruled|confirmed|announced|made (?:it )?clear) that (?=[^;:]*?\\b(?:must|shall|(?:may|must|should) not|(?:is|are) (?:not )?(?:allowed|permitted|required|prohibited|forbidden|banned))\\b)",
              ""),
          Idiom.of(
              "^((?:if|when|whenever) [^,;:]+, )(?:please )?(?:remember|note|be aware|bear in mind|keep in mind) that (?=[^;:]*?\\b(?:must|shall|should|may not|cannot|(?:is|are) (?:responsible|required|expected|(?:not )?(?:allowed|permitted)|prohibited|forbidden)|(?:need|have)s? to)\\b)",
              "$1"),
          Idiom.of(
              "(?<=\\bthat [^,;:]{3,120}),? and the (?:onus|burden) is on (?!us\\b)([^,;:]{2,40}?) to (?=[a-z])",
              ", and $1 must "),
          Idiom.of(
              "^the (?:onus|burden) is (?:always )?on ([^,;:]{2,40}?) to (?=[a-z])", "$1 must "),
          Idiom.of(
              "^((?:If|When|Whenever) [^,;:]+?),? (?:he/she|she/he|s/he|he or she|she or he) (?=(?:must|should|shall|may|can|cannot|will|is|needs?)\\b)",
              "$1, he or she "),
          Idiom.of(
              "\\bit is (?:also )?(?:generally|usually|normally|perfectly|entirely|quite|always) (acceptable|permissible|permitted|allowed|fine|ok|okay) (?=(?:for [^,;:]+? )?to\\b)",
              "it is $1 "),
          Idiom.of(
              "\\bit's (?=(?:also |not |never |perfectly |generally |usually |normally |always |totally |absolutely )?(?:ok|okay|fine|acceptable|permitted|allowed|forbidden|prohibited|essential|your|important)\\b)",
              "it is "),
          Idiom.of(
              "\\b(?:have|has) an? (?:\\w+ )??(?:duty|responsibility|obligation) to (?:the|their|our|its|his|each|all) [^,;:]{3,90}? to (?=[a-z]+ (?:the|their|any|an?|all|its|our|your|every|each)\\b)",
              "must "),
          Idiom.of(
              "^(?:the |full |overall |sole |ultimate |primary )*responsibility for ([^,;:]+?) (?:rests|lies|remains) (?:solely |ultimately |entirely )?with ([^,;:]+?)(?:, not [^;:]+)?\\.?$",
              "$2 must take responsibility for $1."),
          Idiom.of(
              "^((?:(?!\\b(?:is|are|who|which|must|if)\\b)[^,;:])+?) requires? ((?:prior |human |written |legal |editorial |independent |manual |senior |adult |constant )*(?:review|verification|supervision|oversight|notice|notification|justification)\\b(?! of (?:the|how)\\b))",
              "$1 must have $2"),
          Idiom.of(
              "^((?:all |any |personal |private )*(?:use|usage|parking|smoking|photography|filming|deliveries|calls|visits|travel|alcohol|food and drinks?|meetings)\\b[^,;:]*?) (?:is|are) (?:strictly )?(?:restricted|limited|confined) to (?=[a-z])",
              "$1 must be limited to "),
          Idiom.of(
              "^([^,;:]+?) (?:has|have) (?:absolutely )?no place here\\.?$", "$1 is prohibited."),
          Idiom.of(
              "\\bthere is no (?:need|obligation|requirement) (?:for (?:you|staff|employees|members) )?to (?=[a-z])",
              "you need not "),
          Idiom.of(
              "\\b(?:has|have) (?:the|a) right to (?=(?:an?|one|two|three|paid|\\d+)\\b)",
              "may receive "),
          Idiom.of(
              "^((?:prior |written |express )*(?:approval|permission|consent|authori[sz]ation)\\b[^,;:]*?) (?:is|are) (?:needed|necessary) (?=(?:before|for|to|if|when)\\b)",
              "$1 is required "),
          Idiom.of(
              "^you are (not )?to (?!be (?:commended|congratulated|thanked|praised)\\b)(?=[a-z]+ )",
              "you must $1"),
          Idiom.of(
              "^(?:(?:under|in) (?:no|any) circumstances?|in no case|on no account|at no time|by no means),? (?=(?!may\\b|shall\\b|must\\b|should\\b|can\\b|will\\b|is\\b|are\\b|do\\b|does\\b)[a-z]+ (?:your|the|an?|any|their|it|them|with|to|on|in)\\b)",
              "never "),
          Idiom.of("^make sure (?=(?:all |the |your )?[a-z]+s (?:is|are)\\b)", "make sure that "),
          Idiom.of(
              "^((?:if|when|where|even if)\\b[^,;:]+?) then,? (?=[^,;:]*?\\b(?:must|should|shall|may|can|cannot|will)\\b)",
              "$1, "),
          Idiom.of(
              "\\b(must|should|shall|may|to) (promptly|immediately) and (\\w+ly) ([a-z]+ [^,;:.]{3,60}?)(?=(?: (?:if|when|where|unless|before|after|to|as)\\b|[.]?$))",
              "$1 $2 $4 $3"),
          Idiom.of(
              "\\b(must|should|shall|may|to) (?!promptly|immediately)(\\w+ly) and (\\w+ly) ([a-z]+ [^,;:.]{3,60}?)(?=(?: (?:if|when|where|unless|before|after|to|as)\\b|[.]?$))",
              "$1 $4 $2 and $3"),
          Idiom.of(", and again, (?=(?:you|they|we)\\b)", "; "),
          Idiom.of(
              "^(if|when|where), (?:because|in view|in spite|as a result|by reason) [^,;:]+, (?=[a-z])",
              "$1 "),
          Idiom.of("\\bbe (\\w+ed) (in advance|in writing) by ([^,;:.]+)", "be $1 by $3 $2"),
          Idiom.of(",? with the exception of ", ", except "),
          Idiom.of(
              "((?:^|\\. )(?:(?!\\b(?:may|can|if|when|where|unless)\\b)[^;:])*?\\b(?:must|should)\\b[^;:]{3,150}? (?:where|when|if|unless) [^;:]{5,120}?),? and (?=(?:you|they|the|an?|any|all|written|each|such)\\b[^,;:]{0,60}?\\b(?:must|should)\\b)",
              "$1; "),
          Idiom.of("^(if|when|where) at any (?:point|time|stage),? ", "$1 "),
          Idiom.of(
              "(?-i:^(We\\b[^;:]*?),? (?:and|but) we) (?=(?:do not|never|always|will not|[a-z]{4,}) )",
              "$1; we "),
          Idiom.of(
              "(\\b(?:prohibited|forbidden|not (?:permitted|allowed|acceptable))\\b[^;:]*?),? and (?:will|is|are) not (?:be )?(?:tolerated|condoned|accepted)\\b",
              "$1"),
          Idiom.of(
              "^([^,;:]{3,60}?) (?:is|are) (?:both )?(?:illegal|unethical|wrong|dishonest)(?:,? and | and also )(?:against (?:our|the|this|company) (?:[\\w-]+ )?(?:policy|policies|rules|code|values)|(?:illegal|unethical))\\.?$",
              "$1 is prohibited."),
          Idiom.of(
              "\\b((?:responsibility|responsibilities|duty|duties|obligation) to [^;:]*?),? and to (?=[a-z]+ )",
              "$1 and "),
          Idiom.of(
              "(\\b(?:not|never|no)\\b[^;:]*?),? nor (may|must|should|shall|can) (you|they|we|it|he or she|employees|staff|members) (?=[a-z]+ )",
              "$1; $3 $2 not "),
          Idiom.of(
              "^((?:use|exercise|follow|be|keep|act|read|check|seek|report|stop|think|ask|take|make|speak)\\b[^,;:]*?) and, (if|when|where|whenever) ([^,;:]+), (?=[a-z]+ )",
              "$1; $2 $3, "),
          Idiom.of(
              "\\b(is|are) (?:generally |usually |normally |perfectly )?(?:acceptable|fine|ok|okay|appropriate) (?=(?:as long as|so long as|provided|if|only if|only when)\\b)",
              "$1 permitted "),
          Idiom.of(
              "^(?!note\\b|warning|important|caution|example|remember|reminder|please|if\\b|when)([a-z][\\w '’/-]{1,40}): (?=(?:must|should|shall|may not|cannot) [a-z])",
              "$1 "),
          Idiom.of(
              "\\b(is|are) (open|available|accessible) (to|for) ((?:(?!\\bnot\\b)[^,;:])+?) only\\.?$",
              "$1 only $2 $3 $4."),
          Idiom.of(
              "\\b(must|shall|should|may|can) be only (?=[a-z]+(?:ed|en|pt|ld|de|ne|nt)\\b)",
              "$1 only be "),
          Idiom.of("\\b(?:is|are) only to be (?=[a-z]+)", "must only be "),
          Idiom.of(
              "\\b(is|are) only (allowed|permitted) (?=(?:in|on|at|for|during|with|between|inside|outside|by)\\b)",
              "$1 $2 only "),
          Idiom.of(
              "\\b(must|should|shall|may) not (?:only|just|merely|simply) be ([^,;:]+?),? but (?:must |should |shall |may )?also (?:be )?",
              "$1 be $2 and "),
          Idiom.of(
              "\\b(must|should|shall|may) not (?:only|just|merely|simply) ([^,;:]+?),? but (?:must |should |shall |may )?also ",
              "$1 $2 and "),
          Idiom.of(
              "\\b(is|are) (?:an? )?(?:disciplinary|serious|criminal|gross) (?:offen[cs]e|misconduct)\\.?$",
              "$1 prohibited."),
          Idiom.of(
              ", (except (?:on|in|at|during|for) ([^,;:]+)), when (it|they) (may|must|can|should) ",
              ", $1; on $2, $3 $4 "),
          Idiom.of(
              "\\b(is|are) (?:at all times|always|generally|also) (expected|required|obliged) to (?=[a-z])",
              "$1 $2 to "),
          Idiom.of(
              "\\b(is|are) (expected|required|obliged) (?:at all times|always) to (?=[a-z])",
              "$1 $2 to "),
          Idiom.of(
              "(^|^(?:if|when|where|before|after) [^,;:]+, )either (?=(?!because\\b|if\\b|when\\b|by\\b|in\\b|on\\b|at\\b|with\\b|for\\b|from\\b|way\\b|side\\b|party\\b|one\\b|of\\b)[a-z]+ (?:the|your|an?|it|them|to)\\b)",
              "$1"),
          Idiom.of("^only ([^,;:]+?) can (?=(?:be )?[a-z]+)", "Only $1 may "),
          Idiom.of(
              "^((?!(?:it|this|that|what|which|such|these|they)\\b)[^,;:]{3,80}?) (?:is|are|constitutes?) (?:itself |also )?(?:an? )?(?:serious )?(?:violation|breach) of (?:this|our|the|company) (?:[\\w-]+ ){0,2}?(?:code|policy|policies|rules)\\.?$",
              "$1 is prohibited."),
          Idiom.of(
              "^([a-z]+ing (?!(?:to|with|from|of)\\b)[^;:]{3,}?|(?:insider trading|bribery|harassment|discrimination|retaliation|fraud|theft)(?: of any kind)?) (?:is|are) (?:illegal|unlawful|against the law|against our (?:values|principles))(?:,? and (?:may|can|will|could) (?:result in|lead to) [^;:]+)?\\.?$",
              "$1 is prohibited."),
          Idiom.of(
              "\\b(is|are) (?:unlawful|illegal|unacceptable|wrong) and (?:will not be tolerated|(?:is|are) (?:strictly )?(?:prohibited|forbidden))",
              "$1 prohibited"),
          Idiom.of(
              "^([^,;:]{3,60}?) (is|are) (?:an? |considered )[^,;:]{3,60}?,? and (?:is|are) (?:also )?(?:strictly |expressly )?(prohibited|forbidden|not permitted|not allowed|not tolerated)\\b",
              "$1 $2 $3"),
          Idiom.of(
              "^((?!(?:it|this|that|what|which|such|these|they|there)\\b)[^,;:]{3,60}?) (is|are) (?:generally |usually |normally |always )?acceptable\\.?$",
              "$1 $2 permitted."),
          Idiom.of(
              "^there is no place for ([^,;:]+?)(?: (?:at|in|on|within) [^,;:]+)?\\.?$",
              "$1 is prohibited."),
          Idiom.of("\\b(?:owe|owes) (?:a|the) duty to [^,;:]{2,40}? to (?=[a-z]+ )", "must "),
          Idiom.of(
              "^the best (?:policy|practice|approach|thing to do|way) is (?:always )?to (?=[a-z])",
              "You should "),
          Idiom.of(
              "\\bit(?: is|['’]s) (?:usually |always |generally )?best (not )?to (?=[a-z])",
              "you should $1"),
          Idiom.of("\\bit(?: is|['’]s) up to you(?: as [^,;:]{3,40}?)? to (?=[a-z])", "you must "),
          Idiom.of("\\bthere['’]s no (?=(?:need|obligation|requirement)\\b)", "there is no "),
          Idiom.of(
              "\\b(?:remain|stay) (?:\\w+ly )?(?=(?:responsible|accountable) (?:for|to)\\b)",
              "are "),
          Idiom.of(
              "\\b(?:remains|stays) (?:\\w+ly )?(?=(?:responsible|accountable) (?:for|to)\\b)",
              "is "),
          Idiom.of(
              "^((?:by [^,;:]{3,60}, )?)(employees|staff|contractors|workers|all employees|you) (?:also |hereby )?agree (not )?to (?=[a-z])",
              "$1$2 must $3"),
          Idiom.of(
              "\\b(encouraged|advised|invited), but not (?:required|obliged|expected), to (?=[a-z])",
              "$1 to "),
          Idiom.of(
              "^your (?:first |main )?(?:duty|responsibility|obligation) is (?:always |also )?to (?=[a-z])",
              "You must "),
          Idiom.of(
              "^((?:when|if) in doubt) (?=(?:the|an?|you|employees|staff|always|please|ask|contact)\\b)",
              "$1, "),
          Idiom.of("^((?:if|when|where|even if)\\b[^,;:]+?), then,? (?=[a-z])", "$1, "),
          Idiom.of(
              "^((?:we|employees|staff|members|you|volunteers|managers) )will (?:always )?(not |never )?(?:ever )?be (?=(?:wasteful|careless|rude|late|disrespectful|dishonest|abusive|mindful|respectful|honest|polite|courteous)\\b)",
              "$1must $2be "),
          Idiom.of(
              "^((?:between|during|after|before|from|in|on|at) [^,;]{3,50}?) (?=it is (?:strictly )?(?:prohibited|forbidden|required|compulsory|not (?:allowed|permitted))\\b)",
              "$1, "),
          Idiom.of("\\b(promptly|immediately) and ([a-z]+ly)(?=[,.]|$)", "$2 $1"),
          Idiom.of("\\b(immediately|directly|right|straight) after(?=[.;]?$)", "$1 afterwards"),
          Idiom.of("\\btry and (?=[a-z]+ )", "try to "),
          Idiom.of("^under[- ](\\d{1,2})['’]?s\\b", "people under $1"),
          Idiom.of("^over[- ](\\d{1,2})['’]?s\\b", "people over $1"),
          Idiom.of(
              "\\bit(?: is|['’]s) (?:always |usually )?a good idea (not )?to (?=[a-z])",
              "you should $1"),
          Idiom.of(
              "^((?:all |any |the |your |membership |annual |monthly )*(?:fees?|rent|subscriptions?|payments?|invoices?|dues|deposits?|bills?|fines?)) (?:is|are) due (?=(?:by|on|within|before|no later than|in advance|at)\\b)",
              "$1 must be paid "),
          Idiom.of(
              "^((?:all |any |the |your |weekly |monthly |annual |expense )*(?:reports?|forms?|claims?|timesheets?|assignments?|applications?|essays?)) (?:is|are) due (?=(?:by|on|within|before|no later than)\\b)",
              "$1 must be submitted "),
          Idiom.of(",? and for there to be no (?=[a-z])", "; there must be no "),
          Idiom.of(
              "^only if ([^,;:]+), ((?:you|they|we|employees|staff|members|visitors|users) (?:may|can) [^,;:]+?)\\.?$",
              "$2 only if $1."),
          Idiom.of(
              "\\bit is (?:also )?a (?:legal |strict |basic )?requirement that (?=[^,;:]*\\b(?:must|shall|should)\\b)",
              ""),
          Idiom.of(
              "\\b(as soon as (?:reasonably )?(?:possible|practicable)) (to (?:the|an?|your|their|any) [^,;:.]+?)(?=[,.;]|$| (?:if|when|where|unless|after|before)\\b)",
              "$2 $1"),
          Idiom.of(
              "^(?:failure|failing) to ([^,;:]+?) is (?:also |strictly |always )*(?:illegal|unlawful|prohibited|forbidden|unacceptable|not (?:permitted|allowed|acceptable|tolerated)|an? (?:serious )?(?:violation|breach|offen[cs]e)\\b)[^;:]*$",
              "You must not fail to $1."),
          Idiom.of(
              "^(?:strictly )?(?:prohibited|banned|forbidden|unacceptable) (?:items|materials|goods|objects|substances|activities|behaviou?rs?|conduct|uses|clothing|topics|content|devices|expenses|gifts|practices|actions) (?:includes?|are):? ([^:;]+?)\\.?$",
              "$1 are prohibited."));

  private Idioms() {}

  /** A sentence with its idioms spelled out; as it is where it has none. */
  static String spelled(String written) {
    return Idiom.plain(IDIOMS, written);
  }
}
