package io.alignmentstudio.framers.generation;

import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What can be said of a norm in good English. A norm that cannot be said is named with its reason:
 * a row that reads badly teaches a model to write badly.
 */
final class Fitness {
  private static final int LONGEST_STATEMENT = 48;
  private static final int LONGEST_DEED = 22;
  private static final int LONGEST_BEARER = 6;

  private static final Pattern MARKUP =
      Pattern.compile(
          "[|{}\\[\\]<>*_#]|\\s-\\s|[a-z]\\.[A-Z]|\\w/(?:ies|e?s)\\b|\\w-\\s|\\s-\\w|[a-z]\\.\\d|https?:|www\\.|\\w\\(\\w|``|\\?");
  private static final Pattern LIST_MARK =
      Pattern.compile("\\((?:[a-z]|[ivx]{1,4}|\\d{1,2})\\)|;|:(?!\\d)|\\b\\d\\)");
  private static final Pattern POINTING_START =
      Pattern.compile(
          "(?i)^(?:it|they|this|these|those|such|he|she|which|that|there|here|him|them|one|otherwise|instead|however|therefore|as such|as a result|in"
              + " addition|furthermore|and|or|but|also|then|both|either|its|their|his)\\b.*");
  private static final Pattern BROKEN_END =
      Pattern.compile(
          "(?i).*\\b(?:the|these|those|this|that|a|an|of|to|and|or|other|relevant|such|following|by|with|for|"
              + "which|who|if|any|where|when|under|is|are|be|been|not|may|must|shall|should|as|including|"
              + "undue|its|their|than|between|from|on|in|at|into|e\\.g|i\\.e|pursuant|respective|least|each|every|all|no|own|same|specific|appropriate|least"
              + " one|has|have|do|does|either|both|per|whether|so|whereby|wherein|whereas|thereby|namely|where|until|e|i|through|via|about|against|without|within|upon|during|after|before|towards?|in"
              + " particular|for example|for instance)\\.?$|.*, [A-Z][a-z]{1,3}\\.?$");
  private static final Pattern DANGLING =
      Pattern.compile(
          "(?i)\\b(?:the following|as follows|(?:this|these|those)"
              + " (?:section|paragraph|clause|clauses|article|chapter|"
              + "subsection|point|points|part|annex|sentence|list|page|guide|case|cases|addendum|provision|provisions)|(?:paragraph|subparagraph|point|table|figure)s?"
              + " (?:\\d|[IVX]+\\b|\\()|see (?:above|below)|(?<!accordance )with (?:clauses?|sections?|articles?) \\d+|listed"
              + " (?:above|below)|(?:above|below)$|former|latter|"
              + "thereof|therein|thereto|hereunder|hereof|herein|mutatis)\\b|\\bhere$|\\bthe listed\\b");
  private static final Pattern BEARER_POINTS =
      Pattern.compile(
          "(?i)^(?:it|they|this|that|these|those|such|he|she|which|there|one|each|both|all|any|some|its|their)$|"
              + "^(?:it|they|this|that|these|those|such|he|she|which|there|its|their|his|her)\\b.*");

  private static final Pattern POINTING =
      Pattern.compile(
          "\\b(?:[Ii]t|[Uu]s|[Ww]e|[Oo]ur|I|[Mm]y|[Mm]e)\\b|(?i)\\b(?:they|them|he|she|these|those|such(?! as)|this|whom|whose|itself|"
              + "one another|each other|former|latter|same|you|here|there)\\b");

  /** "influence its selection": of what, only the sentence before says. */
  static final Pattern ITS_OWN =
      Pattern.compile("(?:[a-z]+ (?:to )?){1,4}its\\b.*", Pattern.DOTALL);

