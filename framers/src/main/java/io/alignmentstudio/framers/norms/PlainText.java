package io.alignmentstudio.framers.norms;

import io.alignmentstudio.domain.Clause;
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

  private static final Pattern LINK = Pattern.compile("!?\\[([^\\]]*)\\]\\([^)]*\\)");
  private static final Pattern ASSIGNMENT =
      Pattern.compile("\\[(?:Assignment|Selection)[^:\\]]*:\\s*([^\\]]*)\\]");
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

  /**
   * One sentence.
   *
   * @param quote verbatim words of the clause
   * @param text what is analysed: the quote, cleaned and with its lead-in
   */
  record Sentence(String quote, String text) {}

  private PlainText() {}

  /** The sentences of a clause; the first one is joined with the lead-in. */
  static List<Sentence> sentences(Clause clause) {
    List<Sentence> sentences = new ArrayList<>();
    for (String quote : English.get().sentences(ITEM.matcher(clause.text()).replaceFirst(""))) {
      String text = clean(quote);
      boolean first = sentences.isEmpty();
      if (first && !clause.leadIn().isBlank()) {
        text = LeadIns.join(lastSentence(clean(clause.leadIn())), text);
      }
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
    text = LINK.matcher(text).replaceAll("$1");
    text =
        text.replaceAll("\\[\\^\\w+\\]", "")
            .replaceAll(
                "(?i)</?(?:a|abbr|b|big|blockquote|br|center|cite|code|dd|del|details|div|dl|dt|em|font|h[1-6]|hr|i|iframe|img|ins|kbd|li|mark|ol|p|pre|q|s|samp|small|span|strike|strong|sub|summary|sup|table|tbody|td|th|thead|tr|tt|u|ul|var)(?:\\s[^<>]*)?/?>|<!--.*?-->",
                "")
            .replaceAll("<(https?:[^<>\\s]+|[^<>\\s@]+@[^<>\\s]+)>", "$1")
            .replaceAll("https?://\\S+?(?=[.,;]?(\\s|$))", "the link");
    text =
        ASSIGNMENT
            .matcher(text)
            .replaceAll(
                match ->
                    Matcher.quoteReplacement(match.group(1).replaceAll(";\\s*", " or ").strip()));
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

  private static String variable(String name) {
    if (name.toLowerCase(Locale.ROOT).contains("company")) {
      return "the company";
    }
    return name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT).replace('.', ' ');
  }
}
