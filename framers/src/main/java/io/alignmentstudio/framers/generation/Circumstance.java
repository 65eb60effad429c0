package io.alignmentstudio.framers.generation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A condition or exception that a story can state, deny or leave open. */
final class Circumstance {
  private static final Pattern MARKER =
      Pattern.compile(
          "(?i)^(?:(?:only|or|and|but|even|as an exception,?|except|save|other than|apart from|excluding|"
              + "with the exception of)\\s+)*(if|where|when|whenever|unless|provided that|provided|"
              + "as long as|so long as|in case|once|while|to the extent that|until|that|except|save|other than|"
              + "apart from|excluding|with the exception of)?\\s*");
  private static final Pattern PREPOSITIONAL =
      Pattern.compile(
          "(?i)^(during|in|at|on|outside|inside|within|under|for|with|without|because of|after|before|by|as|upon|from|to|of)\\b.*");
  private static final Pattern VAGUE =
      Pattern.compile(
          "(?i).*\\b(appropriate|possible|necessary|applicable|practicable|reasonable|relevant|needed|"
              + "otherwise|so|following|above|below)$|.*\\b(the following|one of|any of|both of|listed|described|set out|specified|paragraph|subparagraph|point \\(|section|article)\\b.*");
  private static final Pattern COPULA =
      Pattern.compile(
          "^((?:[\\w'’,/-]+ ){1,9}?)(is|are|was|were|has been|have been|has|have|can|may|will|must|does|do|could|would|should|had)\\b ?(not\\b ?)?(.*)$");
  private static final Set<String> STOPS = Set.of("who", "which", "that", "whose", "whom");

  /** How the words can be put into a sentence. */
  private enum Kind {
    CLAUSE,
    PARTICIPLE,
    PAST_PARTICIPLE,
    WITH,
    WITHOUT,
    PREPOSITION,
    NOUN
  }

  private final Kind kind;
  private final String words;

  private Circumstance(Kind kind, String words) {
    this.kind = kind;
    this.words = words;
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
            "(?i).*\\b(if|where|when|whenever|unless|provided that|provided|as long as|so long as|in case|once|while|to the extent that)");
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
    return Words.sentence(
        switch (kind) {
          case CLAUSE -> pastTense(adapted(subject));
          case PARTICIPLE -> subject.later() + " " + subject.person().was + " " + adapted(subject);
          case PAST_PARTICIPLE -> "it was " + words;
          case WITH -> "there was " + strip(adapted(subject));
          case WITHOUT -> "there was no " + bare(adapted(subject));
          case PREPOSITION -> "this took place " + adapted(subject);
          case NOUN -> "it was about " + adapted(subject);
        });
  }

  /** A sentence that says that it is not so. */
  String fails(Subject subject) {
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
        });
  }

  /** "whether" and the circumstance. */
  String whether(Subject subject) {
    return "whether "
        + switch (kind) {
          case CLAUSE -> pastTense(adapted(subject));
          case PARTICIPLE -> subject.later() + " " + subject.person().was + " " + adapted(subject);
          case PAST_PARTICIPLE -> "it was " + words;
          case WITH, WITHOUT -> "there was " + strip(adapted(subject));
          case PREPOSITION -> "this took place " + adapted(subject);
          case NOUN -> "it was about " + adapted(subject);
        };
  }

  private String adapted(Subject subject) {
    String text = Pronouns.adapt(words, subject);
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
