package io.alignmentstudio.framers.generation;

import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.framers.curation.Rouge;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells by the words of the document that a norm's statement says something else. */
final class Misreading {
  /** So many telling words that moved are a part of a sentence, not one word that occurs twice. */
  private static final int MOVED = 2;

  private Misreading() {}

  /** What was read wrongly, or may have been; empty if nothing shows. */
  static Optional<String> of(Norm norm) {
    if (moved(norm) >= MOVED || onlyMoved(norm)) {
      return Optional.of("its words stand in another order than in the document");
    }
    if (alternative(norm)) {
      return Optional.of("it is one of two alternatives");
    }
    if (insideVerb(norm)) {
      return Optional.of("its verb is that of a clause inside its sentence");
    }
    if (cutShort(norm)) {
      return Optional.of("its sentence goes on where its statement ends");
    }
    if (pronounOfAThing(norm) || pronounOfANoun(norm)) {
      return Optional.of("its pronoun may stand for something else");
    }
    return Optional.empty();
  }

  /**
   * Telling words of the statement that its sentence has elsewhere: what was cut out in the middle
   * and put behind something else often does not belong there. Conditions may move; a word that its
   * lead-in says as well did not.
   */
  private static int moved(Norm norm) {
    String statement = norm.statement();
    for (Optional<String> part : List.of(norm.condition(), norm.exception(), norm.deadline())) {
      String words = part.map(Words::unstop).orElse("");
      int at = statement.toLowerCase(Locale.ROOT).indexOf(words.toLowerCase(Locale.ROOT));
      if (at >= 0) {
        statement = statement.substring(0, at) + " " + statement.substring(at + words.length());
      }
    }
    List<String> quote = telling(norm.quote());
    List<String> said = telling(statement).stream().filter(quote::contains).toList();
    List<String> left = new ArrayList<>(quote);
    long both = said.stream().filter(left::remove).count();
    return (int) both - Rouge.longestCommonSubsequence(said, quote);
  }

  /** "All data must be erased, or the device must be destroyed": neither holds alone. */
  private static boolean alternative(Norm norm) {
    String modal = "\\b(?:must|shall|should|may)\\b";
    return norm.quote()
        .matches("(?s).*" + modal + "[^.;]*,? or (?:the|an?|all|its|their) [^,.;]*" + modal + ".*");
  }

  /** "may only disclose data to a third party": "only" belongs to all that follows. */
  private static boolean onlyMoved(Norm norm) {
    Pattern only = Pattern.compile("\\b(?:shall|must|may|should|will|can) only\\b");
    return only.matcher(norm.quote()).find() && !only.matcher(norm.statement()).find();
  }

  private static List<String> telling(String text) {
    return Stream.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
        .filter(word -> word.length() > 3 && !word.matches("must|shall|should"))
        .toList();
  }

  /** "lists which may affect the market", "systems to manage and prevent conflicts". */
  private static boolean insideVerb(Norm norm) {
    String verb = Pattern.quote(Words.split(norm.action()).getFirst());
    String modal = "(?:must|may|shall|should|can|will|to)(?: not)?(?: \\w+ly)? ";
    boolean relative =
        Pattern.compile("\\b(?:which|that|who) " + modal + verb + "\\b")
            .matcher(norm.quote())
            .find();
    boolean purpose =
        Pattern.compile(
                    "[a-z] to (?:\\w+ly )?[a-z]+(?:, [a-z]+)*,? (?:and|or) (?:to )?" + verb + "\\b")
                .matcher(norm.quote())
                .find()
            && !Pattern.compile("\\b" + modal + verb + "\\b").matcher(norm.quote()).find();
    return norm.modality() != Modality.DEFINITION && (relative || purpose);
  }

  /** "must decide", where the sentence goes on: "whether it will handle the case". */
  private static boolean cutShort(Norm norm) {
    List<String> words = Words.split(Words.unstop(norm.statement()));
    String end = String.join(" ", words.subList(Math.max(0, words.size() - 3), words.size()));
    String quote = String.join(" ", Words.split(norm.quote()));
    int at = quote.toLowerCase(Locale.ROOT).indexOf(end.toLowerCase(Locale.ROOT));
    if (at < 0) {
      return false;
    }
    String rest = quote.substring(at + end.length());
    boolean sharesObject =
        rest.matches("(?s)(?:,? [a-z]+){0,4}?,? (?:and|or) [a-z]+ .*")
            && Inflection.isKnownVerb(words.getLast())
            && !Inflection.isKnownNoun(words.getLast());
    return sharesObject || rest.matches("(?s) (?:whether|that|how|what|why)\\b.*|:.*");
  }

  /**
   * "After pickup, activate it": "the pickup" is not what is meant, for what is meant would have an
   * article; nor is the piece of "a piece of software".
   */
  private static boolean pronounOfANoun(Norm norm) {
    Matcher pronoun = Pattern.compile("\\b(?:it|them)\\b").matcher(norm.quote());
    if (!pronoun.find() || Pattern.compile("\\b(?:it|them)\\b").matcher(norm.statement()).find()) {
      return false;
    }
    String before = norm.quote().substring(0, pronoun.start());
    Matcher noun = Pattern.compile("\\bthe ([a-z]+)\\b").matcher(norm.statement());
    while (noun.find()) {
      String word = Pattern.quote(noun.group(1));
      boolean bare =
          Pattern.compile(
                  "(?i)\\b(?:after|before|upon|during|for|of|with|in|on|if|when) " + word + "\\b")
              .matcher(before)
              .find();
      boolean measure = Pattern.compile("\\b" + word + " of\\b").matcher(before).find();
      boolean named = Pattern.compile("(?i)\\bthe " + word + "\\b").matcher(norm.quote()).find();
      if ((bare || measure) && !named) {
        return true;
      }
    }
    return false;
  }

  /** "They may have access": a thing was taken for those whom the sentence before names. */
  private static boolean pronounOfAThing(Norm norm) {
    boolean they = norm.quote().matches("(?s)(?:They|He|She)\\b.*");
    if (they && norm.quote().matches("(?s)\\w+ (?:cannot|can't|can’t|can not)\\b.*")) {
      return true; // Of a program that has no such key, or of people: the sentence before knows.
    }
    return they
        && norm.modality() == Modality.PERMISSION
        && Bearer.of(norm).kind() == Bearer.Kind.THING;
  }
}