  private static final Pattern SUBORDINATE =
      Pattern.compile(
          "(?i)\\b(?:if|when|where|whenever|wherever|unless|until|whether|because|provided that|as"
              + " long|so long|once|why|how|what|whatever|insofar|in so"
              + " far|except|including|includes|e\\.g|i\\.e|etc|not only|"
              + "but|either|neither|thereof|therein|thereto|hereunder|herein|then|so|also|not|never|no|nobody|must|shall|may|should|will|can|could|would|cannot|only|even|please|respectively|just|to"
              + " be|as well as|rather than|such as|like|simply|and then|in order)\\b");
  private static final Pattern FINITE =
      Pattern.compile("(?<!that |which |who )\\b(?:is|are|was|were|has|have|had|does|did)\\b");
  private static final Pattern LINKED =
      Pattern.compile("(?:\\b(?:and|or)|,(?: and| or)?) ([a-z]+)(?: (\\w+))?");
  private static final Pattern MODAL =
      Pattern.compile(
          "\\b(?:must|shall|should|may|can|will|is to|are to|has to|have to)(?: not|"
              + " never)?\\b|\\b(?:is|are)"
              + " (?:required|allowed|permitted|prohibited|forbidden|entitled)\\b|\\bcannot\\b");

  /** "Employees must use it": the sentence before said what. */
  private static final Pattern POINTLESS_OBJECT =
      Pattern.compile(
          "^(?!If|When|Where|After|Before|Once|Unless|As|In|For|To)[^,]{2,40}?"
              + " (?:must|may|should|shall|can)(?: not| never)? \\w+ (?:it|them|him|her|one)\\b");

  private static final Pattern PASSIVE_ANYWHERE =
      Pattern.compile("\\b(?:must|shall|should|may|can)(?: not| never)? be \\w+");

  /** "define notification channel": a thing that one counts needs an article. */
  private static final Pattern NO_ARTICLE =
      Pattern.compile(
          "^[a-z]+"
              + " (?!an?\\b|the\\b|any\\b|each\\b|every\\b|their\\b|its\\b|your\\b|his\\b|her\\b|one\\b|no\\b|this\\b|that\\b|another\\b|which\\b)(?:[a-z-]+"
              + " ){0,2}(?:channel|schedule|manager|list|form|file|person(?:'s"
              + " [a-z]+)?|user|team|employee|device|document|contract|supplier|customer|laptop|database|server|role|tool|procedure|resource|calendar)(?:\\.?$|,.*|"
              + " (?:to|of|that|for|in|with|and|by|on)\\b.*)|^[a-z]+ [a-z]+s (?:when|if)\\b.*");

  private static final Pattern TWO_VERBS =
      Pattern.compile("^([a-z]+) ([a-z]+) (?:their|the|an?|its|his|your|any|all)\\b.*");

  /** "After they submit it, the division must review it": who "they" are stands elsewhere. */
  private static boolean theySomebodyElse(Norm norm) {
    Bearer bearer = Bearer.of(norm);
    return bearer.kind() != Bearer.Kind.PERSON
        && !bearer.plural()
        && norm.statement().matches("(?s)\\w+ they\\b.*|.*\\b(?:their|they)\\b.*")
        && !norm.statement().matches("(?s).*\\b\\w{3,}s\\b.*\\b(?:their|they)\\b.*");
  }

  /** "use abuse their authority": two verbs where one is right. */
  private static boolean twoVerbs(Norm norm) {
    Matcher matcher = TWO_VERBS.matcher(norm.action());
    return norm.modality() != Modality.DEFINITION
        && matcher.matches()
        && Inflection.isKnownVerb(matcher.group(2))
        && !matcher
            .group(1)
            .matches("help|let|make|go|come|dare|have|get|keep|be|ensure|not|never|also|always")
        && !matcher
            .group(2)
            .matches(
                "up|down|out|off|on|in|over|back|away|about|through|round|forward|clear|part|place|account|care|use|advantage|notice|leave|open|near|like|well|further|only|to|under|while|but|even|without|within|up|best");
  }

  private static final Pattern POINTS_BACK =
      Pattern.compile(
          "\\b(?:[Tt]his|[Tt]hese|[Tt]hose|[Ss]uch)"
              + " (?!as\\b|that\\b|who\\b|which\\b|in\\b|with\\b|of\\b|policy|policies|code|regulation|handbook|agreement|act|document|standard|guideline)[a-z]+|\\bthe"
              + " said\\b|\\b(?:do|doing) (?:so|this|that)\\b|\\bthe above\\b|\\bthat (?:amount|date|period|sum|value|limit|number)\\b|\\b(?:this|these|those)(?=[,.;:]|$)|^(?:If|When|Unless|Once|After|Before|Until)"
              + " (?:that|so)\\b(?! [a-z]+ (?:must|may|should|shall))");

