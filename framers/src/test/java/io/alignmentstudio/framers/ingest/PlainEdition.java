package io.alignmentstudio.framers.ingest;

import java.util.ArrayList;
import java.util.List;

/**
 * Types a simple Markdown policy as plain text, as somebody would who has only a typewriter: bare
 * headings, lines of at most 72 characters, hanging items, quotes behind a sign.
 */
final class PlainEdition {
  private static final int WIDTH = 72;

  private PlainEdition() {}

  static String of(String markdown) {
    List<String> paragraphs = new ArrayList<>();
    for (String paragraph : markdown.strip().split("\\n\\s*\\n")) {
      List<String> lines = new ArrayList<>();
      for (String line : joined(paragraph)) {
        String text = line.replaceAll("\\*\\*|`", "");
        if (text.startsWith("#")) {
          lines.add(text.replaceFirst("^#+ ", ""));
        } else if (text.startsWith(">")) {
          lines.addAll(wrapped("> ", "> ", text.replaceFirst("^> ?", "")));
        } else {
          String marker = text.replaceFirst("^(\\s*(?:[-*]|\\(?\\w{1,3}[.)])\\s)?.*", "$1");
          lines.addAll(
              wrapped(marker, " ".repeat(marker.length()), text.substring(marker.length())));
        }
      }
      paragraphs.add(String.join("\n", lines));
    }
    return String.join("\n\n", paragraphs) + "\n";
  }

  /** The lines of a paragraph, each with those that only continue it. */
  private static List<String> joined(String paragraph) {
    List<String> lines = new ArrayList<>();
    for (String line : paragraph.lines().toList()) {
      boolean starts = line.matches("\\s*(?:[-*]|\\(?\\w{1,3}[.)])\\s.*|[#|>].*");
      if (starts || lines.isEmpty()) {
        lines.add(line);
      } else {
        lines.set(lines.size() - 1, lines.getLast() + " " + line.strip());
      }
    }
    return lines;
  }

  private static List<String> wrapped(String first, String others, String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(first);
    boolean empty = true;
    for (String word : text.split(" ")) {
      if (!empty && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder(others);
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    lines.add(line.toString());
    return lines;
  }
}
