package io.alignmentstudio.framers.norms.text;

import io.alignmentstudio.domain.NumberWords;
import io.alignmentstudio.framers.language.English;
import java.util.List;
import java.util.Locale;
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

  /** The box of a task list. */
  private static final Pattern BOX = Pattern.compile("^\\s*\\[[ xX]\\]\\s+");

  /** A mark that Markdown would read otherwise: the backslash of "\\$250". */
  private static final Pattern ESCAPED = Pattern.compile("\\\\(?=[$*_#~<>\\[\\]])");

  private static final Pattern LINK = Pattern.compile("!?\\[([^\\]]*)\\]\\([^)]*\\)");
  private static final Pattern ASSIGNMENT =
      Pattern.compile("(\\S+ )?\\[(Assignment|Selection)[^:\\[\\]]*:\\s*([^\\[\\]]*)\\]");

  /** "the following content: the defined fields". */
  private static final Pattern FOLLOWING_VALUE =
      Pattern.compile(
          "(?i)^(.*)\\bthe following ([^:]*): (?:the defined|organi[sz]ation-defined)"
              + " [^:]*?(?=(?:\\s*; (?:and|or))?[.;]?$)");

  private static final Pattern INSERT = Pattern.compile("\\{\\{\\s*insert[^}]*\\}\\}");
  private static final Pattern VARIABLE =
      Pattern.compile("\\{\\{\\{?[#/^]?\\s*([\\w.]*)[^}]*\\}\\}\\}?");

  /** Where a section of a template begins or ends: no words of its text. */
  private static final Pattern SECTION_TAG = Pattern.compile("\\{\\{\\{?[#/^].*");

  private static final Pattern LIQUID = Pattern.compile("\\{%[^%\"]*(?:\"([^\"]*)\")?[^%]*%\\}");
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

  /** "Reviewed and/or approved": one of them, or both, as "or" says it. */
  private static final Pattern AND_OR = Pattern.compile("(?i)\\band ?/ ?or\\b");

  /** "You agree to not share": not to share. */
  private static final Pattern NOT_TO =
      Pattern.compile(
          "(?i)(?<=\\b(?:agrees?|undertakes?|promises?|expected|required|asked|advised|instructed|careful|sure) )to not(?= [a-z])");

  private record Contraction(Pattern pattern, String full) {
    static Contraction of(String pattern, String full) {
      return new Contraction(Pattern.compile("(?i)\\b" + pattern + "(?!\\w)"), full);
    }
  }

  private static final List<Contraction> CONTRACTIONS =
      List.of(
          Contraction.of("can't", "cannot"),
          Contraction.of("won't", "will not"),
          Contraction.of(
              "(must|should|need|do|does|is|are|would|could|has|have|did|was|were)n't", "$1 not"),
          Contraction.of(
              "(it|that)'s(?= (?:also |very |always |therefore |not )*(?:important|essential|critical"
                  + "|crucial|vital|imperative|necessary|acceptable|permitted|allowed|prohibited"
                  + "|forbidden|expressly|explicitly|approved|authori[sz]ed|required|mandatory|our|your))",
              "$1 is"),
          Contraction.of("(you|we|they)'re", "$1 are"),
          Contraction.of("(you|we|they|I)'ve", "$1 have"),
          Contraction.of("(you|we|they|he|she|it)'ll", "$1 will"),
          Contraction.of("(you|we|they|he|she)'d(?! (?:better|been|had)\\b)", "$1 would"));
  private static final Pattern NOTE_MARK = Pattern.compile("\\[\\^\\w+\\]");
  private static final Pattern TAG =
      Pattern.compile(
          "(?i)</?(?:a|abbr|b|big|blockquote|br|center|cite|code|dd|del|details|div|dl|dt|em|font|h[1-6]|hr|i|iframe|img|ins|kbd|li|mark|ol|p|pre|q|s|samp|small|span|strike|strong|sub|summary|sup|table|tbody|td|th|thead|tr|tt|u|ul|var)(?:\\s[^<>]*)?/?>|<!--.*?-->");
  private static final Pattern BARE_LINK =
      Pattern.compile("<(https?:[^<>\\s]+|[^<>\\s@]+@[^<>\\s]+)>");
  private static final Pattern URL = Pattern.compile("https?://\\S+?(?=[.,;]?(\\s|$))");
  private static final Pattern EMPHASIS =
      Pattern.compile(
          "\\*\\*|__|`|(?<!\\w)\\*(?=\\w)|(?<=[\\w.])\\*(?!\\w)|(?<!\\w)_(?=\\w)|(?<=[\\w.])_(?!\\w)|^#+"
              + " |^> ?");
  private static final Pattern TWO_ARTICLES = Pattern.compile("(?i)\\b(the|an?) the company\\b");

  /** "{{companyShortName}} company data". */
  private static final Pattern TWICE_COMPANY = Pattern.compile("\\bcompany company\\b");

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
    text = ESCAPED.matcher(text).replaceAll("");
    text = BOX.matcher(text).replaceFirst("");
    text = LINK.matcher(text).replaceAll("$1");
    text = NOTE_MARK.matcher(text).replaceAll("");
    text = TAG.matcher(text).replaceAll("");
    text = BARE_LINK.matcher(text).replaceAll("$1");
    text = URL.matcher(text).replaceAll("the link");
    text = assigned(text);
    text =
        INSERT
            .matcher(text)
            .replaceAll("the defined value")
            .replaceAll("(?i)\\b(?:an?|the) (?=the defined value)", "");
    text =
        LIQUID
            .matcher(text)
            .replaceAll(
                match -> Matcher.quoteReplacement(match.group(1) == null ? "" : match.group(1)));
    text =
        VARIABLE
            .matcher(text)
            .replaceAll(
                match ->
                    Matcher.quoteReplacement(
                        SECTION_TAG.matcher(match.group()).matches()
                            ? ""
                            : variable(match.group(1))));
    text = EMPHASIS.matcher(text).replaceAll("");
    text = TWO_ARTICLES.matcher(text).replaceAll("the company");
    text = TWICE_COMPANY.matcher(text).replaceAll("company");
    if (text.contains("'")) {
      for (Contraction contraction : CONTRACTIONS) {
        text = contraction.pattern().matcher(text).replaceAll(contraction.full());
      }
    }
    text = AND_OR.matcher(text).replaceAll("or");
    text = NOT_TO.matcher(text).replaceAll("not to");
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

  /** Says what an organisation has to fill in: "within the defined time period". */
  private static String assigned(String original) {
    String text = original;
    Matcher matcher = ASSIGNMENT.matcher(text);
    while (matcher.find()) {
      String before = matcher.group(1) == null ? "" : matcher.group(1);
      String label = matcher.group(3).replaceAll("\\s*;\\s*", " or ").strip();
      boolean named = label.matches("(?i)(?:the|an?|any|all|organi[sz]ation-defined)\\b.*");
      String value = matcher.group(2).equals("Selection") || named ? label : "the defined " + label;
      boolean governed = before.matches("(?i)(?:at|every|per|for|in|on|by|with|of|the|an?) ");
      boolean articled = before.matches("(?i)(?:the|an?) ");
      String filled = (label.equals("frequency") && !governed ? "at " : "") + value;
      text =
          text.substring(0, matcher.start())
              + (articled && value.matches("(?i)(?:the|an?|any|all)\\b.*") ? "" : before)
              + filled
              + text.substring(matcher.end());
      matcher = ASSIGNMENT.matcher(text);
    }
    return FOLLOWING_VALUE.matcher(text).replaceFirst("$1the defined $2");
  }

  private static String variable(String name) {
    if (name.toLowerCase(Locale.ROOT).contains("company")) {
      return "the company";
    }
    return name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT).replace('.', ' ');
  }
}
