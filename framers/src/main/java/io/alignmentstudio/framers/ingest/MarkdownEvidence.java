package io.alignmentstudio.framers.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The markup that tells Markdown from plain text.
 *
 * @param found what there is, in words; empty for plain text
 */
record MarkdownEvidence(List<String> found) {
  private static final Pattern HEADING = Pattern.compile("(?m)^ {0,3}#{1,6} +\\S.*$");
  private static final Pattern FENCE = Pattern.compile("(?m)^ {0,3}(?:```+[\\w -]*|~~~+\\w*)$");
  private static final Pattern LINK =
      Pattern.compile("!?\\[[^\\]\\n]{1,200}\\]\\([^()\\s]{1,500}\\)");
  private static final Pattern STRONG =
      Pattern.compile("(?<![*\\w])\\*\\*(?=\\S)[^*\\n]{1,200}\\S\\*\\*(?![*\\w])");
  private static final Pattern TABLE =
      Pattern.compile("(?m)^[ \\t|]*:?-{2,}:?[ \\t]*(?:\\|[ \\t]*:?-{2,}:?[ \\t]*)+\\|?[ \\t]*$");

  MarkdownEvidence {
    found = List.copyOf(found);
  }

  static MarkdownEvidence of(String text) {
    String lines = text.replace("\r\n", "\n").replace('\r', '\n');
    long headings = count(HEADING, lines);
    long fences = count(FENCE, lines) / 2;
    long links = count(LINK, lines);
    long strong = count(STRONG, lines);
    long tables = count(TABLE, lines);
    long front = FrontMatter.of(lines).note().isPresent() && lines.startsWith("---") ? 1 : 0;
    boolean opening = HEADING.matcher(lines.stripLeading()).lookingAt();
    long kinds =
        List.of(headings, fences, links, strong, tables).stream().filter(n -> n > 0).count();
    boolean sure =
        headings > 1
            || opening
            || fences > 0
            || tables > 0
            || links > 1
            || strong > 2
            || front > 0
            || kinds > 1;
    List<String> found = new ArrayList<>();
    if (sure) {
      add(found, front, "front matter");
      add(found, headings, "headings with #");
      add(found, links, "links");
      add(found, strong, "bold words");
      add(found, tables, "tables");
      add(found, fences, "code blocks");
    }
    return new MarkdownEvidence(found);
  }

  private static long count(Pattern pattern, String text) {
    return pattern.matcher(text).results().count();
  }

  private static void add(List<String> found, long count, String what) {
    if (count > 0) {
      found.add(what);
    }
  }

  boolean isMarkdown() {
    return !found.isEmpty();
  }
}