  /** What extraction leaves of sentences that it could not take apart. */
  private static final Pattern BROKEN_RULE =
      Pattern.compile(
          "\\b(?:must|may|shall|should|will|can)"
              + " (?:must|may|shall|should|will|can)\\b|\\b(?:the|an?|each|every)"
              + " (?:company|organi[sz]ation|controller|processor|user|person|employee)"
              + " (?:have|are|were|do)\\b|\\b(?:employees|users|people|they|we)"
              + " (?:is|was|has|does)\\b|\\b(?:a|an)"
              + " (?:the|an?|any|each|every)\\b|\\b(?:the|an?) (?:its|their|his|her|your|this|that)\\b|\\b(?:must|should|may|shall) (?:\\w+ )?or"
              + " [A-Z]|\\bas they(?: |$)(?!\\w)|\\b(?:must|may|should|shall)"
              + " (?:the|an?|of|to|in|for|with)\\b|\\b(?:to|of|by|from|for|into|onto)"
              + " (?:with|of|for|by|from|in|on|to)\\b|^(?:If|When|Where)\\b[^,]*,"
              + " (?:they|you|it|he|she|we) (?:will|must|may|should|can|need|have|are|is)\\b|[a-z]"
              + " (?:The|An?|In|It|If|This|These|That|Any|All|For|To|By|Of|At|On|As|When|Where|Each|Every|Such|And|Or|Is|Are)"
              + " [a-z]|\\b(?!(?:document|implement|supplement|complement|reference|balance|finance|influence|mention|question|position) )[a-z]+(?:tion|ment|ance|ence|sis) (?:any|each|every|an?) [a-z]|\\bat"
              + " least the\\b|\\bthat"
              + " (?:draft|code|decision|person|authority|case|purpose|processing|request|opinion|party|period|State|country|body|measure|effect)\\b|\\b(?:to|of|for|with|from|on|by)"
              + " that [a-z]+\\b|\\bthe (?:link|links)\\b|\\bDo not\\b|^[^,]*, (?:shall|must|may|should)"
              + " |^(?:If|Where|When) (?:not )?\\w+,|\\b(?:where|when|if) (?:the |an? )?\\w+(?:"
              + " \\w+)?$|,\\s*,|\\s[.,](?:\\s|$)|\\b(?:I|we|us|our|my)\\b");

  /** A finite verb in the action, with nothing that could carry it: two sentences run together. */
  private static boolean finite(Norm norm) {
    Matcher verb = Pattern.compile("^(.*?)\\b(?:is|are|was|were)\\b").matcher(norm.action());
    return norm.modality() != Modality.DEFINITION
        && verb.find()
        && !verb.group(1)
            .matches(
                "(?i).*\\b(?:that|which|who|whom|whose|when|where|if|what|whether|how|than|as|because|until|once|unless|"
                    + "wherever|whenever|while|ensure|so|provided|there|why|be)\\b.*");
  }

  private Fitness() {}

  /** An order that only somebody with power over others can follow. */
  private static final Pattern ORDER_OF_POWER =
      Pattern.compile(
          "^(?:require|oblige|appoint|designate|hire|recruit|assign)\\b.*", Pattern.DOTALL);

  /** "Employees must require all staff": the document speaks to those who lead it. */
  private static boolean orderOfPower(Norm norm) {
    return norm.method().startsWith("imperative")
        && norm.bearer().matches("(?i)(?:all )?employees|staff|users")
        && ORDER_OF_POWER.matcher(norm.action()).matches();
  }

  /** "Do not worry about the details". */
  private static final Pattern COMFORT =
      Pattern.compile("^(?:worry|hesitate|panic|be (?:afraid|shy))\\b.*", Pattern.DOTALL);

  /** "may be required", "may vary": what can happen, and nobody is allowed anything. */
  static boolean possibility(Norm norm) {
    return norm.modality() == Modality.PERMISSION && POSSIBILITY.matcher(norm.statement()).find();
  }

  private static final Pattern POSSIBILITY =
      Pattern.compile(
          "\\b(?:may|can|might)(?: (?:also|not|sometimes|occasionally|often|still|then|at times))*"
              + " (?:be(?: \\w+ly)? (?:required|requested|needed|necessary|asked|subject|affected|liable|responsible|held|disciplined|dismissed"
              + "|expected|obliged|associated|related|linked|caused|confused|possible|impossible|difficult|hard|helpful|useful|different|able|unable|due|tempted)"
              + "|vary|differ|depend|result|lead|cause|affect|occur|happen|arise|appear|exist|need|want|feel|become|experience|lose|face|seem|see|notice|encounter)\\b");

