package io.alignmentstudio.framers.generation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A condition or exception that a story can state, deny or leave open. */
final class Circumstance {
  private static final Pattern MARKER =
      Pattern.compile(
          "(?i)^(?:(?:only|or|and|but|even|as an exception,?|except|save|other than|apart"
              + " from|excluding|with the exception"
              + " of)\\s+)*(if|whenever|wherever|where|when|unless|provided that|provided|as long as|so long"
              + " as|in case|once|while|to the extent that|until|that|except|save|other than|apart"
              + " from|excluding|with the exception of)?\\s*");
  private static final Pattern PREPOSITIONAL =
      Pattern.compile(
          "(?i)^(during|in|at|on|outside|inside|within|under|for|with|without|because"
              + " of|after|before|by|as|upon|from|to|of)\\b.*");
  private static final Pattern VAGUE =
      Pattern.compile(
          "(?i).*\\b(appropriate|possible|necessary|applicable|practicable|reasonable|relevant|needed|otherwise|so|following|above|below)$|.*\\b(the"
              + " following|one of|any of|both of|listed|described|set"
              + " out|specified|paragraph|subparagraph|point \\(|section|article)\\b.*");
  private static final Pattern COPULA =
      Pattern.compile(
          "^((?:[\\w'’,/-]+ ){1,9}?)(is|are|was|were|has been|have"
              + " been|has|have|can|may|will|must|does|do|could|would|should|had)\\b ?(not\\b"
              + " ?)?(.*)$");
  private static final Set<String> STOPS = Set.of("who", "which", "that", "whose", "whom");

  /** How the words can be put into a sentence. */
  private enum Kind {
    CLAUSE,
    PARTICIPLE,
    PAST_PARTICIPLE,
    WITH,
    WITHOUT,
    PREPOSITION,
    NOUN,
    PURPOSE,
    REASON,
    THEIRS
  }

  private final Kind kind;
  private final String words;
  private final boolean plain;

  private Circumstance(Kind kind, String words) {
    this(kind, words, false);
  }

  private Circumstance(Kind kind, String words, boolean plain) {
    this.kind = kind;
    this.words = words;
    this.plain = plain;
  }

  /** Reads a condition or exception with its marker; empty where no story can be told of it. */
  static Optional<Circumstance> parse(String text) {
    String plain = Words.unstop(text).replaceAll("\\s+", " ").replaceAll("\\bcannot\\b", "can not");
    Matcher matcher = MARKER.matcher(plain);
    String marker = "";
    String rest = plain;
    if (matcher.find()) {
      marker = matcher.group().strip();
      rest = plain.substring(matcher.end()).strip();
    }
    if (rest.isEmpty()
        || Words.count(rest) > 24
        || Words.count(rest) < 2
        || rest.matches(".*[;:()\\[\\]“”\"].*")
        || startsWithPronoun(rest)
        || VAGUE.matcher(rest).matches()) {
      return Optional.empty();
    }
    boolean clauseMarker =
        marker.matches(
            "(?i).*\\b(if|where|when|whenever|unless|provided that|provided|as long as|so long"
                + " as|in case|once|while|to the extent that)");
    // "except that a manager may ..." is a rule of its own, not a circumstance.
    if (marker.matches("(?i).*\\b(until|(?:except|save|but) that)")) {
      return Optional.empty();
    }
    String first = Words.split(rest).getFirst();
    if (clauseMarker) {
      if (first.endsWith("ing") && first.length() > 5) {
        return Optional.of(new Circumstance(Kind.PARTICIPLE, rest));
      }
      if (isParticiple(first)) {
        return Optional.of(new Circumstance(Kind.PAST_PARTICIPLE, rest));
      }
      if (PREPOSITIONAL.matcher(rest).matches() && !COPULA.matcher(rest).matches()) {
        return Optional.of(new Circumstance(Kind.PREPOSITION, rest));
      }
      return Optional.of(new Circumstance(Kind.CLAUSE, rest));
    }
    if (rest.matches("(?i)^with\\b.*")) {
      return Optional.of(new Circumstance(Kind.WITH, rest.substring(5)));
    }
    if (rest.matches("(?i)^without\\b.*")) {
      return Optional.of(new Circumstance(Kind.WITHOUT, rest.substring(8)));
    }
    if (rest.matches("(?i)^(before|after|by|upon|until|within|from|to|of|as|under)\\b.*")) {
      return Optional.empty();
    }
    if (PREPOSITIONAL.matcher(rest).matches()) {
      return Optional.of(new Circumstance(Kind.PREPOSITION, rest));
    }
    return marker.isEmpty() ? Optional.empty() : Optional.of(new Circumstance(Kind.NOUN, rest));
  }

