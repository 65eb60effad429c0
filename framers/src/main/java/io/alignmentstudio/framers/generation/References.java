package io.alignmentstudio.framers.generation;

import java.util.regex.Pattern;

/** References that mean nothing to a reader who sees one sentence only. */
final class References {
  private static final Pattern BRACKETS =
      Pattern.compile("\\s*\\((?:see |under |as |in |cf\\.? )[^)]*\\)");
  private static final Pattern ACCORDANCE =
      Pattern.compile(
          ",? (?:in accordance with|pursuant to|referred to in|as (?:described|defined|set out|specified|listed) in|under|set out in|described in|listed in|specified in|required by|within the meaning of) "
              + "(?:this |that |these )?(?:sub)?(?:[Ss]ections?|[Aa]rticles?|[Pp]aragraphs?|[Cc]lauses?|[Cc]hapters?|points?|§)(?: [\\dIVX][\\w.()]*(?:(?:,| and| or| to) [\\d(][\\w.()]*)*)?(?: (?:above|below|of this [A-Z]\\w+))?");
  private static final Pattern THIS_PART =
      Pattern.compile(
          "\\b(?:this|the present|the above|the following) (?:sub)?(?:section|article|paragraph|clause|chapter|subsection)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern SECOND_RULE =
      Pattern.compile(
          "(?:,? and (?:must|shall|may|should|will|is|are)\\b|,? but\\b|, and (?:nobody|no one|they|it)\\b).*$");

  private References() {}

  /** The deed alone: references dropped, and what a second modal adds. */
  static String deed(String action) {
    return SECOND_RULE.matcher(plain(action)).replaceAll("");
  }

  /** Drops references to other places of the document; "this section" becomes "the policy". */
  static String plain(String text) {
    String result = BRACKETS.matcher(text).replaceAll("");
    result = ACCORDANCE.matcher(result).replaceAll("");
    return THIS_PART.matcher(result).replaceAll("the policy").replaceAll("\\s+", " ").strip();
  }
}