  /** Why nothing reads well that is said of the norm; empty if it is fit. */
  static Optional<String> unfit(Norm norm) {
    String statement = new Topic(norm, Manner.PLAIN).statement();
    String bare = Words.unstop(statement);
    if (Words.count(statement) > LONGEST_STATEMENT) {
      return Optional.of("its statement is longer than " + LONGEST_STATEMENT + " words");
    }
    boolean prefix = norm.quote().matches("(?s).*\\(\\w+-\\).*"); // "(sub-)processors"
    if (MARKUP.matcher(statement).find() || unbalanced(statement) || prefix) {
      return Optional.of("its statement holds markup, a link or an open bracket");
    }
    if (LIST_MARK.matcher(bare).find()) {
      return Optional.of("its statement holds a list");
    }
    if (POINTING_START.matcher(statement).matches()
        || BEARER_POINTS.matcher(norm.bearer().strip()).matches()) {
      return Optional.of("it begins with a word that points to another sentence");
    }
    if (BROKEN_END.matcher(bare).matches()) {
      return Optional.of("its statement breaks off");
    }
    if (DANGLING.matcher(bare).find() || norm.statement().contains("referred to in")) {
      return Optional.of("its statement refers to another place of the document");
    }
    if (statement.matches(".*\\b(\\w+) \\1\\b(?<!that that|had had).*") || bare.contains(", ,")) {
      return Optional.of("its statement repeats a word");
    }
    if (norm.method().contains("bearer assumed")
        && PASSIVE_ANYWHERE.matcher(statement).find()
        && statement.matches(".*\\b(?:their|they|his|her)\\b.*")
        && !statement.matches(
            "(?:If|When|Where|After|Before|Once)\\b.*|(?:All |The )?[Ee]mployees\\b.*")) {
      return Optional.of("its sentence names nobody, but has a pronoun for them");
    }
    if (POINTS_BACK.matcher(bare).find()) {
      return Optional.of("its statement points to another sentence");
    }
    boolean noArticle =
        norm.modality() != Modality.DEFINITION && NO_ARTICLE.matcher(norm.action()).matches();
    if (POINTLESS_OBJECT.matcher(bare).find()
        || twoVerbs(norm)
        || noArticle
        || bare.matches("(?:Person|Employee|User|Manager) .*|\\w+ed (?:and|or) an? .*")
        || bare.matches(".*\\b(?:it|they) \\w+ (?:it|they)\\b.*")
        || pluralMeans(bare)
        || oneComma(bare)
        || bare.matches("(?s).*\\b(?:IF|THEN)\\b.*")
        || bare.matches(
            "(?s).*(?<!\\b(?:at|an?|the|by|per|with|every|for|in|on|of)) [\\w-]*defined frequency\\b.*")
        || theySomebodyElse(norm)
        || Slips.in(norm, bare)) {
      return Optional.of("its statement is not one clean sentence");
    }
    if (BROKEN_RULE.matcher(bare).find() || finite(norm)) {
      return Optional.of("its statement is not one clean sentence");
    }
    if (orderOfPower(norm) || norm.bearer().matches("(?i)(?:some|many|most|several|a few) .*")) {
      return Optional.of("whom it binds is not named");
    }
    if (norm.modality() == Modality.PROHIBITION && COMFORT.matcher(norm.action()).matches()) {
      return Optional.of("it comforts, and forbids nothing");
    }
    if (possibility(norm)) {
      return Optional.of("it says what can happen, not what is allowed");
    }
    Optional<String> misread = Misreading.of(norm).or(() -> LostWords.of(norm));
    if (misread.isPresent()) {
      return misread;
    }
    if (norm.modality() == Modality.DEFINITION) {
      return Words.count(Definitions.term(norm)) <= 6 && Words.count(Definitions.thing(norm)) >= 2
          ? Optional.empty()
          : Optional.of("its term is not a short name");
    }
    if (!MODAL.matcher(statement).find() && !statement.matches("(?:Nobody|No one|No \\w+)\\b.*")) {
      return Optional.of("its statement says no duty, permission or prohibition");
    }
    return Optional.empty();
  }

