package io.alignmentstudio.framers.generation;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.framers.norms.text.PlainText;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the document says of a norm, in its own words: the norm's sentence, with the lead-in of its
 * list or the sentence before it where it is not understood without.
 */
final class Said {
  /** Most sentences before the norm's own that are said too. */
  private static final int BEFORE = 2;

  private static final Pattern POINTS =
      Pattern.compile(
          "(?is)^(?:it|they|this|these|those|such|he|she|that|there|here|otherwise|instead|however|"
              + "therefore|in addition|as such|as a result|(?:in|for) (?:such|this|that|these|those)|(?:in|by|to) (?:doing|do) (?:so|this|that)|furthermore|also|then|both|either|its|their|"
              + "his|the same|if so|and|or|but)\\b.*|^(?:if|when|once|unless|where|after|before|until) (?:it|they|he|she|this|that|these|those)\\b.*"
              + "|^(?:[\\w'’-]+ ){5,14}(?:these|those|such) (?!as\\b|that\\b|who\\b|which\\b|of\\b|in\\b|with\\b|policy|policies|code|agreement|clauses).*"
              + "|^(?:[\\w'’-]+ ){1,4}(?:this|these|those|such) (?!as\\b|policy|policies|code|regulation|handbook|agreement|act\\b|document|standard|guideline|section|addendum|page|procedure).*"
              + "|^(?:in|for|when|where|while|by|after|before|to|on)\\b[^,]*, (?:it|they|he|she) (?:shall|must|may|should|will|can)\\b.*");

  /** A label, at most, stands before the words. */
  private static final Pattern LABEL = Pattern.compile("[^\\w]*(?:\\w{1,6}[.):]*\\s+)?[^\\w]*");

  private static final Pattern SENTENCE_END = Pattern.compile("[.!?]['’”\")]?\\s+(?=\\S)");

  /** Where a section of a Mustache template begins or ends. */
  private static final Pattern SECTION_TAG = Pattern.compile("\\{\\{[#^/][^{}]*}}");

  private static final Pattern OPEN_END =
      Pattern.compile("(?:\\s*[;,:](?:\\s*(?:and|or|and/or))?|,?\\s+(?:and|or))\\s*$");
  private static final Pattern DOUBLE_QUOTES = Pattern.compile("[\"“”„«»]");

  private Said() {}

  /** The words, as a sentence without double quotation marks. */
  static String of(Norm norm, Optional<Clause> clause) {
    return sentence(clause.map(found -> within(norm.quote(), found)).orElse(norm.quote()));
  }

  private static String within(String quote, Clause clause) {
    String text = clause.text();
    int at = text.indexOf(quote.strip());
    if (at < 0) {
      return quote;
    }
    int end = at + quote.strip().length();
    int from = at;
    for (int i = 0; i < BEFORE && POINTS.matcher(text.substring(from, end)).matches(); i++) {
      from = sentenceBefore(text, from);
    }
    String words = text.substring(from, end);
    boolean first = LABEL.matcher(text.substring(0, from)).matches();
    return first && !clause.leadIn().isBlank()
        ? OPEN_END.matcher(clause.leadIn().strip()).replaceFirst("") + ": " + clean(words)
        : words;
  }

  /** Where the sentence begins that ends before this place; the place itself if there is none. */
  private static int sentenceBefore(String text, int place) {
    String left = text.substring(0, place).stripTrailing();
    int from = 0;
    Matcher end = SENTENCE_END.matcher(left);
    while (end.find()) {
      from = end.end();
    }
    return left.isEmpty() ? place : from;
  }

  private static String clean(String words) {
    return PlainText.readable(SECTION_TAG.matcher(words).replaceAll(""));
  }

  private static String sentence(String words) {
    String clean = clean(words).replaceAll("\\s+", " ").strip();
    return Words.sentence(
        DOUBLE_QUOTES.matcher(OPEN_END.matcher(clean).replaceFirst("")).replaceAll("'"));
  }
}
