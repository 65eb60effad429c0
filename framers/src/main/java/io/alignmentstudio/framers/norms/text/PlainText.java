package io.alignmentstudio.framers.norms.text;

import io.alignmentstudio.domain.NumberWords;
import io.alignmentstudio.framers.language.English;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A sentence without marks, numbers, contractions and asides. */
public final class PlainText {
  private static final Pattern ITEM =
      Pattern.compile(
          "^\\s*(?:[-*+•–]\\s+|\\(?(?:\\d{1,3}(?:\\.\\d+)*|[a-zA-Z]|[ivx]{1,4})[.)]\\s+|\\d+(?:\\.\\d+)+\\s+|Art\\.\\s)");

  /**
   * The label of the next item, left at the end of a sentence by its list: "... to the ISM. ii."
   */
  private static final Pattern NEXT_LABEL =
      Pattern.compile(
          "(?<!\\b(?:point|item|section|appendix|annex|part|and|or|in))( ?[.;])?"
              + " \\(?(?:i{1,3}|iv|vi{0,3}|ix|[b-h])[.)]$");

  private static final Pattern ASIDE =
      Pattern.compile("\\s\\((?![^()]*\\d%|[a-z0-9]{1,4}\\))[^()]*\\)");

  /** "Drafting letters (with human review)": a condition and no aside. */
  private static final Pattern CONDITION_ASIDE =
      Pattern.compile(
          "(?i)\\s\\(((?:with(?! (?:links?|examples?|thanks|respect|regard)\\b)|without|if|where|when|unless|subject to|provided|except|other than|outside|during)\\b"
              + "(?! (?:any|applicable|relevant|appropriate|possible|necessary|needed|required)\\))[^()]{3,80})\\)(?=[.;,]*(?:\\s+(?:and|or))?$)");

  /** "Gifts of nominal value (less than $25)", "a minimal value (£25)". */
  private static final Pattern LIMIT_ASIDE =
      Pattern.compile(
          "(?i)(?<=\\b(?:value|worth|amount|limit|sum|price|cost|gifts?|meals?|expenses))\\s\\(((?:(?:less|more|not more|no more) than|up to|over|under|below|at most) [^()]{0,6}\\d[^()]{0,20}|[£$€] ?\\d[\\d.,]*)\\)"
              + "|(?<=[a-z]s)\\s\\((\\d+\\+ ?(?:hours?|minutes?|days?|weeks?|people|persons|pages|kg|m|km)(?: or more)?)\\)");

  /** "Dogs (other than guide dogs) are not allowed": an exception, which ends the sentence. */
  private static final Pattern OTHER_THAN_ASIDE =
      Pattern.compile(
          "(?i)^(?<start>[^();:]+?) \\((?<but>(?:other than|except(?: for)?|apart from|unless) [^()]+)\\) (?<end>[^();:]+?)\\.?$");

  /** "If, and only if, nobody answers": brackets and commas say no more. */
  private static final Pattern AND_ONLY_IF = Pattern.compile("(?i)\\bif,? \\(?and only if\\)?,? ");

  /** "Personal use is fine — browsing during lunch — as long as it is brief". */
  private static final Pattern BEFORE_CONDITION =
      Pattern.compile(
          " ?[—–] ?[^—–.;]{3,160}? ?[—–] ?(?=(?:as long as|so long as|if|unless|provided|when)\\b)");

  /** "If something looks wrong — a letter, a parcel — report it". */
  private static final Pattern INSIDE_CONDITION =
      Pattern.compile(
          "^((?:If|When|Whenever|Where|Before|After|Unless) [^,—–.;:]+?) ?[—–] ?[^—–.;]{3,160}? ?[—–] ?(?=\\p{Ll})");

  /** "If you suspect fraud – you must report it". */
  private static final Pattern DASH_AFTER_CONDITION =
      Pattern.compile(
          "^((?:If|When|Whenever|Where|Before|After|Unless)\\b[^,—–;:]+?) ?[—–]"
              + " ?(?=(?:you|we|they|please|do not|never|always)\\b)");

  /** "If you are in doubt you should ask", without a comma. */
  private static final Pattern NO_COMMA =
      Pattern.compile(
          "^((?:If|When|Whenever|Where|Unless) (?:[^\\s,;:]+ ){3,}?[^\\s,;:]+)"
              + " (?=(?:(?:you|we|they|this|these) (?:must|should|shall|cannot|need to|have to)\\b)[^,;:]*$)"
              + "|^((?:If|When|Whenever) there (?:is|are) (?:[^\\s,;:]+ ){1,5}?[^\\s,;:]+) (?=(?:seek|call|contact|stop|leave|report|tell|inform|notify|evacuate|alert)\\b[^;:]*$)");

  /** "if (i) infrequent, (ii) small and (iii) logged". */
  private static final Pattern LABEL_IN_LIST =
      Pattern.compile(
          "(?i)(?<=\\b(?:if|unless|when|where|that|to|either|by|and|or)) \\((?:[a-h]|[ivx]{1,4})\\) ");

  /** But not "the measures in (b) and (c)". */
  private static final Pattern FIRST_LABEL =
      Pattern.compile("(?i)\\b(?:if|unless|when|where|that|to|either|by) \\((?:a|i)\\) ");

  /** "five (5) business days". */
  private static final Pattern NUMBER_TWICE =
      Pattern.compile(
          "(?i)\\b(?:(?:"
              + NumberWords.PATTERN
              + ")(?:-[a-z]+)?|(?:one |a )?hundred) \\((\\d{1,4})\\)");

