package io.alignmentstudio.framers.generation;

import java.util.Locale;
import java.util.regex.Pattern;

/** References that mean nothing to a reader who sees one sentence only. */
final class References {
  private static final Pattern BRACKETS =
      Pattern.compile("\\s*\\((?:see |under |as |in |cf\\.? )[^)]*\\)");
  private static final Pattern ACCORDANCE =
      Pattern.compile(
          ",? (?:in accordance with|pursuant to|referred to in|as (?:described|defined|set out|specified|listed) in|under|set out in|described in|listed in|specified in|required by|within the meaning of) "
              + "(?:this |that |these )?(?:sub)?(?:[Ss]ections?|[Aa]rticles?|[Pp]aragraphs?|[Cc]lauses?|[Cc]hapters?|points?|§)(?: [\\dIVX][\\w.()]*(?:(?:,| and| or| to) [\\d(][\\w.()]*)*)?(?: (?:above|below|of (?:this|the) [A-Z]\\w+(?: [A-Z]\\w+)*|of (?:Regulation|Directive) (?:\\([A-Z]+\\) )?\\d[\\w/]*))?");
  private static final Pattern THIS_PART =
      Pattern.compile(
          "\\b(?:this|the present|the above|the following) (?:sub)?(?:section|article|paragraph|clause|chapter|subsection)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern SECOND_RULE =
      Pattern.compile(
          "(?:,? and (?:must|shall|may|should|will|is|are|has|have|do not|does not)\\b|,? but\\b|, and (?:nobody|no one|they|it)\\b).*$");

  /** A word that begins a sentence of the document and now stands inside one. */
  private static final Pattern SENTENCE_WORD =
      Pattern.compile(
          "(?<=[a-z] )(?:An?|The|Other|All|Any|Each|Every|No|Such|These|This)\\b(?= \\w)");

  private References() {}

  /** The deed alone: references dropped, and what a second modal adds. */
  static String deed(String action) {
    String one = SECOND_RULE.matcher(plain(action)).replaceAll("");
    return SENTENCE_WORD.matcher(one).replaceAll(found -> found.group().toLowerCase(Locale.ROOT));
  }

  /** Drops references to other places of the document; "this section" becomes "the policy". */
  static String plain(String text) {
    String result = BRACKETS.matcher(text).replaceAll("");
    result = ACCORDANCE.matcher(result).replaceAll("");
    return THIS_PART.matcher(result).replaceAll("the policy").replaceAll("\\s+", " ").strip();
  }
}
