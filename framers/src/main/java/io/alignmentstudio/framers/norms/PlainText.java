package io.alignmentstudio.framers.norms;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.framers.language.English;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sentences of a clause without marks, numbers, contractions and asides, each with its quote. */
final class PlainText {
  private static final Pattern ITEM =
      Pattern.compile(
          "^\\s*(?:[-*+•–]\\s+|\\(?(?:\\d{1,3}(?:\\.\\d+)*|[a-zA-Z]|[ivx]{1,4})[.)]\\s+|\\d+(?:\\.\\d+)+\\s+|Art\\.\\s)");

  /**
   * The label of the next item, left at the end of a sentence by its list: "... to the ISM. ii."
   */
  private static final Pattern NEXT_LABEL =
      Pattern.compile(
          "(?<!\\b(?:point|item|section|appendix|annex|part|and|or|in))( ?[.;])? \\(?(?:i{1,3}|iv|vi{0,3}|ix|[b-h])[.)]$");

  /** The end of an item that another one follows. */
  private static final Pattern OPEN_ITEM = Pattern.compile("\\s*;(?:\\s*(?:and|or|and/or))?$");

  /** The box of a task list. */
  private static final Pattern BOX = Pattern.compile("^\\s*\\[[ xX]\\]\\s+");

  private static final Pattern LINK = Pattern.compile("!?\\[([^\\]]*)\\]\\([^)]*\\)");
  private static final Pattern ASSIGNMENT =
      Pattern.compile("(\\S+ )?\\[(Assignment|Selection)[^:\\[\\]]*:\\s*([^\\[\\]]*)\\]");

  /** "the following content: the defined fields". */
  private static final Pattern FOLLOWING_VALUE =
      Pattern.compile(
          "(?i)^(.*)\\bthe following ([^:]*): (?:the defined|organi[sz]ation-defined) [^:]*?(?=(?:\\s*; (?:and|or))?[.;]?$)");

  private static final Pattern INSERT = Pattern.compile("\\{\\{\\s*insert[^}]*\\}\\}");
  private static final Pattern VARIABLE =
      Pattern.compile("\\{\\{\\{?[#/^]?\\s*([\\w.]*)[^}]*\\}\\}\\}?");
  private static final Pattern LIQUID = Pattern.compile("\\{%[^%\"]*(?:\"([^\"]*)\")?[^%]*%\\}");
  private static final Pattern ASIDE =
      Pattern.compile("\\s\\((?![^()]*\\d%|[a-z0-9]{1,4}\\))[^()]*\\)");
  private static final String[][] CONTRACTIONS = {
    {"(?i)\\bcan't\\b", "cannot"},
    {"(?i)\\bwon't\\b", "will not"},
    {"(?i)\\b(must|should|need|do|does|is|are|would|could|has|have|did|was|were)n't\\b", "$1 not"},
    {"(?i)\\b(you|we|they)'re\\b", "$1 are"},
    {"(?i)\\b(you|we|they|I)'ve\\b", "$1 have"},
    {"(?i)\\b(you|we|they|he|she|it)'ll\\b", "$1 will"},
  };

  /** About 800 words: the longest of the acts read in tests has 500. */
  private static final int MOST_CHARACTERS = 5_000;

  /** Why a longer sentence is left out. */
  static final String TOO_LONG = "a sentence of more than 5,000 characters";

  /**
   * One sentence.
   *
   * @param quote verbatim words of the clause
   * @param text what is analysed: the quote, cleaned and with its lead-in
   */
  record Sentence(String quote, String text) {}

  private PlainText() {}

  /** Whether a sentence has more words than a person would put into one. */
  static boolean tooLong(String sentence) {
    return sentence.length() > MOST_CHARACTERS;
  }

  /** The sentences of a clause; the first one is joined with the lead-in. */
  static List<Sentence> sentences(Clause clause) {
    List<Sentence> sentences = new ArrayList<>();
    if (clause.type() == ClauseType.TABLE_ROW && !tooLong(clause.text())) {
      sentences.addAll(TableRows.sentences(clause.text()));
      if (!sentences.isEmpty()) {
        return sentences;
      }
    }
    for (String quote : English.get().sentences(ITEM.matcher(clause.text()).replaceFirst(""))) {
      String text = tooLong(quote) ? quote : clean(quote);
      boolean first = sentences.isEmpty();
      if (first && !clause.leadIn().isBlank() && !tooLong(quote)) {
        text = LeadIns.join(lastSentence(clean(clause.leadIn())), text);
      }
      text = OPEN_ITEM.matcher(text).replaceFirst(".");
      if (!text.isBlank()) {
        sentences.add(new Sentence(quote, text));
      }
    }
    return sentences;
  }

  private static String lastSentence(String leadIn) {
    List<String> sentences = English.get().sentences(leadIn);
    return sentences.isEmpty() ? leadIn : sentences.getLast();
  }

  static String clean(String quote) {
    String text = quote.replace('\n', ' ').replace('’', '\'').replace('‘', '\'').replace(" ", " ");
    text = ITEM.matcher(text).replaceFirst("");
    text = BOX.matcher(text).replaceFirst("");
    text = LINK.matcher(text).replaceAll("$1");
    text =
        text.replaceAll("\\[\\^\\w+\\]", "")
            .replaceAll(
                "(?i)</?(?:a|abbr|b|big|blockquote|br|center|cite|code|dd|del|details|div|dl|dt|em|font|h[1-6]|hr|i|iframe|img|ins|kbd|li|mark|ol|p|pre|q|s|samp|small|span|strike|strong|sub|summary|sup|table|tbody|td|th|thead|tr|tt|u|ul|var)(?:\\s[^<>]*)?/?>|<!--.*?-->",
                "")
            .replaceAll("<(https?:[^<>\\s]+|[^<>\\s@]+@[^<>\\s]+)>", "$1")
            .replaceAll("https?://\\S+?(?=[.,;]?(\\s|$))", "the link");
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
            .replaceAll(match -> Matcher.quoteReplacement(variable(match.group(1))));
    text =
        text.replaceAll(
            "\\*\\*|__|`|(?<!\\w)\\*(?=\\w)|(?<=[\\w.])\\*(?!\\w)|(?<!\\w)_(?=\\w)|(?<=[\\w.])_(?!\\w)|^#+ |^> ?",
            "");
    text = text.replaceAll("(?i)\\b(the|an?) the company\\b", "the company");
    for (String[] contraction : CONTRACTIONS) {
      text = text.replaceAll(contraction[0], contraction[1]);
    }
    for (int i = 0; i < 2; i++) {
      text = ASIDE.matcher(text).replaceAll("");
    }
    text = text.replaceAll("(?<=[,;:]) \\(?[a-z]\\)\\s|(?<=[,;:]) \\([ivx]+\\)\\s", " ");
    text = text.replaceAll("\\s+", " ").replaceAll("\\s([,.;:])", "$1").strip();
    text =
        NEXT_LABEL
            .matcher(text)
            .replaceFirst(match -> match.group(1) == null ? "" : match.group(1));
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
      String filled = (label.equals("frequency") && !governed ? "at " : "") + value;
      text =
          text.substring(0, matcher.start())
              + (governed && before.matches("(?i)(?:the|an?) ") ? "" : before)
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
