package io.alignmentstudio.lm.template;

import io.alignmentstudio.lm.template.Value.Safe;
import java.util.regex.Pattern;

/** Escaping for HTML. Source: MarkupSafe 3. */
final class Markup {
  private static final Pattern OTHER_ENTITY = Pattern.compile("&(?!(?:amp|lt|gt|#39|#34);)#?\\w");

  private static final long LONGEST_ENTITY = "&#39;".length();

  private Markup() {}

  private static long markup(String text) {
    return text.chars().filter(c -> "&<>'\"".indexOf(c) >= 0).count();
  }

  /** The value's text, escaped unless it is safe already. */
  static String escaped(Value value) {
    return value instanceof Safe safe ? safe.value() : escape(Python.str(value));
  }

  static String escape(String text) {
    // Nothing grows more than this.
    Session.checkLength(text.length() + LONGEST_ENTITY * markup(text));
    return text.replace("&", "&amp;")
        .replace(">", "&gt;")
        .replace("<", "&lt;")
        .replace("'", "&#39;")
        .replace("\"", "&#34;");
  }

  /** The text without comments and tags, with single blanks. */
  static String withoutTags(String text) {
    String rest = without(without(text, "<!--", "-->"), "<", ">");
    return unescape(String.join(" ", PythonText.splitBlanks(rest, -1, false)));
  }

  private static String without(String text, String begin, String end) {
    String rest = text;
    for (int start = rest.indexOf(begin); start >= 0; start = rest.indexOf(begin)) {
      int stop = rest.indexOf(end, start);
      if (stop < 0) {
        break;
      }
      rest = rest.substring(0, start) + rest.substring(stop + end.length());
    }
    return rest;
  }

  /** Reads back what {@link #escape} writes. */
  static String unescape(String text) {
    if (OTHER_ENTITY.matcher(text).find()) {
      throw TemplateFailure.unsupported("reading back HTML entities other than &amp; &lt; &gt;");
    }
    String plain =
        text.replace("&gt;", ">").replace("&lt;", "<").replace("&#39;", "'").replace("&#34;", "\"");
    return plain.replace("&amp;", "&");
  }
}