  /** "the owner – and their managers – must". */
  private static final Pattern OWN_ASIDE =
      Pattern.compile(" [–—] ((?:and|or) [^–—.;:]{3,60}?) [–—] ");

  /** "without delay, but in any case within 24 hours": both limits hold. */
  private static final Pattern IN_ANY_CASE =
      Pattern.compile(
          "(?i),? (?:but|and) in (?:any|all) (?:case|event|cases|events) (?=(?:within|by|before|no later|not later|at the latest)\\b)");

  /** "Has confirmed, within a month, that there is no risk": what, and not when, comes next. */
  private static final Pattern WHEN_BEFORE_THAT =
      Pattern.compile(
          "(?i)(?<= has | have )((?:confirm|stat|decid|establish|certifi|indicat|declar|announc|conclud)ed), (within [^,;:]{3,60}), (?=that )");

  private static final Pattern INNER_LABEL =
      Pattern.compile("(?<=[,;:]) \\(?[a-z]\\)\\s|(?<=[,;:]) \\([ivx]+\\)\\s");

  /** "comply with the following policies." without a list. */
  private static final Pattern FOLLOWING_LAST =
      Pattern.compile(
          "(?i)\\bthe following (?!(?:[\\w-]+"
              + " ){0,2}(?:hour|day|week|month|quarter|year)s?\\b)(?=(?:[\\w-]+,?"
              + " ){0,6}[\\w-]+\\.$)");

  /** "Locally-store" is written for "locally store". */
  private static final Pattern HYPHENED =
      Pattern.compile("^(\\p{L}{3,}ly)-(?=\\p{Ll})(?!\\w+(?:ed|en|able|ible|ing)\\b)");

  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern BLANK_BEFORE_MARK = Pattern.compile("\\s([,.;:])");

  /** About 800 words: the longest of the acts read in tests has 500. */
  private static final int MOST_CHARACTERS = 5_000;

  /** Why a longer sentence is left out. */
  public static final String TOO_LONG = "a sentence of more than 5,000 characters";

  private PlainText() {}

  /** Whether a sentence has more words than a person would put into one. */
  public static boolean tooLong(String sentence) {
    return sentence.length() > MOST_CHARACTERS;
  }

  /** The words of a clause without the mark or the number of an item. */
  public static String unlabelled(String clause) {
    return ITEM.matcher(clause).replaceFirst("");
  }

  /** The last sentence of a lead-in, which governs the items. */
  public static String lastSentence(String leadIn) {
    List<String> sentences = English.get().sentences(leadIn);
    return sentences.isEmpty() ? leadIn : sentences.getLast();
  }

  /**
   * What a person reads: without list marks, links, tags and emphasis, contractions written out,
   * values that an organisation has to fill in named. Variables of a template stay.
   */
  public static String readable(String quote) {
    return TemplateVariables.shown(clean(quote));
  }

  /** The same for the grammar, with a name in place of each variable of a template. */
  public static String clean(String quote) {
    String text =
        TemplateVariables.hidden(quote)
            .replace('\n', ' ')
            .replace('’', '\'')
            .replace('‘', '\'')
            .replace('\u2011', '-')
            .replace(" ", " ");
    text = ITEM.matcher(text).replaceFirst("");
    text = Markup.removed(text);
    text = OpenValues.named(text);
    text = Markup.unemphasised(text);
    text = OpenValues.company(text);
    text = Contractions.spelled(text);
    text = DASH_AFTER_CONDITION.matcher(text).replaceFirst("$1, ");
    text =
        NO_COMMA
            .matcher(text)
            .replaceFirst(
                found ->
                    Matcher.quoteReplacement(
                        (found.group(1) == null ? found.group(2) : found.group(1)) + ", "));
    text = INSIDE_CONDITION.matcher(text).replaceFirst("$1, ");
    text = BEFORE_CONDITION.matcher(text).replaceFirst(" ");
    text = OTHER_THAN_ASIDE.matcher(text).replaceFirst("${start} ${end}, ${but}.");
    text = WHEN_BEFORE_THAT.matcher(text).replaceFirst("$2 $1 ");
    text = Asides.apart(AND_ONLY_IF.matcher(text).replaceFirst("only if "));
    text =
        LIMIT_ASIDE
            .matcher(text)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        " of " + (found.group(1) == null ? found.group(2) : found.group(1))));
    text = CONDITION_ASIDE.matcher(text).replaceAll(" $1");
    for (int i = 0; i < 2; i++) {
      text = ASIDE.matcher(text).replaceAll("");
    }
    text = IN_ANY_CASE.matcher(text).replaceAll(", and ");
    text = INNER_LABEL.matcher(text).replaceAll(" ");
    if (FIRST_LABEL.matcher(text).find()) {
      text = LABEL_IN_LIST.matcher(text).replaceAll(" ");
    }
    text = NUMBER_TWICE.matcher(text).replaceAll("$1");
    text = OWN_ASIDE.matcher(text).replaceAll(" $1 ");
    text = BLANKS.matcher(text).replaceAll(" ");
    text = BLANK_BEFORE_MARK.matcher(text).replaceAll("$1").strip();
    text =
        NEXT_LABEL
            .matcher(text)
            .replaceFirst(match -> match.group(1) == null ? "" : match.group(1));
    text = FOLLOWING_LAST.matcher(text).replaceFirst("the listed ");
    text = HYPHENED.matcher(text).replaceAll("$1 ");
    return ITEM.matcher(text).replaceFirst("").strip();
  }
}