  /** As {@link #parse}, and also "to request leave" and "if they suspect a leak". */
  static Optional<Circumstance> parsePlain(String text) {
    return parseMore(text).map(found -> new Circumstance(found.kind, found.words, true));
  }

  private static Optional<Circumstance> parseMore(String text) {
    String plain = Words.unstop(text).replaceAll("\\s+", " ");
    Matcher purpose = Pattern.compile("(?i)^(?:in order )?to ([a-z]+ .+)$").matcher(plain);
    if (purpose.matches() && VerbPhrase.usable(purpose.group(1))) {
      return Optional.of(new Circumstance(Kind.PURPOSE, purpose.group(1)));
    }
    if (plain.matches("(?i)for (?!example|instance|the purpose|this|that|all|any|each|every).+")) {
      return Optional.of(new Circumstance(Kind.REASON, plain.substring(4)));
    }
    if (plain.matches("(?i)after .+ (?:is|are|has been|have been) .+")) {
      return parse("when " + plain.substring(6));
    }
    Matcher theirs =
        Pattern.compile(
                "(?i)^(?:if|when|whenever|where|unless|once|in case) (?:they|you)"
                    + " ((?!are|were|have|had|do|did|may|must|can|could|will|would|should|shall|also|only|no|not)[a-z]+"
                    + " .+)$")
            .matcher(plain);
    if (theirs.matches()
        && Inflection.isKnownVerb(Words.split(theirs.group(1)).getFirst())
        && VerbPhrase.usable(theirs.group(1))) {
      return Optional.of(new Circumstance(Kind.THEIRS, theirs.group(1)));
    }
    return parse(text);
  }

  private static boolean startsWithPronoun(String text) {
    return text.matches("(?i)^(it|this|that|he|she|these|those|not)\\b.*")
        || (text.matches("(?i)^(they|there)\\b.*")
            && !text.matches("(?i)^(they|there) (is|are|has|have)\\b.*"));
  }

  private static boolean isParticiple(String word) {
    return (word.endsWith("ed") && word.length() > 4)
        || word.matches("given|taken|made|held|kept|sent");
  }

  /** A sentence that says that it is so. */
  String holds(Subject subject) {
    String fact = told(subject, this::holdsOf);
    return plain && !fact.matches(".*\\b(?:not|no|nobody|any (?:type|kind|sort|form))\\b.*")
        ? VerbPhrase.affirmative(fact) // "If you have any questions": somebody had some.
        : fact;
  }

  private String holdsOf(Subject subject) {
    return Words.sentence(
        switch (kind) {
          case CLAUSE -> pastTense(adapted(subject));
          case PARTICIPLE -> subject.later() + " " + subject.person().was + " " + adapted(subject);
          case PAST_PARTICIPLE -> "it was " + words;
          case WITH -> "there was " + strip(adapted(subject));
          case WITHOUT -> "there was no " + bare(adapted(subject));
          case PREPOSITION -> "this took place " + adapted(subject);
          case NOUN -> "it was about " + adapted(subject);
          case PURPOSE -> subject.later() + " wanted to " + adapted(subject);
          case REASON -> "this was for " + adapted(subject);
          case THEIRS -> subject.later() + " " + phrase(subject).pastAsked(subject);
        });
  }

  /** An open mention is no word to the grammar; a name is, so that "is" becomes "was". */
  private String told(Subject subject, Function<Subject, String> sentence) {
    if (!plain || !subject.later().equals(Telling.MENTION)) {
      return sentence.apply(subject);
    }
    Subject named = new Subject(NAME, NAME, "", subject.person(), subject.agent());
    return sentence.apply(named).replace(NAME, Telling.MENTION);
  }