  /** "The officer, with the board must act": the second comma is missing. */
  private static boolean oneComma(String statement) {
    return statement.matches(
        "(?:The|An?|Each|Every|Any|All) [^,]+, [^,]+? (?:must|may|should)\\b.*");
  }

  /** "Properties means". */
  private static boolean pluralMeans(String statement) {
    Matcher term = Pattern.compile("^[^,]*?(\\w+) means\\b").matcher(statement);
    return term.find() && Inflection.isPlural(term.group(1));
  }

  /** Whether its statement says what is done to something. */
  static boolean passive(Norm norm) {
    return PASSIVE_ANYWHERE.matcher(norm.statement()).find();
  }

  /** Why the norm is told in no story of its own; empty if it can be told. */
  static Optional<String> untold(Norm norm) {
    return unsaid(norm)
        .or(
            () ->
                norm.modality() == Modality.DEFINITION
                    ? Optional.empty()
                    : bearer(norm)
                        .or(() -> circumstances(norm))
                        .or(() -> nobody(norm))
                        .or(() -> everybodyElse(norm)));
  }

  /** "Data must be kept in a vault that ...": what was done to data is no deed of a person. */
  private static Optional<String> nobody(Norm norm) {
    return norm.method().contains("bearer assumed")
            && passive(norm)
            && !norm.action().startsWith("be ")
        ? Optional.of("its sentence names nobody who could do it")
        : Optional.empty();
  }

  /** "Only drivers may enter": the story would have to say of whom it is. */
  private static Optional<String> everybodyElse(Norm norm) {
    return norm.statement().startsWith("Only ")
        ? Optional.of("it binds everybody but those whom it names")
        : Optional.empty();
  }

  /** "should not need to", "must be able to": a state, not a deed. */
  private static final Pattern STATE =
      Pattern.compile(
          "^(?:not )?(?:be (?:able|unable|required|deemed|considered|regarded|entitled|free|aware|willing)|have to|need)\\b.*",
          Pattern.DOTALL);

  private static final Pattern TURNED_ROUND =
      Pattern.compile("^(ensure|allow|avoid|let)\\b.*", Pattern.DOTALL);

  /** "Logs must show the time", read as "ensure that logs show the time". */
  private static boolean turnedRound(Norm norm) {
    Matcher verb = TURNED_ROUND.matcher(norm.action());
    return verb.matches()
        && !norm.statement().matches("(?s).*\\b" + verb.group(1) + "(?:s|ed|ing)?\\b.*");
  }

  /** Why what the norm asks cannot stand inside a question or a request; empty if it can. */
  static Optional<String> unsaid(Norm norm) {
    if (norm.modality() == Modality.DEFINITION) {
      String thing = Definitions.thing(norm);
      return Words.count(thing) <= 24
              && thing.matches(
                  "(?i)(?:an?|the|one|some|natural|personal|all|information|data)\\b.*")
              && !thing.matches(".*[;:()\"“”].*")
          ? Optional.empty()
          : Optional.of("its meaning is not one short thing");
    }
    String action = References.deed(norm.action());
    if (!VerbPhrase.usable(action)) {
      return Optional.of("what it asks is not one verb phrase");
    }
    List<String> words = Words.split(Words.unstop(action));
    if (words.size() < 2 || words.size() > LONGEST_DEED) {
      return Optional.of("what it asks has " + (words.size() < 2 ? "one word" : "too many words"));
    }
    if (action.matches(".*[&–—].*|.*\\s-\\s.*|.*,[^,]*,[^,]*,[^,]*,.*|.* / .*")) {
      return Optional.of("what it asks is a list");
    }
    if (POINTING.matcher(action).find()) {
      return Optional.of("what it asks has a pronoun that a story cannot resolve");
    }
    if (Bearer.of(norm).kind() == Bearer.Kind.PERSON && ITS_OWN.matcher(action).matches()) {
      return Optional.of("what it asks has a pronoun that a story cannot resolve");
    }
    if (SUBORDINATE.matcher(action).find() || FINITE.matcher(action).find()) {
      return Optional.of("what it asks has a clause inside");
    }
    if (action.contains("without") && norm.modality() != Modality.PROHIBITION) {
      return Optional.of("what it asks is negative");
    }
    if (!linksAreClear(action)) {
      return Optional.of("what it asks is coordinated in a way that can be misread");
    }
    if (STATE.matcher(action).matches() || turnedRound(norm)) {
      return Optional.of("what it asks is a state, not a deed");
    }
    String verb = VerbPhrase.of(action).verb();
    if (!(Inflection.isKnownVerb(verb) || verb.matches("[a-z]{3,}(?:ize|ise|ify)"))
        || (verb.equals("be")
            && !words
                .get(1)
                .matches(
                    "\\w+(?:ed|en|ne|pt|ld|nt|de|ght|wn|ut|et)|able|responsible|aware|available|present"))) {
      return Optional.of("its verb is not certain");
    }
    return Optional.empty();
  }

