package io.alignmentstudio.framers.norms.lists;

import io.alignmentstudio.domain.ConceptKind;
import io.alignmentstudio.framers.language.HeadNouns;
import io.alignmentstudio.framers.language.NounPhrases;
import io.alignmentstudio.framers.language.VerbPhrases;
import io.alignmentstudio.framers.language.Verbs;
import io.alignmentstudio.framers.norms.grammar.Articles;
import io.alignmentstudio.framers.norms.grammar.Operators;
import io.alignmentstudio.framers.norms.grammar.Orders;
import io.alignmentstudio.framers.norms.grammar.Words;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a heading that is run into its sentence with a colon or a dash: "Laptops: must be
 * encrypted", "Accuracy – reporters must check all facts", "Fire: leave the building".
 */
final class RunInHeads {
  private static final Pattern HEAD =
      Pattern.compile(
          "^(?<head>\\p{Lu}[\\w'/&-]*(?: [\\w'/&-]+){0,3})(?:: | [–—] )(?<rest>[^–—:]+)$");

  private static final Pattern NO_HEAD =
      Pattern.compile(
          "(?i)(?:please )?(?:note|warning|important|caution|tip|remember|reminder|attention|nb|example|do|don't|do not|never|always|"
              + "why|how|what|who|when|where|if|before|after|step|q|a|question|answer|purpose|scope|summary|context|background|regulation|article|section"
              + "|resolution|decision|rationale|source|details?|contacts?|status|date|time|location|resources?|links?|result|response)\\b.*"
              + "|.*\\d.*|(?:less|more|fewer|up|under|over|above|below|other|new)\\b.*|.*\\b(?:must|shall|should|may|not|to|the|a|an|is|are|these|this|following|your|our|you|we|they)\\b.*");

  private static final Pattern STATE =
      Pattern.compile(
          "(?i)(?:strictly |absolutely |always )?(?:not (?:allowed|permitted|tolerated|accepted|acceptable)|never allowed|prohibited"
              + "|forbidden|banned|allowed|permitted|required|mandatory|compulsory)\\b.*");

  private static final Pattern ONLY =
      Pattern.compile(
          "(?i)only (?=(?:in|on|at|with|during|for|after|before|if|when|outside|by|within|under)\\b)");

  private static final Pattern MODAL =
      Pattern.compile(
          "(?i)(?:must|shall|should|may not|cannot|need to|needs to|(?:is|are) to)\\b.*");

  private static final Pattern GOES_ON =
      Pattern.compile(
          "(?i)(?:and|or|but|which|who|that|including|especially|even|not|as|because|so|for|see)\\b.*");

  /** Heads that name a case: what to do in it is to do in it only. */
  private static final Pattern CASE =
      Pattern.compile(
          "(?i)(?:lost|stolen|broken|damaged|missing|late|suspected|suspicious)\\b.*|(?:.* )?(?:fire|emergenc(?:y|ies)|accidents?|incidents?|theft|loss|injur(?:y|ies)"
              + "|illness|sickness|absences?|spill(?:s|age)?|breach(?:es)?|complaints?|alarms?|flood(?:s|ing)?|threats?|evacuation|lateness|delays?|power cuts?|outages?|leaks?)");

  private static final Pattern PLEASE = Pattern.compile("(?i)^please ");

  /** "The warden: call 555": who is asked, and not who acts. */
  private static final Pattern ASKED =
      Pattern.compile("(?i)(?:ask|contact|call|see|e-?mail|phone|ring|visit|message)\\b");

  private static final Pattern POINTS =
      Pattern.compile("(?i).*\\b(?:it|them|they|this|these|those)\\b.*");

  private static final Pattern DO = Pattern.compile("^(?:DO|Do) (?=(?<verb>[a-z-]+) )");

  private RunInHeads() {}

  /** A clean sentence with what its heading leaves to it; the sentence where it has none. */
  static String read(String sentence) {
    Matcher emphasis = DO.matcher(sentence);
    if (emphasis.find() && verb(emphasis.group("verb"))) {
      String rest = VerbPhrases.capitalised(sentence.substring(emphasis.end()));
      return rest.replaceFirst(
          " [–—] (?=[^–—]*\\b(?:must|shall|should|will not|may not|cannot) )", "; ");
    }
    Matcher matcher = HEAD.matcher(sentence);
    if (!matcher.matches()) {
      return sentence;
    }
    String head = matcher.group("head");
    String rest = matcher.group("rest");
    boolean state = STATE.matcher(rest).matches();
    if (NO_HEAD.matcher(head).matches()
        || (GOES_ON.matcher(rest).matches() && !state)
        || !(nominal(head) || CASE.matcher(head).matches())) {
      return sentence;
    }
    return joined(head, rest).orElse(sentence);
  }

  private static Optional<String> joined(String head, String rest) {
    boolean plural = NounPhrases.plural(head.replaceFirst(".* ", ""));
    String be = plural ? " are " : " is ";
    if (STATE.matcher(rest).matches()) {
      return Optional.of(head + be + rest);
    }
    if (ONLY.matcher(rest).lookingAt()) {
      return Optional.of(head + be + "permitted " + rest);
    }
    if (MODAL.matcher(rest).matches()) {
      return Optional.of(head + " " + rest);
    }
    String whole = VerbPhrases.capitalised(rest);
    Words words = Words.of(whole.matches(".*[.!?]") ? whole : whole + ".");
    boolean order = Orders.at(words, 0, words.size());
    boolean statement =
        Operators.find(words, 0, words.size()).filter(found -> found.start() > 0).isPresent();
    String last = head.replaceFirst(".* ", "");
    if (statement) {
      boolean group = plural && HeadNouns.canAct(last); // "Interns: a badge is not required".
      return Optional.of(group ? "For " + head + ", " + Words.lowerFirst(rest) : whole);
    }
    if (!order || POINTS.matcher(rest).matches()) {
      return Optional.empty();
    }
    if (HeadNouns.canAct(last)) {
      boolean people =
          HeadNouns.kind(last)
              .filter(kind -> kind == ConceptKind.DEPARTMENT || kind == ConceptKind.ORGANISATION)
              .isEmpty();
      String task = PLEASE.matcher(rest).replaceFirst("");
      return people && !ASKED.matcher(task).lookingAt()
          ? Optional.of(head + " must " + VerbPhrases.narrated(Words.lowerFirst(task)))
          : Optional.empty();
    }
    if (CASE.matcher(head).matches()) {
      return Optional.of("In case of " + Articles.articled(head) + ", " + Words.lowerFirst(rest));
    }
    return Optional.of(
        plural ? "For " + Words.lowerFirst(head) + ", " + Words.lowerFirst(rest) : whole);
  }

  private static boolean verb(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return Verbs.isBase(lower) || Verbs.isBase(lower.replace("-", "")) || lower.equals("be");
  }

  private static boolean nominal(String head) {
    return Words.of(head).tokens().stream()
        .allMatch(
            token ->
                token.nominal()
                    || token.tagged("ADJ")
                    || token.tagged("CCONJ")
                    || HeadNouns.isNoun(NounPhrases.singular(token.lower()))
                    || token.lower().endsWith("ing")
                    || token.text().matches("[-/&]|\\d+"));
  }
}