  private static final String NAME = "Qamar";

  private VerbPhrase phrase(Subject subject) {
    return VerbPhrase.of(words).as(subject);
  }

  /** A sentence that says that it is not so. */
  String fails(Subject subject) {
    return told(subject, this::failsOf);
  }

  private String failsOf(Subject subject) {
    return Words.sentence(
        switch (kind) {
          case CLAUSE -> negated(adapted(subject));
          case PARTICIPLE ->
              subject.later() + " " + subject.person().was + " not " + adapted(subject);
          case PAST_PARTICIPLE -> "it was not " + words;
          case WITH -> "there was no " + bare(adapted(subject));
          case WITHOUT -> "there was " + strip(adapted(subject));
          case PREPOSITION -> "this did not take place " + adapted(subject);
          case NOUN -> "it was not about " + adapted(subject);
          case PURPOSE -> subject.later() + " did not want to " + adapted(subject);
          case REASON -> "this was not for " + adapted(subject);
          case THEIRS -> subject.later() + " " + phrase(subject).didNot(subject);
        });
  }

  /** "whether" and the circumstance. */
  String whether(Subject subject) {
    return told(subject, this::whetherOf);
  }

  private String whetherOf(Subject subject) {
    return "whether "
        + switch (kind) {
          case CLAUSE -> pastTense(adapted(subject));
          case PARTICIPLE -> subject.later() + " " + subject.person().was + " " + adapted(subject);
          case PAST_PARTICIPLE -> "it was " + words;
          case WITH, WITHOUT -> "there was " + strip(adapted(subject));
          case PREPOSITION -> "this took place " + adapted(subject);
          case NOUN -> "it was about " + adapted(subject);
          case PURPOSE -> subject.later() + " wanted to " + adapted(subject);
          case REASON -> "this was for " + adapted(subject);
          case THEIRS -> subject.later() + " " + phrase(subject).pastAsked(subject);
        };
  }

  /** Whether it can be stated and denied as a plain fact of the past. */
  boolean readsWell() {
    Subject subject = new Subject("Ana", "Ana", "", Subject.Person.SHE, true);
    String yes = holds(subject);
    return Words.count(words) <= 14
        && !words.matches(".*[,/].*")
        && !POINTS
            .matcher(words.replaceFirst("^(?:they|you) ", "").replaceAll("\\byour\\b", "their"))
            .find()
        && !Pronouns.doubtful(words)
        && switch (kind) {
          case CLAUSE ->
              PAST.matcher(yes).find()
                  && !PRESENT.matcher(yes).find()
                  && !fails(subject).contains("not the case");
          case PARTICIPLE -> !PRESENT.matcher(yes).find() && !words.contains(" or ");
          case WITH, WITHOUT -> !PRESENT.matcher(yes).find();
          case PREPOSITION ->
              words.matches("(?i)(?:during|outside|inside|in an?|in the|at the|on the) .*")
                  && Words.count(words) <= 7;
          case REASON -> Words.count(words) <= 7;
          case PURPOSE -> Words.count(words) >= 2 && !words.contains(" and ");
          case THEIRS ->
              PAST.matcher(yes).find()
                  && !words.matches(".*\\b(?:is|are|has|have|was|were|and|or)\\b(?! been).*");
          case PAST_PARTICIPLE, NOUN -> false;
        };
  }

  private static final Pattern PAST =
      Pattern.compile(
          "\\b(?:was|were|had|did|could|would|took|made|gave|left|held|kept|began|came|went|knew|became|found|sent|met|got|lost|paid|wanted|needed|\\w+ed)\\b");
  private static final Pattern PRESENT =
      Pattern.compile("\\b(?:is|are|has|have|does|do|wants|needs|may|must|shall|will|can)\\b");
  private static final Pattern POINTS =
      Pattern.compile(
          "(?i)\\b(?:they|them|it|he|she|its|these|those|such|this|thereof|where|when|if|unless|either|one"
              + " of|and/or|"
              + "necessary|appropriate|applicable|possible|relevant|you|your|we|our)\\b");