  private static Optional<String> bearer(Norm norm) {
    String bearer = norm.bearer().strip();
    if (bearer.matches(
            "(?i)(?:any|no|nobody|none|how|what|whether|when|where|person|some|other|neither|either)\\b.*")
        && Bearer.of(norm).kind() != Bearer.Kind.PERSON) {
      return Optional.of("its bearer is nothing that a story can name");
    }
    if (bearer.matches("(?i)(?:all|both|many|several) .*")
        && !Bearer.of(norm).plural()
        && Bearer.of(norm).kind() != Bearer.Kind.PERSON) {
      return Optional.of("its bearer is nothing that a story can name");
    }
    return Words.count(bearer) <= LONGEST_BEARER
            && !bearer.matches(
                "(?i).*(?:[,;/()\"“”&]|\\b(?:and|or|who|which|that|whose|whom|other)\\b).*")
        ? Optional.empty()
        : Optional.of("its bearer is more than one short name");
  }

  private static Optional<String> circumstances(Norm norm) {
    if (norm.condition().isPresent()
        && norm.condition()
            .flatMap(Circumstance::parsePlain)
            .filter(Circumstance::readsWell)
            .isEmpty()) {
      return Optional.of("its condition cannot be told as a fact");
    }
    String known =
        norm.condition().orElse("")
            + " "
            + norm.exception().orElse("")
            + " "
            + norm.deadline().orElse("");
    Matcher hidden =
        Pattern.compile(
                "(?i)\\b(if|when|where|unless|provided that|except|until|as long as|whenever)\\b")
            .matcher(norm.statement());
    while (hidden.find()) {
      if (!known.toLowerCase(Locale.ROOT).contains(hidden.group(1).toLowerCase(Locale.ROOT))) {
        return Optional.of("its statement has a condition that was not cut out");
      }
    }
    return Optional.empty();
  }

  /** Whether every "and" and "or" joins what the tagger and the lexicon agree on. */
  private static boolean linksAreClear(String action) {
    List<String> base = Words.split(action);
    List<String> past =
        Words.split(
            VerbPhrase.of(action)
                .pastAsked(new Subject("she", "she", "", Subject.Person.SHE, true)));
    if (base.size() != past.size()) {
      return false;
    }
    Matcher matcher = LINKED.matcher(action);
    while (matcher.find()) {
      String word = matcher.group(1);
      int at = Words.count(action.substring(0, matcher.start(1)));
      boolean verb = Inflection.isKnownVerb(word);
      boolean noun = Inflection.isKnownNoun(Inflection.singular(word));
      boolean inflected = !base.get(at).equals(past.get(at));
      boolean determiner =
          matcher.group(2) != null
              && matcher.group(2).matches("the|a|an|all|any|every|each|their|your|its|his|her");
      boolean certain = (verb && !noun) ? inflected : (!verb || !inflected);
      if (verb && noun && determiner) {
        certain = inflected;
      }
      boolean goes =
          matcher.group(2) != null
              && matcher
                  .group(2)
                  .matches("right|left|up|down|out|off|back|in|on|to|into|over|around|through|it");
      if (verb && noun && !determiner && (at <= 3 || goes)) {
        certain = false;
      }
      if (!certain) {
        return false;
      }
    }
    return true;
  }

  private static boolean unbalanced(String text) {
    return count(text, '(') != count(text, ')')
        || count(text, '“') != count(text, '”')
        || count(text, '"') % 2 != 0;
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(found -> found == wanted).count();
  }
}
