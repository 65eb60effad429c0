package io.alignmentstudio.auditors.report;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Builds HTML in which every text and attribute is escaped; there is no way to add raw markup from
 * data.
 */
final class Html {
  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /** Opens an element; attributes are name, value, name, value. */
  Html open(String tag, String... attributes) {
    start(tag, attributes);
    open.push(tag);
    return this;
  }

  Html close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  Html text(String text) {
    escape(text);
    return this;
  }

  /** An element that holds a text only. */
  Html element(String tag, String text, String... attributes) {
    open(tag, attributes);
    return text(text).close();
  }

  /** An element without content, such as {@code <br>}. */
  Html single(String tag, String... attributes) {
    start(tag, attributes);
    return this;
  }

  /** Adds the style sheet, the only thing that is not escaped; it is a resource of the studio. */
  Html style(String css) {
    out.append("<style>").append(css).append("</style>");
    return this;
  }

  Html doctype() {
    out.append("<!doctype html>\n");
    return this;
  }

  /** A line break in the source, for those who read it. */
  Html line() {
    out.append('\n');
    return this;
  }

  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("elements are still open: " + open);
    }
    return out.toString();
  }

  private void start(String tag, String... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      escape(attributes[i + 1]);
      out.append('"');
    }
    out.append('>');
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(Character.isISOControl(c) && c != '\n' && c != '\t' ? '\uFFFD' : c);
      }
    }
  }
}