  /** Whether it says what something is for. */
  boolean purpose() {
    return kind == Kind.REASON || kind == Kind.PURPOSE;
  }

  private String adapted(Subject subject) {
    String text = Pronouns.adapt(words, subject);
    if (plain && words.matches("(?i)their .*") && !subject.plural() && !subject.firstPerson()) {
      return text.replaceFirst("^\\w+", subject.later() + "'s");
    }
    return words.matches("(?i)^(they|you|he or she)\\b.*")
        ? text.replaceFirst("^\\w+", subject.later())
        : text;
  }

  private static String strip(String text) {
    return text.replaceFirst("^(?:the |any )?(?=\\w)", "")
        .replaceFirst("^(prior|written|express|explicit|valid|formal|documented)", "$1");
  }

  private static String bare(String text) {
    return text.replaceFirst("(?i)^(the|a|an|any|some|his|her|their|its|my) ", "");
  }

  private static String pastTense(String clause) {
    Optional<Matcher> copula = copula(clause);
    if (copula.isPresent()) {
      Matcher found = copula.get();
      String not = found.group(3) == null ? "" : "not ";
      return found.group(1) + past(found.group(2)) + " " + not + found.group(4);
    }
    return verbAt(clause)
        .map(at -> replaceWord(clause, at, Inflection.past(baseOf(Words.split(clause).get(at)))))
        .orElse(clause);
  }

  private static String negated(String clause) {
    Optional<Matcher> copula = copula(clause);
    if (copula.isPresent()) {
      Matcher found = copula.get();
      boolean already = found.group(3) != null;
      String verb = past(found.group(2));
      String rest = found.group(4);
      if (already) {
        return found.group(1) + verb + " " + rest;
      }
      if (verb.equals("had")
          && !rest.matches("^(been|\\w+ed|given|taken|agreed|made|\\w+en)\\b.*")) {
        return found.group(1) + "did not have " + rest;
      }
      return found.group(1) + verb.replaceFirst("^(had|\\w+)( been)?$", "$1 not$2") + " " + rest;
    }
    return verbAt(clause)
        .map(at -> replaceWord(clause, at, "did not " + baseOf(Words.split(clause).get(at))))
        .orElse("it was not the case that " + clause);
  }

  private static Optional<Matcher> copula(String clause) {
    Matcher matcher = COPULA.matcher(clause);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    List<String> before = Words.split(matcher.group(1));
    boolean relative = before.stream().anyMatch(STOPS::contains);
    boolean finiteBefore = verbIn(before).isPresent();
    return relative || finiteBefore ? Optional.empty() : Optional.of(matcher);
  }

  /** The place of a third-person verb that cannot be a noun: "agrees", "requires". */
  private static Optional<Integer> verbAt(String clause) {
    List<String> words = Words.split(clause);
    return words.stream().anyMatch(STOPS::contains) ? Optional.empty() : verbIn(words);
  }

  private static Optional<Integer> verbIn(List<String> words) {
    for (int i = 1; i < words.size() && i < 10; i++) {
      String word = words.get(i);
      String base = baseOf(word);
      if (word.endsWith("s")
          && !base.equals(word)
          && Inflection.isKnownVerb(base)
          && !Inflection.isKnownNoun(base)) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  private static String baseOf(String word) {
    if (word.endsWith("ies") && word.length() > 4) {
      return word.substring(0, word.length() - 3) + "y";
    }
    if (word.matches(".*(sses|shes|ches|xes|oes)")) {
      return word.substring(0, word.length() - 2);
    }
    return word.endsWith("s") && !word.endsWith("ss") ? word.substring(0, word.length() - 1) : word;
  }

  private static String replaceWord(String text, int at, String replacement) {
    List<String> words = new ArrayList<>(Words.split(text));
    words.set(at, replacement);
    return String.join(" ", words);
  }

  private static String past(String verb) {
    return switch (verb) {
      case "is" -> "was";
      case "are" -> "were";
      case "has", "have" -> "had";
      case "has been", "have been" -> "had been";
      case "can" -> "could";
      case "may" -> "could";
      case "will" -> "would";
      case "must" -> "had to";
      case "does", "do" -> "did";
      default -> verb;
    };
  }
}
