package io.alignmentstudio.framers.norms.text;

import java.util.regex.Pattern;

/** The marks of Markdown and HTML, which are no words. */
final class Markup {
  /** The box of a task list. */
  private static final Pattern BOX = Pattern.compile("^\\s*\\[[ xX]\\]\\s+");

  /** A mark that Markdown would read otherwise: the backslash of "\\$250". */
  private static final Pattern ESCAPED = Pattern.compile("\\\\(?=[$*_#~<>\\[\\]])");

  private static final Pattern LINK = Pattern.compile("!?\\[([^\\]]*)\\]\\([^)]*\\)");

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

  private Markup() {}

  /** A text without boxes, links and tags. */
  static String removed(String original) {
    String text = ESCAPED.matcher(original).replaceAll("");
    text = BOX.matcher(text).replaceFirst("");
    text = LINK.matcher(text).replaceAll("$1");
    text = NOTE_MARK.matcher(text).replaceAll("");
    text = TAG.matcher(text).replaceAll("");
    text = BARE_LINK.matcher(text).replaceAll("$1");
    text = URL.matcher(text).replaceAll("the link");
    return text;
  }

  /** A text without the marks of emphasis. */
  static String unemphasised(String text) {
    return EMPHASIS.matcher(text).replaceAll("");
  }
}
